package edtf

import (
	"strings"
	"unicode/utf8"
)

// Options are what is known about the dates of a text beforehand. The zero Options know nothing.
type Options struct {
	// Years is the window, both ends inclusive, into which years of two digits fall. A window of
	// one year also completes dates without a year.
	Years [2]int
	// DefaultYear completes dates without a year; 0 leaves them incomplete.
	DefaultYear int
	// Calendar is that of dates which do not say: InJulian converts days to Gregorian ones. Empty:
	// unknown until 1923, when the last country changed, and Gregorian after that.
	Calendar Calendar
	// MonthFirst reads 05/09/1921 as 9 May. Without it the day comes first, unless it cannot.
	MonthFirst bool
	// Letter is the date of the letter itself, to which "the 3d inst." and "ult." refer; it may be
	// a month or a day.
	Letter Date
}

func (o *Options) windowed() bool { return o.Years[1] > 0 }

// A Found is one date as written in a text.
type Found struct {
	Start, End int    // bytes of the text
	Written    string // text[Start:End]
	// EDTF is the date in the Gregorian calendar, empty when the text does not say enough: then
	// Incomplete tells what is missing, and Complete may help.
	EDTF       string
	Calendar   Calendar
	Precision  Precision
	Month, Day int // as written; 0 when missing, or when there are two
	Incomplete bool

	date written
	opts *Options // never changed
}

// Date parses the EDTF string; it is the zero Date when that is empty.
func (f Found) Date() Date {
	d, err := Parse(f.EDTF)
	if err != nil {
		return Date{}
	}
	return d
}

// Complete fills in the year of a date that was written without one (or with two digits, which
// must agree), and returns the date with its EDTF. Any other date comes back as it is.
func (f Found) Complete(year int) Found {
	if !f.Incomplete {
		return f
	}
	opts := *f.opts
	opts.DefaultYear, opts.Years = year, [2]int{year, year}
	f.opts = &opts
	f.resolve()
	return f
}

// resolve sets what follows from the written date and the options.
func (f *Found) resolve() {
	w := f.date
	f.EDTF, f.Calendar = w.edtf(f.opts)
	f.Incomplete = f.EDTF == ""
	f.Precision = w.precision()
	if w.join == noJoin {
		f.Month, f.Day = w.from.month, w.from.day
	}
}

func (w written) precision() Precision {
	p := w.from.precision()
	if w.join == noJoin {
		return p
	}
	q := w.to.precision()
	for _, coarse := range []Precision{ToDecade, ToYear, ToSeason, ToMonth} {
		if p == coarse || q == coarse {
			return coarse
		}
	}
	return p
}

// Find returns the dates in a text, in order. They do not overlap. A word before a date that
// changes its meaning is part of it, and so are square brackets around it and its weekday; a time
// of day is not. Unusual spaces must have been blanked.
//
//	later, after, since, not before X      X/..
//	before, until, not later than X        ../X
//	about, circa X; early, mid, late May   X~
//	probably X, X (?), [X?]                X?
//	[1916?] behind a certain day           1916?-05-26
//	X to Y, X-Y                            X/Y
//	between X and Y, [X-Y?]                [X..Y]
//	X and Y, X or Y                        {X,Y}, [X,Y]
//
// A date without a year that no option completes is found, and Incomplete, and so is one that no
// calendar has. A month, a season or a weekday alone is no date. Four digits alone are a year from
// 1400 on, unless the words around them count something else.
func Find(text string, opts Options) []Found {
	p := &parser{lexer: lexer{text: text}, opts: &opts}
	var found []Found
	after := 0 // no date begins before
	for at := p.anchor(0); at < len(text); {
		f, ok := p.find(at, after)
		if !ok {
			at = p.anchor(p.skip(at))
			continue
		}
		found = append(found, f)
		after = f.End
		at = p.anchor(f.End)
	}
	return found
}

// ParseWritten reads a text that should be one date and nothing else, but for brackets,
// punctuation, articles and a time of day. It also accepts EDTF, and figures that in running text
// could mean something else ("24/5").
func ParseWritten(text string, opts Options) (Found, bool) {
	if f, ok := parseEDTF(text); ok {
		return f, true
	}
	p := &parser{lexer: lexer{text: text}, opts: &opts, whole: true}
	for at := p.anchor(0); at < len(text); at = p.anchor(p.skip(at)) {
		if f, ok := p.find(at, 0); ok {
			return f, p.idle(0, f.Start) && p.idle(f.End, len(text))
		}
	}
	return Found{}, false
}

