package resolve

import (
	"sort"
	"strings"

	"regesta/extract"
)

// people joins the names of persons: full names first, through the whole corpus; then, document by
// document, the names that need their context; then what is left of an edition.
func (r *Resolver) people() {
	p := &people{Resolver: r, holders: map[string][]int32{}}
	p.fullNames()
	p.indexEditions()
	for d := range r.docs {
		p.document(int32(d))
	}
	p.leftOver()
}

// people is the work on persons.
type people struct {
	*Resolver
	holders  map[string][]int32          // surname key → units of full names, most telling first
	editions []map[string]map[int32]bool // edition → surname key → roots that bear it there
	given    []map[string]map[int32]bool // edition → given name → roots
	left     []int32                     // units that their document did not explain
}

// surnameKeys are the keys under which a name is found by its surname.
func (n *personName) surnameKeys() []string {
	keys := []string{}
	add := func(s string) {
		if s != "" && !strings.Contains(s, " ") {
			keys = append(keys, soundKey(s))
		} else if s != "" {
			keys = append(keys, s)
		}
	}
	add(n.surname)
	for _, o := range n.others {
		add(o)
	}
	for _, a := range n.aliases {
		if alias := parseName(a); alias.surname != "" {
			add(alias.surname)
		} else {
			for _, g := range alias.given {
				add(g)
			}
		}
	}
	return distinct(keys)
}

// fullNames joins full names that have a surname and given names that agree. Where a shorter form
// fits two people, it waits for its document.
func (p *people) fullNames() {
	for id := range p.units {
		u := &p.units[id]
		if u.kind != extract.Person || u.doc >= 0 {
			continue
		}
		for _, k := range p.unitKeys(u) {
			p.holders[k] = append(p.holders[k], int32(id))
		}
	}
	for _, k := range sortedKeys(p.holders) {
		p.block(p.holders[k])
	}
}

// unitKeys are the surname keys of all forms of a unit.
func (p *people) unitKeys(u *unit) []string {
	var keys []string
	for _, f := range u.forms {
		keys = append(keys, p.forms[f].person.surnameKeys()...)
	}
	return distinct(keys)
}

// block joins the units of one surname, the most telling names first.
func (p *people) block(units []int32) {
	sort.Slice(units, func(i, j int) bool {
		a, b := p.telling(units[i]), p.telling(units[j])
		if a != b {
			return a > b
		}
		return units[i] < units[j]
	})
	var persons [][]int32
	for _, u := range units {
		var fits []int
		for i, members := range persons {
			if p.compatible(u, members) {
				fits = append(fits, i)
			}
		}
		if len(fits) == 1 && p.links.join(persons[fits[0]][0], u, 0.9, "same surname, given names agree") {
			persons[fits[0]] = append(persons[fits[0]], u)
			continue
		}
		persons = append(persons, []int32{u})
	}
}

// telling ranks units by how much their names say.
func (p *people) telling(u int32) int {
	best := 0
	for _, f := range p.units[u].forms {
		n := &p.forms[f].person
		rank := 0
		for _, g := range n.given {
			rank += 4
			if !initialOnly(g) {
				rank++
			}
		}
		best = max(best, rank)
	}
	if p.units[u].ref != "" {
		best += 100
	}
	return best
}

// compatible reports whether a unit's names contradict none of a person's.
func (p *people) compatible(u int32, members []int32) bool {
	for _, m := range members {
		if p.links.forbidden(u, m) || sameAuthority(p.units[u].ref, p.units[m].ref) && p.units[u].ref != p.units[m].ref {
			return false
		}
		for _, f := range p.units[m].forms {
			for _, g := range p.units[u].forms {
				if !agree(&p.forms[f].person, &p.forms[g].person) {
					return false
				}
			}
		}
	}
	return true
}

// sameAuthority reports whether two identifiers are of one authority file, so that different ones
// are different people.
func sameAuthority(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	return a[:strings.LastIndexAny(a, "/#:")+1] == b[:strings.LastIndexAny(b, "/#:")+1]
}

