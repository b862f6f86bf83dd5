package edtf

import (
	"unicode"
	"unicode/utf8"
)

// What stands around a token.

// skipSign steps over one sign that follows without a space.
func (p *parser) skipSign(j int, r rune) int {
	if t := p.tok(j); t.kind == sign && t.sign == r && !t.spaced {
		return j + 1
	}
	return j
}

// skipWords steps over words of a class, over "day" and the apostrophe of "d'avril".
func (p *parser) skipWords(j int, c class) int {
	for range 4 {
		t := p.tok(j)
		if t.is(month) || !t.is(c) && !t.is(dayWord) && !(t.kind == sign && t.sign == '\'') {
			break
		}
		j++
	}
	return j
}

// beforeTime reports whether token j makes a time of day of the number before it: "2 p. m.",
// "8:40", "10 hours".
func (p *parser) beforeTime(j int) bool {
	t := p.tok(j)
	if t.kind == sign && t.sign == ':' {
		next := p.tok(j + 1)
		return next.kind == numeral && !next.spaced && next.digits == 2 && next.value < 60
	}
	if t.kind != word || t.meaning == nil || !t.meaning.in[timeWord] || t.meaning.in[month] {
		return false
	}
	switch fold(p.text[t.start:t.end]) {
	case "a", "p":
		next := p.tok(p.skipSign(j+1, '.'))
		return next.kind == word && (p.text[next.start]|0x20) == 'm'
	case "o":
		return p.tok(j+1).sign == '\''
	case "at", "by", "from":
		return false
	}
	return true
}

// inNumber reports whether the numeral at j goes on as "10,000".
func (p *parser) inNumber(j int) bool {
	t, next := p.tok(j+1), p.tok(j+2)
	return t.kind == sign && t.sign == ',' && !t.spaced && next.kind == numeral && !next.spaced && next.digits == 3
}

// standsFree reports whether no digit or letter is tied to the token from the left, as in
// "851G.01/2" or "10.12".
func (p *parser) standsFree(t *token) bool {
	before := p.text[:t.start]
	r, n := utf8.DecodeLastRuneInString(before)
	if n == 0 {
		return true
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '$' || r == '£' || r == '#' {
		return false
	}
	switch plainSign(r) {
	case '.', ',', '/', ':', '-':
		r, _ = utf8.DecodeLastRuneInString(before[:len(before)-n])
		return !unicode.IsDigit(r) && !unicode.IsLetter(r)
	}
	return true
}

// endsFree reports whether no digit or letter is tied to token j from the right.
func (p *parser) endsFree(j int) bool {
	rest := p.text[p.tok(j).end:]
	r, n := utf8.DecodeRuneInString(rest)
	if n == 0 {
		return true
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' {
		return false
	}
	switch plainSign(r) {
	case '.', ',', '/', ':':
		r, _ = utf8.DecodeRuneInString(rest[n:])
		return !unicode.IsDigit(r)
	}
	return true
}
