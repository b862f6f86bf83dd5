package resolve

import (
	"sort"
	"strconv"

	"regesta/extract"
)

// documents joins a common name ("Revolutionary Committee") with the one body of the same document
// that is called so in full, else of the same edition; what is left is one body an edition.
func (w *bodyWork) documents() {
	heads := map[string][]int32{} // edition and head → names that say more
	for e, units := range w.unitsOfEditions(extract.Organisation) {
		for _, u := range units {
			if w.units[u].doc < 0 {
				k := editionKey(int32(e), w.parsed[u].headKey())
				heads[k] = append(heads[k], u)
			}
		}
	}
	left := map[string]int32{}
	for d := range w.docs {
		doc := &w.docs[d]
		here := map[int32]bool{}
		for _, u := range doc.uses {
			here[u.unit] = true
		}
		for _, u := range doc.uses {
			if w.units[u.unit].kind != extract.Organisation || w.units[u.unit].doc < 0 {
				continue
			}
			b := w.parsed[u.unit]
			if w.fuller(u.unit, heads[editionKey(doc.edition, b.headKey())], here) {
				continue
			}
			k := editionKey(doc.edition, b.key())
			if one, ok := left[k]; ok {
				w.links.join(one, u.unit, 0.7, "the same common name in one edition")
			} else {
				left[k] = u.unit
			}
		}
	}
}

// alluded lists the bodies of a document that a common name may be short for though the full name
// has more before it: "Regional Committee" of a "Caucasian Regional Committee". Parties are not
// meant: beside the party of a country, "the Party" is mostly another.
func (w *bodyWork) alluded(u int32, here map[int32]bool) []int32 {
	a := w.parsed[u]
	if len(a.words) < 2 || len(a.head) == 0 || a.words["party"] || a.words["government"] {
		return nil
	}
	var list []int32
	for c := range here {
		b := w.parsed[c]
		if b != nil && w.units[c].doc < 0 && len(b.head) > len(a.head) && b.head[len(b.head)-1] == a.head[len(a.head)-1] && w.extends(u, c) {
			list = append(list, c)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i] < list[j] })
	return list
}

// fuller joins a common name with the one body of the document, else of the edition, whose name
// has all its words and more.
func (w *bodyWork) fuller(u int32, candidates []int32, here map[int32]bool) bool {
	var near, far []int32
	for _, c := range candidates {
		if !w.extends(u, c) {
			continue
		}
		if here[c] {
			near = append(near, c)
		}
		if !w.abroad(u, c) {
			far = append(far, c)
		}
	}
	if len(near) == 0 {
		near = w.alluded(u, here)
	}
	if one, ok := w.oneOf(near); ok {
		return w.links.join(one, u, 0.75, "called so in full in the same document")
	}
	if one, ok := w.oneOf(far); ok && len(near) == 0 {
		return w.links.join(one, u, 0.7, "the only body of the edition that is called so in full")
	}
	return false
}

// abroad reports whether the long name has a country, or a letter that stands for one, that the
// short one has not.
func (w *bodyWork) abroad(short, long int32) bool {
	for x := range w.parsed[long].words {
		if (countries[x] == x || len(x) < 3) && !w.parsed[short].words[x] {
			return true
		}
	}
	return false
}

func editionKey(edition int32, k string) string { return strconv.Itoa(int(edition)) + "\x00" + k }
