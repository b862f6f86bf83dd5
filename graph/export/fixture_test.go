package export_test

import (
	"context"
	"strings"
	"testing"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
	"regesta/graph/graphtest"
)

// The names of the fixture are those that break careless writers: quotes, an ampersand, markup, a
// line break, right-to-left writing, the beginning of a formula, braces and a backslash.
var (
	anna   = person("person/anna", "Anna \"Nan\" O’Hara & Sons <Ltd>")
	salma  = person("person/salma", "سلمى بنت داود")
	count  = person("person/count", "=SUM(A1:A9)")
	tabbed = person("person/tabbed", "Ben\nthe\tTall")
	braced = person("person/braced", `{Curly} \Back\ 100% $x_1$ #2`)
	twin   = person("person/twin", "Vera")
	twin2  = person("person/twin-2", "Vera")
	board  = extract.Mention{Kind: extract.Organisation, Name: "@Board", Node: "organisation/board"}
	haifa  = extract.Mention{Kind: extract.Place, Name: "חיפה", Node: "place/haifa"}
)

func person(node, name string) extract.Mention {
	return extract.Mention{Kind: extract.Person, Name: name, Node: node}
}

func literal(s string) extract.Mention { return extract.Mention{Kind: extract.Literal, Name: s} }

// An odd collects the claims of one document.
type odd struct {
	t      testing.TB
	doc    *corpus.Document
	claims []extract.Claim
}

func oddLetter(t testing.TB, id, number, text string) *odd {
	return &odd{t: t, doc: &corpus.Document{
		ID: id, Source: "editions/odd & ends.txt", SourceID: number, Number: number, Text: text, Plain: text, Language: "en",
	}}
}

// zone marks the words as a zone.
func (o *odd) zone(kind corpus.ZoneKind, number, words string) *odd {
	o.doc.Zones = append(o.doc.Zones, corpus.Zone{Kind: kind, Number: number, Span: graphtest.Span(o.t, o.doc.Text, words)})
	return o
}

// say adds a claim of the document about itself that the words make.
func (o *odd) say(words string, p extract.Predicate, object extract.Mention) *odd {
	o.claims = append(o.claims, extract.Claim{
		Subject: extract.Mention{Kind: extract.Document, Node: o.doc.ID}, Predicate: p, Object: object,
		Evidence: extract.Evidence{Document: o.doc.ID, Span: graphtest.Span(o.t, o.doc.Text, words), Extractor: "test", Score: 0.75},
	})
	return o
}

// with sets the qualifiers of the last claim.
func (o *odd) with(q extract.Qualifiers) *odd {
	o.claims[len(o.claims)-1].Qualifiers = q
	return o
}

func (o *odd) record() graph.Record { return graph.Record{Document: o.doc, Claims: o.claims} }

