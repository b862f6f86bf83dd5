package resolve

import (
	"maps"
	"slices"
	"strings"

	"regesta/extract"
)

// placeKey is the same for names that are one place by themselves: case, article, bracketed
// additions, historic and foreign names, the forms of a state ("Republic of X", "Soviet X").
// Adjectives of direction stay, for North X is not X.
func placeKey(name string) string {
	s := strings.TrimPrefix(Fold(withoutBrackets(clip(name))), "the ")
	if s == "" {
		s = Fold(name)
	}
	known := knownPlaces().first
	if first, ok := known[s]; ok {
		return first
	}
	words := strings.Fields(s)
	kept := words[:0]
	divided := false
	for _, w := range words {
		divided = divided || bodyWords["divided"][w]
	}
	for _, w := range words {
		if w == "of" || w == "the" || !divided && (bodyWords["state"][w] || w == "soviet") {
			continue
		}
		kept = append(kept, direction(w))
	}
	if len(kept) == 0 {
		return s
	}
	if noun, ok := countries[kept[0]]; ok && len(kept) == 1 && len(words) > 1 {
		kept[0] = noun
	}
	s = strings.Join(kept, " ")
	if first, ok := known[s]; ok {
		return first
	}
	return s
}

// direction writes "Northern" as "north"; both stand before names of countries.
func direction(w string) string {
	switch w {
	case "northern", "southern", "eastern", "western":
		return strings.TrimSuffix(w, "ern")
	case "northwestern", "northeastern", "southwestern", "southeastern":
		return strings.TrimSuffix(w, "ern")
	case "guberniya", "gubernia", "governorate":
		return "province"
	case "uezd", "uyezd":
		return "district"
	case "oblast":
		return "region"
	}
	return w
}

// withoutBrackets leaves out what stands in round or square brackets.
func withoutBrackets(s string) string {
	for {
		i := strings.IndexAny(s, "([")
		if i < 0 {
			return s
		}
		j := strings.IndexAny(s[i:], ")]")
		if j < 0 {
			return s[:i]
		}
		s = s[:i] + " " + s[i+j+1:]
	}
}

// places joins the units of places whose names are the same name in another romanisation, with a
// case ending left on it, or damaged.
func (r *Resolver) places() {
	r.named(extract.Place, placeKey)
	in := r.editionsOfUnits()
	byKey := map[string][]int32{}
	for id := range r.units {
		if u := &r.units[id]; u.kind == extract.Place && u.ref == "" {
			for _, k := range variantKeys(placeKey(r.forms[u.forms[0]].name)) {
				byKey[k] = append(byKey[k], int32(id))
			}
		}
	}
	const many = 2000 // a beginning that so many names share tells nothing
	for _, k := range slices.Sorted(maps.Keys(byKey)) {
		if len(byKey[k]) > many {
			continue
		}
		for i, a := range byKey[k] {
			for _, b := range byKey[k][:i] {
				reason, ok := variants(placeKey(r.forms[r.units[a].forms[0]].name), placeKey(r.forms[r.units[b].forms[0]].name))
				if ok && shareAny(in[a], in[b]) {
					r.links.join(b, a, 0.75, reason)
				}
			}
		}
	}
}
