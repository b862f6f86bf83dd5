package resolve

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"regesta/extract"
)

// bodies joins the names of organisations within each edition.
func (r *Resolver) bodies() {
	w := &bodyWork{Resolver: r, parsed: map[int32]*body{}}
	for id := range r.units {
		if u := &r.units[id]; u.kind == extract.Organisation {
			b := parseBody(r.forms[u.forms[0]].name)
			w.parsed[int32(id)] = &b
		}
	}
	r.named(extract.Organisation, keyOnly)
	for _, all := range r.unitsOfEditions(extract.Organisation) {
		var units []int32
		for _, u := range all {
			if r.units[u].doc < 0 {
				units = append(units, u)
			}
		}
		w.spelling(units)
		w.nested(units)
		w.syllables(units)
		w.soviet(units)
	}
	w.documents()
}

// bodyWork is the work on organisations.
type bodyWork struct {
	*Resolver
	parsed map[int32]*body
}

// unitsOfEditions lists the units of a kind, sorted, for each edition.
func (r *Resolver) unitsOfEditions(kind extract.Kind) [][]int32 {
	var sets []map[int32]bool
	for d := range r.docs {
		for int(r.docs[d].edition) >= len(sets) {
			sets = append(sets, map[int32]bool{})
		}
		for _, u := range r.docs[d].uses {
			if r.units[u.unit].kind == kind {
				sets[r.docs[d].edition][u.unit] = true
			}
		}
	}
	lists := make([][]int32, len(sets))
	for e, set := range sets {
		for u := range set {
			lists[e] = append(lists[e], u)
		}
		sort.Slice(lists[e], func(i, j int) bool { return lists[e][i] < lists[e][j] })
	}
	return lists
}

// spelling joins names that differ in one word, and there in the spelling only.
func (w *bodyWork) spelling(units []int32) {
	blocks := map[string][]int32{}
	for _, u := range units {
		words := slices.Sorted(maps.Keys(w.parsed[u].words))
		for i := range words {
			k := strings.Join(append(append([]string{}, words[:i]...), words[i+1:]...), " ")
			if k == "" {
				k = "from " + words[i][:min(4, len(words[i]))]
			}
			blocks[k] = append(blocks[k], u)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(blocks)) {
		for i, a := range blocks[k] {
			for _, b := range blocks[k][:min(i, 50)] {
				x, y := odd(w.parsed[a].words, w.parsed[b].words), odd(w.parsed[b].words, w.parsed[a].words)
				if reason, ok := wordVariant(x, y, len(w.parsed[a].words) > 1); ok && x != "" && y != "" {
					w.links.join(b, a, 0.75, reason)
				}
			}
		}
	}
}

// odd is the one word that a has and b has not, empty when there are none or several.
func odd(a, b map[string]bool) string {
	found := ""
	for x := range a {
		if !b[x] {
			if found != "" {
				return ""
			}
			found = x
		}
	}
	return found
}

// soviet joins, in an edition that has both, the Soviet government with that of Russia or of the
// Soviet Union. In an edition of another time neither is the other.
func (w *bodyWork) soviet(units []int32) {
	byKey := map[string]int32{}
	for _, u := range units {
		byKey[w.parsed[u].key()] = u
	}
	alone, ok := byKey["government soviet"]
	for _, k := range [...]string{"government russia", "government soviet union", "government ussr"} {
		if other, both := byKey[k]; ok && both {
			w.links.join(other, alone, 0.7, "the Soviet government, in one edition")
		}
	}
}

// oneOf returns the first unit when all are one entity.
func (w *bodyWork) oneOf(units []int32) (int32, bool) {
	if len(units) == 0 {
		return 0, false
	}
	for _, u := range units[1:] {
		if !w.links.same(u, units[0]) {
			return 0, false
		}
	}
	return units[0], true
}

// nested joins names with the same head, of which one only says more: "Politburo", "Politburo of
// the Central Committee". Where two that say more are not the same body, the short one waits for
// its document.
func (w *bodyWork) nested(units []int32) {
	for _, group := range w.byHead(units) {
		for i, short := range group {
			var longer []int32
			for _, long := range group[i+1:] {
				if w.extends(short, long) {
					longer = append(longer, long)
				}
			}
			if len(longer) > 0 && w.chain(longer) {
				for _, long := range longer {
					w.links.join(short, long, 0.75, "the same name, one says more")
				}
			}
		}
	}
}

// byHead groups units by head, those with fewer words first.
func (w *bodyWork) byHead(units []int32) [][]int32 {
	heads := map[string][]int32{}
	for _, u := range units {
		k := w.parsed[u].headKey()
		heads[k] = append(heads[k], u)
	}
	var groups [][]int32
	for _, k := range slices.Sorted(maps.Keys(heads)) {
		g := heads[k]
		sort.SliceStable(g, func(i, j int) bool { return len(w.parsed[g[i]].words) < len(w.parsed[g[j]].words) })
		groups = append(groups, g)
	}
	return groups
}

// extends reports whether the long name has all words of the short one, and says no more than to
// whom the body belongs or of which colour a government is.
func (w *bodyWork) extends(short, long int32) bool {
	a, b := w.parsed[short], w.parsed[long]
	if len(a.words) == 1 && bodyWords["generic"][a.head0()] {
		return false
	}
	for x := range a.words {
		if !b.words[x] {
			return false
		}
	}
	if a.words["party"] && w.abroad(short, long) || w.hasSuffix(short, long) {
		return false
	}
	if !a.words["government"] {
		return true
	}
	for x := range b.words {
		if bodyWords["divided"][x] || !a.words[x] && (bodyWords["keep"][x] || countries[x] == x) {
			return false
		}
	}
	return true
}

// chain reports whether of all these names each says the same as the next or more.
func (w *bodyWork) chain(units []int32) bool {
	for i, u := range units {
		for _, v := range units[:i] {
			if !w.links.same(u, v) && !w.extends(u, v) && !w.extends(v, u) {
				return false
			}
		}
	}
	return true
}

// hasSuffix reports whether the long name is the short one with a word behind it that is of another
// thing: the bulletin of a department.
func (w *bodyWork) hasSuffix(short, long int32) bool {
	a, b := Fold(w.forms[w.units[short].forms[0]].name), Fold(w.forms[w.units[long].forms[0]].name)
	rest, ok := strings.CutPrefix(b, a+" ")
	if !ok {
		return false
	}
	next, _, _ := strings.Cut(rest, " ")
	return !bodyWords["stop"][next] && !bodyWords["tail"][next] && abbreviations[next] == nil
}