// oddRecords is a correspondence of names that are hard to write: a letter to two with a copy, one
// that is dated by its latest day only, an undated one, one of three days, one without recipient,
// and one that is only spoken of.
func oddRecords(t testing.TB) []graph.Record {
	first := oddLetter(t, "odd-1/1", "1", strings.Join([]string{
		"No. 1. Anna \"Nan\" O’Hara & Sons <Ltd> to Salma and the @Board, copy to Vera", "חיפה, March 1, 1921",
		"Dear Salma,", "The ship of the @Board is late & lost.[1]\nWe wait in חיפה.\n\nSee No. 2.", "Yours, Nan", "State Archive, F. 1, Op. 2, D. 3, P. 4", "1. A steamer of Ben's.",
	}, "\n"))
	first.zone(corpus.Heading, "", "No. 1. Anna \"Nan\" O’Hara & Sons <Ltd> to Salma and the @Board, copy to Vera").
		zone(corpus.Dateline, "", "חיפה, March 1, 1921").zone(corpus.Salutation, "", "Dear Salma,").
		zone(corpus.Body, "", "The ship of the @Board is late & lost.[1]\nWe wait in חיפה.\n\nSee No. 2.").
		zone(corpus.Signature, "", "Yours, Nan").zone(corpus.SourceNote, "", "State Archive, F. 1, Op. 2, D. 3, P. 4").zone(corpus.Note, "1", "1. A steamer of Ben's.").
		say("Anna \"Nan\" O’Hara & Sons <Ltd>", extract.Sender, anna).with(extract.Qualifiers{Office: "Owner \"&\" Master"}).
		say("Salma", extract.Recipient, salma).say("the @Board", extract.Recipient, board).
		say("Vera", extract.CopyTo, twin).say("March 1, 1921", extract.Date, literal("1921-03-01")).with(extract.Qualifiers{Calendar: "gregorian"}).
		say("חיפה", extract.PlaceSent, haifa).say("No. 1.", extract.DocKind, literal("letter")).
		say("State Archive, F. 1, Op. 2, D. 3, P. 4", extract.Shelfmark, literal("State Archive, F. 1, Op. 2, D. 3, P. 4")).
		say("State Archive", extract.Archive, literal("State Archive")).say("F. 1", extract.Fonds, literal("1")).
		say("the @Board is", extract.Mentions, board).say("Ben", extract.Mentions, tabbed).
		say("The ship", extract.About, extract.Mention{Kind: extract.Topic, Name: "ships & <boats>", Node: "topic/ships"}).
		say("See No. 2", extract.Cites, extract.Mention{Kind: extract.Document, Ref: "2", Node: "odd-1/2"})
	second := oddLetter(t, "odd-1/2", "2", "No. 2. Salma to =SUM(A1:A9)\nnot later than May 1921\n=1+1 is two.\r\nNo more.").
		zone(corpus.Heading, "", "No. 2. Salma to =SUM(A1:A9)").
		say("Salma", extract.Sender, salma).say("=SUM(A1:A9)", extract.Recipient, count).
		say("not later than May 1921", extract.Date, literal("../1921-05"))
	third := oddLetter(t, "odd-1/3", "3", "No. 3. Anna to Salma\nNo day is given. Your wire of the 2nd came.").
		zone(corpus.Heading, "", "No. 3. Anna to Salma").
		say("Anna", extract.Sender, anna).say("Salma", extract.Recipient, salma).with(extract.Qualifiers{Certainty: "conjecture"})
	fourth := oddLetter(t, "odd-1/4", "4", "No. 4. Anna and Ben to Salma\nMarch 1-3, 1921\nIn {haste}.").
		zone(corpus.Heading, "", "No. 4. Anna and Ben to Salma").
		say("Anna", extract.Sender, anna).say("Ben", extract.Sender, tabbed).say("Salma", extract.Recipient, salma).
		say("March 1-3, 1921", extract.Date, literal("1921-03-01/1921-03-03")).say("{haste}", extract.Mentions, braced)
	fifth := oddLetter(t, "odd-1/5", "5", "No. 5. Note of Vera\nautumn 1921\nVera writes to nobody, as the other Vera does.").
		zone(corpus.Heading, "", "No. 5. Note of Vera").
		say("Vera", extract.Sender, twin2).say("autumn 1921", extract.Date, literal("1921-23"))
	third.claims = append(third.claims, spokenOf(t, third)...)
	return []graph.Record{first.record(), second.record(), third.record(), fourth.record(), fifth.record()}
}

// spokenOf are the claims of a letter about a wire that is lost.
func spokenOf(t testing.TB, host *odd) []extract.Claim {
	lost := &odd{t: t, doc: host.doc}
	lost.say("Your wire of the 2nd", extract.AttestedIn, extract.Mention{Kind: extract.Document, Node: host.doc.ID}).
		say("Your", extract.Sender, salma).say("wire", extract.DocKind, literal("telegram"))
	for i := range lost.claims {
		lost.claims[i].Subject.Node = host.doc.ID + "/attested-1"
	}
	return lost.claims
}

// oddEntities are the entities of oddRecords; Ben and the braces are left to the store.
var oddEntities = []graph.Entity{
	{
		ID: anna.Node, Kind: extract.Person, Name: anna.Name, Birth: "1870~", Death: "1930-05-01", Description: "Shipper; \"the\nNan\".",
		Offices: []string{"Owner", "Master"}, Identifiers: []string{"http://www.wikidata.org/entity/Q42", "https://d-nb.info/gnd/118540238"},
		Names: []graph.NameCount{{Name: "Nan", Count: 2}, {Name: "Anna \"Nan\"", Count: 1}},
	},
	{ID: salma.Node, Kind: extract.Person, Name: salma.Name},
	{ID: count.Node, Kind: extract.Person, Name: count.Name},
	{ID: tabbed.Node, Kind: extract.Person, Name: tabbed.Name},
	{ID: twin.Node, Kind: extract.Person, Name: twin.Name},
	{ID: twin2.Node, Kind: extract.Person, Name: twin2.Name},
	{ID: board.Node, Kind: extract.Organisation, Name: board.Name},
	{ID: haifa.Node, Kind: extract.Place, Name: haifa.Name, Latitude: "32.8", Longitude: "35.0", Identifiers: []string{"https://www.geonames.org/294801"}},
}

// oddGraph is the committed graph of oddRecords.
func oddGraph(t testing.TB) *graph.Store {
	t.Helper()
	ctx := context.Background()
	s, err := graph.Create(graph.Memory, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for _, step := range []func() error{
		func() error { return s.Add(ctx, oddRecords(t)...) },
		func() error { return s.AddEntities(ctx, oddEntities) },
		func() error { return s.Commit(ctx) },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	return s
}
