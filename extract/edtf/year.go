package edtf

// Years, alone and behind day and month.

// isYear reports whether a token is a year in full. Earlier and later ones are more often the
// number of something else.
func isYear(t *token) bool {
	return t.kind == numeral && t.digits == 4 && !t.ordinal && t.value >= 1000 && t.value < 2100
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
		s.masked = 1
		return k + 1
	}
	return j
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
		case t.kind == sign && t.sign == '/' && signs == 0 && s.day > 0 && p.shortYearText(p.tok(j+1)):
			signs, marked = 9, true
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
	case p.blanks(j) > 0 && s.month > 0:
		s.masked = p.blanks(j)
		for s.year = t.value; s.year < 1000; s.year *= 10 {
		}
		return j + 1 + s.masked, true
	case t.kind == numeral && t.digits == 2 && !t.ordinal && s.month > 0 && (s.day > 0 || marked):
		if !p.shortYear(j, s, marked) {
			return i, false
		}
	default:
		return i, false
	}
	opened := p.tok(j).bracket
	end := p.yearTail(j+1, s)
	if q := p.tok(end); opened && q.sign == '?' && !q.spaced && p.doubtSign(end) {
		s.doubt[0] |= Uncertain
		end++
	}
	if p.openParenthesis(i, j) && p.tok(end).sign == ')' {
		end++
	}
	return end, true
}

// blanks counts the lines that a printed form leaves for the last digits of a year, "187_",
// "18__".
func (p *parser) blanks(j int) int {
	t, n := p.tok(j), 0
	if t.kind != numeral || t.digits > 3 || t.ordinal {
		return 0
	}
	for next := p.tok(j + 1); next.sign == '_' && !next.spaced; next = p.tok(j + 1 + n) {
		n++
	}
	if century := t.value / [...]int{1: 1, 2: 1, 3: 10}[t.digits]; n+t.digits != 4 || century < 10 || century > 20 {
		return 0
	}
	return n
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

// shortYearText reports whether two digits cannot be a day: "July 7/08", "July 7/98".
func (p *parser) shortYearText(t *token) bool {
	return t.kind == numeral && t.digits == 2 && !t.spaced && !t.ordinal && (t.value > 31 || t.value < 10)
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

func (p *parser) openParenthesis(i, j int) bool {
	for ; i < j; i++ {
		if p.tok(i).sign == '(' {
			return true
		}
	}
	return false
}

// century completes a year of two digits from the window, if exactly one year of it ends so.
func (o *Options) century(digits int) (int, bool) {
	found := 0
	for y := o.Years[0] - floorMod(o.Years[0]-digits, 100); y <= o.Years[1]; y += 100 {
		if y < o.Years[0] {
			continue
		}
		if found != 0 {
			return 0, false
		}
		found = y
	}
	return found, found != 0
}

func floorMod(a, b int) int { return a - b*floorDiv(a, b) }
