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
	between  correspondents
	byRoot   map[int32]int32 // root of an entity → person, once all are joined
	left     []leftover
}

func (r *Resolver) people() {
	p := &people{Resolver: r, byKey: map[string][]int32{}, personOf: map[int32]int32{}, unclear: map[int32]bool{}}
	p.learnFacts()
	p.countFull()
	p.fullNames()
	p.partUnclear()
	p.circles()
	p.learnCorrespondents()
	for d := range r.docs {
		p.document(int32(d))
	}
	p.signedSo()
	p.editionsLeft()
	p.misread()
	p.similar()
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
			case slices.Contains(fits, i) || slices.Contains(named, i):
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
			if n := &p.forms[f].person; n.sound != m.sound && (aliased(n, m) || aliased(m, n)) {
				return true
			}
		}
	}
	return false
}

// decorated lists those persons whose one name is the unit's with something before it that is no
// given name: a damaged "Riverside Ann Low" of the frequent "Ann Low".
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
		if !slices.Contains(p.byKey[k], i) {
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
		case m.sound != n.sound:
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
		rank := 4 * strings.Count(p.forms[f].person.surname, " ")
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
