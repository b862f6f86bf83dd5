package resolve

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters spells out what Unicode decomposition leaves: letters with a stroke, ligatures, and
// Cyrillic in the romanisation of the British Board on Geographic Names.
var letters = map[rune]string{
	'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ə': "a", 'ħ': "h",
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ж': "zh", 'з': "z", 'и': "i", 'к': "k", 'л': "l",
	'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts",
	'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
	'і': "i", 'є': "ye", 'ѣ': "e", 'ѳ': "f", 'ѵ': "i", 'ґ': "g",
}

// Fold writes a name in lower-case ASCII letters and digits, words parted by one space; scripts
// other than Latin and Cyrillic keep their letters. Apostrophes and soft signs vanish, so that
// "O'Neill" is one word.
func Fold(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	write := func(s string) {
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteString(s)
	}
	if !ascii(name) {
		name = norm.NFKD.String(name)
	}
	for _, r := range name {
		r = unicode.ToLower(r)
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			write(string(r))
		case r == '\'', r == '’', r == 'ʹ', r == '`', r == '´', r == 'ʼ', r == '‘', unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if s, ok := letters[r]; ok {
				write(s)
			} else {
				write(string(r))
			}
		default:
			gap = true
		}
	}
	return b.String()
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// slug makes the readable part of an id.
func slug(name string) string {
	s := strings.ReplaceAll(Fold(name), " ", "-")
	const longest = 80
	if len(s) > longest {
		s = strings.ToValidUTF8(s[:longest], "")
		if word := strings.LastIndexByte(s, '-'); word > 0 {
			s = s[:word]
		}
	}
	if s == "" {
		return "unnamed"
	}
	return s
}

// romanise lists, in the order of use, what different romanisations of one Slavic, Caucasian or
// Turkic sound have in common. The capital J stands for the sound in "Zhukov" and "Dzhulfa" while
// the plain letters i, j and y are worked on.
var romanise = strings.NewReplacer(
	"shch", "sh", "tsch", "ch", "tch", "ch", "sch", "sh",
	"dzh", "J", "zh", "J", "dj", "J", "kh", "h", "gh", "g", "ph", "f", "th", "t",
	"ae", "a", "oe", "o", "ue", "u", "ck", "k", "cz", "ch", "tz", "ts", "x", "ks", "q", "k", "w", "v", "oo", "u", "ou", "u",
)

// SoundKey brings the romanisations of one surname together: Ordzhonikidze and Ordjonikidze,
// Zinoviev and Zinovyev, Joffe and Ioffe, Trotsky and Trotskii. It keeps every vowel apart from
// the glides, so that Kirov and Karov, Kamil and Kemal stay two. Words of fewer than four letters and
// the surnames of the East (Chiang is not Chang) are their own key.
func SoundKey(word string) string {
	if len(word) < 4 || !ascii(word) || easternNames[word] {
		return word
	}
	s := romanise.Replace(word)
	for _, end := range [...]string{"skii", "skiy", "skij", "skyi", "sky"} {
		if strings.HasSuffix(s, end) {
			s = strings.TrimSuffix(s, end) + "ski"
		}
	}
	if strings.HasSuffix(s, "off") || strings.HasSuffix(s, "eff") {
		s = s[:len(s)-2] + "v"
	}
	return strings.ToLower(glides(s))
}

// glides drops an i, j or y before a vowel inside a word and before an e that begins one, writes j
// for any of them that begins a word before a, o, u, and doubled letters once.
func glides(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		glide := (c == 'i' || c == 'j' || c == 'y') && i+1 < len(s) && strings.IndexByte("aeou", s[i+1]) >= 0
		switch {
		case c == 'y' && glide && s[i+1] == 'o' && i > 0 && strings.IndexByte("aeiou", s[i-1]) < 0:
			c = 'e' // the Russian letter yo, which is as often written e
			i++
		case glide && (i > 0 || s[i+1] == 'e'):
			continue
		case glide:
			c = 'j'
		case c == 'y':
			c = 'i'
		}
		if n := len(out); n > 0 && out[n-1] == c {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}
