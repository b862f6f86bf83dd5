package corpus

import (
	"slices"
	"strings"
)

// zoneBody finds dateline, salutation and signature in the body of a letter whose markup does not
// point them out, by the rules for plain text. Markup that points out one of them is trusted to
// know the others.
func zoneBody(d *Document) {
	at := -1
	for i, z := range d.Zones {
		switch z.Kind {
		case Body:
			if at >= 0 {
				return // parts of the body are told apart by something else
			}
			at = i
		case Dateline, Salutation, Signature, Address:
			return
		}
	}
	if at < 0 {
		return
	}
	span := d.Zones[at].Span
	plain := d.Plain[span.Start:span.End]
	body := &Document{ID: d.ID, Text: d.Text[span.Start:span.End], Plain: plain}
	z := &zoner{doc: body, lines: splitLines(plain, 0)}
	if z.end = len(z.lines); z.end == 0 {
		return
	}
	for z.top < z.end && d.repeatsHeading(z.lines[z.top].text) {
		z.mark(Editorial, "", z.top, z.top+1)
		z.top++
	}
	z.opening()
	if z.top < z.end {
		z.piece(z.top, z.end)
	}
	zones := separate(body.Zones, plain)
	for i := range zones {
		zones[i].Span = zones[i].Span.Shift(span.Start)
	}
	d.Zones = slices.Concat(d.Zones[:at:at], zones, d.Zones[at+1:])
}

// repeatsHeading reports whether a line says again what the heading says.
func (d *Document) repeatsHeading(line string) bool {
	line = strings.TrimRight(line, ". ")
	return slices.ContainsFunc(d.ZonesOf(Heading), func(z Zone) bool {
		heading := d.Plain[z.Span.Start:z.Span.End]
		return strings.HasPrefix(heading, line) || len(line) > 12 && strings.Contains(heading, line)
	})
}