// agree reports whether two full names may be names of one person: sexes, suffixes and given names
// do not contradict.
func agree(a, b *personName) bool {
	if a.female != b.female && (len(a.given) == 0 || len(b.given) == 0) {
		return false
	}
	if a.suffix != b.suffix && a.suffix != "" && b.suffix != "" {
		return false
	}
	return givenAgree(a.given, b.given) || nicked(a, b) || nicked(b, a)
}

// nicked reports whether b's first given name is a nickname that a's own form explains.
func nicked(a, b *personName) bool {
	if len(b.given) == 0 {
		return false
	}
	for _, n := range a.nicks {
		if n == b.given[0] {
			return true
		}
	}
	return false
}

// givenAgree compares given names place by place; a name may be an initial of the other, and one
// list may be shorter.
func givenAgree(a, b []string) bool {
	for i := 0; i < min(len(a), len(b)); i++ {
		if !givenFits(a[i], b[i]) {
			return false
		}
	}
	return true
}

// givenFits reports whether two given names, or initials, may be the same.
func givenFits(a, b string) bool {
	if a == b {
		return true
	}
	if initialOnly(a) || initialOnly(b) {
		return initialFits(a, b)
	}
	if sameGiven(a, b) || soundKey(a) == soundKey(b) {
		return true
	}
	return !isGiven(a) && !isGiven(b) && jaroWinkler(soundKey(a), soundKey(b)) >= 0.93
}

// initialFits compares an initial with a name or an initial, across languages: I. V. and Joseph.
func initialFits(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if strings.HasPrefix(b, a) {
		return true
	}
	if initialOnly(b) {
		return alikeInitials[a[:1]+b[:1]] || alikeInitials[b[:1]+a[:1]]
	}
	for _, class := range givenNames[b] {
		if strings.HasPrefix(class, a) {
			return true
		}
	}
	return alikeInitials[a[:1]+b[:1]] || alikeInitials[b[:1]+a[:1]]
}

// alikeInitials are the letters that one name may begin with in two romanisations.
var alikeInitials = map[string]bool{"ij": true, "jy": true, "iy": true, "ey": true, "vw": true, "ck": true, "hk": true, "gh": true, "cs": true, "jz": true, "ct": true}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// indexEditions lists who bears a surname in each edition.
func (p *people) indexEditions() {
	n := int32(0)
	for d := range p.docs {
		n = max(n, p.docs[d].edition+1)
	}
	p.editions = make([]map[string]map[int32]bool, n)
	p.given = make([]map[string]map[int32]bool, n)
	for e := range p.editions {
		p.editions[e] = map[string]map[int32]bool{}
		p.given[e] = map[string]map[int32]bool{}
	}
	for d := range p.docs {
		e := p.docs[d].edition
		for _, u := range p.docs[d].uses {
			if p.isFull(u.unit) {
				p.bearers(p.editions[e], p.given[e], u.unit)
			}
		}
	}
}

func (p *people) isFull(u int32) bool {
	return p.units[u].kind == extract.Person && p.units[u].doc < 0
}

// bearers adds a unit to the lists of those who bear its surnames and given names.
func (p *people) bearers(surnames, given map[string]map[int32]bool, u int32) {
	root := p.links.root(u)
	for _, k := range p.unitKeys(&p.units[u]) {
		addTo(surnames, k, root)
	}
	for _, f := range p.units[u].forms {
		n := &p.forms[f].person
		for _, g := range append(append([]string{}, n.given...), n.nicks...) {
			if !initialOnly(g) {
				addTo(given, g, root)
			}
		}
	}
}

func addTo(m map[string]map[int32]bool, k string, root int32) {
	if m[k] == nil {
		m[k] = map[int32]bool{}
	}
	m[k][root] = true
}

