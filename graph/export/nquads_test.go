package export_test

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"testing"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
	"regesta/graph/export"
	"regesta/graph/graphtest"
)

// streamed is a format as it goes to standard output.
func streamed(t *testing.T, s *graph.Store, f *export.Format, o export.Options) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := export.Stream(context.Background(), s, f, o, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// quadLine is a line of N-Quads as its grammar has it, as far as ours go.
var quadLine = regexp.MustCompile(`^<[^\x00-\x20<>"{}|^\x60\\]+> <[^\x00-\x20<>"{}|^\x60\\]+> ` +
	`(<[^\x00-\x20<>"{}|^\x60\\]+>|"([^\x00-\x1F"\\\x7F]|\\[nrt"\\]|\\u[0-9A-F]{4})*"(\^\^<[^\x00-\x20<>"{}|^\x60\\]+>)?) ` +
	`<[^\x00-\x20<>"{}|^\x60\\]+> \.$`)

// TestNQuadsOfOddText: ids, quotes and names with everything that N-Quads forbids.
func TestNQuadsOfOddText(t *testing.T) {
	ctx := context.Background()
	s, err := graph.Create(graph.Memory, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	odd := "a \"quote\"\\ <b>\n\r\t\x00\x7F{|}^`%\u0085 ż"
	d := &corpus.Document{ID: "odd/" + odd, Source: odd, Number: odd, Text: odd}
	claim := extract.Claim{
		Predicate: extract.Mentions, Object: extract.Mention{Kind: extract.Person, Name: odd, Node: "person/" + odd},
		Evidence: extract.Evidence{Span: corpus.Span{Start: 0, End: len(odd)}, Extractor: odd, Score: 1},
	}
	if err := s.Add(ctx, graph.Record{Document: d, Claims: []extract.Claim{claim}}); err != nil {
		t.Fatal(err)
	}
	uris := []string{odd, "http://viaf.org/viaf/1", "https://example.org/a b", "mailto:x@example.org", "https://example.org/%C3%A9"}
	if err := s.AddEntities(ctx, []graph.Entity{{ID: "person/" + odd, Kind: extract.Person, Name: odd, Identifiers: uris}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(streamed(t, s, export.NQuads, export.Options{})) {
		if !quadLine.MatchString(strings.TrimSuffix(line, "\n")) {
			t.Errorf("no N-Quads: %q", line)
		}
	}
}

func TestNQuadsOptions(t *testing.T) {
	s := graphtest.Create(t, graph.Memory)
	plain := streamed(t, s, export.NQuads, export.Options{Plain: true, Base: "https://letters.example.org/"})
	if strings.Contains(plain, export.DefaultBase) || !strings.Contains(plain, "<https://letters.example.org/person/vera>") {
		t.Error("the base is not used everywhere")
	}
	const aligned = "harbour-1a2b/1> <https://schema.org/sender>"
	if strings.Contains(plain, aligned) || !strings.Contains(streamed(t, s, export.NQuads, export.Options{}), aligned) {
		t.Error("Plain does not decide about other vocabularies")
	}
	if strings.Contains(plain, "attested-1>") || !strings.Contains(streamed(t, s, export.NQuads, export.Options{Attested: true}), "attested-1>") {
		t.Error("Attested does not decide about letters that are only spoken of")
	}
	for _, base := range []string{"letters.example.org/", "https://a b/", "<x>:", ":x"} {
		if _, err := export.Stream(context.Background(), s, export.NQuads, export.Options{Base: base}, &bytes.Buffer{}); err == nil {
			t.Errorf("base %q is accepted", base)
		}
	}
}
