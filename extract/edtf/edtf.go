// Package edtf reads and writes dates as letters have them.
//
// [Parse] reads the Extended Date/Time Format (EDTF), that is ISO 8601-2:2019, levels 0 to 2: days,
// months and years, intervals with open or unknown ends, the qualifiers ? (uncertain), ~
// (approximate) and % (both), masked digits, seasons, sets, long and negative years. [Date.Bounds]
// gives the earliest and the latest day that an expression allows.
//
// [Find] and [ParseWritten] read dates as editions print them ("[later May 4, 1920]",
// "5/IX - 21", "1/12 May 1803", "12 Brumaire an VIII") and say them in EDTF.
//
// EDTF knows the Gregorian calendar only. [Julian] and [Day.Julian] convert; a date whose calendar
// nobody states is kept as it stands and called unknown.
package edtf

// A Qualifier says how sure a date, or a part of it, is.
type Qualifier uint8

// The qualifiers of EDTF. Uncertain|Approximate is written %.
const (
	Uncertain   Qualifier = 1 << iota // ?
	Approximate                       // ~
)

// String is the sign of the qualifier, empty for none.
func (q Qualifier) String() string { return [...]string{"", "?", "~", "%"}[q&3] }

// qualifier is the inverse of String.
func qualifier(c byte) Qualifier {
	switch c {
	case '?':
		return Uncertain
	case '~':
		return Approximate
	case '%':
		return Uncertain | Approximate
	}
	return 0
}

// A Date is one EDTF expression. The zero Date is none, and its String is empty.
type Date struct {
	shape shape
	spans []span
}

type shape uint8

const (
	none shape = iota
	single
	interval // a/b
	oneOf    // [a,b]
	allOf    // {a,b}
)

// A span is a point, or two with what lies between them.
type span struct {
	from, to end
	ranged   bool // two ends; else to equals from
}

// An end is a point, or the lack of one.
type end struct {
	kind  endKind
	point point
}

type endKind uint8

const (
	known   endKind = iota
	open            // "..": no end
	unknown         // nothing written: there is an end, nobody knows it
)

// A point is a year, a month or season of it, or a day, each as written (digits and X), with what
// is doubted of each.
type point struct {
	year       year
	month, day string // two digits, possibly masked; empty when missing
	time       string // "T10:00:00Z" as written
	doubt      [3]Qualifier
}

// A year is [-]digits, or with long set Y[-]digits[Eexponent], and the number of significant
// digits.
type year struct {
	long        bool
	negative    bool
	digits      string
	exponent    int
	significant int
}

// Qualified returns all qualifiers that any part of the date carries.
func (d Date) Qualified() Qualifier {
	var q Qualifier
	for _, s := range d.spans {
		for _, p := range []point{s.from.point, s.to.point} {
			q |= p.doubt[0] | p.doubt[1] | p.doubt[2]
		}
	}
	return q
}

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d.shape == none }
