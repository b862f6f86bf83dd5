package edtf

import (
	"fmt"
	"strconv"
	"strings"
)

// longest bounds the length of an expression, so that hostile input costs nothing.
const longest = 4096

// Parse reads an EDTF expression of any level. The empty string is an error: an undated letter has
// no date, not an empty one.
func Parse(s string) (Date, error) {
	d, err := parse(s)
	if err != nil {
		return Date{}, fmt.Errorf("edtf: %q: %w", shorten(s), err)
	}
	return d, nil
}

func shorten(s string) string {
	if len(s) > 60 {
		return s[:60] + "…"
	}
	return s
}

func parse(s string) (Date, error) {
	switch {
	case s == "":
		return Date{}, fmt.Errorf("empty, want a date such as 1921-09-05")
	case len(s) > longest:
		return Date{}, fmt.Errorf("longer than %d bytes", longest)
	case strings.HasPrefix(s, "["):
		return parseSet(s, oneOf, "]")
	case strings.HasPrefix(s, "{"):
		return parseSet(s, allOf, "}")
	case strings.Contains(s, "/"):
		return parseInterval(s)
	}
	p, err := parsePoint(s)
	if err != nil {
		return Date{}, err
	}
	return Date{shape: single, spans: []span{onePoint(p)}}, nil
}

func onePoint(p point) span {
	e := end{point: p}
	return span{from: e, to: e}
}

func parseInterval(s string) (Date, error) {
	left, right, _ := strings.Cut(s, "/")
	from, err := parseEnd(left)
	if err != nil {
		return Date{}, err
	}
	to, err := parseEnd(right)
	if err != nil {
		return Date{}, err
	}
	if from.kind != known && to.kind != known {
		return Date{}, fmt.Errorf("an interval needs a date on one side")
	}
	sp := span{from: from, to: to, ranged: true}
	if err := sp.ordered(); err != nil {
		return Date{}, err
	}
	return Date{shape: interval, spans: []span{sp}}, nil
}

func parseEnd(s string) (end, error) {
	switch s {
	case "":
		return end{kind: unknown}, nil
	case "..":
		return end{kind: open}, nil
	}
	p, err := parsePoint(s)
	return end{point: p}, err
}

func (s span) ordered() error {
	if s.from.kind == known && s.to.kind == known && s.from.earliest() > s.to.latest() {
		return fmt.Errorf("ends (%s) before it begins (%s)", s.to, s.from)
	}
	return nil
}

func parseSet(s string, shape shape, closing string) (Date, error) {
	inner, ok := strings.CutSuffix(s[1:], closing)
	if !ok {
		return Date{}, fmt.Errorf("missing %q at the end", closing)
	}
	d := Date{shape: shape}
	for member := range strings.SplitSeq(inner, ",") {
		sp, err := parseMember(strings.TrimSpace(member))
		if err != nil {
			return Date{}, err
		}
		d.spans = append(d.spans, sp)
	}
	return d, nil
}

// parseMember reads "a", "a..b", "..b" or "a..".
func parseMember(s string) (span, error) {
	left, right, ranged := strings.Cut(s, "..")
	if !ranged {
		p, err := parsePoint(s)
		return onePoint(p), err
	}
	if left == "" && right == "" {
		return span{}, fmt.Errorf("%q has no date on either side", s)
	}
	sp := span{from: end{kind: open}, to: end{kind: open}, ranged: true}
	for _, side := range []struct {
		text string
		end  *end
	}{{left, &sp.from}, {right, &sp.to}} {
		if side.text == "" {
			continue
		}
		p, err := parsePoint(side.text)
		if err != nil {
			return span{}, err
		}
		*side.end = end{point: p}
	}
	return sp, sp.ordered()
}

// parsePoint reads one date: year[-month[-day]][Ttime] with qualifiers.
func parsePoint(s string) (point, error) {
	var p point
	rest, clock, timed := strings.Cut(s, "T")
	if timed {
		if !validTime(clock) {
			return p, fmt.Errorf("time %q, want hh:mm:ss with Z or an offset such as +02:00", clock)
		}
		p.time = "T" + clock
	}
	part := 0
	for first := true; first || rest != ""; first = false {
		if !first {
			if rest[0] != '-' || part == 3 {
				return p, fmt.Errorf("%q does not belong to a date", rest)
			}
			rest = rest[1:]
		}
		n, err := p.parsePart(part, rest)
		if err != nil {
			return p, err
		}
		rest = rest[n:]
		part++
	}
	if timed && (p.day == "" || p.doubt != [3]Qualifier{}) {
		return p, fmt.Errorf("a time needs a plain day before it")
	}
	return p, p.check()
}

