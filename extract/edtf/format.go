package edtf

import (
	"strconv"
	"strings"
)

// String is the canonical form. Qualifiers are written to the right of the longest run of parts
// that share one, from the year on ("1921-09~-05"), and to the left of each other part.
func (d Date) String() string {
	switch d.shape {
	case single:
		return d.spans[0].from.String()
	case interval:
		return d.spans[0].from.String() + "/" + d.spans[0].to.String()
	case oneOf:
		return "[" + members(d.spans) + "]"
	case allOf:
		return "{" + members(d.spans) + "}"
	}
	return ""
}

func members(spans []span) string {
	var b strings.Builder
	for i, s := range spans {
		if i > 0 {
			b.WriteByte(',')
		}
		if !s.ranged {
			b.WriteString(s.from.String())
			continue
		}
		if s.from.kind == known {
			b.WriteString(s.from.String())
		}
		b.WriteString("..")
		if s.to.kind == known {
			b.WriteString(s.to.String())
		}
	}
	return b.String()
}

func (e end) String() string {
	switch e.kind {
	case open:
		return ".."
	case unknown:
		return ""
	}
	return e.point.String()
}

func (p point) String() string {
	parts := p.parts()
	shared := 0
	for q := p.doubt[0]; q != 0 && shared < len(parts) && p.doubt[shared] == q; shared++ {
	}
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			b.WriteByte('-')
		}
		if i >= shared {
			b.WriteString(p.doubt[i].String())
		}
		b.WriteString(part)
		if i == shared-1 {
			b.WriteString(p.doubt[0].String())
		}
	}
	b.WriteString(p.time)
	return b.String()
}

func (p point) parts() []string {
	switch {
	case p.month == "":
		return []string{p.year.String()}
	case p.day == "":
		return []string{p.year.String(), p.month}
	}
	return []string{p.year.String(), p.month, p.day}
}

func (y year) String() string {
	var b strings.Builder
	if y.long {
		b.WriteByte('Y')
	}
	if y.negative {
		b.WriteByte('-')
	}
	b.WriteString(y.digits)
	if y.exponent > 0 {
		b.WriteString("E" + strconv.Itoa(y.exponent))
	}
	if y.significant > 0 {
		b.WriteString("S" + strconv.Itoa(y.significant))
	}
	return b.String()
}
