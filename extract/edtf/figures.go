package edtf

import "strings"

// Dates in figures: "5/IX - 21", "24/5 20", "1921-09-05".

// isoDate reads a year, month and day with one sign between them.
func (p *parser) isoDate(i int) (stamp, int, bool) {
	first, second := p.tok(i+1), p.tok(i+3)
	month, day := p.tok(i+2), p.tok(i+4)
	if first.kind != sign || first.sign != '-' && first.sign != '/' && first.sign != '.' || first.spaced || month.spaced {
		return stamp{}, i, false
	}
	if month.kind != numeral || month.digits != 2 || month.value < 1 || month.value > 12 {
		return stamp{}, i, false
	}
	s := stamp{year: p.tok(i).value, month: month.value}
	if second.sign == first.sign && !second.spaced && isDay(day) && !day.spaced && !day.ordinal {
		s.day = day.value
		return s, i + 5, p.endsFree(i + 4)
	}
	// "1920-05" is a month, "1904-06" rather two years.
	return s, i + 3, first.sign == '-' && month.value <= s.year%100 && p.endsFree(i+2) && second.sign != '-'
}

// separated reads "5/IX - 21", "26/VI", "5.9.1921", "24/5 20": a month in Roman or Arabic
// numerals behind day i.
func (p *parser) separated(i, j int, s stamp) (stamp, int, bool) {
	if !p.standsFree(p.tok(i)) {
		return s, i, false
	}
	sep := *p.tok(j)
	k := j
	if sep.kind == sign && (sep.sign == '/' || sep.sign == '.' || sep.sign == '-') {
		k++
	} else {
		sep.sign = ' '
	}
	t := p.tok(k)
	if t.kind == word {
		if m, ok := romanMonth(p.text[t.start:t.end]); ok {
			s.month = m
			return p.romanYear(k, sep, s)
		}
		return s, i, false
	}
	if sep.sign == ' ' && !(p.whole && p.opts.windowed()) || t.kind != numeral || t.digits > 2 || t.ordinal || t.value < 1 || p.inNumber(k) {
		return s, i, false
	}
	s.month = t.value
	if s.lastDay == 0 && (s.month > 12 || p.opts.MonthFirst && s.day <= 12) {
		s.day, s.month = s.month, s.day
	}
	if s.month > 12 || s.day > 31 {
		return s, i, false
	}
	return p.numericYear(k, sep, s)
}

// romanYear reads the year behind a month in Roman numerals at k.
func (p *parser) romanYear(k int, sep token, s stamp) (stamp, int, bool) {
	k2 := p.doubted(k+1, &s, 1)
	end, ok := p.year(k2, &s, sep.sign != ' ' && !p.tok(k).spaced)
	switch {
	case ok && !s.short && s.year > 0:
		return s, end, p.endsFree(end - 1)
	case ok:
		return s, end, sep.sign != ' '
	}
	// Without a year only "26/VI" is a date, and "26.VI." where a date should stand.
	sure := sep.sign == '/' || p.whole && sep.sign == '.'
	return s, k2, sure && !p.tok(k).spaced && p.endsFree(k)
}

// numericYear reads the year behind a month in digits at k. Without a year, or with one of two
// digits that no window explains, figures are a date only where a date should stand.
func (p *parser) numericYear(k int, sep token, s stamp) (stamp, int, bool) {
	second := p.tok(k + 1)
	matched := second.kind == sign && second.sign == sep.sign
	end, ok := p.year(k+1, &s, true)
	if !ok {
		stopped := sep.sign == '.' && matched
		return s, k + 1, p.whole && (sep.sign == '/' || stopped) && p.endsFree(k)
	}
	if !p.endsFree(end - 1) {
		return s, k, false
	}
	if s.short && !p.whole {
		return s, k, false
	}
	return s, end, matched || sep.sign == '/' || sep.sign == ' ' && !s.short
}

// romanMonth reads a word as a month in Roman numerals. Cyrillic, Greek and lower-case letters
// that look the same count, and an l for an I.
func romanMonth(s string) (int, bool) {
	var b strings.Builder
	for _, r := range s {
		switch r {
		case 'I', 'i', 'l', 'І', 'і', 'Ι', '|':
			b.WriteByte('I')
		case 'V', 'v', 'Ѵ':
			b.WriteByte('V')
		case 'X', 'x', 'Х', 'х', 'Χ':
			b.WriteByte('X')
		default:
			return 0, false
		}
	}
	for i, numeral := range [...]string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"} {
		if b.String() == numeral {
			return i + 1, s != "l" && s != "ll" && s != "lll"
		}
	}
	return 0, false
}
