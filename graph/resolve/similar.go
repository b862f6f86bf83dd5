package resolve

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"regesta/extract"
)

// similar lists as doubtful the people of one edition whose surnames are almost the same and whose
// given names do not contradict: a misprint, or a romanisation that no rule knows. Spelling alone is
// no reason to join them, unless the print shows where it lost the letter.
func (p *people) similar() {
	for _, bearers := range p.surnamesOfEditions() {
		names := slices.Sorted(maps.Keys(bearers))
		blocks := map[string][]string{}
		for _, n := range names {
			if len(n) >= 5 {
				blocks[n[:2]] = append(blocks[n[:2]], n)
			}
		}
		for _, k := range slices.Sorted(maps.Keys(blocks)) {
			for i, a := range blocks[k] {
				for _, b := range blocks[k][max(0, i-neighbours):i] {
					p.doubtSimilar(a, b, bearers[a], bearers[b])
				}
			}
		}
	}
}

// neighbours is how many names before it in the alphabet a name is compared with, of those that
// begin alike.
const neighbours = 40

// doubtSimilar lists the first bearers of two surnames when the words are near enough.
func (p *people) doubtSimilar(a, b string, x, y int32) {
	const near = 0.9
	score := jaroWinkler(SoundKey(a), SoundKey(b))
	if score < near || p.links.same(x, y) || !p.givenMeet(x, y) {
		return
	}
	if oneEdit(a, b) && p.damaged(x) != p.damaged(y) {
		p.links.join(y, x, 0.75, "a letter of the surname was lost to an apostrophe")
		return
	}
	p.doubt(y, x, 0.5*score, "surnames are spelled almost alike", "the spelling differs")
}

// damaged reports whether a name has an apostrophe where no name has one: "Mart'nez".
func (p *people) damaged(u int32) bool {
	for _, f := range p.units[u].forms {
		name := strings.ReplaceAll(p.forms[f].name, "’", "'")
		if i := strings.IndexByte(name, '\''); i > 1 && i+3 < len(name) && name[i-1] >= 'a' && name[i+1] >= 'a' && name[i+2] >= 'a' {
			return true
		}
	}
	return false
}

// surnamesOfEditions gives for every edition the unit that bears a surname there most often.
func (p *people) surnamesOfEditions() []map[string]int32 {
	most := make([]map[string]int32, len(p.editions))
	counts := make([]map[string]int32, len(p.editions))
	for e := range most {
		most[e], counts[e] = map[string]int32{}, map[string]int32{}
	}
	for d := range p.docs {
		e := p.docs[d].edition
		for _, u := range p.docs[d].uses {
			if p.units[u.unit].kind != extract.Person {
				continue
			}
			if s := p.forms[u.form].person.surname; s != "" && u.count > counts[e][s] {
				most[e][s], counts[e][s] = u.unit, u.count
			}
		}
	}
	return most
}

// correspondents lists, for every pair of people who write to each other, whom their letters name in
// full.
type correspondents map[[2]int32]map[int32]bool

// learnCorrespondents reads the letters whose parties are known by full names.
func (p *people) learnCorrespondents() {
	p.between = correspondents{}
	for d := range p.docs {
		full, parties := p.partiesOf(int32(d))
		for _, pair := range pairs(parties) {
			if p.between[pair] == nil {
				p.between[pair] = map[int32]bool{}
			}
			for _, i := range full {
				p.between[pair][i] = true
			}
		}
	}
}

// partiesOf lists the people whom a document names in full, and those of them who are its parties.
func (p *people) partiesOf(d int32) (full, parties []int32) {
	for _, u := range p.docs[d].uses {
		if i, ok := p.personOf[u.unit]; ok {
			full = addInt(full, i)
			if u.roles&(sender|recipient) != 0 {
				parties = addInt(parties, i)
			}
		}
	}
	sort.Slice(parties, func(a, b int) bool { return parties[a] < parties[b] })
	return full, parties
}

// pairs are all pairs of a few people; of many, a circular has no correspondents.
func pairs(list []int32) [][2]int32 {
	const few = 4
	var out [][2]int32
	if len(list) > few {
		return nil
	}
	for i, a := range list {
		for _, b := range list[i+1:] {
			out = append(out, [2]int32{a, b})
		}
	}
	return out
}

// spokenOf narrows several people to the one whom the correspondents name in full in other letters.
func (p *people) spokenOf(d int32, fits []int32) (int32, bool) {
	_, parties := p.partiesOf(d)
	var known []int32
	for _, pair := range pairs(parties) {
		for _, i := range fits {
			if p.between[pair][i] {
				known = addInt(known, i)
			}
		}
	}
	if len(known) != 1 {
		return 0, false
	}
	return known[0], true
}
