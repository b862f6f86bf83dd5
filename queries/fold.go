package queries

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plainLetters are letters that Unicode does not take apart into a base letter and a mark, and
// the Cyrillic alphabet in a rough English transliteration.
var plainLetters = map[rune]string{
	'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ı': "i", 'ħ': "h",
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'ё': "e", 'є': "ye", 'ж': "zh", 'з': "z",
	'и': "i", 'і': "i", 'ї': "yi", 'й': "y", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r",
	'с': "s", 'т': "t", 'у': "u", 'ў': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch",
	'ъ': "", 'ы': "y", 'ь': "", 'ѣ': "e", 'э': "e", 'ю': "yu", 'я': "ya", 'ѳ': "f", 'ѵ': "i",
}

// fold reduces text to lower-case Latin words and numbers with single spaces between: no marks, no
// punctuation. Two spellings of one name that differ in these fold to the same.
func fold(text string) string {
	if lower, ok := foldASCII(text); ok {
		return lower
	}
	var b strings.Builder
	b.Grow(len(text))
	// Cyrillic й and ї are letters of their own: composing first keeps them whole.
	for _, r := range norm.NFC.String(text) {
		foldRune(&b, unicode.ToLower(r))
	}
	return strings.TrimSuffix(b.String(), " ")
}

func foldRune(b *strings.Builder, r rune) {
	if plain, ok := plainLetters[r]; ok {
		b.WriteString(plain)
		return
	}
	if r < utf8.RuneSelf {
		foldByte(b, byte(r))
		return
	}
	for _, part := range norm.NFKD.String(string(r)) {
		switch {
		case unicode.Is(unicode.Mn, part), part == '’', part == 'ʹ', part == 'ʼ':
		case part < utf8.RuneSelf:
			foldByte(b, byte(part))
		case unicode.IsLetter(part), unicode.IsDigit(part):
			b.WriteRune(part)
		default:
			space(b)
		}
	}
}

func foldByte(b *strings.Builder, c byte) {
	switch {
	case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		b.WriteByte(c)
	case 'A' <= c && c <= 'Z':
		b.WriteByte(c + 'a' - 'A')
	case c == '\'': // soft signs and elisions: Il'ich, O'Brien
	default:
		space(b)
	}
}

func space(b *strings.Builder) {
	if s := b.String(); len(s) > 0 && s[len(s)-1] != ' ' {
		b.WriteByte(' ')
	}
}

// foldASCII is fold for the many names that have nothing but ASCII.
func foldASCII(text string) (string, bool) {
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return "", false
		}
	}
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); i++ {
		foldByte(&b, text[i])
	}
	return strings.TrimSuffix(b.String(), " "), true
}

// spellings are letters and groups of letters that transliterations write differently, in the
// order in which they are replaced, longest first. A j before a vowel may be a y (Joffe, Ioffe) or
// a zh (Jukov, Zhukov): key drops all three.
var spellings = strings.NewReplacer(
	"shch", "s", "schtsch", "s", "tsch", "c", "tch", "c", "sch", "s", "dzh", "j", "dj", "j",
	"zh", "j", "kh", "h", "ch", "c", "sh", "s", "ts", "c", "tz", "c", "cz", "c", "sz", "s", "ph", "f", "th", "t", "ck", "k",
	"w", "v", "x", "ks", "q", "k", "ou", "u", "oo", "u", "ee", "i",
	"iy", "i", "ij", "i", "yi", "i", "yj", "i", "ii", "i",
)

// key reduces one folded word to what transliterations agree on: Ordzhonikidze and Ordjonikidze,
// Ioffe and Joffe, Zinoviev and Zinovyev have one key each.
func key(word string) string {
	s := []byte(spellings.Replace(word))
	out := make([]byte, 0, len(s))
	for i, c := range s {
		next := byte(0)
		if i+1 < len(s) {
			next = s[i+1]
		}
		switch {
		case (c == 'j' || c == 'y' || c == 'i') && isVowel(next):
			continue
		case c == 'y':
			c = 'i'
		}
		if len(out) == 0 || out[len(out)-1] != c {
			out = append(out, c)
		}
	}
	if n := len(out); n > 2 && out[n-1] == 'f' && out[n-2] == 'o' {
		out[n-1] = 'v' // Romanoff
	}
	return string(out)
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 && c != 0 }

// edits counts the insertions, deletions, replacements and swaps of neighbours that turn a into b;
// it stops counting above most.
func edits(a, b string, most int) int {
	x, y := []rune(a), []rune(b)
	if abs(len(x)-len(y)) > most {
		return most + 1
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		best := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			best = min(best, row[j])
		}
		if best > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