// parseEDTF takes a text as EDTF. Years joined by a hyphen are left to the grammar: "1918-21" is
// no season in an edition.
func parseEDTF(text string) (Found, bool) {
	trimmed := strings.TrimSpace(text)
	if len(trimmed) < 8 {
		return Found{}, false
	}
	d, err := Parse(trimmed)
	if err != nil || d.spans[0].from.kind == known && d.spans[0].from.point.month == "" && len(trimmed) < 9 {
		return Found{}, false
	}
	if d.shape == oneOf && len(d.spans) == 1 && !d.spans[0].ranged {
		d.shape = single // "[1920-05-04]": the editors' brackets
	}
	start := strings.Index(text, trimmed)
	f := Found{Start: start, End: start + len(trimmed), Written: trimmed, EDTF: d.String(), Calendar: InGregorian}
	f.Precision = d.precision()
	return f, true
}

// precision is the coarsest of the ends.
func (d Date) precision() Precision {
	p := ToDay
	for _, s := range d.spans {
		for _, e := range []end{s.from, s.to} {
			switch {
			case e.kind != known:
			case e.point.month == "":
				return ToYear
			case seasons[e.point.month].months > 0:
				p = ToSeason
			case e.point.day == "" && p == ToDay:
				p = ToMonth
			}
		}
	}
	return p
}

// idle reports whether nothing of weight stands between two places of the text. Figures are of
// weight unless they are a time of day.
func (p *parser) idle(from, to int) bool {
	l := lexer{text: p.text[:to]}
	figures, clock := false, false
	for l.reset(from); l.next < to; l.n = 0 {
		switch t := l.tok(0); {
		case t.kind == atEnd:
			return strings.Trim(l.text[t.start:], " \t\r\n[]") == "" && (clock || !figures)
		case t.kind == numeral:
			figures = true
		case t.sign == ':', t.is(timeWord):
			clock = true
		case t.kind == word && !t.is(link) && !t.is(weekday) && !t.is(yearAfter):
			return false
		}
	}
	return clock || !figures
}

// find reads the date at an anchor, with what stands around it.
func (p *parser) find(at, after int) (Found, bool) {
	p.reset(at)
	w := written{}
	var ok bool
	var j int
	if w.from, j, ok = p.core(0); !ok {
		return Found{}, false
	}
	start, mod := p.before(at, after)
	w.mod = mod
	j = p.joined(j, &w)
	if w.join == noJoin && w.from.day == 0 && w.from.year == 0 {
		return Found{}, false // a month alone
	}
	j = p.styled(j, &w)
	if w.join != upTo && (mod == modFrom || mod == modBetween) {
		start, w.mod = at, noModifier // "from May 1920" is no interval
	}
	end := p.tok(j - 1).end
	start, end = p.surroundings(start, end, after, &w)
	f := Found{Start: start, End: end, Written: p.text[start:end], date: w, opts: p.opts}
	f.resolve()
	return f, true
}

// anchor returns the next place from i on where a date may begin: a digit, or a word that the
// vocabulary has and its first two bytes do not exclude.
func (p *parser) anchor(i int) int {
	text := p.text
	for i < len(text) {
		c := text[i]
		switch {
		case isDigit(c):
			return i
		case c == 0xE2:
			i += 3
		case c == 0xC2:
			i += 2
		case !inWord(c):
			i++
		default:
			if i+1 < len(text) && (starts[int(c)<<8|int(text[i+1])] || misread(c) && isDigit(text[i+1])) && p.possible(i) {
				return i
			}
			for i++; i < len(text) && inWord(text[i]); i++ {
			}
		}
	}
	return len(text)
}

// inWord reports whether a byte belongs to a letter. It takes all of UTF-8 for letters but what
// begins with C2 (two bytes) or E2 (three), where the signs and dashes of European print are.
func inWord(c byte) bool {
	return isLetter(c) || c >= utf8.RuneSelf && c != 0xC2 && c != 0xE2
}

// possible looks the word at i up.
func (p *parser) possible(i int) bool {
	n := wordLen(p.text[i:])
	switch {
	case n < 4 && misread(p.text[i]):
		return true
	case n < 2 || n > 20:
		return false
	}
	m := lookup(p.text[i : i+n])
	return m != nil && m.anchor
}

// skip steps over the digits or letters at i.
func (p *parser) skip(i int) int {
	text := p.text
	for i++; i < len(text) && (isDigit(text[i]) || inWord(text[i])); i++ {
	}
	return i
}
