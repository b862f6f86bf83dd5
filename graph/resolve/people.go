package resolve

import (
	"slices"
	"sort"
	"strings"

	"regesta/extract"
)

// people is the work on persons. Full names are joined to persons first, through the whole corpus;
// then, document by document, the names that need their context find their person; then what is
// left of each edition, and of the editions together.
type people struct {
	*Resolver
	persons  []*person
	byKey    map[string][]int32 // surname key → persons
	personOf map[int32]int32    // unit of a full name → person
	unclear  map[int32]bool     // units of full names that fit several persons: "J. Smith"
	lives    map[int32]life     // units
	offices  map[int32]map[string]bool
	told     map[int32]bool // units of which documents state something
	counts   map[int32]int  // units of full names → mentions
	roles    map[int32]role // units of full names → capacities
	editions []*circle
	bynames  []byname
	left     []leftover
}

// person is what the full names of one person say together.
type person struct {
	units   []int32
	names   []*personName
	life    life
	offices map[string]bool
	count   int  // mentions of the full names
	roles   role // capacities of the full names, in all documents
	told    bool // a glossary or list of persons, or another statement, speaks of the person
	sure    bool // an identifier of an authority stands behind it
}

// life is the years of birth and death, 0 when unknown.
type life struct{ birth, death int }

// leftover is a use that its document did not explain.
type leftover struct {
	doc  int32
	unit int32
	name *personName
}

func (r *Resolver) people() {
	p := &people{Resolver: r, byKey: map[string][]int32{}, personOf: map[int32]int32{}, unclear: map[int32]bool{}}
	p.learnFacts()
	p.countFull()
	p.fullNames()
	p.partUnclear()
	p.circles()
	for d := range r.docs {
		p.document(int32(d))
	}
	p.signedSo()
	p.editionsLeft()
	p.misread()
}

// countFull counts how often and in which capacities full names stand.
func (p *people) countFull() {
	p.counts, p.roles = map[int32]int{}, map[int32]role{}
	for d := range p.docs {
		for _, u := range p.docs[d].uses {
			if p.isFull(u.unit) {
				p.counts[u.unit] += int(u.count)
				p.roles[u.unit] |= u.roles
			}
		}
	}
}

// learnFacts reads the years of life, the offices and the further names that documents state.
func (p *people) learnFacts() {
	p.lives, p.offices, p.told = map[int32]life{}, map[int32]map[string]bool{}, map[int32]bool{}
	for _, f := range p.facts {
		u := p.unitOf(f.doc, f.form)
		if p.units[u].kind != extract.Person {
			continue
		}
		l := p.lives[u]
		p.told[u] = p.told[u] || f.predicate != extract.Office
		switch f.predicate {
		case extract.Name:
			if n := &p.forms[f.form].person; !slices.Contains(n.aliases, f.value) {
				n.aliases = append(n.aliases, f.value)
			}
		case extract.Birth:
			l.birth = yearOf(f.value)
		case extract.Death:
			l.death = yearOf(f.value)
		case extract.Office:
			if p.offices[u] == nil {
				p.offices[u] = map[string]bool{}
			}
			p.offices[u][officeKey(f.value)] = true
		}
		if l != (life{}) {
			p.lives[u] = l
		}
	}
}

// officeKey levels the ways of writing an office.
func officeKey(office string) string {
	return strings.TrimPrefix(strings.TrimPrefix(fold(office), "the "), "acting ")
}

// yearOf is the year of an EDTF date, 0 when it has none.
func yearOf(edtf string) int {
	year := 0
	for i := 0; i < len(edtf) && i < 4; i++ {
		if edtf[i] < '0' || edtf[i] > '9' {
			return 0
		}
		year = year*10 + int(edtf[i]-'0')
	}
	return year
}

// fullNames joins the units of full names to persons, the most telling names first. A name that
// fits several persons waits for its document.
func (p *people) fullNames() {
	var units []int32
	for id := range p.units {
		if p.isFull(int32(id)) {
			units = append(units, int32(id))
		}
	}
	rank := make(map[int32]int, len(units))
	for _, u := range units {
		rank[u] = p.telling(u)
	}
	sort.Slice(units, func(i, j int) bool {
		if a, b := rank[units[i]], rank[units[j]]; a != b {
			return a > b
		}
		return units[i] < units[j]
	})
	for _, u := range units {
		p.place(u)
	}
}

func (p *people) isFull(u int32) bool {
	return p.units[u].kind == extract.Person && p.units[u].doc < 0
}

