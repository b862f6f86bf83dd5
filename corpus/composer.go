package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A composer writes the readable text of a document that comes as markup, and keeps account of its
// zones and fields. White space is collapsed as in print: words apart by one space, lines by one
// line end, blocks by a blank line.
type composer struct {
	text   strings.Builder
	gap    gap  // owed before the next word
	zone   Zone // what is being written; its span is not used
	zones  []Zone
	fields []Field
}

type gap int

const (
	noGap gap = iota
	spaceGap
	lineGap
	blockGap
)

// owe asks for at least that much space before the next word.
func (c *composer) owe(g gap) { c.gap = max(c.gap, g) }

func (c *composer) line()  { c.owe(lineGap) }
func (c *composer) block() { c.owe(blockGap) }

// in writes what f writes as a zone of that kind.
func (c *composer) in(kind ZoneKind, number string, f func()) {
	outer := c.zone
	c.zone = Zone{Kind: kind, Number: number}
	f()
	c.zone = outer
}

// write adds running text: white space in it, line ends too, is one space.
func (c *composer) write(s string) {
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		if collapses(r) {
			c.owe(spaceGap)
			s = s[size:]
			continue
		}
		end := strings.IndexFunc(s, collapses)
		if end < 0 {
			end = len(s)
		}
		c.word(s[:end])
		s = s[end:]
	}
}

// collapses reports whether r is white space that markup does not mean; a no-break space is meant.
func collapses(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

// word adds text as it is, behind the space that is owed.
func (c *composer) word(s string) {
	if s == "" {
		return
	}
	if c.text.Len() > 0 {
		c.text.WriteString([...]string{"", " ", "\n", "\n\n"}[c.gap])
	}
	c.gap = noGap
	if n := len(c.zones); n == 0 || c.zones[n-1].Kind != c.zone.Kind || c.zones[n-1].Number != c.zone.Number {
		c.zones = append(c.zones, Zone{Kind: c.zone.Kind, Number: c.zone.Number, Span: Span{Start: c.text.Len()}})
	}
	c.text.WriteString(strings.ToValidUTF8(s, "\uFFFD"))
	c.zones[len(c.zones)-1].Span.End = c.text.Len()
}

// since is the place of what was written after the text had that length, without space around it.
func (c *composer) since(start int) Span { return trimmed(c.text.String(), Span{start, c.text.Len()}) }

// len is the length of what has been written.
func (c *composer) len() int { return c.text.Len() }

// field notes a field whose place is already known.
func (c *composer) field(f Field) { c.fields = append(c.fields, f) }

// record writes one line of the record, "Label: words", and notes the field that it states. The
// words are the value as written, where f.Value is a normalised one; empty words write nothing.
func (c *composer) record(label, words string, f Field) {
	words = strings.Join(strings.FieldsFunc(words, unicode.IsSpace), " ")
	if words == "" {
		return
	}
	c.in(Record, "", func() {
		if n := len(c.zones); n > 0 && c.zones[n-1].Kind == Record {
			c.line()
		} else {
			c.block()
		}
		c.write(label + ":")
		c.owe(spaceGap)
		start := c.len()
		c.write(words)
		f.Span = c.since(start)
	})
	if f.Value == "" {
		f.Value = words
	}
	c.field(f)
}

// document puts what was composed into d.
func (c *composer) document(d *Document) *Document {
	d.Text = c.text.String()
	d.Plain = Plain(d.Text)
	d.Zones, d.Fields = c.zones, c.fields
	return d
}

// trimmed leaves out white space at both ends of a span.
func trimmed(text string, s Span) Span {
	for s.Start < s.End {
		r, size := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.Start += size
	}
	for s.Start < s.End {
		r, size := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= size
	}
	return s
}
