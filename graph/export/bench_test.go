package export_test

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"testing"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
	"regesta/graph/export"
)

// benchLetters is the size of the graph of BenchmarkExport.
const benchLetters = 5_000

// benchGraph is a graph of many letters between 200 people, every third with a day.
func benchGraph(b *testing.B) *graph.Store {
	b.Helper()
	ctx := context.Background()
	s, err := graph.Create(graph.Memory, graph.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	for i := range benchLetters {
		if err := s.Add(ctx, benchLetter(b, i)); err != nil {
			b.Fatal(err)
		}
	}
	if err := s.Commit(ctx); err != nil {
		b.Fatal(err)
	}
	return s
}

func benchLetter(b *testing.B, i int) graph.Record {
	writer, reader := fmt.Sprintf("Writer %d", i%200), fmt.Sprintf("Reader %d", i*7%200)
	l := oddLetter(b, fmt.Sprintf("bench/%d", i), fmt.Sprint(i), writer+" to "+reader+"\n4 May 1900\nNothing new of the ships.")
	l.zone(corpus.Heading, "", writer+" to "+reader).
		say(writer, extract.Sender, person(fmt.Sprintf("person/p%d", i%200), writer)).
		say(reader, extract.Recipient, person(fmt.Sprintf("person/p%d", i*7%200), reader)).
		say("ships", extract.About, extract.Mention{Kind: extract.Topic, Name: "ships", Node: "topic/ships"})
	if i%3 == 0 {
		l.say("4 May 1900", extract.Date, literal(fmt.Sprintf("19%02d-05-04", i/3%80)))
	}
	return l.record()
}

// BenchmarkExport writes a graph in every format; letters/s says how many.
func BenchmarkExport(b *testing.B) {
	store := benchGraph(b)
	for _, f := range export.Formats() {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				var err error
				if f.Folder {
					_, err = export.Write(context.Background(), store, f, options, filepath.Join(b.TempDir(), fmt.Sprint(i)))
				} else {
					_, err = export.Stream(context.Background(), store, f, options, io.Discard)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(benchLetters*float64(b.N)/b.Elapsed().Seconds(), "letters/s")
		})
	}
}
