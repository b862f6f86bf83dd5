package edtf

import (
	"regexp"
	"strconv"
	"strings"
)

// Near finds the days that a letter names by their distance from its own: "yesterday", "last
// Tuesday", "your letter of the 5th". They are told where the letter is of one day, and lie on it or
// before it, for a letter speaks so of what it has received. Weekdays are doubted, since "last
// Tuesday" may be that of the week before; a bare day that stands behind the letter's own is of the
// month before. The calendar is that of the letter; in a Julian letter a bare day is left alone,
// because the letter's date has been converted.
func Near(text string, letter Date, calendar Calendar) []Found {
	first, last, openStart, openEnd := letter.Bounds()
	if letter.IsZero() || openStart || openEnd || first != last {
		return nil
	}
	var found []Found
	for _, m := range nearDays(text) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return strings.ToLower(text[m[2*i]:m[2*i+1]])
		}
		start, end := m[0], m[1]
		var day Day
		doubt := letter.Qualified()
		switch {
		case group(1) != "":
			day = first - 2
		case group(2) != "":
			day = first - 1
		case group(3) != "":
			day = first
		case group(4) != "":
			day, doubt = first.before(weekdays[group(4)]), doubt|Uncertain
		default:
			n, err := strconv.Atoi(group(5))
			if err != nil || calendar == InJulian || !bareDay.MatchString(text[end:]) {
				continue
			}
			var ok bool
			if day, ok = first.dayOfMonth(n); !ok {
				continue
			}
			start += strings.IndexByte(text[start:], ' ') + 1 // without "of"
		}
		_, month, n := day.Gregorian()
		found = append(found, Found{Start: start, End: end, Written: text[start:end], EDTF: day.String() + doubt.String(),
			Calendar: calendar, Precision: ToDay, Month: month, Day: n, opts: &Options{}})
	}
	return found
}

// nearDays lists the matches of nearDay. The pattern is slow, so it reads only the words around what
// each of them has.
func nearDays(text string) [][]int {
	var list [][]int
	end := 0
	for at := nearAnchor(text, 0); at < len(text); at = nearAnchor(text, at+1) {
		if at < end {
			continue
		}
		from := max(end, at-nearReach)
		for from > end && text[from-1] != ' ' {
			from--
		}
		m := nearDay.FindStringSubmatchIndex(text[from:min(len(text), at+nearReach)])
		if m == nil {
			continue
		}
		for i := range m {
			if m[i] >= 0 {
				m[i] += from
			}
		}
		list, end = append(list, m), m[1]
	}
	return list
}

// nearReach is how many bytes around its anchor a day takes: "the day before yesterday".
const nearReach = 24

// nearAnchor is the next place from i on of letters that every day told from another has, len(text)
// where there is none.
func nearAnchor(text string, i int) int {
	for ; i+3 <= len(text); i++ {
		switch text[i] {
		case 'd', 'D':
			if strings.EqualFold(text[i:i+3], "day") {
				return i
			}
		case 'n':
			if strings.HasPrefix(text[i:], "ning") || strings.HasPrefix(text[i:], "night") {
				return i
			}
		case ' ':
			if isDigit(text[i+1]) && strings.HasSuffix(text[:i], " the") {
				return i
			}
		}
	}
	return len(text)
}

var (
	nearDay = regexp.MustCompile(`(?i)\b(?:(the day before yesterday)|(yesterday|last night|last evening)|(to-?day|this day|this morning)|` +
		`(?:last |on )(sunday|monday|tuesday|wednesday|thursday|friday|saturday)(?: last)?|(?:of|dated) the (\d{1,2})(?:st|nd|rd|d|th))\b`)
	// bareDay matches what follows a day whose month is not said, and no army or congress.
	bareDay  = regexp.MustCompile(`^(?:$|[,.;:)]|\s(?:and|to|from|in|that|with|about|I|on|at|by|has|have|had|was|is|were|came|but|only|which|this|enclosing|covering|informing|respecting|relative|concerning|regarding|he|we|you|she|they|it|reached)\b)`)
	weekdays = map[string]int{"thursday": 0, "friday": 1, "saturday": 2, "sunday": 3, "monday": 4, "tuesday": 5, "wednesday": 6}
)

// before is the last day before d that is this day of the week, counted from Thursday, which 1 January
// 1970 was.
func (d Day) before(weekday int) Day {
	back := floorMod(int(d)-weekday, 7)
	if back == 0 {
		back = 7
	}
	return d - Day(back)
}

// dayOfMonth is the last day up to d that is the nth of its month, at most one month back.
func (d Day) dayOfMonth(n int) (Day, bool) {
	year, month, day := d.Gregorian()
	if n > day {
		if month--; month == 0 {
			year, month = year-1, 12
		}
	}
	if !ValidGregorian(year, month, n) {
		return 0, false
	}
	return Gregorian(year, month, n), true
}
