// Package graphtest has a small invented correspondence for the tests of everything that reads a
// graph.
package graphtest

import (
	"context"
	"strings"
	"testing"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// Span finds the words of a test claim in its document.
func Span(t testing.TB, text, words string) corpus.Span {
	t.Helper()
	at := strings.Index(text, words)
	if at < 0 {
		t.Fatalf("test data: %q does not stand in %q", words, text)
	}
	return corpus.Span{Start: at, End: at + len(words)}
}

// Harbour is a small invented correspondence: a letter with a postscript, an answer, a letter
// that is only spoken of, and a list of persons.
func Harbour(t testing.TB) []graph.Record {
	t.Helper()
	letter := &corpus.Document{
		ID: "harbour-1a2b/1", Source: "editions/harbour.txt", SourceID: "1", Number: "1", Language: "en",
		Text: "No. 1. Élise Aubry to Jón Berg\nPort Ardent, 3 May 1884\nDear Jón, the café of Élise’s aunt is sold. See No. 2.\nP.S. Greet Vera.",
		Span: corpus.Span{Start: 100, End: 231},
	}
	letter.Zones = []corpus.Zone{
		{Kind: corpus.Heading, Span: Span(t, letter.Text, "No. 1. Élise Aubry to Jón Berg")},
		{Kind: corpus.Dateline, Span: Span(t, letter.Text, "Port Ardent, 3 May 1884")},
	}
	ps := &corpus.Document{ID: "harbour-1a2b/1/ps", Source: letter.Source, Text: "P.S. Greet Vera.", Span: corpus.Span{Start: 215, End: 231}}
	letter.Parts = []*corpus.Document{ps}
	answer := &corpus.Document{
		ID: "harbour-1a2b/2", Source: letter.Source, SourceID: "2", Number: "2",
		Text: "No. 2. Jón Berg to Élise Aubry\nYour telegram of 5 May came too late.",
		Span: corpus.Span{Start: 232, End: 300},
	}
	persons := &corpus.Document{
		ID: "harbour-1a2b/persons", Source: letter.Source, Role: corpus.Apparatus,
		Text: "Berg, Jón: harbour master.", Span: corpus.Span{Start: 0, End: 26},
	}
	claim := func(d *corpus.Document, words string, p extract.Predicate, o extract.Mention) extract.Claim {
		return extract.Claim{
			Subject: extract.Mention{Kind: extract.Document, Node: d.ID}, Predicate: p, Object: o,
			Evidence: extract.Evidence{Document: d.ID, Span: Span(t, d.Text, words), Extractor: "test", Score: 0.9},
		}
	}
	elise := extract.Mention{Kind: extract.Person, Name: "Élise Aubry", Node: "person/elise-aubry"}
	jon := extract.Mention{Kind: extract.Person, Name: "Jón Berg", Node: "person/jon-berg"}
	literal := func(s string) extract.Mention { return extract.Mention{Kind: extract.Literal, Name: s} }
	date := claim(letter, "3 May 1884", extract.Date, literal("1884-05-03"))
	date.Qualifiers.Calendar = "gregorian"
	attested := extract.Mention{Kind: extract.Document, Node: "harbour-1a2b/2/attested-1"}
	spokenOf := func(words string, p extract.Predicate, o extract.Mention) extract.Claim {
		c := claim(answer, words, p, o)
		c.Subject = attested
		return c
	}
	description := claim(persons, "harbour master", extract.Description, literal("harbour master"))
	description.Subject = jon
	return []graph.Record{
		{Document: persons, Claims: []extract.Claim{description}},
		{Document: letter, Claims: []extract.Claim{
			claim(letter, "No. 1. Élise Aubry to Jón Berg", extract.Heading, literal("No. 1. Élise Aubry to Jón Berg")),
			claim(letter, "Élise Aubry", extract.Sender, elise), claim(letter, "Jón Berg", extract.Recipient, jon),
			date, claim(letter, "Port Ardent", extract.PlaceSent, extract.Mention{Kind: extract.Place, Name: "Port Ardent", Node: "place/port-ardent"}),
			claim(letter, "Élise’s", extract.Mentions, elise), claim(letter, "Dear Jón", extract.Mentions, jon), claim(letter, "Jón", extract.Mentions, jon),
			claim(letter, "café", extract.About, extract.Mention{Kind: extract.Topic, Name: "café", Node: "topic/cafe"}),
			claim(letter, "See No. 2", extract.Cites, extract.Mention{Kind: extract.Document, Ref: "2", Node: answer.ID}),
		}},
		{Document: ps, Claims: []extract.Claim{claim(ps, "Vera", extract.Mentions, extract.Mention{Kind: extract.Person, Name: "Vera", Node: "person/vera"})}},
		{Document: answer, Claims: []extract.Claim{
			claim(answer, "Jón Berg", extract.Sender, jon), claim(answer, "Élise Aubry", extract.Recipient, elise),
			spokenOf("Your telegram of 5 May", extract.AttestedIn, extract.Mention{Kind: extract.Document, Node: answer.ID}),
			spokenOf("Your", extract.Sender, elise), spokenOf("telegram", extract.DocKind, literal("telegram")),
			spokenOf("5 May", extract.Date, literal("1884-05-05")),
		}},
	}
}

// Entities are those of Harbour that resolve would have made; Vera and the café are left to the store.
var Entities = []graph.Entity{
	{ID: "person/elise-aubry", Kind: extract.Person, Name: "Élise Aubry", Names: []graph.NameCount{{Name: "Élise Aubry", Count: 3}}},
	{ID: "person/jon-berg", Kind: extract.Person, Name: "Jón Berg", Birth: "1850", Identifiers: []string{"http://www.wikidata.org/entity/Q1"}},
	{ID: "place/port-ardent", Kind: extract.Place, Name: "Port Ardent", Latitude: "51.5", Longitude: "-0.5"},
}

// Create makes and commits the graph of Harbour at path; it is closed with the test.
func Create(t testing.TB, path string) *graph.Store {
	t.Helper()
	ctx := context.Background()
	s, err := graph.Create(path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Add(ctx, Harbour(t)...); err != nil {
		t.Fatal(err)
	}
	if err := s.AddEntities(ctx, Entities); err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}
