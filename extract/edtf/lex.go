package edtf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	atEnd tokenKind = iota // also at an empty line, which no date crosses
	numeral
	word
	sign
)

// A token is a number, a word or a sign. Square brackets are no tokens, because editors put them
// around any part of a date; the token behind one knows it.
type token struct {
	kind       tokenKind
	start, end int
	value      int      // of a numeral
	digits     int      // of a numeral, how many
	ordinal    bool     // "3rd", "third"
	words      bool     // a numeral written in words
	meaning    *meaning // of a word, nil when unknown
	capital    bool     // a word begins with a capital
	sign       rune     // all dashes are '-', all apostrophes '\''
	spaced     bool     // white space before it
	bracket    bool     // a square bracket opens right before it
	closed     bool     // a square bracket closes before it
}

// is reports whether the token is a word of that class. Capital I is no Polish "and", and "may" no
// month.
func (t *token) is(c class) bool {
	if t.kind != word || t.meaning == nil || !t.meaning.in[c] {
		return false
	}
	switch c {
	case month:
		return t.capital || !t.meaning.capital
	case and, or, until:
		return !t.capital
	}
	return true
}

// needsYear reports whether a month is one only with a year: "gen 5" is a general.
func (t *token) needsYear() bool {
	return t.meaning.dated || t.meaning.short && !t.capital
}

// A lexer reads the tokens of a text from one place on, each once.
type lexer struct {
	text   string
	next   int
	tokens [48]token
	n      int
	last   token // stands behind the others, when a date does not end
}

func (l *lexer) reset(at int) { l.next, l.n = at, 0 }

// tok returns the i-th token from where the lexer was reset.
func (l *lexer) tok(i int) *token {
	if i < l.n {
		return &l.tokens[i]
	}
	return l.fill(i)
}

func (l *lexer) fill(i int) *token {
	if i >= len(l.tokens) {
		l.last = token{kind: atEnd, start: l.next, end: l.next}
		return &l.last
	}
	for ; l.n <= i; l.n++ {
		l.tokens[l.n] = l.read()
		l.next = l.tokens[l.n].end
	}
	return &l.tokens[i]
}

func (l *lexer) read() token {
	t := token{start: l.next}
	lines := 0
	i := l.next
	for ; i < len(l.text); i++ {
		switch c := l.text[i]; {
		case c == '\n':
			lines++
			t.spaced = true
		case c == ' ' || c == '\t' || c == '\r':
			t.spaced = true
		case c == '[':
			t.bracket = true
		case c == ']':
			t.closed = true
		default:
			if lines > 1 {
				return token{kind: atEnd, start: l.next, end: l.next}
			}
			t.start = i
			return l.scan(t)
		}
	}
	return token{kind: atEnd, start: l.next, end: l.next, closed: t.closed, spaced: t.spaced}
}

// scan reads the token that begins at t.start.
func (l *lexer) scan(t token) token {
	rest := l.text[t.start:]
	if year, n := suppliedDigits(rest, t.bracket); n > 0 {
		t.kind, t.value, t.digits, t.end = numeral, year, 4, t.start+n
		return t
	}
	if n := numberLen(rest); n > 0 {
		return l.scanNumber(t, n)
	}
	if n := wordLen(rest); n > 0 {
		t.kind, t.end = word, t.start+n
		t.meaning = lookup(rest[:n])
		r, _ := utf8.DecodeRuneInString(rest)
		t.capital = unicode.IsUpper(r)
		if t.meaning != nil && t.meaning.in[ordinal] && !t.meaning.in[month] {
			return l.scanOrdinal(t)
		}
		return t
	}
	r, n := utf8.DecodeRuneInString(rest)
	t.kind, t.end, t.sign = sign, t.start+n, plainSign(r)
	return t
}

