package edtf

// The grammar of written dates: each method reads from token i on, and returns the token behind
// what it read.

// A parser reads dates from one text.
type parser struct {
	lexer
	opts  *Options
	whole bool // the text should be a date and nothing else, so that scant forms count
}

// core reads one date without what stands around it.
func (p *parser) core(i int) (stamp, int, bool) {
	t := p.tok(i)
	switch {
	case t.kind == numeral && t.digits == 4 && !t.ordinal:
		return p.yearFirst(i)
	case t.kind == numeral && isDay(t):
		return p.dayFirst(i)
	case t.is(month):
		return p.monthFirst(i)
	case t.is(seasonWord):
		return p.seasonFirst(i)
	}
	return stamp{}, i, false
}

func isDay(t *token) bool { return t.kind == numeral && t.digits <= 2 && t.value >= 1 && t.value <= 31 }

// dayFirst reads "12 April 1777", "4-5 June", "5/IX - 21", "24/5 20", "3d inst.".
func (p *parser) dayFirst(i int) (stamp, int, bool) {
	s := stamp{day: p.tok(i).value}
	j := p.corrected(p.doubted(p.beforeMark(i+1), &s, 2))
	if s2, end, ok := p.twoDays(i, j, s); ok {
		return s2, end, true
	}
	if s2, end, ok := p.monthBehind(j, s); ok {
		return s2, end, true
	}
	if p.tok(i).words {
		return s, i, false
	}
	if k := p.skipSign(j, '.'); p.tok(k).is(relative) {
		s.relative, s.shift = true, p.tok(k).meaning.value[relative]
		return s, p.skipSign(k+1, '.'), true
	}
	if p.tok(i).ordinal {
		return s, i, false
	}
	return p.separated(i, j, s)
}

// twoDays reads "4-5 June", "1/12 May", "4./5. 6. 1920": two days that share a month.
func (p *parser) twoDays(i, j int, s stamp) (stamp, int, bool) {
	j = p.skipSign(j, '.')
	k, ok := p.secondDay(j, &s)
	if !ok {
		return s, i, false
	}
	if s2, end, ok := p.monthBehind(k, s); ok {
		return s2, end, true
	}
	if p.tok(i).ordinal || p.tok(k).sign == p.tok(j).sign {
		return s, i, false
	}
	return p.separated(i, k, s)
}

// secondDay reads the second of two days of a month, if there is one.
func (p *parser) secondDay(j int, s *stamp) (int, bool) {
	t := p.tok(j)
	how := noJoin
	switch {
	case t.kind == sign && t.sign == '-', t.is(until):
		how = upTo
	case t.kind == sign && (t.sign == '/' || t.sign == '('):
		how = twoStyle
	case t.is(and) || t.kind == sign && t.sign == '&':
		how = both
	case t.is(or):
		how = either
	}
	if how == noJoin {
		return j, false
	}
	k := p.skipWords(j+1, theWord)
	day := p.tok(k)
	if !isDay(day) || p.shortYearText(day) || day.value <= s.day && how != twoStyle || p.beforeTime(k+1) {
		return j, false
	}
	if t.sign == '(' && p.tok(k+1).sign != ')' {
		return j, false
	}
	s.lastDay, s.lastJoin = day.value, how
	if t.sign == '(' {
		k++
	}
	return k + 1, true
}

// monthBehind reads the month in words, and the year, behind a day.
func (p *parser) monthBehind(j int, s stamp) (stamp, int, bool) {
	k := p.skipWords(p.skipSign(j, '.'), ofWord)
	if p.tok(k).kind == sign && p.tok(k).sign == '-' {
		k++
	}
	t := p.tok(k)
	if t.is(republicanMonth) {
		return p.republican(k, s)
	}
	if !t.is(month) {
		return s, j, false
	}
	s.month = t.meaning.value[month]
	k = p.doubted(p.skipSign(k+1, '.'), &s, 1)
	s.dayFirst = true
	end, ok := p.year(k, &s, false)
	if !ok && (t.needsYear() || p.dayAndYear(k) || isDay(p.tok(k)) && p.beginsLine(j)) {
		return s, j, false
	}
	return s, end, true
}

