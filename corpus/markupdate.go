package corpus

import (
	"regexp"
	"strings"
)

// isoDate is what the attributes of TEI and the cells of tables hold: a day, month or year, with a
// time that is left out.
var isoDate = regexp.MustCompile(`^(-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?:[T ]\d\d.*)?$`)

// packedDate is a date without hyphens, and one whose unknown month or day is written as zeros.
var packedDate = regexp.MustCompile(`^(\d{4})-?(\d{2})-?(\d{2})$`)

// day returns the date in an ISO date or time, empty when s is none. A month or day of zeros is not
// known: 1829-03-00 is 1829-03.
func day(s string) string {
	s = strings.TrimSpace(s)
	if plainDay(s) {
		return s
	}
	if m := packedDate.FindStringSubmatch(s); m != nil && m[1] != "0000" {
		switch {
		case m[2] == "00":
			s = m[1]
		case m[3] == "00":
			s = m[1] + "-" + m[2]
		default:
			s = m[1] + "-" + m[2] + "-" + m[3]
		}
	}
	if m := isoDate.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

// plainDay recognises what nearly every date is, YYYY-MM-DD, without the cost of a pattern.
func plainDay(s string) bool {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return false
	}
	for i := range len(s) {
		if i != 4 && i != 7 && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	month, d := s[5:7], s[8:]
	return "01" <= month && month <= "12" && "01" <= d && d <= "31"
}

// A dating is what markup says of a date: TEI's attributes when, from, to, notBefore, notAfter, or
// the columns of a table that mean the same.
type dating struct {
	when, from, to, notBefore, notAfter string
	doubtful                            bool // cert="low"
}

// edtf writes the dating as EDTF, empty where it says nothing or its interval runs backwards. A
// span of writing (from, to) is an interval; bounds (notBefore, notAfter) are one unknown day
// between them.
func (t dating) edtf() string {
	doubt := ""
	if t.doubtful {
		doubt = "?"
	}
	when, from, to := day(t.when), day(t.from), day(t.to)
	low, high := day(t.notBefore), day(t.notAfter)
	switch {
	case when != "":
		return when + doubt
	case from != "" || to != "":
		return interval(from, to, doubt)
	case low != "" && high != "":
		if low == high {
			return low + doubt
		}
		if backwards(low, high) {
			return ""
		}
		return "[" + low + ".." + high + "]"
	case low != "" || high != "":
		return interval(low, high, doubt)
	}
	return ""
}

func interval(from, to, doubt string) string {
	switch {
	case from == "":
		return "../" + to + doubt
	case to == "":
		return from + doubt + "/.."
	case from == to:
		return from + doubt
	case backwards(from, to):
		return ""
	}
	return from + doubt + "/" + to + doubt
}

// backwards reports whether a later date comes first. Dates of unlike precision are compared as
// far as both go.
func backwards(from, to string) bool {
	if strings.HasPrefix(from, "-") || strings.HasPrefix(to, "-") {
		return false
	}
	n := min(len(from), len(to))
	return from[:n] > to[:n]
}
