package extract

import (
	"regexp"
	"slices"
	"strings"

	"regesta/corpus"
	"regesta/extract/edtf"
)

// Dates finds when a letter was written: the editors' dateline, the heading, the letter's own
// dateline, the line of the signature, in this order of trust.
var Dates = register(&Extractor{
	Name: "dates",
	Doc: "The date of the letter, as written, with its calendar, in EDTF: from dateline, heading, signature line. " +
		"Undated letters stay undated.",
	Run: runDates,
})

// A dated is one date that a zone of the document states.
type dated struct {
	edtf.Found
	span  corpus.Span
	score float64
}

func runDates(p *Pass) error {
	if p.Document.Role == corpus.Apparatus {
		return nil
	}
	for _, part := range p.Document.Parts {
		if found := datesOf(part, 0); len(found) > 0 {
			reportDate(p, Mention{Kind: Document, Node: part.ID}, found[0], part.At)
		}
	}
	if stated, ok := p.Document.Field(corpus.FieldDateSent); ok {
		reportContradiction(p, stated)
		return nil
	}
	if found := datesOf(p.Document, 0); len(found) > 0 {
		reportDate(p, Mention{}, settleDate(found), 0)
	}
	return nil
}

// reportContradiction reports the date of the dateline or heading where it cannot be the one that
// the source's markup states.
func reportContradiction(p *Pass, stated corpus.Field) {
	if !contradictable(p.Document) {
		return
	}
	date, err := edtf.Parse(stated.Value)
	if err != nil {
		return
	}
	var found []dated
	for _, f := range datesOf(p.Document, 0) {
		if f.EDTF != "" && f.score >= 0.8 && f.span != stated.Span && !f.span.Overlaps(stated.Span) {
			found = append(found, f)
		}
	}
	if len(found) == 0 || slices.ContainsFunc(found, func(f dated) bool { return meet(f.Date(), date) }) {
		return
	}
	found[0].score = Doubted
	reportDate(p, Mention{}, found[0], 0)
}

// meet reports whether two dates can be one.
func meet(a, b edtf.Date) bool {
	a0, a1, aOpen0, aOpen1 := a.Bounds()
	b0, b1, bOpen0, bOpen1 := b.Bounds()
	return (aOpen0 || bOpen1 || a0 <= b1) && (bOpen0 || aOpen1 || b0 <= a1)
}

// dateOptions are what the edition says of its dates.
func dateOptions(d *corpus.Document) edtf.Options {
	var o edtf.Options
	if d.Profile == nil {
		return o
	}
	if first, last, ok := d.Profile.Window(); ok {
		o.Years = [2]int{first, last}
	}
	o.Calendar = edtf.Calendar(d.Profile.Calendar)
	return o
}

// datesOf lists the dates that the zones of a document state, the most trusted first.
func datesOf(d *corpus.Document, year int) []dated {
	o := dateOptions(d)
	o.DefaultYear = year
	var top, head, bottom, inside []dated
	body := false
	for _, z := range d.Zones {
		s := d.Plain[z.Span.Start:z.Span.End]
		switch z.Kind {
		case corpus.Heading:
			end := len(s)
			if m := receipt.FindStringIndex(s); m != nil && m[0] > 0 {
				end = m[0]
			}
			head = append(head, datesIn(s[:end], z.Span.Start, o, 0.8)...)
		case corpus.Dateline:
			if found := datesIn(s, z.Span.Start, o, 1); body {
				bottom = append(bottom, found...)
			} else {
				top = append(top, found...)
			}
		case corpus.Address, corpus.Marking:
			if !body {
				inside = append(inside, earliestIn(s, z.Span.Start, o, 0.7)...)
			}
		case corpus.Editorial:
			if len(top)+len(head) == 0 {
				head = append(head, sidenoteDate(s, z.Span.Start, o)...)
			}
		case corpus.Signature:
			bottom = append(bottom, datesIn(s, z.Span.Start, o, 0.9)...)
		case corpus.Body:
			if !body {
				inside = append(inside, leadingDate(s, z.Span.Start, o)...)
			}
			body = true
		}
	}
	return append(append(append(top, head...), bottom...), inside...)
}

// sidenote matches the date that an edition sets in the margin, the year over month and day.
var sidenote = regexp.MustCompile(`^\[Sidenote:\s*((?i:probably|about|circa)\s+)?((\d{4})\s*/\s*(\p{L}{3,9})\.?\s+(\d{1,2}))\s*\]$`)