// dayAndYear reports whether the month before k has its day and year behind it, so that a number
// before it, of a note or a page, is not its day.
func (p *parser) dayAndYear(k int) bool {
	k = p.skipWords(k, theWord)
	if !isDay(p.tok(k)) {
		return false
	}
	s := stamp{month: 1, day: 1}
	_, ok := p.year(k+1, &s, false)
	return ok && !s.short
}

// monthFirst reads "April 23, 1920", "June 4-5, 1920", "May 1920".
func (p *parser) monthFirst(i int) (stamp, int, bool) {
	t := p.tok(i)
	s := stamp{month: t.meaning.value[month]}
	j := p.doubted(p.skipSign(i+1, '.'), &s, 1)
	if end, ok := p.year(j, &s, false); ok && !s.short {
		return s, end, true
	}
	s = stamp{month: s.month, doubt: s.doubt}
	k := p.skipWords(j, theWord)
	day := p.tok(k)
	if !isDay(day) || p.beforeTime(k+1) || p.inNumber(k) {
		return s, j, p.monthFollows(j)
	}
	s.day = day.value
	k = p.corrected(p.doubted(k+1, &s, 2))
	if next, ok := p.secondDay(k, &s); ok {
		k = next
	}
	end, ok := p.year(k, &s, false)
	if !ok && t.needsYear() {
		return s, i, false
	}
	return s, end, true
}

// monthFollows reports whether a second month, with its year, is joined at j: "May-June 1920".
func (p *parser) monthFollows(j int) bool {
	t := p.tok(j)
	if !(t.kind == sign && (t.sign == '-' || t.sign == '/')) && !t.is(until) && !t.is(and) && !t.is(or) || !p.tok(j+1).is(month) {
		return false
	}
	var s stamp
	_, ok := p.year(p.skipSign(j+2, '.'), &s, false)
	return ok && !s.short
}

// seasonFirst reads "spring 1863", "winter of 1919-20".
func (p *parser) seasonFirst(i int) (stamp, int, bool) {
	s := stamp{season: p.tok(i).meaning.value[seasonWord]}
	end, ok := p.year(i+1, &s, false)
	if !ok || s.short {
		return s, i, false
	}
	return s, end, true
}

// doubted reads a question mark that belongs to one part of the date.
func (p *parser) doubted(j int, s *stamp, part int) int {
	t, next := p.tok(j), p.tok(j+1)
	if t.kind != sign || t.sign != '?' || t.spaced {
		return j
	}
	if next.kind == numeral || next.is(month) || next.sign == ',' || next.sign == '.' && p.tok(j+2).kind == numeral {
		s.doubt[part] |= Uncertain
		return j + 1
	}
	return j
}

// beforeMark steps over the full stop of "20.? Januar".
func (p *parser) beforeMark(j int) int {
	if k := p.skipSign(j, '.'); p.tok(k).sign == '?' && !p.tok(k).spaced {
		return k
	}
	return j
}

// corrected steps over another day that the editors give in brackets, "May 23 [24], 1949": the
// date stays as the writer wrote it.
func (p *parser) corrected(j int) int {
	k := j + 1
	if p.tok(k).sign == '?' {
		k++
	}
	if t := p.tok(j); t.bracket && isDay(t) && p.tok(k).closed {
		return k
	}
	return j
}

// doubtSign reports whether the question mark at j doubts the date, and does not end a sentence.
func (p *parser) doubtSign(j int) bool {
	next := p.tok(j + 1)
	return p.whole || p.tok(j).closed || next.closed || next.kind == sign && (next.sign == ')' || next.sign == ',')
}
