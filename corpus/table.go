package corpus

import (
	_ "embed"
	"fmt"
	"html"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

//go:embed columns.tsv
var columnsTSV string

// knownColumns leads from a column's heading, folded, to what it holds.
var knownColumns = readColumns(columnsTSV)

func readColumns(table string) map[string]string {
	known := map[string]string{}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, heading := range cells[1:] {
			known[heading] = cells[0]
		}
	}
	return known
}

// foldHeading leaves letters and figures of a heading, in lower case.
func foldHeading(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// A letterTable turns the rows of a table into documents: one letter a row.
type letterTable struct {
	source  string
	headers []string
	columns []string // what each column holds, empty when unknown
	ids     *idMaker
	profile *Profile
}

// newTable reads the heading row. Columns that a profile names come before those that are known by
// their heading; of two that hold the same thing the first counts.
func newTable(src *Source, headers []string) (*letterTable, error) {
	t := &letterTable{source: src.Name, headers: headers, ids: newIDs(src.Name), profile: src.Profile}
	named := map[string]string{}
	if src.Profile != nil {
		for holds, heading := range src.Profile.Columns {
			named[foldHeading(heading)] = first(knownColumns[foldHeading(holds)], holds)
		}
	}
	taken := map[string]bool{}
	for _, holds := range named {
		taken[holds] = true
	}
	for i, h := range headers {
		headers[i] = strings.TrimSpace(strings.TrimPrefix(h, "\uFEFF"))
		folded := foldHeading(headers[i])
		holds, ok := named[folded]
		if !ok {
			if holds = knownColumns[folded]; taken[holds] {
				holds = ""
			}
			taken[holds] = true
		}
		t.columns = append(t.columns, holds)
	}
	if !slices.ContainsFunc(t.columns, telling) {
		known := strings.Join(slices.Sorted(maps.Keys(csv2cmi)), ", ")
		return nil, &unknownColumns{fmt.Sprintf("%s: none of the columns %q is known to hold a sender, an addressee or a date; call them as csv2cmi does (%s) or name them in a profile under columns:",
			src.Name, shortened(headers), known)}
	}
	return t, nil
}

// unknownColumns is the error of a table that says nothing of letters.
type unknownColumns struct{ message string }

func (e *unknownColumns) Error() string { return e.message }

// csv2cmi are the columns that an error names.
var csv2cmi = map[string]bool{"sender": true, "senderDate": true, "addressee": true}

// telling reports whether a column says who wrote to whom or when.
func telling(holds string) bool {
	switch holds {
	case "sender", "senderOrg", "recipient", "recipientOrg", "date", "dateText", "dateFrom", "dateEarliest":
		return true
	}
	return false
}

func shortened(headers []string) string {
	return strings.Join(headers[:min(len(headers), 6)], ", ")
}

// A tableRow is one row by what its cells hold.
type tableRow struct {
	*composer
	table *letterTable
	cells map[string]string
	spans map[string]Span // of the cells' values in the text
}

// document makes a document of one row; nil of an empty one. The text is a plain rendering of the
// row, "heading: value" a line, behind the text of the letter where a column holds it.
func (t *letterTable) document(number int, row []string) *Document {
	r := &tableRow{composer: &composer{}, table: t, cells: map[string]string{}, spans: map[string]Span{}}
	for i, cell := range row {
		if i < len(t.columns) && t.columns[i] != "" {
			r.cells[t.columns[i]] = clean(cell)
		}
	}
	r.prose("title", Heading)
	r.prose("summary", Editorial)
	r.prose("text", Body)
	empty := true
	for i, cell := range row {
		if cell = clean(cell); cell == "" {
			continue
		}
		empty = false
		r.cell(i, cell)
	}
	if empty {
		return nil
	}
	r.defaults()
	r.state()
	key := r.cells["key"]
	d := &Document{Source: t.source, SourceID: first(key, strconv.Itoa(number)), Number: key, Language: languageCode(r.cells["language"])}
	d.ID = t.ids.next(d.SourceID)
	return r.document(d)
}

// clean brings a cell to one line of plain words; tables made from XML hold escaped characters.
func clean(cell string) string { return strings.TrimSpace(html.UnescapeString(cell)) }

// prose writes a cell that holds running text, paragraph by paragraph.
func (r *tableRow) prose(holds string, kind ZoneKind) {
	if r.cells[holds] == "" {
		return
	}
	r.in(kind, "", func() {
		for line := range strings.Lines(r.cells[holds]) {
			r.write(line)
			r.line()
		}
	})
	r.block()
	if holds == "title" {
		r.field(Field{Name: FieldTitle, Value: r.cells[holds], Span: r.since(0)})
	}
}

// cell writes one line of the record.
func (r *tableRow) cell(i int, cell string) {
	holds, label := "", fmt.Sprintf("column %d", i+1)
	if i < len(r.table.columns) {
		holds, label = r.table.columns[i], first(r.table.headers[i], label)
	}
	if holds == "title" || holds == "summary" || holds == "text" {
		return
	}
	r.spans[holds] = r.say(label, cell)
}

// say writes "label: words" and returns the place of the words.
func (r *tableRow) say(label, words string) Span {
	r.record(label, words, Field{})
	span := r.fields[len(r.fields)-1].Span
	r.fields = r.fields[:len(r.fields)-1]
	return span
}

// defaults adds the parties that the profile gives letters without one.
func (r *tableRow) defaults() {
	if r.table.profile == nil {
		return
	}
	for _, d := range []struct{ holds, other, value string }{
		{"sender", "senderOrg", r.table.profile.Sender}, {"recipient", "recipientOrg", r.table.profile.Recipient},
	} {
		if d.value != "" && r.cells[d.holds] == "" && r.cells[d.other] == "" {
			r.cells[d.holds] = d.value
			r.spans[d.holds] = r.say(d.holds, d.value)
		}
	}
}

// state notes the fields that the cells state.
func (r *tableRow) state() {
	r.names("sender", FieldSender, "senderID", "")
	r.names("senderOrg", FieldSender, "", TypeOrganisation)
	r.dates()
	r.names("senderPlace", FieldPlaceSent, "senderPlaceID", TypePlace)
	r.names("recipient", FieldRecipient, "recipientID", "")
	r.names("recipientOrg", FieldRecipient, "", TypeOrganisation)
	r.names("recipientPlace", FieldPlaceReceived, "recipientPlaceID", TypePlace)
	r.names("copy", FieldCopy, "", "")
	r.names("mentionedPersons", FieldMentionPerson, "", TypePerson)
	r.names("mentionedPlaces", FieldMentionPlace, "", TypePlace)
	r.names("subject", FieldSubject, "", "")
	for _, f := range [][2]string{
		{"kind", FieldKind}, {"shelfmark", FieldShelfmark}, {"repository", FieldRepository}, {"edition", FieldEdition},
		{"note", FieldNote}, {"url", FieldURL}, {"key", FieldNumber},
	} {
		if value := strings.Join(strings.Fields(r.cells[f[0]]), " "); value != "" {
			r.field(Field{Name: f[1], Value: value, Span: r.spans[f[0]]})
		}
	}
	if v := r.cells["inReplyTo"]; v != "" {
		r.field(Field{Name: FieldInReplyTo, Value: v, Ref: v, Span: r.spans["inReplyTo"]})
	}
	if code := languageCode(r.cells["language"]); code != "" {
		r.field(Field{Name: FieldLanguage, Value: code, Span: r.spans["language"]})
	}
}

// several splits a cell of several names. A semicolon and a slash between spaces do so too; a
// comma does not: it stands inside names.
var several = regexp.MustCompile(`\s*[|;]\s*|\s+/\s+`)

// names notes the names of one cell, each with its identifier, and where it stands.
func (r *tableRow) names(holds, field, idColumn, typ string) {
	cell := r.cells[holds]
	if cell == "" {
		return
	}
	ids := several.Split(r.cells[idColumn], -1)
	at := r.spans[holds].Start
	for i, name := range several.Split(cell, -1) {
		words := strings.Join(strings.Fields(name), " ")
		found := strings.Index(r.text.String()[at:r.spans[holds].End], words)
		if words == "" || found < 0 {
			continue
		}
		f := Field{Name: field, Type: typ, Span: Span{at + found, at + found + len(words)}}
		at = f.Span.End
		f.Value, f.Span, f.Certainty = bare(words, f.Span)
		if i < len(ids) {
			if f.Ref = ids[i]; f.Ref != "" {
				if uri, ok := Authority(f.Ref); ok {
					f.Ref = uri
				}
			}
		}
		if !nobodyKnown(f.Value) {
			r.field(f)
		}
	}
}

// bare takes the brackets off a name that its editors supplied.
func bare(name string, span Span) (string, Span, string) {
	certainty := ""
	if strings.HasSuffix(name, "?") || strings.HasSuffix(name, "(?)") || strings.HasSuffix(name, "[?]") {
		certainty = Probable
	}
	if len(name) > 2 && name[0] == '[' && strings.IndexByte(name, ']') == len(name)-1 {
		inner := trimmed(name, Span{1, len(name) - 1})
		name, span, certainty = name[inner.Start:inner.End], inner.Shift(span.Start), first(certainty, Conjecture)
	}
	short := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, "(?)"), "[?]"), "?"), " ")
	if short == "" {
		short = name
	}
	return short, Span{span.Start, span.Start + len(short)}, certainty
}

