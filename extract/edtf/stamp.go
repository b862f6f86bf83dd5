package edtf

// A stamp is one date as it is written, before calendars and missing years are dealt with. Zero
// parts were not written.
type stamp struct {
	year, month, day int
	season           int
	short            bool // the year has two digits, its century is open
	masked           int  // last digits of the year that are open: "1920s", "187_"
	dayFirst         bool // the day stands before the month's name
	republican       bool // month and year are of the French Republican calendar
	relative         bool // "inst.", "ult.": shift months from the date of the letter
	shift            int
	lastYear         int  // of "1918-21" and "winter 1919/20"
	dual             bool // lastYear is the other style of the same year: "1731/2"
	lastDay          int  // of "4-5 June", "1/12 May"
	lastJoin         join
	doubt            [3]Qualifier
}

// A join says how two dates belong together.
type join uint8

const (
	noJoin   join = iota
	upTo          // "4-5 June"
	both          // "4 and 5 June"
	either        // "4 or 5 June"
	twoStyle      // "1/12 May": Julian and Gregorian
)

// A written date in full: one stamp, or two and their join.
type written struct {
	from, to stamp
	join     join
	mod      modifier
	approx   bool // "early", before the second date
	style    Calendar
}

// Calendar names the calendar that a date was written in.
type Calendar string

// The calendars of Found.Calendar. EDTF strings are Gregorian whatever the calendar.
const (
	InGregorian  Calendar = "gregorian"
	InJulian     Calendar = "julian"
	InRepublican Calendar = "republican"
	InUnknown    Calendar = "unknown" // the date does not say, and is kept as it stands
)

// Precision is the smallest part that was written.
type Precision string

// The precisions of Found.Precision, from coarse to fine.
const (
	ToDecade Precision = "decade"
	ToYear   Precision = "year"
	ToSeason Precision = "season"
	ToMonth  Precision = "month"
	ToDay    Precision = "day"
)

func (s stamp) precision() Precision {
	switch {
	case s.day > 0:
		return ToDay
	case s.month > 0:
		return ToMonth
	case s.season > 0:
		return ToSeason
	case s.masked > 0:
		return ToDecade
	}
	return ToYear
}
