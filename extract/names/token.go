// Package names finds people, organisations and places in running text.
//
// It is made of three layers that can be used alone: [Tokenise] cuts a text into tokens and knows
// where sentences begin; a [Lexicon] knows names and words, from the built-in lists and from what
// an edition teaches; a [Tagger] reads the tokens of one text with both and returns the mentions.
// Everything works on byte offsets into the text, and nothing keeps the text.
package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// TokenKind says what a token is made of.
type TokenKind uint8

// The kinds of tokens.
const (
	Word   TokenKind = iota // letters, with the apostrophes inside them: "Riga", "O'Brien"
	Number                  // digits, with the ending of an ordinal: "1920", "11th"
	Clitic                  // the possessive ending: "'s", "’s"
	Punct                   // one mark; a run of the same mark is one token: "...", "--"
)

// Flags say how a token stands in the text.
type Flags uint16

// What a token shows of itself and of its place.
const (
	Capital   Flags = 1 << iota // a word that begins with a capital
	AllCaps                     // a word of two or more letters, all capitals
	Initial                     // one capital letter with a full stop behind it: "G."
	Abbrev                      // a word whose full stop is part of it: "Mr.", "Tov."
	Ordinal                     // "11th", "1st"
	Sentence                    // the first token of a sentence
	Paragraph                   // the first token behind an empty line, or of the text
	Line                        // the first token of a line
	Space                       // white space stands before the token
)

// A Token is a stretch of a text. Start and End are byte offsets.
type Token struct {
	Start, End int32
	Kind       TokenKind
	Flags      Flags
}

// Is reports whether all flags of f are set.
func (t Token) Is(f Flags) bool { return t.Flags&f == f }

// Text returns the token's text.
func (t Token) Text(text string) string { return text[t.Start:t.End] }

// Tokenise cuts a text into tokens. Digits glued to a word, as note marks are in bad prints, are
// tokens of their own, and so is a hyphen between two words; "'s" is a [Clitic]. A sentence ends at
// a full stop, a question or exclamation mark and at an empty line; the stops of initials and
// abbreviations ("G. V. Chicherin", "Tov.", "No.", "vol.") end none. An empty line that cuts a
// sentence in two, as page breaks do, ends none either.
func Tokenise(text string) []Token {
	z := tokeniser{text: text, tokens: make([]Token, 0, len(text)/5+8)}
	z.run()
	return z.tokens
}

type tokeniser struct {
	text   string
	pos    int
	tokens []Token
	space  Flags // Space, Line and Paragraph of the next token
	ended  bool  // the last token ended a sentence
}

func (z *tokeniser) run() {
	z.space, z.ended = Line|Paragraph, true
	for z.pos < len(z.text) {
		r, size := z.rune(z.pos)
		switch {
		case isSpace(r):
			z.blank()
		case unicode.IsLetter(r):
			z.word()
		case isDigit(r):
			z.number()
		default:
			z.mark(r, size)
		}
	}
}

func (z *tokeniser) rune(i int) (rune, int) {
	if i >= len(z.text) {
		return 0, 0
	}
	if c := z.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(z.text[i:])
}

// blank skips white space and keeps what it was.
func (z *tokeniser) blank() {
	start, lines := z.pos, 0
	for z.pos < len(z.text) {
		r, size := z.rune(z.pos)
		if !isSpace(r) {
			break
		}
		if r == '\n' {
			lines++
		}
		z.pos += size
	}
	z.space |= Space
	if lines > 0 {
		z.space |= Line
	}
	if lines > 1 {
		z.space |= Paragraph
		z.ended = z.ended || !z.cut(start)
	}
}

// longLine is the length from which a line without a mark at its end is one that a page break has
// cut, not a heading.
const longLine = 60

// cut reports whether the empty line at i stands within a sentence: a long line before it ends
// without a mark, and the text goes on with a small letter or the line before was full.
func (z *tokeniser) cut(i int) bool {
	if len(z.tokens) == 0 {
		return false
	}
	last := z.tokens[len(z.tokens)-1]
	if last.Kind != Word && last.Kind != Number {
		return false
	}
	begin := strings.LastIndexByte(z.text[:i], '\n') + 1
	if i-begin < longLine {
		return false
	}
	next, _ := z.rune(z.pos)
	if unicode.IsLower(next) {
		return true
	}
	before := strings.TrimSuffix(z.text[:begin], "\n") // up to the end of the line before, which may hold spaces alone
	full := strings.TrimSpace(before[strings.LastIndexByte(before, '\n')+1:]) != ""
	return full || i-begin > 3*longLine
}

