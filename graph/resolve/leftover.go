package resolve

import (
	"maps"
	"slices"
)

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
	for _, k := range slices.Sorted(maps.Keys(alone)) {
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

// leftover is a use that its document did not explain.
type leftover struct {
	doc  int32
	unit int32
	name *personName
}
