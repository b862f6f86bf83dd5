package resolve

import (
	"slices"
	"strings"

	"regesta/extract"
)

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
	return strings.TrimPrefix(strings.TrimPrefix(Fold(office), "the "), "acting ")
}
