package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A charset is a one-byte character set as the writers of one alphabet use it. The same set stands
// several times in the list: bytes that make a Polish word in one set make half a Czech one in
// another, and only the alphabet tells.
type charset struct {
	name   string
	runes  *[256]rune
	letter map[rune]int // what a letter beyond ASCII adds to the score
}

// An alphabet lists the letters beyond ASCII that a language uses, and those it rarely uses.
type alphabet struct{ common, rare string }

var (
	western  = alphabet{"éèàêçäöüßôîëïâñíóáúæøåœò", "ûùìõãÿýšž"}
	russian  = alphabet{"оеаинтсрвлкмдпуыяь", "гзбчйхжшюцщэфъё"}
	polish   = alphabet{"ąćęłńóśźż", "éöü"}
	czech    = alphabet{"áčéěíňřšúůýž", "ďóťľĺŕäôöü"}
	hungary  = alphabet{"áéíóöőúüű", "ä"}
	romanian = alphabet{"ăâîşţ", "éöü"}
	croatian = alphabet{"čćđšž", "éöü"}
)

// charsets are tried in this order; the first of equals wins.
var charsets = []*charset{
	newCharset("Windows-1252", charmap.Windows1252, western),
	newCharset("Windows-1251", charmap.Windows1251, russian),
	newCharset("KOI8-R", charmap.KOI8R, russian),
	newCharset("ISO-8859-2", charmap.ISO8859_2, polish),
	newCharset("ISO-8859-2", charmap.ISO8859_2, czech),
	newCharset("ISO-8859-2", charmap.ISO8859_2, hungary),
	newCharset("ISO-8859-2", charmap.ISO8859_2, romanian),
	newCharset("ISO-8859-2", charmap.ISO8859_2, croatian),
	newCharset("Windows-1250", charmap.Windows1250, polish),
	newCharset("Windows-1250", charmap.Windows1250, czech),
	newCharset("Windows-1250", charmap.Windows1250, hungary),
	newCharset("Windows-1250", charmap.Windows1250, romanian),
	newCharset("Windows-1250", charmap.Windows1250, croatian),
}

func newCharset(name string, table *charmap.Charmap, letters alphabet) *charset {
	c := &charset{name: name, runes: new([256]rune), letter: map[rune]int{}}
	for i := range c.runes {
		c.runes[i] = table.DecodeByte(byte(i))
	}
	for points, list := range []string{1: letters.rare, 2: letters.common} {
		for _, r := range list {
			c.letter[r], c.letter[unicode.ToUpper(r)] = points, points
		}
	}
	return c
}

// decode turns b into text.
func (c *charset) decode(b []byte) string {
	size := len(b)
	for _, x := range b {
		if x >= utf8.RuneSelf {
			size += utf8.RuneLen(c.runes[x]) - 1
		}
	}
	var out strings.Builder
	out.Grow(size)
	for done := 0; done < len(b); {
		i := done
		for i < len(b) && b[i] < utf8.RuneSelf {
			i++
		}
		out.Write(b[done:i])
		for ; i < len(b) && b[i] >= utf8.RuneSelf; i++ {
			out.WriteRune(c.runes[b[i]])
		}
		done = i
	}
	return out.String()
}

// charsetSample is how many bytes beyond ASCII are looked at, wherever in the file they stand.
const charsetSample = 32 << 10

// guessCharset picks the character set whose reading of b looks most like words. Without three bytes
// beyond ASCII in a row there is no Cyrillic word, whatever a stray byte may stand for.
func guessCharset(b []byte) *charset {
	cyrillic := highRun(b, 3)
	scores := make([]int, len(charsets))
	seen := 0
	for i, x := range b {
		if x < utf8.RuneSelf {
			continue
		}
		before, after := byte(' '), byte(' ')
		if i > 0 {
			before = b[i-1]
		}
		if i+1 < len(b) {
			after = b[i+1]
		}
		for n, c := range charsets {
			scores[n] += c.score(before, x, after)
		}
		if seen++; seen == charsetSample {
			break
		}
	}
	best := 0
	for n, score := range scores {
		if score > scores[best] && (cyrillic || isLatin(charsets[n].runes[0xE1])) {
			best = n
		}
	}
	return charsets[best]
}

// highRun reports whether n bytes beyond ASCII stand in a row.
func highRun(b []byte, n int) bool {
	run := 0
	for _, x := range b {
		if x < utf8.RuneSelf {
			run = 0
		} else if run++; run == n {
			return true
		}
	}
	return false
}

// score says how well a byte beyond ASCII reads between its neighbours. A letter of the expected
// alphabet speaks for the character set; a control character, a sign in the middle of a word, a
// lone capital, a lone letter at a figure, a capital after a small letter and a word of two scripts
// speak against it.
func (c *charset) score(before, x, after byte) int {
	l, r, n := c.runes[before], c.runes[x], c.runes[after]
	switch {
	case unicode.Is(unicode.Cc, r), r == utf8.RuneError:
		return -8
	case !unicode.IsLetter(r):
		return scoreSign(l, r, n)
	}
	points := c.letter[r]
	alone := !unicode.IsLetter(l) && !unicode.IsLetter(n)
	if points == 0 || alone && (unicode.IsUpper(r) || unicode.IsDigit(l) || unicode.IsDigit(n)) {
		points = -2
	}
	if unicode.IsLower(l) && unicode.IsUpper(r) {
		points -= 6
	}
	if unicode.IsLetter(l) && isLatin(l) != isLatin(r) || unicode.IsLetter(n) && isLatin(n) != isLatin(r) {
		points -= 6
	}
	return points
}

// scoreSign rates a character that is no letter: the marks of typed and printed text are likely
// anywhere, except that only an apostrophe or a dash joins two letters.
func scoreSign(l, r, n rune) int {
	inWord := unicode.IsLetter(l) && unicode.IsLetter(n)
	switch {
	case strings.ContainsRune("’–—\u00A0\u00AD", r):
		return 2
	case inWord:
		return -4
	case strings.ContainsRune("“”„‘«»…§°№£±×", r):
		return 2
	}
	return -1
}

func isLatin(r rune) bool { return unicode.Is(unicode.Latin, r) }
