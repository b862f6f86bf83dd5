package resolve

import (
	"strings"
	"sync"
)

// The initials of pinyin with those of Wade and Giles without apostrophe, and the finals that differ.
// The rules are those of the two systems; syllables that follow none are in oddSyllables.
var (
	pinyinInitials = [...][2]string{
		{"", ""}, {"zh", "ch"}, {"ch", "ch"}, {"sh", "sh"}, {"b", "p"}, {"p", "p"}, {"m", "m"}, {"f", "f"}, {"d", "t"}, {"t", "t"},
		{"n", "n"}, {"l", "l"}, {"g", "k"}, {"k", "k"}, {"h", "h"}, {"j", "ch"}, {"q", "ch"}, {"x", "hs"}, {"r", "j"},
		{"z", "ts"}, {"c", "ts"}, {"s", "s"}, {"y", "y"}, {"w", "w"},
	}
	pinyinFinals = [...][2]string{
		{"a", "a"}, {"ai", "ai"}, {"an", "an"}, {"ang", "ang"}, {"ao", "ao"}, {"e", "e"}, {"ei", "ei"}, {"en", "en"}, {"eng", "eng"},
		{"i", "i"}, {"ia", "ia"}, {"ian", "ien"}, {"iang", "iang"}, {"iao", "iao"}, {"ie", "ieh"}, {"in", "in"}, {"ing", "ing"},
		{"iong", "iung"}, {"iu", "iu"}, {"o", "o"}, {"ong", "ung"}, {"ou", "ou"}, {"u", "u"}, {"ua", "ua"}, {"uai", "uai"},
		{"uan", "uan"}, {"uang", "uang"}, {"ue", "ueh"}, {"ui", "ui"}, {"un", "un"}, {"uo", "o"},
	}
	oddSyllables = map[string]string{
		"zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "szu", "er": "erh",
		"you": "yu", "yan": "yen", "ye": "yeh", "yi": "i", "yue": "yueh", "guo": "kuo", "kuo": "kuo", "huo": "huo", "shuo": "shuo",
		"gui": "kuei", "kui": "kuei", "ge": "ko", "ke": "ko", "he": "ho", "yong": "yung", "xiong": "hsiung",
	}
)

// pinyinSyllables gives each syllable of pinyin as Wade and Giles write it, without apostrophe.
var pinyinSyllables = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, initial := range pinyinInitials {
		for _, final := range pinyinFinals {
			m[initial[0]+final[0]] = initial[1] + final[1]
		}
	}
	for s, w := range oddSyllables {
		m[s] = w
	}
	return m
})

// wadeGiles writes one to three syllables of pinyin in the other romanisation; false where the word
// is no pinyin.
func wadeGiles(word string) (string, bool) {
	const syllables = 3
	return cutSyllables(word, syllables)
}

// cutSyllables takes the longest syllable first and comes back where the rest is none.
func cutSyllables(word string, most int) (string, bool) {
	if word == "" {
		return "", true
	}
	for n := min(6, len(word)); n > 0 && most > 0; n-- {
		if w, ok := pinyinSyllables()[word[:n]]; ok {
			if rest, ok := cutSyllables(word[n:], most-1); ok {
				return w + rest, true
			}
		}
	}
	return "", false
}

// markedPinyin reports whether a word has letters that only pinyin has in names of China.
func markedPinyin(w string) bool {
	if _, ok := wadeGiles(w); !ok {
		return false
	}
	if strings.HasPrefix(w, "x") || strings.Contains(w, "zh") || strings.Contains(w, "q") || strings.Contains(w, "ong") {
		return true
	}
	return w[0] == 'b' || w[0] == 'd' || w[0] == 'g' || w[0] == 'r' || w[0] == 'z'
}
