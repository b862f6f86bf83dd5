package resolve

// byGiven explains a given name, a given name with patronymic, or a nickname: by the parties of the
// letter, then by the one person of the document or edition who bears it.
func (p *people) byGiven(d int32, u use, here *circle) bool {
	n := &p.forms[u.form].person
	if len(n.given) == 0 {
		return false
	}
	var parties, senders []int32
	for _, i := range sortedPersons(here.roles) {
		if here.roles[i]&(sender|recipient) != 0 && p.givenOf(n, p.persons[i]) && !signsOtherwise(u.roles, here.roles[i]) {
			parties = append(parties, i)
		}
		if here.roles[i]&sender != 0 && (u.roles&signature == 0 || here.roles[i]&signature == 0) {
			senders = append(senders, i)
		}
	}
	parties, senders = p.apart(parties), p.apart(senders)
	if len(parties) == 1 {
		return p.joinPerson(parties[0], u.unit, 0.8, "given name of a party of the letter")
	}
	if i, ok := p.surnameOrGiven(d, n, here); ok && len(parties) == 0 {
		return p.joinPerson(i, u.unit, 0.7, "the only bearer of the name in the document or edition")
	}
	if u.roles&(sender|signature) != 0 && len(senders) == 1 && len(parties) == 0 {
		p.bynames = append(p.bynames, byname{senders[0], p.docs[d].edition, n.given[0]})
		return p.joinPerson(senders[0], u.unit, 0.7, "signature of the letter, whose sender is known")
	}
	for _, i := range parties {
		p.doubt(p.persons[i].units[0], u.unit, 0.5, "given name of a party of the letter", "it fits several parties")
	}
	return false
}

// signsOtherwise reports whether a name cannot be a party's because it stands in the signature and
// the party does not sign, or signs with another name; or in the salutation of a letter to others.
func signsOtherwise(name, party role) bool {
	switch {
	case name&signature != 0:
		return party&sender == 0 || party&signature != 0
	case name&salutation != 0:
		return party&recipient == 0
	}
	return false
}

// surnameOrGiven finds the one person of the document, else of the edition, whose surname or given
// name is the single word; a given name with a patronymic must fit both.
func (p *people) surnameOrGiven(d int32, n *personName, here *circle) (int32, bool) {
	edition := p.editions[p.docs[d].edition]
	for _, c := range []*circle{here, edition} {
		fits := p.fitting(d, n, c)
		if len(n.given) == 2 || c == here {
			for _, i := range c.given[n.given[0]] {
				if p.givenOf(n, p.persons[i]) {
					fits = addInt(fits, i)
				}
			}
		}
		if fits = p.apart(fits); len(fits) > 0 {
			return fits[0], len(fits) == 1
		}
	}
	return 0, false
}

// givenOf reports whether the given names are those of a person: "Vladimir Ilyich" of V. I., and
// the patronymic alone.
func (p *people) givenOf(n *personName, who *person) bool {
	patronymic := len(n.given) == 1 && isPatronymic(n.given[0])
	for _, m := range who.names {
		switch {
		case patronymic && len(m.given) > 1 && givenFits(n.given[0], m.given[1]):
			return true
		case patronymic:
		case len(m.given) >= len(n.given) && givenAgree(n.given, m.given):
			return true
		case nicked(m, n):
			return true
		}
	}
	return false
}

// byname is a name that a person signed with.
type byname struct {
	person, edition int32
	name            string
}

// signedSo joins a person with the one who has the same surname and, as given name, the byname that
// the first signed with, when no document names both.
func (p *people) signedSo() {
	done := map[byname]bool{}
	for _, b := range p.bynames {
		if done[b] {
			continue
		}
		done[b] = true
		who := p.persons[b.person]
		for _, k := range who.names[0].surnameKeys() {
			for _, j := range p.byKey[k] {
				for _, m := range p.persons[j].names {
					if j != b.person && len(m.given) > 0 && m.given[0] == b.name && !p.together(b.person, j) {
						p.links.join(who.units[0], p.persons[j].units[0], 0.75, "same surname, and signed with this given name")
					}
				}
			}
		}
	}
}

// together reports whether a document names two persons in full.
func (p *people) together(i, j int32) bool {
	for d := range p.docs {
		one, two := false, false
		for _, u := range p.docs[d].uses {
			if k, ok := p.personOf[u.unit]; ok {
				one, two = one || k == i, two || k == j
			}
		}
		if one && two {
			return true
		}
	}
	return false
}
