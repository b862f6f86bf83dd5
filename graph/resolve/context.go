package resolve

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"regesta/extract"
)

// circle is who bears which names in a document or an edition.
type circle struct {
	surnames map[string][]int32 // surname key → persons
	given    map[string][]int32 // given name or nickname → persons
	roles    map[int32]role     // person → capacities
	from, to int                // years of an edition
	lone     map[string]int     // surname key → mentions of the surname alone
}

func newCircle() *circle {
	return &circle{surnames: map[string][]int32{}, given: map[string][]int32{}, roles: map[int32]role{}, lone: map[string]int{}}
}

// admit adds a person.
func (c *circle) admit(p *people, i int32, as role) {
	if old, ok := c.roles[i]; ok {
		c.roles[i] = old | as
		return
	}
	c.roles[i] = as
	for _, n := range p.persons[i].names {
		for _, k := range n.surnameKeys() {
			c.surnames[k] = addInt(c.surnames[k], i)
		}
		for _, g := range n.given {
			if !initialOnly(g) {
				c.given[g] = addInt(c.given[g], i)
			}
		}
		for _, g := range n.nicks {
			c.given[g] = addInt(c.given[g], i)
		}
	}
}

func addInt(list []int32, x int32) []int32 {
	if containsInt(list, x) {
		return list
	}
	return append(list, x)
}

// circles lists who bears which names in each edition.
func (p *people) circles() {
	for d := range p.docs {
		doc := &p.docs[d]
		for int(doc.edition) >= len(p.editions) {
			p.editions = append(p.editions, newCircle())
		}
		c := p.editions[doc.edition]
		if doc.from > 0 {
			if c.from == 0 || doc.from < c.from {
				c.from = doc.from
			}
			c.to = max(c.to, doc.to)
		}
		for _, u := range doc.uses {
			if i, ok := p.personOf[u.unit]; ok {
				c.admit(p, i, u.roles)
			} else if n := &p.forms[u.form].person; n.surname != "" {
				c.lone[soundKey(n.surname)] += int(u.count)
			}
		}
	}
}

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
		return p.choose(u, near, here)
	}
	far := p.eminent(p.likely(d, n, p.fitting(d, n, p.editions[p.docs[d].edition])))
	if len(far) == 1 {
		return far[0], p.joinPerson(far[0], u.unit, 0.8, "same surname, nobody else of that name in the edition")
	}
	if len(far) > 1 {
		return p.choose(u, far, here)
	}
	return 0, false
}

// likely leaves out bearers of a name whose existence is doubtful beside that of the others, of the
// document or of the edition; and women where a man bears it too and the name has no title, for the
// letters of the time give women theirs.
func (p *people) likely(d int32, n *personName, fits []int32) []int32 {
	if len(fits) == 0 {
		return nil
	}
	edition := p.editions[p.docs[d].edition]
	all := p.fitting(d, n, edition)
	if enumerated(p, all, edition.lone[soundKey(n.surname)]) {
		return nil
	}
	strong := p.strongest(all)
	fits = keep(fits, func(i int32) bool { return containsInt(strong, i) || !containsInt(all, i) })
	if n.full() || n.female || p.womanWrites(fits) {
		return fits
	}
	man := func(i int32) bool { return !isFemale(p.persons[i].names[0]) }
	if men := keep(fits, man); len(men) == 1 || len(men) == 0 && slices.ContainsFunc(strong, man) {
		return men
	}
	return fits
}

// enumerated reports whether the bearers of a frequent name are no more than paragraphs of a list
// that begin with it: "A. HARVEST", "B. HARVEST".
func enumerated(p *people, bearers []int32, lone int) bool {
	const times = 5
	mentions := 0
	for _, i := range bearers {
		who := p.persons[i]
		if who.strength() > 1 || len(who.names[0].given) != 1 || len(who.names[0].given[0]) != 1 {
			return false
		}
		mentions += who.count
	}
	return len(bearers) > 1 && lone >= times*mentions
}

