package queries

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph/resolve"
)

// A view is a regest or dossier as lines of a label and a value.
type view struct {
	id    string // of the letter; quotes from it are drawn without its name
	title string
	lines []viewLine
	data  any // what JSON shows
}

type viewLine struct {
	label, value string
	cite         *Citation
}

// add appends a line unless it has no value.
func (v *view) add(label, value string, cite *Citation) {
	if value != "" {
		v.lines = append(v.lines, viewLine{label, value, cite})
	}
}

// write writes the view in one of the Formats.
func (v *view) write(w io.Writer, format string, layout Layout) error {
	switch format {
	case "table":
		return v.writeText(w, layout)
	case "json", "jsonl":
		data, err := plainJSON(v.data)
		if err != nil {
			return err
		}
		var out bytes.Buffer
		if format == "json" {
			err = json.Indent(&out, data, "", "  ")
		} else {
			out.Write(data)
		}
		if err != nil {
			return err
		}
		out.WriteByte('\n')
		_, err = out.WriteTo(w)
		return err
	}
	return v.table().Write(w, format, layout)
}

// table is the view as a table of two columns.
func (v *view) table() *Table {
	t := &Table{Title: v.title, Columns: Columns("what", "value")}
	for _, l := range v.lines {
		var cites []Citation
		if l.cite != nil {
			cites = []Citation{*l.cite}
		}
		t.add(cites, words(l.label), words(l.value))
	}
	return t
}

// writeText draws the view for people: labels to the left, values wrapped beside them, a label that
// repeats left blank.
func (v *view) writeText(w io.Writer, layout Layout) error {
	var b strings.Builder
	writeWrapped(&b, "", v.title, layout.Width)
	b.WriteByte('\n')
	left := 0
	for _, l := range v.lines {
		left = max(left, cellWidth.StringWidth(l.label)+gap)
	}
	width := 0
	if layout.Width > 0 {
		width = max(layout.Width-left, 2*narrowest)
	}
	last := ""
	for _, l := range v.lines {
		label := l.label
		if label == last {
			label = ""
		}
		last = l.label
		for i, line := range wrap(corpus.OneLine(l.value), width) {
			if i > 0 {
				label = ""
			}
			b.WriteString(strings.TrimRight(cellWidth.FillRight(label, left)+line, " ") + "\n")
		}
		if layout.Evidence && l.cite != nil {
			quote := l.cite.quoted()
			if l.cite.Document != v.id {
				quote = l.cite.Document + ": " + quote
			}
			writeWrapped(&b, strings.Repeat(" ", left), quote, layout.Width)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Write writes the regest in one of the Formats.
func (l *Letter) Write(w io.Writer, format string, layout Layout) error {
	title := l.Heading
	if title == "" {
		title = strings.TrimSpace(l.Kind + " " + l.Number)
	}
	v := &view{id: l.ID, title: strings.TrimSpace(title + " (" + l.ID + ")"), data: l}
	for _, p := range []struct {
		label string
		list  []Participant
	}{{"from", l.Senders}, {"to", l.Recipients}, {"copy to", l.Copies}} {
		for _, q := range p.list {
			v.add(p.label, q.String(), q.Evidence)
		}
	}
	l.addFields(v)
	for _, s := range l.Subjects {
		v.add("about", s.Name, s.Evidence)
	}
	v.add("begins", l.Incipit, nil)
	for _, m := range l.Mentions {
		v.add("mentions", fmt.Sprintf("%s (%s, %s)", m.Name, m.ID, times(m.Count)), m.Evidence)
	}
	for _, n := range l.Notes {
		v.add("note", n.Text, nil)
	}
	l.addRelations(v)
	return v.write(w, format, layout)
}

// addFields adds the plain fields of a regest.
func (l *Letter) addFields(v *view) {
	cite := func(p string) *Citation {
		for name, c := range l.Evidence {
			if string(name) == p {
				return &c
			}
		}
		return nil
	}
	date := l.Date
	if date == "" {
		date = "undated"
	}
	var more []string
	if l.DateWritten != "" && l.DateWritten != l.Date {
		more = append(more, "written “"+corpus.OneLine(l.DateWritten)+"”")
	}
	if l.Calendar != "" {
		more = append(more, "calendar "+l.Calendar)
	}
	if len(more) > 0 {
		date += " (" + strings.Join(more, ", ") + ")"
	}
	v.add("date", date, cite("date"))
	for _, p := range []struct {
		label string
		item  *Item
	}{{"sent from", l.PlaceSent}, {"received at", l.PlaceReceived}} {
		if p.item != nil {
			v.add(p.label, p.item.Name+" ("+p.item.ID+")", p.item.Evidence)
		}
	}
	for _, c := range l.InText {
		words := map[extract.Predicate]string{
			extract.Sender: "sent by ", extract.Recipient: "addressed to ", extract.PlaceSent: "sent from ", extract.PlaceReceived: "sent to ", extract.Date: "dated ",
		}[c.Of] + c.Name
		if c.ID != "" {
			words += " (" + c.ID + ")"
		}
		v.add("by its text", words, c.Evidence)
	}
	v.add("kind", l.Kind, cite("kind"))
	v.add("number", l.Number, nil)
	v.add("shelfmark", l.Shelfmark, cite("shelfmark"))
	v.add("copy", l.CopyForm, cite("copyForm"))
	v.add("language", l.Language, cite("language"))
	v.add("source", l.Source, nil)
}

// addRelations adds what a letter has to do with others.
func (l *Letter) addRelations(v *view) {
	if l.AttestedIn != nil {
		in := l.AttestedIn.String()
		if l.AttestedNote != "" {
			in += ", note " + l.AttestedNote
		}
		c, ok := l.Evidence["attestedIn"]
		if !ok {
			v.add("known from", in, nil)
		} else {
			v.add("known from", in, &c)
		}
	}
	if l.PartOf != nil {
		v.add("part of", l.PartOf.String(), nil)
	}
	for _, p := range l.Parts {
		v.add("has part", p.String(), nil)
	}
	for _, r := range l.References {
		v.add(referenceWords[r.Kind], r.String(), r.Evidence)
	}
	for _, r := range l.CitedBy {
		v.add("cited by", r.String(), r.Evidence)
	}
	for _, r := range l.SpeaksOf {
		v.add("speaks of", r.String(), r.Evidence)
	}
}

// String is a party as a regest has it.
func (p Participant) String() string {
	s := p.Name + " (" + p.ID + ")"
	if p.Office != "" {
		s += ", " + p.Office
	}
	if p.Written != "" && p.Written != p.Name {
		s += ", written “" + corpus.OneLine(p.Written) + "”"
	}
	if p.Certainty != "" {
		s += ", " + p.Certainty
	}
	return s
}

// String is a letter as lists have it: heading and id, cut short.
func (r LetterRef) String() string {
	label := corpus.OneLine(r.Heading)
	if points := []rune(label); len(points) > 60 {
		label = strings.TrimSpace(string(points[:60])) + "…"
	}
	if r.Number != "" && !slices.Contains(strings.Fields(resolve.Fold(label)), resolve.Fold(r.Number)) {
		label = strings.TrimSpace("No. " + r.Number + " " + label)
	}
	if label == "" {
		return r.ID
	}
	return label + " (" + r.ID + ")"
}

// String is a reference without its kind.
func (r Reference) String() string {
	s := "No. " + r.Number + ", not in this graph"
	if r.Letter != nil {
		s = r.Letter.String()
	}
	if r.Note != "" {
		s += ", note " + r.Note
	}
	return s
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return strconv.Itoa(n) + " times"
}
