package edtf

import "strconv"

// From a written date to EDTF.

// edtf says the date in EDTF, empty when a year is missing or the parts contradict one another.
func (w written) edtf(o *Options) (string, Calendar) {
	w.complete(o)
	calendar := w.calendar(o)
	if w.join == twoStyle && w.from.day > 0 {
		return w.twoStyles()
	}
	from, ok := w.from.point(calendar)
	if !ok {
		return "", calendar
	}
	d := Date{shape: single, spans: []span{{from: from.from, to: from.to}}}
	if from.ranged {
		d = Date{shape: interval, spans: []span{from}}
	}
	if w.join != noJoin {
		to, ok := w.to.point(calendar)
		if !ok {
			return "", calendar
		}
		if w.approx {
			to.to.point.qualify(Approximate)
		}
		d = joinedDate(w, from, to)
	}
	d = d.modified(w.mod, w.from.precision())
	for _, sp := range d.spans {
		if sp.ordered() != nil {
			return "", calendar
		}
	}
	return d.String(), calendar
}

func joinedDate(w written, from, to span) Date {
	switch w.join {
	case both:
		return Date{shape: allOf, spans: []span{from, to}}
	case either:
		return Date{shape: oneOf, spans: []span{from, to}}
	}
	s := span{from: from.from, to: to.to, ranged: true}
	if w.mod == modBetween {
		return Date{shape: oneOf, spans: []span{s}}
	}
	return Date{shape: interval, spans: []span{s}}
}

// modified applies what stands before a date.
func (d Date) modified(mod modifier, precision Precision) Date {
	s := &d.spans[0]
	switch mod {
	case modAfter:
		return Date{shape: interval, spans: []span{{from: s.from, to: end{kind: open}, ranged: true}}}
	case modBefore:
		last := d.spans[len(d.spans)-1]
		return Date{shape: interval, spans: []span{{from: end{kind: open}, to: last.to, ranged: true}}}
	case modAbout:
		d.qualify(Approximate, true)
	case modPart:
		if precision != ToDay {
			d.qualify(Approximate, d.shape == single)
		}
	case modDoubt:
		d.qualify(Uncertain, true)
	}
	return d
}

// qualify marks the whole date, or only its beginning.
func (d Date) qualify(q Qualifier, whole bool) {
	for i := range d.spans {
		d.spans[i].from.point.qualify(q)
		if whole {
			d.spans[i].to.point.qualify(q)
		} else {
			return
		}
	}
}

func (p *point) qualify(q Qualifier) {
	for i := range p.doubt {
		p.doubt[i] |= q
	}
}

// complete fills in what the second date, the options and the date of the letter tell.
func (w *written) complete(o *Options) {
	w.from.relate(o)
	w.to.relate(o)
	if w.join == noJoin {
		w.from.fill(o)
		return
	}
	if w.from.missingYear() && !w.to.missingYear() {
		w.to.fill(o)
		w.from.year, w.from.short = w.to.year, w.to.short
		w.from.doubt[0] |= w.to.doubt[0]
		if w.from.month > w.to.month && w.join == upTo {
			w.from.year--
		}
		return
	}
	w.from.fill(o)
	if w.to.missingYear() && !w.from.missingYear() {
		w.to.year = w.from.year
		if w.to.month < w.from.month && w.join == upTo {
			w.to.year++
		}
	}
	w.to.fill(o)
}

func (s *stamp) missingYear() bool { return s.year == 0 && !s.relative }

// fill completes a missing or short year from the options.
func (s *stamp) fill(o *Options) {
	year := o.DefaultYear
	if year == 0 && o.Years[0] == o.Years[1] {
		year = o.Years[0]
	}
	switch {
	case s.short:
		if full, ok := o.century(s.year); ok {
			s.year, s.short = full, false
		} else if year != 0 && year%100 == s.year {
			s.year, s.short = year, false
		}
	case s.year == 0:
		s.year = year
	}
	if s.dual && s.inDualStyle() {
		s.year = s.lastYear
	}
}

// relate resolves "inst." and "ult." against the date of the letter.
func (s *stamp) relate(o *Options) {
	if !s.relative {
		return
	}
	from, to, openStart, openEnd := o.Letter.Bounds()
	y, m, _ := from.Gregorian()
	y2, m2, _ := to.Gregorian()
	if openStart || openEnd || y != y2 || m != m2 {
		return
	}
	months := 12*y + m - 1 + s.shift
	s.year, s.month = floorDiv(months, 12), floorMod(months, 12)+1
}

