package edtf

import (
	"unicode"
	"unicode/utf8"
)

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

// isYear reports whether a token is a year in full. Earlier and later ones are more often the
// number of something else.
func isYear(t *token) bool {
	return t.kind == numeral && t.digits == 4 && !t.ordinal && t.value >= 1000 && t.value < 2100
}

// dayFirst reads "12 April 1777", "4-5 June", "5/IX - 21", "24/5 20", "3d inst.".
func (p *parser) dayFirst(i int) (stamp, int, bool) {
	s := stamp{day: p.tok(i).value}
	j := p.corrected(p.doubted(i+1, &s, 2))
	if k, ok := p.secondDay(j, &s); ok {
		if s2, end, ok := p.monthBehind(k, s); ok {
			return s2, end, true
		}
		s.lastDay, s.lastJoin = 0, noJoin
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
	if !isDay(day) || day.value <= s.day && how != twoStyle || p.beforeTime(k+1) {
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

// yearFirst reads "1863 Apr. 5", "1921-09-05", "1918-21", "1920s", "1920".
func (p *parser) yearFirst(i int) (stamp, int, bool) {
	t := p.tok(i)
	if !isYear(t) || !p.standsFree(t) {
		return stamp{}, i, false
	}
	s := stamp{year: t.value}
	if s2, end, ok := p.isoDate(i); ok {
		return s2, end, true
	}
	if s2, end, ok := p.monthBehindYear(i, s); ok {
		return s2, end, true
	}
	j := p.decade(i+1, &s)
	if j == i+1 {
		j = p.yearTail(j, &s)
	}
	return s, j, p.endsFree(j-1) && (p.whole || p.yearAlone(i, j))
}

// yearAlone reports whether four digits with nothing else are a year, and not a page, a time of
// day, or the number of something.
func (p *parser) yearAlone(i, j int) bool {
	t, next := p.tok(i), p.tok(j)
	numbered := next.sign == '.' && p.beginsLine(j) && p.tok(j+1).kind == word
	if t.value < 1400 || next.is(countedWord) || p.beforeTime(j) || numbered {
		return false
	}
	if o := p.opts; o.windowed() && (t.value < o.Years[0]-100 || t.value > o.Years[1]+100) {
		return false
	}
	e := p.backSpace(t.start, 0)
	m := lookup(p.text[p.backWord(e, 0):e])
	return m == nil || !m.in[countWord]
}

// beginsLine reports whether all before token j is one that stands at the beginning of a line.
func (p *parser) beginsLine(j int) bool {
	first := p.tok(0).start
	return j == 1 && (first == 0 || p.text[first-1] == '\n')
}

// decade reads the s of "1920s".
func (p *parser) decade(j int, s *stamp) int {
	k := j
	if p.tok(k).kind == sign && p.tok(k).sign == '\'' && !p.tok(k).spaced {
		k++
	}
	if t := p.tok(k); t.kind == word && !t.spaced && p.text[t.start:t.end] == "s" && s.year%10 == 0 {
		s.decade = true
		return k + 1
	}
	return j
}

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

// monthBehindYear reads month and day behind a year.
func (p *parser) monthBehindYear(i int, s stamp) (stamp, int, bool) {
	k := i + 1
	if t := p.tok(k); t.kind == sign && (t.sign == ',' || t.sign == '.' || t.sign == ':') {
		k++
	}
	t := p.tok(k)
	if !t.is(month) {
		return s, i, false
	}
	s.month = t.meaning.value[month]
	k = p.skipSign(k+1, '.')
	day := p.tok(k)
	if !isDay(day) || p.inNumber(k) {
		return s, k, p.whole && day.kind == atEnd
	}
	s.day = day.value
	var other stamp
	if _, ok := p.year(k+1, &other, false); ok {
		return s, i, false // "in 1920, May 4, 1921 …"
	}
	return s, k + 1, true
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
	if sep.sign == ' ' || t.kind != numeral || t.digits > 2 || t.ordinal || t.value < 1 || p.inNumber(k) {
		return s, i, false
	}
	s.month = t.value
	if s.month > 12 || p.opts.MonthFirst && s.day <= 12 {
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
	// Without a year only "26/VI" is a date.
	return s, k2, sep.sign == '/' && !p.tok(k).spaced && p.endsFree(k)
}

// numericYear reads the year behind a month in digits at k. Without a year, or with one of two
// digits that no window explains, figures are a date only where a date should stand.
func (p *parser) numericYear(k int, sep token, s stamp) (stamp, int, bool) {
	second := p.tok(k + 1)
	matched := second.kind == sign && second.sign == sep.sign
	end, ok := p.year(k+1, &s, true)
	if !ok {
		return s, k + 1, p.whole && sep.sign == '/' && p.endsFree(k)
	}
	if !p.endsFree(end - 1) {
		return s, k, false
	}
	if s.short {
		return s, end, p.whole && (matched || sep.sign == '/')
	}
	return s, end, matched || sep.sign == '/'
}

// year reads a year, with what may stand before it, into s. Loose forms ("- 21") also follow a
// dash.
func (p *parser) year(i int, s *stamp, loose bool) (int, bool) {
	j, signs, marked := i, 0, false
	for ; j < i+5; j++ {
		t := p.tok(j)
		switch {
		case t.kind == sign && (t.sign == ',' || t.sign == '.' || t.sign == '(') && signs < 2:
			signs++
		case t.kind == sign && (t.sign == '-' || t.sign == '/') && (loose || !t.spaced && !p.tok(j+1).spaced && t.sign == '-' && s.day > 0) && signs == 0:
			signs++
			marked = true
		case t.kind == sign && t.sign == '\'':
			signs, marked = 9, true
		case t.is(yearWord) && !t.is(month):
		default:
			return p.yearNumber(i, j, s, loose || marked)
		}
	}
	return i, false
}

// yearNumber reads the digits of the year at j; i is where the search for it began.
func (p *parser) yearNumber(i, j int, s *stamp, marked bool) (int, bool) {
	t := p.tok(j)
	switch {
	case isYear(t):
		if p.inNumber(j) || p.beforeTime(j+1) {
			return i, false
		}
		s.year = t.value
	case t.kind == numeral && t.digits == 2 && !t.ordinal && s.month > 0 && (s.day > 0 || marked):
		if !p.shortYear(j, s, marked) {
			return i, false
		}
	default:
		return i, false
	}
	opened := p.tok(j).bracket
	end := p.yearTail(j+1, s)
	if q := p.tok(end); q.kind == sign && q.sign == '?' && !q.spaced && p.doubtSign(end) {
		if opened {
			s.doubt[0] |= Uncertain
			end++
		}
	}
	if p.openParenthesis(i, j) && p.tok(end).sign == ')' {
		end++
	}
	return end, true
}

// shortYear takes two digits for a year: into the window if one year of it ends so, else with an
// open century. Without a sign that says so they must fall into the window.
func (p *parser) shortYear(j int, s *stamp, marked bool) bool {
	t, next := p.tok(j), p.tok(j+1)
	if p.inNumber(j) || p.beforeTime(j+1) && !p.opts.windowed() {
		return false
	}
	if next.is(month) || p.tok(j-1).sign == '(' {
		return false // "28 February (13 March) 1900"
	}
	full, ok := p.opts.century(t.value)
	if !ok {
		if marked || p.whole {
			s.year, s.short = t.value, true
		}
		return s.short
	}
	if marked || p.whole || s.dayFirst || next.kind != word || next.capital || next.is(yearAfter) {
		s.year = full
	}
	return s.year != 0
}

// yearTail reads what may follow a year: the other style ("1731/2"), a last year ("1918-21"),
// "г.".
func (p *parser) yearTail(j int, s *stamp) int {
	t, last := p.tok(j), p.tok(j+1)
	if t.kind == sign && (t.sign == '/' || t.sign == '-') && !t.spaced && !last.spaced && last.kind == numeral && !last.ordinal &&
		last.digits != 3 && !s.short && s.lastDay == 0 {
		unit := [...]int{1: 10, 2: 100, 4: 10000}[min(last.digits, 4)]
		full := s.year - s.year%unit + last.value
		next := full == s.year+1
		switch {
		case next && t.sign == '/' || next && s.day > 0 && s.inDualStyle():
			s.lastYear, s.dual = full, s.month > 0
			j += 2
		case last.digits >= 2 && full > s.year && full < 2100 && s.month == 0:
			s.lastYear = full
			j += 2
		}
	}
	if p.tok(j).is(yearAfter) {
		j = p.skipSign(j+1, '.')
	}
	return j
}

// inDualStyle reports whether the day is one of those whose year began on 25 March in one style
// and on 1 January in the other.
func (s stamp) inDualStyle() bool {
	return s.year < 1753 && (s.month == 1 || s.month == 2 || s.month == 3 && s.day <= 24)
}

// doubted reads a question mark that belongs to one part of the date.
func (p *parser) doubted(j int, s *stamp, part int) int {
	t, next := p.tok(j), p.tok(j+1)
	if t.kind == sign && t.sign == '?' && !t.spaced && (next.kind == numeral || next.kind == word && next.is(month) || next.sign == ',') {
		s.doubt[part] |= Uncertain
		return j + 1
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

func (p *parser) openParenthesis(i, j int) bool {
	for ; i < j; i++ {
		if p.tok(i).sign == '(' {
			return true
		}
	}
	return false
}

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
	if t.kind == sign && (t.sign == ':' || t.sign == '.' && !t.spaced) {
		next := p.tok(j + 1)
		return next.kind == numeral && !next.spaced && next.digits == 2 && next.value < 60 && t.sign == ':'
	}
	if t.kind != word || t.meaning == nil || !t.meaning.in[timeWord] || t.meaning.in[month] {
		return false
	}
	switch fold(p.text[t.start:t.end]) {
	case "a", "p":
		next := p.tok(p.skipSign(j+1, '.'))
		return next.kind == word && p.text[next.start:next.end] != "" && (p.text[next.start]|0x20) == 'm'
	case "o":
		return p.tok(j+1).sign == '\''
	case "at", "by", "from":
		return false
	}
	return true
}

// inNumber reports whether the numeral at j goes on as "10,000" or "3.5".
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
		return !unicode.IsDigit(r) && !(unicode.IsLetter(r) && r != 'г')
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

// closeStyle steps over the full stop and parenthesis behind a style.
func (p *parser) closeStyle(j int) int {
	j = p.skipSign(j, '.')
	return p.skipSign(j, ')')
}