// sidenoteDate reads the date in a side note, "[Sidenote: 1443 / SEPT. 28]"; what the editors think
// probable stays uncertain.
func sidenoteDate(s string, at int, o edtf.Options) []dated {
	m := sidenote.FindStringSubmatchIndex(s)
	if m == nil {
		return nil
	}
	list := datesIn(s[m[10]:m[11]]+" "+s[m[8]:m[9]]+" "+s[m[6]:m[7]], 0, o, 0.9)
	if len(list) != 1 || list[0].EDTF == "" {
		return nil
	}
	f := list[0]
	f.Written, f.span = s[m[4]:m[5]], corpus.Span{Start: at + m[4], End: at + m[5]}
	if m[2] >= 0 {
		f.EDTF += "?"
	}
	return []dated{f}
}

// style matches the style of a calendar between day and year, "April 21, N. S. 1739", and the comma
// that some printers put behind a month.
var style = regexp.MustCompile(`(?:,\s*)([NO])\. ?S\.,?\s*(?:\d{4})|(?:January|February|March|April|May|June|July|August|September|October|November|December)(,)\s\d{1,2}, \d{4}`)

func datesIn(s string, at int, o edtf.Options, score float64) []dated {
	var list []dated
	for _, m := range style.FindAllStringSubmatchIndex(s, -1) {
		if m[2] >= 0 {
			end := m[2] + strings.IndexAny(s[m[2]:], "0123456789")
			if s[m[2]] == 'O' {
				o.Calendar = edtf.InJulian
			}
			s = s[:m[2]] + strings.Repeat(" ", end-m[2]) + s[end:]
		} else {
			s = s[:m[4]] + " " + s[m[5]:]
		}
	}
	for _, f := range edtf.Find(s, o) {
		if f.EDTF == "" && !f.Incomplete {
			continue
		}
		list = append(list, dated{f, corpus.Span{Start: at + f.Start, End: at + f.End}, score})
	}
	return list
}

func earliestIn(s string, at int, o edtf.Options, score float64) []dated {
	if list := datesIn(s, at, o, score); len(list) > 0 {
		return list[:1]
	}
	return nil
}

// opener is how far into the body a dateline may stand that shares its line with the text: "Baku,
// May 4, 1920. I answer …".
const opener = 60

// leadingDate finds a dateline at the beginning of the body's first paragraph.
func leadingDate(s string, at int, o edtf.Options) []dated {
	head := s[:runeCut(s, opener)]
	list := earliestIn(head, at, o, 0.7)
	if len(list) == 0 || list[0].Precision != edtf.ToDay {
		return nil
	}
	before, after := head[:list[0].Start], strings.TrimLeft(head[list[0].End:], " ")
	if !isPlaceBefore(before) || !(strings.HasPrefix(after, ".") || strings.HasPrefix(after, "\n") || strings.HasPrefix(after, "—")) {
		return nil
	}
	return list
}

// isPlaceBefore reports whether what stands before a date is nothing, or a place of few words.
func isPlaceBefore(s string) bool {
	s = strings.Trim(s, " ,.([—–-")
	if s == "" {
		return true
	}
	for _, w := range strings.Fields(s) {
		if !capital(w) && !particles[strings.ToLower(w)] && w != "on" && w != "near" && w != "/" {
			return false
		}
	}
	return len(strings.Fields(s)) <= 4
}

// settleDate picks the date of the letter: the first that is complete, unless a later one says the
// same more exactly.
func settleDate(found []dated) dated {
	best := -1
	for i, f := range found {
		if f.EDTF == "" {
			continue
		}
		if best < 0 {
			best = i
			continue
		}
		if finer(f, found[best]) && f.score >= 0.8 {
			best = i
		}
	}
	if best >= 0 {
		return found[best]
	}
	return found[0]
}

// finer reports whether a is a day inside the longer time that b names.
func finer(a, b dated) bool {
	da, db := a.Date(), b.Date()
	if da.IsZero() || db.IsZero() {
		return false
	}
	a0, a1, aOpen0, aOpen1 := da.Bounds()
	b0, b1, bOpen0, bOpen1 := db.Bounds()
	if aOpen0 || aOpen1 || bOpen0 || bOpen1 {
		return false
	}
	return b0 <= a0 && a1 <= b1 && a1-a0 < b1-b0 && b1-b0 > 27
}

func reportDate(p *Pass, subject Mention, f dated, offset int) {
	if f.EDTF == "" {
		return
	}
	p.Report(Claim{
		Subject:    subject,
		Predicate:  Date,
		Object:     Mention{Kind: Literal, Name: f.EDTF},
		Evidence:   Evidence{Span: f.span.Shift(offset), Score: f.score},
		Qualifiers: Qualifiers{Calendar: string(f.Calendar), Written: f.Written},
	})
}
