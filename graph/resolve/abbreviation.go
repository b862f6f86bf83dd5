package resolve

import "strings"

// syllables joins an abbreviation of syllables or initials with the one name that it is made of.
func (w *bodyWork) syllables(units []int32) {
	long := map[byte][]int32{} // first letter → names of several words
	for _, u := range units {
		if b := w.parsed[u]; len(b.words) > 1 && len(b.head) > 0 {
			c := levelSounds(b.head[0])[0]
			long[c] = append(long[c], u)
		}
	}
	for _, u := range units {
		b := w.parsed[u]
		if len(b.words) != 1 || len(b.head) != 1 {
			continue
		}
		short := b.head[0]
		var fits []int32
		for _, v := range long[levelSounds(short)[0]] {
			if abbreviates(short, w.parsed[v].head) || acronym(short, w.forms[w.units[v].forms[0]].name) {
				fits = append(fits, v)
			}
		}
		if one, ok := w.oneOf(fits); ok {
			w.links.join(one, u, 0.8, "an abbreviation of the name")
		}
	}
}

// abbreviates reports whether short is made of the beginnings, two letters at least, of two or more
// words in their order, the last of them being the last word: "Revkom" of Revolutionary Committee.
func abbreviates(short string, words []string) bool {
	if len(short) < 5 || len(words) < 2 {
		return false
	}
	return syllableFit(levelSounds(short), words, 0)
}

func syllableFit(short string, words []string, used int) bool {
	if short == "" {
		return len(words) == 0 && used > 1
	}
	if len(words) == 0 {
		return false
	}
	first := levelSounds(words[0])
	if len(words) > 1 && used > 0 && syllableFit(short, words[1:], used) {
		return true
	}
	for n := min(len(short), len(first)); n >= 2; n-- {
		if short[:n] == first[:n] && syllableFit(short[n:], words[1:], used+1) {
			return true
		}
	}
	return false
}

// levelSounds writes letters alike that romanisations of Russian syllables interchange.
func levelSounds(s string) string {
	return strings.NewReplacer("c", "k", "u", "v", "ee", "e", "mm", "m", "ss", "s").Replace(s)
}

// acronym reports whether short is made of the first letters of the words of a name, small words
// left out.
func acronym(short, name string) bool {
	if len(short) < 3 || len(short) > 8 {
		return false
	}
	var letters []byte
	for _, w := range strings.Fields(Fold(name)) {
		if !bodyWords["stop"][w] && w != "b" && w != "bolsheviks" {
			letters = append(letters, w[0])
		}
	}
	return string(letters) == short
}