func (z *tokeniser) add(end int, kind TokenKind, flags Flags) {
	flags |= z.space
	if z.ended && (kind == Word || kind == Number) {
		flags |= Sentence
		z.ended = false
	}
	z.tokens = append(z.tokens, Token{Start: int32(z.pos), End: int32(end), Kind: kind, Flags: flags})
	z.pos, z.space = end, 0
}

// word reads letters, and apostrophes between letters; it leaves the possessive ending to the next
// token.
func (z *tokeniser) word() {
	start, i := z.pos, z.pos
	letters, upper := 0, 0
	for i < len(z.text) {
		r, size := z.rune(i)
		if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) {
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
			i += size
			continue
		}
		if isApostrophe(r) && letters > 0 && z.joins(i+size) && !z.possessive(i, size) {
			i += size
			continue
		}
		break
	}
	var flags Flags
	if first, _ := z.rune(start); unicode.IsUpper(first) {
		flags |= Capital
	}
	if upper == letters && letters > 1 {
		flags |= AllCaps
	}
	if next, _ := z.rune(i); next == '.' {
		switch {
		case letters == 1 && upper == 1:
			flags |= Initial
		case isAbbreviation(z.text[start:i]):
			flags |= Abbrev
		}
	}
	z.add(i, Word, flags)
	if r, size := z.rune(i); isApostrophe(r) && z.possessive(i, size) {
		z.add(i+size+1, Clitic, 0)
	}
}

func (z *tokeniser) joins(i int) bool {
	r, _ := z.rune(i)
	return unicode.IsLetter(r)
}

// possessive reports whether the apostrophe at i begins "'s" at the end of a word.
func (z *tokeniser) possessive(i, size int) bool {
	r, _ := z.rune(i + size)
	if r != 's' && r != 'S' {
		return false
	}
	after, _ := z.rune(i + size + 1)
	return !unicode.IsLetter(after)
}

func (z *tokeniser) number() {
	i := z.pos
	for i < len(z.text) {
		r, size := z.rune(i)
		if !isDigit(r) {
			break
		}
		i += size
	}
	var flags Flags
	if n := ordinalEnding(z.text[i:]); n > 0 {
		i += n
		flags |= Ordinal
	}
	z.add(i, Number, flags)
}

// ordinalEnding is the length of "st", "nd", "rd" or "th" at the start of s, 0 when a longer word
// stands there.
func ordinalEnding(s string) int {
	if len(s) < 2 {
		return 0
	}
	switch strings.ToLower(s[:2]) {
	case "st", "nd", "rd", "th":
	default:
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(s[2:]); unicode.IsLetter(r) {
		return 0
	}
	return 2
}

func (z *tokeniser) mark(r rune, size int) {
	end := z.pos + size
	for end < len(z.text) && repeats(r) {
		next, n := z.rune(end)
		if next != r {
			break
		}
		end += n
	}
	previous := Flags(0)
	if len(z.tokens) > 0 && z.space&Space == 0 {
		previous = z.tokens[len(z.tokens)-1].Flags
	}
	ends := false
	switch r {
	case '!', '?':
		ends = true
	case '.':
		ends = previous&(Initial|Abbrev) == 0 && !z.runsOn(end)
	}
	z.add(end, Punct, 0)
	z.ended = z.ended || ends
}

// runsOn reports whether the text goes on in small letters behind i: what looked like the end of a
// sentence was a stop within it.
func (z *tokeniser) runsOn(i int) bool {
	for i < len(z.text) {
		r, size := z.rune(i)
		switch {
		case r == ' ' || r == '\t' || r == 0xA0:
			i += size
		case r == ',' || r == ';':
			return true
		default:
			return unicode.IsLower(r)
		}
	}
	return false
}

func repeats(r rune) bool { return r == '.' || r == '-' || r == '*' || r == '_' || r == '=' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// isDigit holds for every decimal digit and for the raised figures that mark notes.
func isDigit(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9'
	}
	return unicode.IsDigit(r) || unicode.Is(unicode.No, r)
}

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || '\t' <= r && r <= '\r'
	}
	return unicode.IsSpace(r) || r == 0x200B || r == 0xFEFF || r == 0x2060
}

// isAbbreviation reports whether a word with a full stop behind it is a known abbreviation.
func isAbbreviation(word string) bool {
	if len(word) > maxAbbreviation {
		return false
	}
	var buf [maxAbbreviation]byte
	for i := 0; i < len(word); i++ {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return abbreviations[string(buf[:len(word)])]
}
