package resolve

import "strings"

// variantKeys are the blocks in which the variants of a name are looked for: the beginning and the
// end of the name, one of which survives a damaged letter.
func variantKeys(name string) []string {
	if len(name) < 5 {
		return nil
	}
	half := len(name) / 2
	keys := []string{"sound " + SoundKey(strings.ReplaceAll(name, " ", "")), "from " + name[:4]}
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
	if len(a) >= 5 && SoundKey(a) == SoundKey(b) {
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