// place gives the unit of a full name its person.
func (p *people) place(u int32) {
	keys := p.unitKeys(u)
	var fits, named []int32
	for _, k := range keys {
		for _, i := range p.byKey[k] {
			switch {
			case p.links.same(u, p.persons[i].units[0]): // by a decision or an authority file
				p.enter(u, i, keys)
				return
			case containsInt(fits, i) || containsInt(named, i):
			case p.otherName(u, p.persons[i]):
				named = append(named, i)
			case p.compatible(u, p.persons[i]):
				fits = append(fits, i)
			}
		}
	}
	fits = p.exact(u, p.apart(fits))
	if len(fits) > 1 && p.units[u].ref == "" && !p.settled[u] {
		strong := p.strongest(fits)
		if p.persons[strong[0]].strength() == 0 && p.counts[u] > 2 {
			strong, named = nil, append(named, p.decorated(u, fits)...)
		}
		if fits = strong; len(fits) > 1 {
			p.unclear[u] = true
			return
		}
	}
	i := int32(len(p.persons))
	if len(fits) == 1 && p.links.join(p.persons[fits[0]].units[0], u, 0.9, p.reason(u, p.persons[fits[0]])) {
		i = fits[0]
	} else {
		p.persons = append(p.persons, &person{offices: map[string]bool{}})
	}
	p.enter(u, i, keys)
	for _, j := range named {
		p.links.join(p.persons[j].units[0], u, 0.9, "the edition gives both names, or one name is the other with a word before it")
	}
}

// exact narrows several persons to the one who has a name of the unit to the letter.
func (p *people) exact(u int32, fits []int32) []int32 {
	same := keep(fits, func(i int32) bool {
		for _, f := range p.units[u].forms {
			for _, m := range p.persons[i].names {
				if m.full() && m.key() == p.forms[f].person.key() {
					return true
				}
			}
		}
		return false
	})
	if len(same) == 1 {
		return same
	}
	return fits
}

// otherName reports whether the edition gives a name of the person as another name of the unit.
func (p *people) otherName(u int32, who *person) bool {
	for _, f := range p.units[u].forms {
		for _, m := range who.names {
			if n := &p.forms[f].person; soundKey(n.surname) != soundKey(m.surname) && (aliased(n, m) || aliased(m, n)) {
				return true
			}
		}
	}
	return false
}

// decorated lists those persons whose one name is the unit's with something before it that is no
// given name: a damaged "Cochinchina Bao Dai" of the frequent "Bao Dai".
func (p *people) decorated(u int32, fits []int32) []int32 {
	var list []int32
	for _, i := range fits {
		for _, f := range p.units[u].forms {
			if m := p.persons[i].names[0]; len(m.given) > 0 && !isGiven(m.given[0]) && !initialOnly(m.given[0]) && partOf(&p.forms[f].person, m) {
				list = addInt(list, i)
			}
		}
	}
	return list
}

// strength says how much speaks for the existence of a person of just that name, 0 to 3: what was
// told of them, or a letter of theirs; a known given name or several initials; a name that stands
// twice; else it may be a misprint or a word that is no name.
func (who *person) strength() int {
	known := false
	for _, m := range who.names {
		known = known || len(m.given) > 0 && isGiven(m.given[0]) || len(m.given) > 1 && initialOnly(m.given[0]) && initialOnly(m.given[1])
	}
	switch {
	case who.told, who.sure, who.roles&(sender|recipient|glossary) != 0:
		return 3
	case known:
		return 2
	case who.count > 1:
		return 1
	}
	return 0
}

// strongest leaves out of several bearers of a name those for whose existence little speaks beside
// the others.
func (p *people) strongest(list []int32) []int32 {
	if len(list) < 2 {
		return list
	}
	most := 0
	for _, i := range list {
		most = max(most, p.persons[i].strength())
	}
	var kept []int32
	for _, i := range list {
		if p.persons[i].strength() >= min(most, max(1, most-1)) && !p.misprinted(i, list) {
			kept = append(kept, i)
		}
	}
	return kept
}

// misprinted reports whether a person stands once, and differs only in a further initial from one
// who stands many times: "Frank C." of Frank G.
func (p *people) misprinted(i int32, list []int32) bool {
	const many = 5
	who := p.persons[i]
	if who.count > 1 || who.told || who.sure || len(who.names[0].given) < 2 {
		return false
	}
	for _, j := range list {
		other := p.persons[j]
		if j != i && other.count >= many && len(other.names[0].given) > 1 && other.names[0].given[0] == who.names[0].given[0] && !initialOnly(who.names[0].given[0]) {
			return true
		}
	}
	return false
}

