// Package corpus reads sources of correspondence and yields documents.
//
// A source is a file as historians have it: a printed edition as text, TEI, a letter index, a web
// page, a mailbox. Read finds the format by content and yields one [Document] a letter, its text
// untouched, its zones marked. Nothing here interprets: who wrote to whom is the work of package
// extract.
package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a half-open range of byte offsets into a document's Text. It is the unit of everything
// that works in memory; [Document.Points] turns it into the code points that the graph, the tables
// and the people who read them count in.
type Span struct{ Start, End int }

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Shift moves the span by n bytes.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }

// A Document is one letter, telegram or other piece as its source has it. It never changes after
// it was read.
type Document struct {
	ID       string // stable: the same source gives the same id whatever else is in the build
	Source   string // the path as given to build, or of the member inside a folder or archive
	SourceID string // the identifier that the source itself gives the letter
	Number   string // as printed, without "No." ("71", "XII")
	Section  string // title of the chapter or section the document stands in, if any
	Language string // ISO 639-1 of the text, empty when unknown

	// Text is the document as the source has it, its heading to the end of its last note.
	Text string
	// Plain is Text with every unusual space (no-break, thin, carriage return, byte order mark)
	// blanked to ASCII spaces of the same number of bytes, so that patterns need not know them and
	// every offset holds for both. Quotes come from Text.
	Plain string

	// Span is the place of the document in its source file, in code points, for plain text; it is
	// empty for other formats.
	Span Span

	Zones  []Zone      // in the order of the text; zones do not overlap
	Fields []Field     // what the source's own markup states
	Parts  []*Document // postscripts, cover notes, question and answer; their Text is a piece of this one's
	At     int         // of a part: the byte offset of its Text in that of its whole

	// Role says what the document is in its source: a letter, or the edition's own apparatus.
	Role Role
	// Profile is the profile of the edition the document was read with; nil for other formats.
	Profile *Profile
}

// Role tells printed letters from the apparatus of their edition.
type Role string

const (
	// Letter is a printed letter, telegram or other document of the edition.
	Letter Role = ""
	// Apparatus is what the editors put before and behind the documents: prefaces, lists of
	// persons and abbreviations, indexes. It makes claims about people, and is no letter.
	Apparatus Role = "apparatus"
)

// ZoneKind says what a stretch of a document's text is.
type ZoneKind string

// The kinds of zones, in the order in which a printed letter has them.
const (
	Heading       ZoneKind = "heading"       // the editors' heading: "No. 71", "Telegram from A to B"
	Dateline      ZoneKind = "dateline"      // "Paris, January 14, 1949—2 p. m."
	Address       ZoneKind = "address"       // "Moscow, Kremlin. To Lenin, copy to Stalin."
	Marking       ZoneKind = "marking"       // "secret", "Accepted: 6/VI-1920", "Urgent"
	Salutation    ZoneKind = "salutation"    // "Dear Vladimir Ilyich!"
	Body          ZoneKind = "body"          // what the writer wrote
	Signature     ZoneKind = "signature"     // closing formula and name
	SourceNote    ZoneKind = "source note"   // shelfmark and copy form
	Note          ZoneKind = "note"          // a numbered note of the editors
	Glossary      ZoneKind = "glossary"      // entries on persons and bodies
	Abbreviations ZoneKind = "abbreviations" // a list of abbreviations of the apparatus
	Persons       ZoneKind = "persons"       // a list of persons of the apparatus
	Editorial     ZoneKind = "editorial"     // any other words of the editors
	Quoted        ZoneKind = "quoted"        // words of somebody else that a message repeats
	Record        ZoneKind = "record"        // what the source's markup states, one "Name: value" a line
)

// A Zone is a stretch of one kind. Number is the printed number of a note ("7", "*"), as the
// document's marks refer to it, also where the print has lost it.
type Zone struct {
	Kind   ZoneKind
	Number string
	Span   Span
}

// A Field is one statement of the source's own markup: a TEI element, a mail header, a table cell.
// Name is one of the names of fields.go. Span is the place in Text that says so; it is empty where
// nothing in the text does.
type Field struct {
	Name, Value, Ref string
	Span             Span
	Type             string // of what is named: person, organisation, place; empty when the source does not say
	Certainty        string // empty when sure, else probable or conjecture
}

// Slice returns the text of a span.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }

// ZonesOf returns the zones of one kind, in order.
func (d *Document) ZonesOf(kind ZoneKind) []Zone {
	var zones []Zone
	for _, z := range d.Zones {
		if z.Kind == kind {
			zones = append(zones, z)
		}
	}
	return zones
}

// Field returns the first field of that name, and whether there is one.
func (d *Document) Field(name string) (Field, bool) {
	for _, f := range d.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// Points converts a span of bytes to a span of Unicode code points. For many spans of one
// document use an [Offsets].
func (d *Document) Points(s Span) Span {
	start := utf8.RuneCountInString(d.Text[:s.Start])
	return Span{start, start + utf8.RuneCountInString(d.Text[s.Start:s.End])}
}

// Plain blanks every unusual space of text, and the underscores and stars with which plain texts
// mark italics, to ASCII spaces of the same number of bytes. Most texts come back as they are,
// without a copy.
func Plain(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r == '_' || unusual(r) }) {
		return text
	}
	b := make([]byte, 0, len(text))
	before := ' '
	for i, r := range text {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(text[i:])
		}
		if unusual(r) || r == '_' && italics(before, text[i+1:]) {
			b = append(b, "   "[:size]...)
		} else {
			b = append(b, text[i:i+size]...)
		}
		before = r
	}
	return string(b)
}

// italics reports whether an underscore between before and rest opens or closes italics: it stands
// at one end of a word, and in no run of underscores.
func italics(before rune, rest string) bool {
	after, _ := utf8.DecodeRuneInString(rest)
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return before != '_' && after != '_' && !(word(before) && word(after))
}

func unusual(r rune) bool {
	switch {
	case r < 0x80:
		return r == '\r' || r == '\f' || r == '\v'
	case r == 0xA0, r == 0x1680, r == 0x180E, 0x2000 <= r && r <= 0x200D, r == 0x202F, r == 0x205F, r == 0x2060, r == 0x3000, r == 0xFEFF:
		return true
	}
	return false
}