// looksEDTF matches what can only be a date of EDTF, not one in words or figures of a country.
var looksEDTF = regexp.MustCompile(`^(?:[\[{]?(?:\.\.)?)?[/]?(?:\.\./)?[?~%]?-?[0-9X]{4}(?:[?~%]?-[?~%]?[0-9X]{2}){0,2}[?~%]?(?:[/,.\]}0-9X?~%-]|\.\.)*$`)

// dates notes the date of sending, as EDTF where the cells have it, in words else.
func (r *tableRow) dates() {
	f := Field{Name: FieldDateSent, Value: r.cells["date"], Span: r.spans["date"]}
	if d := day(f.Value); d != "" {
		f.Value = d
	}
	if r.cells["dateCert"] == "low" {
		f.Certainty = Probable
	} else if r.cells["dateEvidence"] == "conjecture" {
		f.Certainty = Conjecture
	}
	if f.Value != "" && !looksEDTF.MatchString(f.Value) {
		r.field(Field{Name: FieldDateText, Value: f.Value, Span: f.Span, Certainty: f.Certainty})
		return
	}
	if f.Value == "" {
		f.Value = dating{from: r.cells["dateFrom"], to: r.cells["dateTo"], notBefore: r.cells["dateEarliest"], notAfter: r.cells["dateLatest"]}.edtf()
		for _, holds := range []string{"dateFrom", "dateTo", "dateEarliest", "dateLatest"} {
			if f.Span.Empty() {
				f.Span = r.spans[holds]
			}
		}
	}
	if words := r.spans["dateText"]; !words.Empty() {
		f.Span = words
	}
	switch {
	case f.Value != "":
		r.field(f)
	case r.cells["dateText"] != "":
		r.field(Field{Name: FieldDateText, Value: r.cells["dateText"], Span: f.Span, Certainty: f.Certainty})
	}
	if received := day(r.cells["recipientDate"]); received != "" {
		r.field(Field{Name: FieldDateReceived, Value: received, Span: r.spans["recipientDate"]})
	}
}
