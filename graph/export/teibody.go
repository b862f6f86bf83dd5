package export

import (
	"strings"
	"unicode"

	"regesta/corpus"
	"regesta/graph"
)

// A teiBody writes the text of one letter, zone by zone. TEI wants openers before the first
// paragraph and closers behind the last; a zone that stands elsewhere becomes a block that names it.
type teiBody struct {
	*xmlWriter
	text  []rune
	marks []mark
	begun bool // a paragraph was written
}

// body writes the text: what the writer wrote in its order, then the notes of the editors.
func (w *teiWriter) body(doc *graph.Document, marks []mark) {
	b := &teiBody{xmlWriter: w.xmlWriter, text: []rune(doc.Text), marks: marks}
	zones := b.complete(doc.Zones)
	last := -1 // of the zones that a closer may not stand before
	var notes []graph.Zone
	for i, z := range zones {
		switch z.Kind {
		case corpus.SourceNote, corpus.Note, corpus.Glossary, corpus.Editorial:
			notes = append(notes, z)
		case corpus.Signature:
		default:
			last = i
		}
	}
	b.start("text", "xml:lang", doc.Language)
	b.start("body")
	b.start("div")
	for i, z := range zones {
		b.zone(z, i > last)
	}
	if !b.begun {
		b.empty("p")
	}
	b.end()
	b.end()
	b.notes(notes)
	b.end()
}

// complete adds the stretches of text that no zone covers as zones of the body.
func (b *teiBody) complete(zones []graph.Zone) []graph.Zone {
	var list []graph.Zone
	at := 0
	fill := func(end int) {
		if end > at && strings.TrimFunc(string(b.text[at:end]), unicode.IsSpace) != "" {
			list = append(list, graph.Zone{Kind: corpus.Body, Start: at, End: end})
		}
	}
	for _, z := range zones {
		if z.Start < at || z.End > len(b.text) {
			continue
		}
		fill(z.Start)
		list = append(list, z)
		at = z.End
	}
	fill(len(b.text))
	return list
}

// openers are the elements of zones that stand before the first paragraph.
var openers = map[corpus.ZoneKind]string{
	corpus.Dateline: "dateline", corpus.Salutation: "salute", corpus.Address: "addrLine", corpus.Marking: "seg",
}

// zone writes one zone; last says that only signatures follow.
func (b *teiBody) zone(z graph.Zone, last bool) {
	opener := openers[z.Kind]
	switch {
	case z.Kind == corpus.SourceNote || z.Kind == corpus.Note || z.Kind == corpus.Glossary || z.Kind == corpus.Editorial:
	case z.Kind == corpus.Heading && !b.begun:
		b.inline("head", z.Start, z.End)
	case opener == "addrLine" && !b.begun:
		b.start("opener")
		b.start("address")
		b.inline(opener, z.Start, z.End)
		b.end()
		b.end()
	case opener != "" && !b.begun:
		b.start("opener")
		b.inline(opener, z.Start, z.End)
		b.end()
	case z.Kind == corpus.Signature && last:
		if !b.begun {
			b.empty("p")
			b.begun = true
		}
		b.start("closer")
		b.inline("signed", z.Start, z.End)
		b.end()
	case z.Kind == corpus.Body:
		b.paragraphs(z.Start, z.End)
	default:
		b.begun = true
		b.inline("ab", z.Start, z.End, "type", strings.ReplaceAll(string(z.Kind), " ", "-"))
	}
}

// paragraphs writes a stretch as paragraphs, divided by empty lines.
func (b *teiBody) paragraphs(start, end int) {
	for at := start; at < end; {
		stop := at
		for stop < end && !b.emptyLine(stop, end) {
			stop++
		}
		if strings.TrimFunc(string(b.text[at:stop]), unicode.IsSpace) != "" {
			b.inline("p", at, stop)
			b.begun = true
		}
		at = stop + 1
	}
}

// emptyLine reports whether a line ends at i and the next one is empty.
func (b *teiBody) emptyLine(i, end int) bool {
	if b.text[i] != '\n' {
		return false
	}
	for i++; i < end && unicode.IsSpace(b.text[i]); i++ {
		if b.text[i] == '\n' {
			return true
		}
	}
	return false
}

// notes writes what the editors say.
func (b *teiBody) notes(zones []graph.Zone) {
	if len(zones) == 0 {
		return
	}
	b.start("back")
	b.start("div", "type", "notes")
	for _, z := range zones {
		kind := "editorial"
		if z.Kind == corpus.SourceNote {
			kind = "source"
		} else if z.Kind == corpus.Glossary {
			kind = "glossary"
		}
		b.inline("note", z.Start, z.End, "n", strings.Join(strings.Fields(z.Number), ""), "type", kind)
	}
	b.end()
	b.end()
}

// inline writes a stretch of the text as one element, its names and references marked, its line ends
// as lb. Blanks at its ends are left out.
func (b *teiBody) inline(name string, start, end int, attributes ...string) {
	for start < end && unicode.IsSpace(b.text[start]) {
		start++
	}
	for end > start && unicode.IsSpace(b.text[end-1]) {
		end--
	}
	b.indent()
	b.tag(name, attributes, ">")
	at := start
	for _, m := range b.marks {
		if m.start < at || m.end > end || m.end <= m.start {
			continue
		}
		b.lines(at, m.start)
		b.tag(m.element, []string{m.attribute, m.to}, ">")
		b.lines(m.start, m.end)
		b.raw("</" + m.element + ">")
		at = m.end
	}
	b.lines(at, end)
	b.raw("</" + name + ">")
}

func (b *teiBody) lines(start, end int) {
	for i, line := range strings.Split(strings.ReplaceAll(string(b.text[start:end]), "\r", ""), "\n") {
		if i > 0 {
			b.raw("\n<lb/>")
		}
		b.xmlWriter.text(line)
	}
}
