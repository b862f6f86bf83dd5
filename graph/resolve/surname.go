package resolve

import (
	"maps"
	"slices"
	"strings"

	"regesta/extract"
)

// document explains the names that need their context by the people of the document, then by those
// of its edition. Surnames come before given names, for a signature of a given name needs to know
// the sender.
func (p *people) document(d int32) {
	doc := &p.docs[d]
	here := newCircle()
	var lone, byGiven []use
	for _, u := range doc.uses {
		if p.units[u.unit].kind != extract.Person {
			continue
		}
		if i, ok := p.personOf[u.unit]; ok {
			here.admit(p, i, u.roles)
		} else if p.settled[u.unit] {
			continue
		} else if n := &p.forms[u.form].person; n.surname != "" || n.office != "" {
			lone = append(lone, u)
		} else {
			byGiven = append(byGiven, u)
		}
	}
	for _, u := range lone {
		if i, ok := p.bySurname(d, u, here); ok {
			here.admit(p, i, u.roles)
		} else {
			p.left = append(p.left, leftover{d, u.unit, &p.forms[u.form].person})
		}
	}
	for _, u := range byGiven {
		if !p.byGiven(d, u, here) {
			p.left = append(p.left, leftover{d, u.unit, &p.forms[u.form].person})
		}
	}
}

// bySurname joins a lone surname, or a name that fits several people, with the one person of the
// document that it fits, else with the one of the edition.
func (p *people) bySurname(d int32, u use, here *circle) (int32, bool) {
	n := &p.forms[u.form].person
	if n.office != "" {
		return 0, false
	}
	near := p.likely(d, n, p.fitting(d, n, here))
	switch len(near) {
	case 0:
	case 1:
		return near[0], p.joinPerson(near[0], u.unit, 0.85, "same surname, same document")
	default:
		return p.choose(d, u, near, here)
	}
	far := p.eminent(p.likely(d, n, p.fitting(d, n, p.editions[p.docs[d].edition])))
	if len(far) == 1 {
		return far[0], p.joinPerson(far[0], u.unit, 0.8, "same surname, nobody else of that name in the edition")
	}
	if len(far) > 1 {
		return p.choose(d, u, far, here)
	}
	return 0, false
}

// choose decides between several bearers of a name by the office held, by the parties of the
// letter, then by whom these parties name in their other letters. What that does not decide is doubtful.
func (p *people) choose(d int32, u use, fits []int32, here *circle) (int32, bool) {
	var office, party []int32
	for _, i := range fits {
		for o := range p.offices[u.unit] {
			if p.persons[i].offices[o] {
				office = addInt(office, i)
			}
		}
		if here.roles[i]&(sender|recipient) != 0 {
			party = append(party, i)
		}
	}
	if len(office) == 1 {
		return office[0], p.joinPerson(office[0], u.unit, 0.8, "same surname, same office")
	}
	if len(party) == 1 && u.roles&(sender|recipient) != 0 {
		return party[0], p.joinPerson(party[0], u.unit, 0.75, "same surname, the party of the letter")
	}
	if i, ok := p.spokenOf(d, fits); ok && len(party) == 0 {
		return i, p.joinPerson(i, u.unit, 0.65, "same surname, named in full in other letters between these people")
	}
	p.doubtful(u.unit, fits, party)
	return 0, false
}

// doubtful lists whom a name may mean: a party of the letter, else a few of those who bear it.
func (p *people) doubtful(unit int32, fits, party []int32) {
	const few = 3
	if len(party) == 1 {
		p.doubt(p.persons[party[0]].units[0], unit, 0.6, "same surname, a party of the letter", "somebody else of that name is there too")
		return
	}
	for _, i := range fits[:min(few, len(fits))] {
		p.doubt(p.persons[i].units[0], unit, 1/float64(len(fits)+1), "same surname", "several people bear the name")
	}
}

// fitting lists the people of a circle for whom a name may stand.
func (p *people) fitting(d int32, n *personName, c *circle) []int32 {
	var fits, byOther []int32 // the latter have the surname as a middle word
	for _, k := range n.surnameKeys() {
		for _, i := range c.surnames[k] {
			if !p.mayStandFor(d, n, p.persons[i]) {
				continue
			}
			if p.surnamed(i, k) {
				fits = addInt(fits, i)
			} else {
				byOther = addInt(byOther, i)
			}
		}
	}
	if len(fits) == 0 {
		fits = byOther
	}
	if s := n.surname; len(fits) == 0 && len(s) > 4 && strings.HasSuffix(s, "s") && !n.full() {
		bare := *n // a genitive, or a family
		bare.surname = strings.TrimSuffix(s, "s")
		bare.sound = SoundKey(bare.surname)
		return p.fitting(d, &bare, c)
	}
	if n.short {
		for _, k := range slices.Sorted(maps.Keys(c.surnames)) {
			for _, i := range c.surnames[k] {
				if p.cutOff(n, p.persons[i]) && c.roles[i]&(sender|recipient) != 0 {
					fits = addInt(fits, i)
				}
			}
		}
	}
	return p.apart(fits)
}

// surnamed reports whether a key is of the last or only surname of a person.
func (p *people) surnamed(i int32, key string) bool {
	for _, m := range p.persons[i].names {
		if m.sound == key || slices.Contains(m.readings, key) || strings.Contains(m.surname, " ") || len(m.aliases) > 0 || len(m.others) > 0 && !isGiven(m.words()[0]) {
			return true
		}
	}
	return false
}

// apart leaves out persons whom a decision has joined with one before them.
func (p *people) apart(list []int32) []int32 {
	var kept []int32
	for i, x := range list {
		one := false
		for _, y := range list[:i] {
			one = one || p.links.same(p.persons[x].units[0], p.persons[y].units[0])
		}
		if !one {
			kept = append(kept, x)
		}
	}
	return kept
}

// mayStandFor reports whether a name in a document may stand for a person: sex, style, given names
// and years do not contradict.
func (p *people) mayStandFor(d int32, n *personName, who *person) bool {
	if to := p.docs[d].to; to > 0 && who.life.birth > to {
		return false
	}
	if n.full() {
		return who.agree(n)
	}
	if n.female && p.editions[p.docs[d].edition].twoLadies(n.sound) && !who.titled() {
		return false
	}
	for _, m := range who.names {
		switch {
		case n.female && !mayBeFemale(m), !n.female && m.female, n.male && isFemale(m), n.female && m.female && n.maiden != m.maiden:
			return false
		case n.suffix != "" && m.suffix != "" && n.suffix != m.suffix:
			return false
		}
	}
	return true
}

// titled reports whether one of the names of a person has the title of a woman.
func (who *person) titled() bool {
	return slices.ContainsFunc(who.names, func(n *personName) bool { return n.female })
}

// cutOff reports whether a cut off surname ("St.") and initials are those of a person.
func (p *people) cutOff(n *personName, who *person) bool {
	for _, m := range who.names {
		if len(m.surname) > len(n.surname) && strings.HasPrefix(m.surname, n.surname) && givenAgree(n.given, m.given) {
			return true
		}
	}
	return false
}

func (p *people) joinPerson(i, u int32, score float64, reason string) bool {
	return p.links.join(p.persons[i].units[0], u, score, reason)
}
