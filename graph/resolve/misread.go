package resolve

import (
	"strconv"

	"regesta/extract"
)

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
