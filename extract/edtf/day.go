package edtf

import (
	"fmt"
	"math"
)

// A Day counts days from 1 January 1970 in the proleptic Gregorian calendar; days before are
// negative. It fits an int32 for some five million years either way.
type Day int32

// MinDay and MaxDay stand for "as early as can be" and "as late as can be": the open ends of
// intervals, and years too far away for a Day to count.
const (
	MinDay Day = math.MinInt32
	MaxDay Day = math.MaxInt32
)

// farYear is the last year, either way, that a Day is sure to hold.
const farYear = 5_000_000

// epochJDN is the Julian day number of 1 January 1970.
const epochJDN = 2440588

// Gregorian returns the day of a proleptic Gregorian date. The year is astronomical: 0 is 1 BC.
// Month and day must be in range; [ValidGregorian] tells.
func Gregorian(year, month, day int) Day {
	a := (14 - month) / 12
	y := year + 4800 - a
	m := month + 12*a - 3
	jdn := day + (153*m+2)/5 + 365*y + floorDiv(y, 4) - floorDiv(y, 100) + floorDiv(y, 400) - 32045
	return Day(jdn - epochJDN)
}

// Julian returns the day of a date in the Julian calendar, the year beginning on 1 January.
func Julian(year, month, day int) Day {
	a := (14 - month) / 12
	y := year + 4800 - a
	m := month + 12*a - 3
	jdn := day + (153*m+2)/5 + 365*y + floorDiv(y, 4) - 32083
	return Day(jdn - epochJDN)
}

// Gregorian returns year, month and day of d in the proleptic Gregorian calendar.
func (d Day) Gregorian() (year, month, day int) {
	a := int(d) + epochJDN + 32044
	b := floorDiv(4*a+3, 146097)
	return fromMarch(a-floorDiv(146097*b, 4), 100*b)
}

// Julian returns year, month and day of d in the Julian calendar.
func (d Day) Julian() (year, month, day int) {
	return fromMarch(int(d)+epochJDN+32082, 0)
}

// fromMarch splits the days since a 1 March, in Julian years, and counts the years from base.
func fromMarch(days, base int) (year, month, day int) {
	y := floorDiv(4*days+3, 1461)
	e := days - floorDiv(1461*y, 4)
	m := (5*e + 2) / 153
	return base + y - 4800 + m/10, m + 3 - 12*(m/10), e - (153*m+2)/5 + 1
}

// String is the ISO 8601 date ("1921-09-05"), empty for MinDay and MaxDay.
func (d Day) String() string {
	if d == MinDay || d == MaxDay {
		return ""
	}
	y, m, day := d.Gregorian()
	return fmt.Sprintf("%s-%02d-%02d", formatYear(y), m, day)
}

// ParseDay reads an ISO 8601 calendar date, "1921-09-05".
func ParseDay(s string) (Day, error) {
	d, err := Parse(s)
	if err != nil {
		return 0, err
	}
	from, to, openStart, openEnd := d.Bounds()
	if d.shape != single || openStart || openEnd || from != to {
		return 0, fmt.Errorf("edtf: %q is not one day: write it as 1921-09-05", s)
	}
	return from, nil
}

// ValidGregorian reports whether the Gregorian calendar has that date.
func ValidGregorian(year, month, day int) bool {
	return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, leapGregorian(year))
}

// ValidJulian reports whether the Julian calendar has that date.
func ValidJulian(year, month, day int) bool {
	return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year%4 == 0)
}

func leapGregorian(year int) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

func daysIn(month int, leap bool) int {
	switch month {
	case 2:
		if leap {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// formatYear writes a year as EDTF has it: four digits, a minus, or Y and more digits.
func formatYear(y int) string {
	switch {
	case y > 9999 || y < -9999:
		return fmt.Sprintf("Y%d", y)
	case y < 0:
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}
