package export

import (
	"bytes"
	"context"
	_ "embed"
	"html/template"
	"slices"
	"strings"

	"regesta/corpus"
	"regesta/graph"
)

// HTML writes a report.
var HTML = register(&Format{
	Name: "html",
	Doc: "A report in one file, to read, print or send: the pictures of svg, the correspondents, the letters by year, and every letter with its date, parties, places and shelfmark. " +
		"It fetches nothing and has no script.",
	Ext: ".html",
	Run: writeHTML,
})

//go:embed data/report.html
var reportSource string

var reportTemplate = template.Must(template.New("report").Parse(reportSource))

// A report is what the template shows. Letters come one by one, so that no more than one is in
// memory.
type report struct {
	Maker, Note string
	Pictures    []template.HTML
	Pairs       []reportPair
	Members     []*member
	More        int // pairs that the table leaves out
	Letters     func(yield func(reportLetter) bool)
}

type reportPair struct {
	From, To         string
	Letters, Undated int
	First, Last      string
}

type reportLetter struct {
	ID, Number, Title, Date, From, To, Copy, Place, Shelfmark string
	Attested                                                  bool
}

// mostPairs is how many pairs of correspondents the report lists.
const mostPairs = 50

func writeHTML(ctx context.Context, v *View, out *Output) error {
	r := report{Maker: v.Maker(), Note: v.Note()}
	for _, p := range v.pictures() {
		var b bytes.Buffer
		if err := p.svg(&b); err != nil {
			return err
		}
		picture := b.String()
		r.Pictures = append(r.Pictures, template.HTML(picture[strings.Index(picture, "<svg"):]))
	}
	r.Pairs, r.More = v.reportPairs()
	members, _ := v.members()
	r.Members = busiest(members, mostPairs)
	r.Letters = func(yield func(reportLetter) bool) {
		for l := range v.letters() {
			if ctx.Err() != nil || !yield(v.reportLetter(l)) {
				return
			}
		}
	}
	if err := reportTemplate.Execute(out, r); err != nil {
		return err
	}
	return ctx.Err()
}

// reportPairs are the ties with the most letters, and how many there are besides.
func (v *View) reportPairs() (list []reportPair, more int) {
	ties := v.ties()
	slices.SortStableFunc(ties, func(a, b *tie) int { return b.weight() - a.weight() })
	for _, t := range ties[:min(mostPairs, len(ties))] {
		p := reportPair{From: v.entity(t.from).Name, To: v.entity(t.to).Name, Letters: t.weight(), Undated: t.undated()}
		if first, last, ok := t.bounds(); ok {
			p.First, p.Last = isoDay(first), isoDay(last)
		}
		list = append(list, p)
	}
	return list, len(ties) - len(list)
}

func (v *View) reportLetter(l *letter) reportLetter {
	return reportLetter{
		ID: l.ID, Number: l.Number, Title: v.title(l), Date: reportDate(l.Entry), From: v.names(l.senders), To: v.names(l.recipients),
		Copy: v.names(l.copies), Place: v.placeName(l.PlaceSent), Shelfmark: l.Shelfmark, Attested: l.Attested,
	}
}

// reportDate is a date as EDTF with the words of the letter.
func reportDate(e *graph.Entry) string {
	switch {
	case e.Date == "":
		return "undated"
	case e.DateText == "" || e.DateText == e.Date:
		return e.Date
	}
	return e.Date + " (" + corpus.OneLine(e.DateText) + ")"
}
