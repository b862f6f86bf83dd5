package resolve

import (
	"slices"
	"sort"
)

// ladyTitle is a set of titles of women.
type ladyTitle uint8

const (
	missTitle ladyTitle = 1 << iota
	mrsTitle
)

// circle is who bears which names in a document or an edition.
type circle struct {
	surnames map[string][]int32   // surname key → persons
	given    map[string][]int32   // given name or nickname → persons
	roles    map[int32]role       // person → capacities
	from, to int                  // years of an edition
	lone     map[string]int       // surname key → mentions of the surname alone
	ladies   map[string]ladyTitle // surname key → which of "Mrs." and "Miss" stand before it alone
}

func newCircle() *circle {
	return &circle{surnames: map[string][]int32{}, given: map[string][]int32{}, roles: map[int32]role{}, lone: map[string]int{}, ladies: map[string]ladyTitle{}}
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
	if slices.Contains(list, x) {
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
				c.lone[n.sound] += int(u.count)
				c.title(n)
			}
		}
	}
}

// title notes "Mrs." or "Miss" before a surname.
func (c *circle) title(n *personName) {
	switch {
	case n.female && n.maiden:
		c.ladies[n.sound] |= missTitle
	case n.female:
		c.ladies[n.sound] |= mrsTitle
	}
}

// twoLadies reports whether the circle knows a "Mrs." and a "Miss" of a surname: who is named without
// a title is one of them, and nothing tells which.
func (c *circle) twoLadies(surname string) bool { return c.ladies[surname] == missTitle|mrsTitle }

func sortedPersons(roles map[int32]role) []int32 {
	list := make([]int32, 0, len(roles))
	for i := range roles {
		list = append(list, i)
	}
	sort.Slice(list, func(i, j int) bool { return list[i] < list[j] })
	return list
}