// enter adds a unit to a person.
func (p *people) enter(u, i int32, keys []string) {
	who := p.persons[i]
	who.units = append(who.units, u)
	p.personOf[u] = i
	for _, f := range p.units[u].forms {
		who.names = append(who.names, &p.forms[f].person)
	}
	l := p.lives[u]
	if e := p.units[u].entry; e != nil {
		l = life{yearOf(e.Birth), yearOf(e.Death)}
	}
	who.life = life{max(who.life.birth, l.birth), max(who.life.death, l.death)}
	for o := range p.offices[u] {
		who.offices[o] = true
	}
	who.sure = who.sure || p.units[u].ref != ""
	who.told = who.told || p.told[u]
	who.count += p.counts[u]
	who.roles |= p.roles[u]
	for _, k := range keys {
		if !containsInt(p.byKey[k], i) {
			p.byKey[k] = append(p.byKey[k], i)
		}
	}
}

// reason says why a full name was joined with a person.
func (p *people) reason(u int32, who *person) string {
	n := &p.forms[p.units[u].forms[0]].person
	for _, m := range who.names {
		switch {
		case m.surname == n.surname && strings.Join(m.given, " ") == strings.Join(n.given, " "):
			return "the same full name"
		case soundKey(m.surname) != soundKey(n.surname):
			return "one name is part of the other"
		}
	}
	if who.names[0].surname != n.surname {
		return "the same surname in another romanisation, given names agree"
	}
	return "same surname, given names or initials agree"
}

// unitKeys are the surname keys of all forms of a unit.
func (p *people) unitKeys(u int32) []string {
	var keys []string
	for _, f := range p.units[u].forms {
		keys = append(keys, p.forms[f].person.surnameKeys()...)
	}
	return distinct(keys)
}

// telling ranks units by how much their names say; identifiers say most.
func (p *people) telling(u int32) int {
	best := 0
	for _, f := range p.units[u].forms {
		rank := 0
		for _, g := range p.forms[f].person.given {
			rank += 4
			if !initialOnly(g) {
				rank++
			}
		}
		best = max(best, rank+2*len(p.forms[f].person.nicks))
	}
	switch {
	case p.units[u].entry != nil:
		best += 200
	case p.units[u].ref != "":
		best += 100
	}
	return best
}

// compatible reports whether a unit's names, years and identifiers contradict none of a person's.
func (p *people) compatible(u int32, who *person) bool {
	for _, m := range who.units {
		if x, y := p.units[u].era, p.units[m].era; x != y && x > 0 && y > 0 {
			return false
		}
		a, b := p.units[u].ref, p.units[m].ref
		if p.links.forbidden(u, m) || a != b && sameAuthority(a, b) {
			return false
		}
	}
	if !who.life.fits(p.lives[u]) {
		return false
	}
	for _, f := range p.units[u].forms {
		if !who.agree(&p.forms[f].person) {
			return false
		}
	}
	return true
}

// agree reports whether a name contradicts none of a person's names, or one of them explains it
// or has all its words. The names that an authority file or a register gives one person may contradict each other.
func (who *person) agree(n *personName) bool {
	all, one := true, false
	for _, m := range who.names {
		if soundKey(m.surname) == soundKey(n.surname) && nicked(m, n) || aliased(m, n) || partOf(n, m) && agree(m, n) {
			return true
		}
		fits := agree(m, n)
		all, one = all && fits, one || fits && m.full()
	}
	return all || one && who.sure
}

// fits reports whether two lives may be one; editions often differ by a year.
func (l life) fits(o life) bool {
	return (l.birth == 0 || o.birth == 0 || abs(l.birth-o.birth) <= 1) && (l.death == 0 || o.death == 0 || abs(l.death-o.death) <= 1)
}

func abs(n int) int { return max(n, -n) }

func containsInt(list []int32, x int32) bool {
	for _, y := range list {
		if y == x {
			return true
		}
	}
	return false
}

// sameAuthority reports whether two identifiers are of one authority file, so that different ones
// are different people.
func sameAuthority(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	return a[:strings.LastIndexAny(a, "/#:")+1] == b[:strings.LastIndexAny(b, "/#:")+1]
}

// partUnclear gives every document its own unit of a name that fits several persons.
func (p *people) partUnclear() {
	for d := range p.docs {
		local := map[int32]int32{}
		for i := range p.docs[d].uses {
			u := &p.docs[d].uses[i]
			if !p.unclear[u.unit] {
				continue
			}
			own, ok := local[u.unit]
			if !ok {
				own = p.links.grow()
				p.links.inherit(own, u.unit)
				local[u.unit] = own
				p.units = append(p.units, unit{kind: extract.Person, doc: int32(d)})
			}
			u.unit = own
			p.units[own].addForm(u.form)
		}
	}
}
