package export

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// BibTeX writes letters as citable items.
var BibTeX = register(&Format{
	Name: "bibtex",
	Doc: "BibTeX for LaTeX, Zotero and JabRef: each letter as @misc (biblatex: @letter) with its senders as authors, the heading as title, date, archive and shelfmark. " +
		"Names stand in braces, because which part of a name is the surname is not known. An uncertain date stands in the note in its own words; parts of letters are left out.",
	Ext: ".bib",
	Run: writeBibTeX,
})

func writeBibTeX(ctx context.Context, v *View, out *Output) error {
	if _, err := fmt.Fprintf(out, "%% %s. %s\n", corpus.OneLine(v.Maker()), strings.ReplaceAll(corpus.OneLine(v.Note()), "@", "(at)")); err != nil {
		return err
	}
	for l := range v.letters() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := v.bibItem(out, l); err != nil {
			return err
		}
	}
	return nil
}

func (v *View) bibItem(out *Output, l *letter) error {
	var b strings.Builder
	fmt.Fprintf(&b, "\n@misc{%s,\n", bibKey(l.ID))
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %s = {%s},\n", name, value)
		}
	}
	field("entrysubtype", "letter")
	field("author", v.bibNames(l.senders))
	field("title", bibText(v.title(l)))
	date := certainDate(l.Entry)
	field("date", date)
	if date != "" {
		field("year", date[:4])
	}
	field("type", bibText(l.Kind))
	field("number", bibText(l.Number))
	field("howpublished", bibText(l.Shelfmark))
	field("library", bibText(l.Archive))
	field("language", l.Language)
	field("note", bibText(v.bibNote(l)))
	b.WriteString("}\n")
	_, err := out.Write([]byte(b.String()))
	return err
}

// bibNote says what has no field of its own: to whom, an uncertain date, the source.
func (v *View) bibNote(l *letter) string {
	var parts []string
	if to := v.names(l.recipients); to != "" {
		parts = append(parts, "To "+to)
	}
	if l.Date != "" && certainDate(l.Entry) == "" {
		words := corpus.OneLine(l.DateText)
		if words == "" {
			words = l.Date
		}
		parts = append(parts, "Dated "+words)
	}
	if l.Date == "" {
		parts = append(parts, "Undated")
	}
	if l.Attested {
		parts = append(parts, "Only spoken of in "+v.attestedIn(l.Entry))
	}
	return strings.Join(append(parts, "In "+sourceTitle(v.Register.Sources[l.Source])), ". ")
}

// attestedIn is the letter that speaks of one that is lost.
func (v *View) attestedIn(e *graph.Entry) string {
	if e.AttestedIn < 0 {
		return "the apparatus"
	}
	return v.Register.Documents[e.AttestedIn].ID
}

// bibNames joins authors; braces keep a name in one piece.
func (v *View) bibNames(parties []graph.Party) string {
	names := make([]string, len(parties))
	for i, p := range parties {
		names[i] = "{" + bibText(v.entity(p.Entity).Name) + "}"
	}
	return strings.Join(names, " and ")
}

// bibKey makes an id fit to be cited by.
func bibKey(id string) string {
	return strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) || strings.ContainsRune("-_.:/", r) {
			return r
		}
		return '_'
	}, id)
}

// bibText escapes what LaTeX reads as commands.
func bibText(s string) string {
	return strings.NewReplacer(
		`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`,
		"~", `\textasciitilde{}`, "^", `\textasciicircum{}`,
	).Replace(corpus.OneLine(s))
}

// CSL writes letters as citable items in JSON.
var CSL = register(&Format{
	Name: "csl-json",
	Doc: "CSL JSON for Zotero, pandoc and every citation processor: each letter as personal_communication with author, recipient, date, archive and shelfmark. " +
		"Names are literal, because which part of a name is the surname is not known. A date is issued where it is certain, else it stands in the note; parts of letters are left out.",
	Ext: ".json",
	Run: writeCSL,
})

// A cslItem is one letter, its fields in the order of the schema.
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title"`
	Author    []cslName `json:"author,omitempty"`
	Recipient []cslName `json:"recipient,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Genre     string    `json:"genre,omitempty"`
	Number    string    `json:"number,omitempty"`
	Archive   string    `json:"archive,omitempty"`
	Location  string    `json:"archive_location,omitempty"`
	Place     string    `json:"event-place,omitempty"`
	Language  string    `json:"language,omitempty"`
	Source    string    `json:"source,omitempty"`
	Note      string    `json:"note,omitempty"`
}

type cslName struct {
	Literal string `json:"literal"`
}

// A cslDate has one date, or the first and last of a stretch.
type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

func writeCSL(ctx context.Context, v *View, out *Output) error {
	if _, err := fmt.Fprint(out, "["); err != nil {
		return err
	}
	list := &jsonList{out: out}
	for l := range v.letters() {
		if err := ctx.Err(); err != nil {
			return err
		}
		list.add(cslItem{
			ID: l.ID, Type: "personal_communication", Title: v.title(l), Author: v.cslNames(l.senders), Recipient: v.cslNames(l.recipients),
			Issued: cslDateOf(l.Entry), Genre: l.Kind, Number: l.Number, Archive: l.Archive, Location: l.Shelfmark,
			Place: v.placeName(l.PlaceSent), Language: l.Language, Source: v.Maker(), Note: v.bibNote(l),
		})
	}
	if list.err != nil {
		return list.err
	}
	_, err := fmt.Fprint(out, "\n]\n")
	return err
}

func (v *View) cslNames(parties []graph.Party) []cslName {
	var names []cslName
	for _, p := range parties {
		if e := v.entity(p.Entity); e.Kind == extract.Person || e.Kind == extract.Organisation {
			names = append(names, cslName{e.Name})
		}
	}
	return names
}

// cslDateOf is the date of a letter, nil where it is uncertain.
func cslDateOf(e *graph.Entry) *cslDate {
	date := certainDate(e)
	if date == "" {
		return nil
	}
	var parts []int
	for _, p := range strings.Split(date, "-") {
		n := 0
		for _, digit := range p {
			n = n*10 + int(digit-'0')
		}
		parts = append(parts, n)
	}
	return &cslDate{[][]int{parts}}
}
