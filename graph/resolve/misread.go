package resolve

import (
	"maps"
	"slices"

	"regesta/extract"
)

// misread joins a name with another that differs in one letter when both hold one office in one
// edition, and the rarer stands once or twice: a damaged print.
func (p *people) misread() {
	p.findRoots()
	holders := map[string][]bearer{}
	for d := range p.docs {
		for _, u := range p.docs[d].uses {
			for o := range p.offices[u.unit] {
				k := editionKey(p.docs[d].edition, o)
				holders[k] = p.addBearer(holders[k], u)
			}
		}
	}
	documents := p.documentsOf()
	for _, k := range slices.Sorted(maps.Keys(holders)) {
		p.joinMisread(holders[k], documents)
	}
}

// bearer is an entity with a surname that it bears.
type bearer struct {
	root    int32
	surname string
}

func (p *people) addBearer(list []bearer, u use) []bearer {
	b := bearer{p.links.root(u.unit), p.forms[u.form].person.surname}
	if b.surname == "" || slices.Contains(list, b) {
		return list
	}
	return append(list, b)
}

// findRoots notes which person each joined entity is.
func (p *people) findRoots() {
	p.byRoot = map[int32]int32{}
	for i, who := range p.persons {
		p.byRoot[p.links.root(who.units[0])] = int32(i)
	}
}

// documentsOf counts the names of every entity, each document's once.
func (p *people) documentsOf() map[int32]int {
	counts := map[int32]int{}
	for d := range p.docs {
		for _, u := range p.docs[d].uses {
			if p.units[u.unit].kind == extract.Person {
				counts[p.links.root(u.unit)]++
			}
		}
	}
	return counts
}

func (p *people) joinMisread(holders []bearer, documents map[int32]int) {
	const many = 200 // an office that so many hold is no reason
	if len(holders) > many {
		return
	}
	for i, a := range holders {
		for _, b := range holders[:i] {
			m, n := documents[a.root], documents[b.root]
			if oneLetterOff(a.surname, b.surname) && min(m, n) <= 2 && m != n && p.givenMeet(a.root, b.root) {
				p.links.join(a.root, b.root, 0.7, "same office in one edition, surname but for one letter")
			}
		}
	}
}

func oneLetterOff(a, b string) bool {
	return min(len(a), len(b)) >= 4 && a[0] == b[0] && oneEdit(a, b)
}

// givenMeet reports whether the full names behind two units do not contradict.
func (p *people) givenMeet(a, b int32) bool {
	i, ok := p.byRoot[p.links.root(a)]
	j, both := p.byRoot[p.links.root(b)]
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
