package resolve

import "strings"

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

// fits reports whether two lives may be one; editions often differ by a year.
func (l life) fits(o life) bool {
	return (l.birth == 0 || o.birth == 0 || abs(l.birth-o.birth) <= 1) && (l.death == 0 || o.death == 0 || abs(l.death-o.death) <= 1)
}

func abs(n int) int { return max(n, -n) }

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

// agree reports whether a name contradicts none of a person's names, or one of them explains it
// or has all its words. The names that an authority file or a register gives one person may contradict each other.
func (who *person) agree(n *personName) bool {
	all, one := true, false
	for _, m := range who.names {
		if m.sound == n.sound && nicked(m, n) || aliased(m, n) || partOf(n, m) && agree(m, n) {
			return true
		}
		fits := agree(m, n)
		all, one = all && fits, one || fits && m.full()
	}
	return all || one && who.sure
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
// who stands many times: "Karl C." of Karl G.
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

// sameAuthority reports whether two identifiers are of one authority file, so that different ones
// are different people.
func sameAuthority(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	return a[:strings.LastIndexAny(a, "/#:")+1] == b[:strings.LastIndexAny(b, "/#:")+1]
}