// eminent leaves out, of the bearers of a name in an edition, those whom it names a single time, when
// one of them is a party or described and named often: who is named once, elsewhere, is not meant by
// a surname alone.
func (p *people) eminent(list []int32) []int32 {
	const often = 10
	top := keep(list, func(i int32) bool { return p.persons[i].strength() == 3 && p.persons[i].count >= often })
	if len(top) == 0 {
		return list
	}
	return keep(list, func(i int32) bool { return p.persons[i].count > 1 || p.persons[i].strength() == 3 })
}

// womanWrites reports whether one of the women among the persons is a party of a letter.
func (p *people) womanWrites(list []int32) bool {
	for _, i := range list {
		if who := p.persons[i]; isFemale(who.names[0]) && who.roles&(sender|recipient) != 0 {
			return true
		}
	}
	return false
}

func keep(list []int32, ok func(int32) bool) []int32 {
	var kept []int32
	for _, x := range list {
		if ok(x) {
			kept = append(kept, x)
		}
	}
	return kept
}

// choose decides between several bearers of a name by the office held, then by the parties of the
// letter. What that does not decide is doubtful.
func (p *people) choose(u use, fits []int32, here *circle) (int32, bool) {
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
		return p.fitting(d, &bare, c)
	}
	if n.short {
		for _, k := range sortedKeys(c.surnames) {
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
		if soundKey(m.surname) == key || strings.Contains(m.surname, " ") || len(m.aliases) > 0 || len(m.others) > 0 && !isGiven(m.words()[0]) {
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
	for _, m := range who.names {
		switch {
		case n.female && !mayBeFemale(m), !n.female && m.female:
			return false
		case n.suffix != "" && m.suffix != "" && n.suffix != m.suffix:
			return false
		}
	}
	return true
}

// cutOff reports whether a cut off surname ("St.") and initials are those of a person.
func (p *people) cutOff(n *personName, who *person) bool {
	for _, m := range who.names {
		if len(m.surname) > len(n.surname) && m.surname[:len(n.surname)] == n.surname && givenAgree(n.given, m.given) {
			return true
		}
	}
	return false
}

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

func (p *people) joinPerson(i, u int32, score float64, reason string) bool {
	return p.links.join(p.persons[i].units[0], u, score, reason)
}

func sortedPersons(roles map[int32]role) []int32 {
	list := make([]int32, 0, len(roles))
	for i := range roles {
		list = append(list, i)
	}
	sort.Slice(list, func(i, j int) bool { return list[i] < list[j] })
	return list
}

// editionsLeft joins the names that nobody's full name explained. In one edition the same name is
// the same person as long as at most one person of the edition bears it; so across editions of the
// same years, where the surname is not a common one.
func (p *people) editionsLeft() {
	first := map[string]leftover{}
	var firsts []leftover
	for _, l := range p.left {
		if p.contested(l) || p.bySignature(l) {
			continue
		}
		k := editionKey(p.docs[l.doc].edition, l.name.key())
		if one, ok := first[k]; ok {
			p.links.join(one.unit, l.unit, 0.7, "same name, nobody else of that name in the edition")
			continue
		}
		first[k] = l
		firsts = append(firsts, l)
	}
	p.acrossEditions(firsts)
}

// bySignature joins a given name with the one who signs so elsewhere in the edition and is named in
// this document.
func (p *people) bySignature(l leftover) bool {
	if len(l.name.given) != 1 {
		return false
	}
	var fits []int32
	for _, b := range p.bynames {
		if b.name == l.name.given[0] && b.edition == p.docs[l.doc].edition && p.named(l.doc, b.person) {
			fits = addInt(fits, b.person)
		}
	}
	return len(fits) == 1 && p.joinPerson(fits[0], l.unit, 0.65, "signs so elsewhere in the edition, and is named here")
}

// named reports whether a document names a person, in full or not.
func (p *people) named(d, i int32) bool {
	for _, u := range p.docs[d].uses {
		if p.links.same(u.unit, p.persons[i].units[0]) {
			return true
		}
	}
	return false
}

// contested reports whether several people of the edition bear a name.
func (p *people) contested(l leftover) bool {
	return l.name.office == "" && len(p.likely(l.doc, l.name, p.fitting(l.doc, l.name, p.editions[p.docs[l.doc].edition]))) > 1
}

// acrossEditions joins what is left of an edition with the only bearer of an uncommon surname in
// the other editions, when the years meet.
func (p *people) acrossEditions(firsts []leftover) {
	alone := map[string][]leftover{}
	for _, l := range firsts {
		n := l.name
		if n.office != "" || n.surname == "" || len(n.surname) < 4 || commonSurnames[n.surname] || n.short {
			continue
		}
		fits := p.fitting(l.doc, n, p.everybody())
		if len(fits) == 1 && p.yearsMeet(l, fits[0]) {
			p.joinPerson(fits[0], l.unit, 0.6, "same uncommon surname, nobody else of that name in any edition of those years")
			continue
		}
		if len(fits) == 0 {
			alone[n.key()] = append(alone[n.key()], l)
		}
	}
	for _, k := range sortedKeys(alone) {
		for _, l := range alone[k][1:] {
			if p.editionsMeet(p.docs[l.doc].edition, p.docs[alone[k][0].doc].edition) {
				p.links.join(alone[k][0].unit, l.unit, 0.55, "same uncommon surname in editions of the same years")
			}
		}
	}
}

// everybody is the circle of all persons.
func (p *people) everybody() *circle { return &circle{surnames: p.byKey} }

// yearsMeet reports whether a person stands in an edition of about the same years.
func (p *people) yearsMeet(l leftover, i int32) bool {
	mine := p.docs[l.doc].edition
	for e, c := range p.editions {
		if _, here := c.roles[i]; here && p.editionsMeet(mine, int32(e)) {
			return true
		}
	}
	return p.persons[i].sure
}

// editionsMeet reports whether the years of two editions are less than a generation apart; editions
// without dates meet all.
func (p *people) editionsMeet(a, b int32) bool {
	const generation = 25
	x, y := p.editions[a], p.editions[b]
	return x.from == 0 || y.from == 0 || x.from <= y.to+generation && y.from <= x.to+generation
}

// misread joins a name with another that differs in one letter when both hold one office in one
// edition, and the rarer stands once or twice: a damaged print.
func (p *people) misread() {
	holders := map[string][]int32{}
	seen := map[string]bool{}
	uses := map[int32]int{}
	surname := map[int32]string{}
	for d := range p.docs {
		for _, u := range p.docs[d].uses {
			if p.units[u.unit].kind != extract.Person {
				continue
			}
			root := p.links.root(u.unit)
			uses[root]++
			if s := p.forms[u.form].person.surname; s != "" {
				surname[root] = s
			}
			for o := range p.offices[u.unit] {
				k := editionKey(p.docs[d].edition, o)
				if once := k + "\x00" + strconv.Itoa(int(root)); !seen[once] {
					seen[once] = true
					holders[k] = append(holders[k], root)
				}
			}
		}
	}
	byRoot := map[int32]int32{}
	for i, who := range p.persons {
		byRoot[p.links.root(who.units[0])] = int32(i)
	}
	for _, k := range sortedKeys(holders) {
		p.joinMisread(holders[k], uses, surname, byRoot)
	}
}

func (p *people) joinMisread(holders []int32, uses map[int32]int, surname map[int32]string, persons map[int32]int32) {
	const many = 200 // an office that so many hold is no reason
	if len(holders) > many {
		return
	}
	for i, a := range holders {
		for _, b := range holders[:i] {
			x, y := surname[a], surname[b]
			if min(len(x), len(y)) >= 4 && x[0] == y[0] && oneEdit(x, y) && min(uses[a], uses[b]) <= 2 && uses[a] != uses[b] && p.givenMeet(persons, a, b) {
				p.links.join(a, b, 0.7, "same office in one edition, surname but for one letter")
			}
		}
	}
}

// givenMeet reports whether the full names behind two units do not contradict.
func (p *people) givenMeet(persons map[int32]int32, a, b int32) bool {
	i, ok := persons[a]
	j, both := persons[b]
	if !ok || !both {
		return true
	}
	for _, m := range p.persons[i].names {
		for _, n := range p.persons[j].names {
			if !givenAgree(m.given, n.given) {
				return false
			}
		}
	}
	return true
}
