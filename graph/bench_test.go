package graph_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// letters makes n invented letters of some 3,000 characters with thirty claims each.
func letters(n int) []graph.Record {
	records := make([]graph.Record, n)
	for i := range records {
		records[i] = letter(i)
	}
	return records
}

func letter(i int) graph.Record {
	var text strings.Builder
	var claims []extract.Claim
	id := fmt.Sprintf("volume-%04d/%d", i/300, i%300+1)
	say := func(words string, p extract.Predicate, o extract.Mention) {
		start := text.Len()
		text.WriteString(words)
		claims = append(claims, extract.Claim{
			Subject: extract.Mention{Kind: extract.Document, Node: id}, Predicate: p, Object: o,
			Evidence: extract.Evidence{Document: id, Span: corpus.Span{Start: start, End: text.Len()}, Extractor: "bench", Score: 0.8},
		})
		text.WriteString(" – ")
	}
	person := func(k int) extract.Mention {
		name := fmt.Sprintf("Person %d", k)
		return extract.Mention{Kind: extract.Person, Name: name, Node: fmt.Sprintf("person/person-%d", k)}
	}
	value := func(s string) extract.Mention { return extract.Mention{Kind: extract.Literal, Name: s} }
	from, to := person(i*i%4999), person(i*7%5003)
	say("Letter "+fmt.Sprint(i), extract.Heading, value("Letter "+fmt.Sprint(i)))
	say("letter", extract.DocKind, value("letter"))
	say(from.Name, extract.Sender, from)
	say(to.Name, extract.Recipient, to)
	date := fmt.Sprintf("18%02d-%02d-%02d", i%90+10, i%12+1, i%28+1)
	say(date, extract.Date, value(date))
	say("Place", extract.PlaceSent, extract.Mention{Kind: extract.Place, Name: "Place", Node: fmt.Sprintf("place/place-%d", i%700)})
	say("F. 1 Op. 2 D. "+fmt.Sprint(i), extract.Shelfmark, value("F. 1 Op. 2 D. "+fmt.Sprint(i)))
	for k := range 20 {
		text.WriteString(strings.Repeat("the barley is in and the ferry runs again ", 3))
		p := person((i*31 + k*k*17) % 20011)
		say(p.Name, extract.Mentions, p)
	}
	for k := range 3 {
		say(fmt.Sprintf("subject %d", k), extract.About, extract.Mention{Kind: extract.Topic, Name: "subject", Node: fmt.Sprintf("topic/subject-%d", (i+k)%900)})
	}
	return graph.Record{Document: &corpus.Document{ID: id, Source: fmt.Sprintf("volume-%04d.txt", i/300), Number: fmt.Sprint(i%300 + 1), Text: text.String()}, Claims: claims}
}

func built(b *testing.B, path string, records []graph.Record) *graph.Store {
	b.Helper()
	ctx := context.Background()
	s, err := graph.Create(path, graph.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, r := range records {
		if err := s.Add(ctx, r); err != nil {
			b.Fatal(err)
		}
	}
	if err := s.Commit(ctx); err != nil {
		b.Fatal(err)
	}
	return s
}

// BenchmarkBuild writes two thousand letters and puts the graph in its place.
func BenchmarkBuild(b *testing.B) {
	records := letters(2000)
	path := filepath.Join(b.TempDir(), "bench.db")
	for b.Loop() {
		if err := built(b, path, records).Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(records)*b.N)/b.Elapsed().Seconds(), "letters/s")
}

// BenchmarkOpen opens the graph of two thousand letters.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "bench.db")
	if err := built(b, path, letters(2000)).Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s, err := graph.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStatements reads what one letter says, with every passage and its quote.
func BenchmarkStatements(b *testing.B) {
	s := built(b, filepath.Join(b.TempDir(), "bench.db"), letters(2000))
	defer s.Close()
	documents := s.Register().Documents
	i := 0
	for b.Loop() {
		if _, err := s.Statements(context.Background(), documents[i%300].ID); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

// BenchmarkExplain reads what one letter says with one predicate.
func BenchmarkExplain(b *testing.B) {
	s := built(b, filepath.Join(b.TempDir(), "bench.db"), letters(2000))
	defer s.Close()
	documents := s.Register().Documents
	i := 0
	for b.Loop() {
		if _, err := s.Explain(context.Background(), documents[i%300].ID, extract.Sender); err != nil {
			b.Fatal(err)
		}
		i++
	}
}