// suppliedDigits reads a year of which the editors have supplied some figures: "188[0]", or "[18]80"
// where opened says that the first bracket has been read. It returns the year and its length.
func suppliedDigits(s string, opened bool) (year, n int) {
	digits, brackets := 0, 0
	for n < len(s) {
		switch c := s[n]; {
		case isDigit(c):
			year = year*10 + int(c-'0')
			if digits++; digits > 4 {
				return 0, 0
			}
		case c == '[' && !opened && brackets == 0 && digits > 0, c == ']' && opened && brackets == 0 && digits > 0:
			brackets = 1
		case c == ']' && !opened && brackets == 1 && digits == 4:
			return year, n + 1
		default:
			if opened && brackets == 1 && digits == 4 {
				return year, n
			}
			return 0, 0
		}
		n++
	}
	if opened && brackets == 1 && digits == 4 {
		return year, n
	}
	return 0, 0
}

// numberLen is the length of the run of digits that s begins with. The letters l, I and O count
// for 1 and 0 where a scanner misread them, that is beside a digit.
func numberLen(s string) int {
	n, digits := 0, 0
	for n < len(s) && (isDigit(s[n]) || misread(s[n]) && n < 4) {
		if isDigit(s[n]) {
			digits++
		}
		n++
	}
	if digits == 0 {
		return 0
	}
	for n > 0 && !isDigit(s[n-1]) && n < len(s) && wordLen(s[n:]) > 0 {
		n-- // "3o'clock", "1Ist": letters that begin a word
	}
	if !isDigit(s[0]) && n < len(s) && wordLen(s[n:]) > 0 && ordinalLen(s[n:]) == 0 {
		return 0
	}
	return n
}

func misread(c byte) bool { return c == 'l' || c == 'I' || c == 'O' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func (l *lexer) scanNumber(t token, n int) token {
	t.kind, t.digits = numeral, n
	for i := 0; i < n; i++ {
		c := l.text[t.start+i]
		switch c {
		case 'l', 'I':
			c = '1'
		case 'O':
			c = '0'
		}
		t.value = saturate(t.value*10 + int(c-'0'))
	}
	t.end = t.start + n
	if w := wordLen(l.text[t.end:]); w > 0 {
		// "9ber": a month that begins with a digit
		if m := lookup(l.text[t.start : t.end+w]); m != nil {
			t.kind, t.end, t.meaning = word, t.end+w, m
			return t
		}
	}
	if o := ordinalLen(l.text[t.end:]); o > 0 && n <= 2 {
		t.end += o
		t.ordinal = true
	}
	return t
}

// suffixes make a number an ordinal, in the languages of the month names.
var suffixes = []string{"st", "nd", "rd", "th", "d", "er", "ème", "eme", "e", "ten", "ter", "te", "o", "a", "º", "°", "-го", "-е", "го", "ого", "de", "ste"}

// ordinalLen is the length of the ordinal suffix that s begins with.
func ordinalLen(s string) int {
	if s == "" || !isLetter(s[0]) && s[0] != '-' && s[0] < utf8.RuneSelf {
		return 0
	}
	for _, suffix := range suffixes {
		if len(s) >= len(suffix) && strings.EqualFold(s[:len(suffix)], suffix) && wordLen(s[len(suffix):]) == 0 &&
			(len(s) == len(suffix) || !isDigit(s[len(suffix)])) {
			return len(suffix)
		}
	}
	return 0
}

// scanOrdinal makes a numeral of "fifth" and "twenty-fifth".
func (l *lexer) scanOrdinal(t token) token {
	t.kind, t.ordinal, t.words, t.digits = numeral, true, true, 2
	t.value = t.meaning.value[ordinal]
	rest := l.text[t.end:]
	if t.value < 20 || rest == "" || rest[0] != '-' && rest[0] != ' ' {
		return t
	}
	n := wordLen(rest[1:])
	if m := lookup(rest[1 : 1+n]); m != nil && m.in[ordinal] && m.value[ordinal] < 10 {
		t.value += m.value[ordinal]
		t.end += 1 + n
	}
	return t
}

// wordLen is the length of the run of letters that s begins with.
func wordLen(s string) int {
	n := 0
	for n < len(s) {
		c := s[n]
		if c < utf8.RuneSelf {
			if !isLetter(c) {
				break
			}
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsLetter(r) || r == 'º' || r == 'ª' {
			break
		}
		n += size
	}
	return n
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// plainSign folds the many dashes, apostrophes and spaces of print.
func plainSign(r rune) rune {
	switch r {
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	case '’', '‘', 'ʼ', '`':
		return '\''
	}
	return r
}