// document explains the names that need their context by the people of the document, then by those
// of its edition.
func (p *people) document(d int32) {
	doc := &p.docs[d]
	surnames, given := map[string]map[int32]bool{}, map[string]map[int32]bool{}
	roles := map[int32]role{}
	for _, u := range doc.uses {
		if p.isFull(u.unit) {
			p.bearers(surnames, given, u.unit)
			roles[p.links.root(u.unit)] |= u.roles
		}
	}
	for _, u := range doc.uses {
		if p.units[u.unit].kind != extract.Person || p.isFull(u.unit) {
			continue
		}
		n := &p.forms[u.form].person
		if p.explain(u, n, surnames, roles, "same surname, same document") {
			continue
		}
		if p.explain(u, n, p.editions[doc.edition], roles, "same surname, nobody else of that name in the edition") {
			continue
		}
		if len(n.given) > 0 && p.byGiven(u, n, roles, given) {
			continue
		}
		p.left = append(p.left, u.unit)
	}
}

// explain joins a name that needs its context with the one bearer that fits.
func (p *people) explain(u use, n *personName, bearers map[string]map[int32]bool, roles map[int32]role, reason string) bool {
	fits := map[int32]bool{}
	for _, k := range n.surnameKeys() {
		for root := range bearers[k] {
			if p.fits(n, root) {
				fits[root] = true
			}
		}
	}
	if one, ok := only(fits); ok {
		return p.links.join(one, u.unit, 0.85, reason)
	}
	parties := map[int32]bool{}
	for root := range fits {
		if roles[root]&(sender|recipient) != 0 {
			parties[root] = true
		}
	}
	if one, ok := only(parties); ok {
		return p.links.join(one, u.unit, 0.7, "same surname, a party of the letter")
	}
	return false
}

// fits reports whether a lone surname may stand for a person: a "Mrs." for a woman only.
func (p *people) fits(n *personName, root int32) bool {
	if !n.female {
		return true
	}
	for _, f := range p.units[root].forms {
		m := &p.forms[f].person
		if m.female || len(m.given) > 0 && isWoman(m.given[0]) {
			return true
		}
	}
	return false
}

func only(set map[int32]bool) (int32, bool) {
	for x := range set {
		return x, len(set) == 1
	}
	return 0, false
}

// byGiven explains a given name, or given name and patronymic, by the parties of the letter.
func (p *people) byGiven(u use, n *personName, roles map[int32]role, given map[string]map[int32]bool) bool {
	fits := map[int32]bool{}
	for root, role := range roles {
		if role&(sender|recipient) != 0 && p.givenOf(n, root) {
			fits[root] = true
		}
	}
	if one, ok := only(fits); ok {
		return p.links.join(one, u.unit, 0.8, "given name of a party of the letter")
	}
	if one, ok := only(given[n.given[0]]); ok {
		return p.links.join(one, u.unit, 0.7, "given name of one person of the document")
	}
	return false
}

// givenOf reports whether the given names are those of a person: "Vladimir Ilyich" of V. I.
func (p *people) givenOf(n *personName, root int32) bool {
	for _, f := range p.units[root].forms {
		m := &p.forms[f].person
		if len(m.given) == 0 || len(n.given) == 2 && len(m.given) < 2 {
			continue
		}
		if givenAgree(n.given, m.given) {
			return true
		}
		if len(n.given) == 1 && isPatronymic(n.given[0]) && len(m.given) > 1 && givenFits(n.given[0], m.given[1]) {
			return true
		}
	}
	return false
}

// leftOver joins the names that nobody's full name explained: in one edition the same surname is
// the same person as long as nobody else bears it; and so across editions.
func (p *people) leftOver() {
	first := map[string]int32{}
	for _, u := range p.left {
		f := &p.forms[p.units[u].forms[0]]
		k := f.person.key()
		for _, sk := range f.person.surnameKeys() {
			if len(p.editions[p.docs[p.units[u].doc].edition][sk]) > 1 {
				k = "" // two bear it: this mention stays alone
			}
		}
		if k == "" {
			continue
		}
		k = scopedNumber(p.docs[p.units[u].doc].edition, "") + k
		if one, ok := first[k]; ok {
			p.links.join(one, u, 0.7, "same name, nobody else of that name in the edition")
		} else {
			first[k] = u
		}
	}
}