// parsePart reads year, month or day with its qualifiers and returns its length.
func (p *point) parsePart(part int, s string) (int, error) {
	n := 0
	if n < len(s) && qualifier(s[n]) != 0 {
		p.doubt[part] |= qualifier(s[n])
		n++
	}
	size, err := p.parseDigits(part, s[n:])
	if err != nil {
		return 0, err
	}
	n += size
	if n < len(s) && qualifier(s[n]) != 0 {
		for i := 0; i <= part; i++ {
			p.doubt[i] |= qualifier(s[n])
		}
		n++
	}
	return n, nil
}

func (p *point) parseDigits(part int, s string) (int, error) {
	if part == 0 {
		y, n, err := parseYear(s)
		p.year = y
		return n, err
	}
	if len(s) < 2 || !digitOrMask(s[0]) || !digitOrMask(s[1]) {
		return 0, fmt.Errorf("%q where a month or day of two digits should stand", s)
	}
	if part == 1 {
		p.month = s[:2]
	} else {
		p.day = s[:2]
	}
	return 2, nil
}

func parseYear(s string) (year, int, error) {
	var y year
	n := 0
	if strings.HasPrefix(s, "Y") {
		y.long, n = true, 1
	}
	if n < len(s) && s[n] == '-' {
		y.negative = true
		n++
	}
	start := n
	for n < len(s) && digitOrMask(s[n]) {
		n++
	}
	y.digits = s[start:n]
	if y.long {
		if strings.Contains(y.digits, "X") || len(y.digits) == 0 || len(y.digits) > 18 {
			return y, 0, fmt.Errorf("a year after Y needs 1 to 18 digits")
		}
		if y.digits[0] == '0' {
			return y, 0, fmt.Errorf("a year after Y does not begin with 0")
		}
		var err error
		if y.exponent, n, err = counted(s, n, 'E'); err != nil {
			return y, 0, err
		}
	} else if len(y.digits) != 4 {
		return y, 0, fmt.Errorf("%q where a year of four digits should stand", shorten(s))
	}
	var err error
	y.significant, n, err = counted(s, n, 'S')
	if err == nil && y.negative && !y.long && strings.Trim(y.digits, "0") == "" {
		err = fmt.Errorf("there is no year -0000, write 0000")
	}
	return y, n, err
}

// counted reads a letter and a small number behind it, if the letter stands at n.
func counted(s string, n int, letter byte) (value, next int, err error) {
	if n >= len(s) || s[n] != letter {
		return 0, n, nil
	}
	start := n + 1
	for n = start; n < len(s) && s[n] >= '0' && s[n] <= '9'; n++ {
	}
	value, err = strconv.Atoi(s[start:n])
	if err != nil || value == 0 || value > 18 || s[start] == '0' {
		return 0, n, fmt.Errorf("%c needs a number from 1 to 18 behind it", letter)
	}
	return value, n, nil
}

func digitOrMask(c byte) bool { return c == 'X' || c >= '0' && c <= '9' }

// check reports parts that no calendar has.
func (p point) check() error {
	if p.month == "" {
		return nil
	}
	if p.year.exponent > 0 || p.year.significant > 0 {
		return fmt.Errorf("a year with E or S takes no month")
	}
	if s, ok := seasons[p.month]; ok && s.months > 0 {
		if p.day != "" {
			return fmt.Errorf("a season (%s) takes no day", p.month)
		}
		return nil
	}
	if _, ok := p.first(1); !ok {
		return fmt.Errorf("no such month or day: %s", p)
	}
	return nil
}

// validTime reads hh:mm:ss with an optional Z, +hh or +hh:mm behind it.
func validTime(s string) bool {
	if len(s) < 8 || !clock(s[:8]) {
		return false
	}
	switch zone := s[8:]; {
	case zone == "" || zone == "Z":
		return true
	case zone[0] != '+' && zone[0] != '-':
		return false
	case len(zone) == 3:
		return clock(zone[1:] + ":00:00")
	default:
		return len(zone) == 6 && clock(zone[1:]+":00")
	}
}

func clock(s string) bool {
	if len(s) != 8 || s[2] != ':' || s[5] != ':' {
		return false
	}
	for i, limit := range []int{24, 60, 61} {
		n, err := strconv.ParseUint(s[3*i:3*i+2], 10, 8)
		if err != nil || int(n) >= limit {
			return false
		}
	}
	return true
}
