package resolve

import (
	"strings"

	"regesta/extract"
)

// placeKey is the same for names that are one place by themselves: case, article, bracketed
// additions, historic and foreign names, the forms of a state ("Republic of X", "Soviet X").
// Adjectives of direction stay, for North X is not X.
func placeKey(name string) string {
	s := strings.TrimPrefix(fold(withoutBrackets(name)), "the ")
	if s == "" {
		s = fold(name)
	}
	if known, ok := placeNames[s]; ok {
		return known
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
	if known, ok := placeNames[s]; ok {
		return known
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
	for _, k := range sortedKeys(byKey) {
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

// variantKeys are the blocks in which the variants of a name are looked for: the beginning and the
// end of the name, one of which survives a damaged letter.
func variantKeys(name string) []string {
	if len(name) < 5 {
		return nil
	}
	half := len(name) / 2
	keys := []string{"sound " + soundKey(strings.ReplaceAll(name, " ", "")), "from " + name[:4]}
	if len(name) >= 8 {
		keys = append(keys, "to "+name[len(name)-half:])
	}
	return keys
}

// variants tells why two names of places or bodies may be one, if so.
func variants(a, b string) (reason string, ok bool) {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) {
		return "", false
	}
	differ := 0
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		if differ++; differ > 1 {
			return "", false
		}
		if reason, ok = wordVariant(x[i], y[i], len(x) > 1); !ok {
			return "", false
		}
	}
	return reason, differ > 0
}

// wordVariant tells why two words may be one name. Two long words may differ in one letter; in a
// name of several words, where the others agree, shorter ones may too.
func wordVariant(a, b string, context bool) (string, bool) {
	if hasDigit(a) || hasDigit(b) {
		return "", false
	}
	if len(a) >= 5 && soundKey(a) == soundKey(b) {
		return "the same name in another romanisation", true
	}
	if ending(a, b) || ending(b, a) {
		return "the same name with a case ending", true
	}
	if context {
		a, b = adjective(a), adjective(b)
	}
	if a == b {
		return "the same name as an adjective", true
	}
	least := 8
	if context {
		least = 6
	}
	if min(len(a), len(b)) >= least && a[0] == b[0] && oneEdit(a, b) {
		return "the same name but for one letter, in one edition", true
	}
	return "", false
}

// ending reports whether long is short with one vowel behind it.
func ending(short, long string) bool {
	return len(short) >= 5 && len(long) == len(short)+1 && strings.HasPrefix(long, short) && strings.IndexByte("aeiouy", long[len(long)-1]) >= 0 &&
		strings.IndexByte("aeiouy", short[len(short)-1]) < 0
}

// adjective takes a Slavic adjective ending and the vowel before it off the name of a district.
func adjective(w string) string {
	for _, end := range [...]string{"skaya", "skiy", "skii", "sky", "ski"} {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return strings.TrimSuffix(w, end)
		}
	}
	if n := len(w); n > 6 && strings.IndexByte("aeiouy", w[n-1]) >= 0 {
		return w[:n-1]
	}
	return w
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// oneEdit reports whether one letter more, less or other makes a into b.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}
