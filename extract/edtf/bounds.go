package edtf

import "strings"

// A season is a run of months; begins counts from 1.
type season struct{ begins, months int }

// winter is the season that ends in the year behind its own.
const winter = 24

// seasons are the divisions of a year of ISO 8601-2. 21 to 24 do not say which hemisphere: they
// are taken for the northern one, by whole months. Winter 1920-24 begins in December 1920 and ends
// with February 1921.
var seasons = map[string]season{
	"21": {3, 3}, "22": {6, 3}, "23": {9, 3}, "24": {12, 3}, // spring, summer, autumn, winter
	"25": {3, 3}, "26": {6, 3}, "27": {9, 3}, "28": {12, 3}, // northern
	"29": {9, 3}, "30": {12, 3}, "31": {3, 3}, "32": {6, 3}, // southern
	"33": {1, 3}, "34": {4, 3}, "35": {7, 3}, "36": {10, 3}, // quarters
	"37": {1, 4}, "38": {5, 4}, "39": {9, 4}, // thirds
	"40": {1, 6}, "41": {7, 6}, // halves
}

// Bounds returns the earliest and the latest day that the expression allows, both inclusive, by
// what is written: a qualifier does not widen them. An end that is open or unknown sets its flag
// and is MinDay or MaxDay, so that two dates overlap exactly when neither begins after the other
// ends.
func (d Date) Bounds() (earliest, latest Day, openStart, openEnd bool) {
	if d.shape == none {
		return MinDay, MaxDay, true, true
	}
	earliest, latest = MaxDay, MinDay
	for _, s := range d.spans {
		earliest = min(earliest, s.from.earliest())
		latest = max(latest, s.to.latest())
		openStart = openStart || s.from.kind != known
		openEnd = openEnd || s.to.kind != known
	}
	return earliest, latest, openStart, openEnd
}

// Overlaps reports whether some day is allowed by both dates.
func (d Date) Overlaps(from, to Day) bool {
	earliest, latest, _, _ := d.Bounds()
	return earliest <= to && from <= latest
}

func (e end) earliest() Day {
	if e.kind != known {
		return MinDay
	}
	day, _ := e.point.first(1)
	return day
}

func (e end) latest() Day {
	if e.kind != known {
		return MaxDay
	}
	day, _ := e.point.first(-1)
	return day
}

// first returns the first day of the point when step is 1, the last when it is -1, and whether
// there is one at all.
func (p point) first(step int) (Day, bool) {
	lo, hi, far := p.year.limits()
	if far {
		if step > 0 {
			return clampDay(lo), true
		}
		return clampDay(hi), true
	}
	if p.month == "" {
		if step > 0 {
			return Gregorian(lo, 1, 1), true
		}
		return Gregorian(hi, 12, 31), true
	}
	if s, ok := seasons[p.month]; ok {
		return s.edge(lo, hi, step), true
	}
	return p.search(lo, hi, step)
}

// search walks the years from one end to the first that has the masked month and day. At most
// eight years in a row lack a 29 February, so few are tried unless there is none at all.
func (p point) search(lo, hi, step int) (Day, bool) {
	if lo == hi && len(p.day) == 2 && !strings.Contains(p.month+p.day, "X") {
		month, day := number(p.month), number(p.day)
		if !ValidGregorian(lo, month, day) {
			return 0, false
		}
		return Gregorian(lo, month, day), true
	}
	if step < 0 {
		lo, hi = hi, lo
	}
	for y := lo; (hi-y)*step >= 0; y += step {
		if !p.year.matches(y) {
			continue
		}
		for month := range ordered(12, step) {
			if !matches(p.month, month) {
				continue
			}
			if day, ok := p.dayOf(y, month, step); ok {
				return day, true
			}
		}
	}
	return 0, false
}

func (p point) dayOf(year, month, step int) (Day, bool) {
	for day := range ordered(daysIn(month, leapGregorian(year)), step) {
		if p.day == "" || matches(p.day, day) {
			return Gregorian(year, month, day), true
		}
	}
	return 0, false
}

// ordered counts 1 to n, or n to 1.
func ordered(n, step int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 1; i <= n; i++ {
			v := i
			if step < 0 {
				v = n + 1 - i
			}
			if !yield(v) {
				return
			}
		}
	}
}

func (s season) edge(lo, hi, step int) Day {
	if step > 0 {
		return Gregorian(lo, s.begins, 1)
	}
	year, month := hi, s.begins+s.months-1
	if month > 12 {
		year, month = year+1, month-12
	}
	return Gregorian(year, month, daysIn(month, leapGregorian(year)))
}

// limits returns the first and the last year that the digits allow, and whether they are so far
// away that a Day cannot count them.
func (y year) limits() (lo, hi int, far bool) {
	lo, hi = number(y.digits), number(y.digits)
	if strings.Contains(y.digits, "X") {
		lo, hi = number(strings.ReplaceAll(y.digits, "X", "0")), number(strings.ReplaceAll(y.digits, "X", "9"))
	}
	for i := 0; i < y.exponent; i++ {
		lo, hi = saturate(lo*10), saturate(hi*10)
	}
	if free := len(y.digits) + y.exponent - y.significant; y.significant > 0 && free > 0 {
		unit := 1
		for i := 0; i < free; i++ {
			unit = saturate(unit * 10)
		}
		lo -= lo % unit
		hi = saturate(lo + unit - 1)
	}
	if y.negative {
		lo, hi = -hi, -lo
	}
	return lo, hi, lo < -farYear || hi > farYear
}

// matches reports whether a year between the limits fits the mask.
func (y year) matches(value int) bool {
	if y.long {
		return true
	}
	if y.negative {
		value = -value
	}
	if value < 0 {
		return false
	}
	for i := len(y.digits) - 1; i >= 0; i-- {
		if c := y.digits[i]; c != 'X' && int(c-'0') != value%10 {
			return false
		}
		value /= 10
	}
	return true
}

// matches reports whether a two-digit mask fits a month or a day.
func matches(mask string, value int) bool {
	return (mask[0] == 'X' || int(mask[0]-'0') == value/10) && (mask[1] == 'X' || int(mask[1]-'0') == value%10)
}

// number reads digits, up to a bound far beyond every calendar.
func number(digits string) int {
	n := 0
	for i := 0; i < len(digits); i++ {
		n = saturate(n*10 + int(digits[i]-'0'))
	}
	return n
}

func saturate(n int) int { return min(n, 1<<40) }

func clampDay(year int) Day {
	if year < 0 {
		return MinDay
	}
	return MaxDay
}