// calendar is what the date says of itself, or what the options say.
func (w written) calendar(o *Options) Calendar {
	switch {
	case w.style != "":
		return w.style
	case w.from.republican:
		return InRepublican
	case o.Calendar != "":
		return o.Calendar
	case w.from.year > 1923:
		return InGregorian
	}
	return InUnknown
}

// point says one stamp in EDTF: a span that is ranged where the Gregorian calendar needs two ends.
func (s stamp) point(calendar Calendar) (span, bool) {
	if s.year == 0 || s.short || s.relative && s.month == 0 || s.year < 0 || s.year > 9999 {
		return span{}, false
	}
	if s.republican {
		return s.republicanSpan()
	}
	if s.dual && !s.inDualStyle() && s.month > 0 && s.season == 0 && s.year != s.lastYear {
		return span{}, false // "5 May 1731/2": no style has it
	}
	if calendar == InJulian && s.day > 0 && s.masked == 0 {
		if !ValidJulian(s.year, s.month, s.day) {
			return span{}, false
		}
		s.year, s.month, s.day = Julian(s.year, s.month, s.day).Gregorian()
	}
	p := point{year: year{digits: pad(s.year, 4)}, doubt: s.doubt}
	p.year.digits = p.year.digits[:4-s.masked] + "XXXX"[:s.masked]
	switch {
	case s.season > 0:
		p.month = pad(s.season, 2)
	case s.month > 0:
		p.month = pad(s.month, 2)
		if s.day > 0 {
			p.day = pad(s.day, 2)
		}
	}
	for i := range p.doubt {
		if i > 0 && p.month == "" || i > 1 && p.day == "" {
			p.doubt[i] = 0
		}
	}
	return onePoint(p), p.check() == nil
}

func (s stamp) republicanSpan() (span, bool) {
	first, last := s.day, s.day
	if s.day == 0 {
		first, last = 1, 30
	}
	from, ok := republicanDay(s.year, s.month, first)
	to, ok2 := republicanDay(s.year, s.month, last)
	if !ok || !ok2 {
		return span{}, false
	}
	a, b := end{point: from.point(s.doubt)}, end{point: to.point(s.doubt)}
	return span{from: a, to: b, ranged: from != to}, true
}

// point is the day in EDTF.
func (d Day) point(doubt [3]Qualifier) point {
	y, m, day := d.Gregorian()
	return point{year: year{digits: pad(y, 4)}, month: pad(m, 2), day: pad(day, 2), doubt: doubt}
}

// twoStyles reads "25 October (7 November) 1917". When the Julian and the Gregorian date are one
// day it is that day. When they are ten to thirteen days apart but not as many as their century
// asks for, the writer slipped: it is the Gregorian day, doubted. Two days in a row are a night;
// anything else is no date.
func (w written) twoStyles() (string, Calendar) {
	a, b := w.from, w.to
	for _, years := range [][2]int{{0, 0}, {-1, 0}, {0, -1}} {
		a.year, b.year = w.from.year+years[0], w.to.year+years[1]
		if a.same(b) {
			return b.edtf(0), InJulian
		}
		if b.same(a) {
			return a.edtf(0), InJulian
		}
	}
	a, b = w.from, w.to
	if !a.valid() || !b.valid() {
		return "", InUnknown
	}
	from, to := Gregorian(a.year, a.month, a.day), Gregorian(b.year, b.month, b.day)
	switch apart := to - from; {
	case apart >= 10 && apart <= 13:
		return b.edtf(Uncertain), InJulian
	case apart == 1:
		return a.edtf(0) + "/" + b.edtf(0), InUnknown
	}
	return "", InUnknown
}

// same reports whether s, Julian, and t, Gregorian, are one day.
func (s stamp) same(t stamp) bool {
	return s.full() && t.full() && ValidJulian(s.year, s.month, s.day) && t.valid() &&
		Julian(s.year, s.month, s.day) == Gregorian(t.year, t.month, t.day)
}

func (s stamp) full() bool {
	return s.year > 0 && !s.short && s.masked == 0 && s.month > 0 && s.day > 0
}

func (s stamp) valid() bool { return s.full() && ValidGregorian(s.year, s.month, s.day) }

// edtf is a full Gregorian stamp in EDTF.
func (s stamp) edtf(q Qualifier) string {
	p := Gregorian(s.year, s.month, s.day).point(s.doubt)
	p.qualify(q)
	return p.String()
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}
