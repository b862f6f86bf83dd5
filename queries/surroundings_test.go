package queries

import (
	"strings"
	"testing"

	"regesta/corpus"
)

func TestSentence(t *testing.T) {
	const text = "The harbour is shut. Mr. A. Brook wrote to me\nyesterday from Quay. I wait!\n\nNotes follow"
	for _, c := range []struct{ quote, before, after string }{
		{"harbour", "The ", " is shut."},
		{"A. Brook", "Mr. ", " wrote to me\nyesterday from Quay."},
		{"shut. Mr.", "The harbour is ", " A. Brook wrote to me\nyesterday from Quay."},
		{"I wait!", "", ""},
		{"follow", "Notes ", ""},
		{text, "", ""},
	} {
		start := strings.Index(text, c.quote)
		got := Sentence(text, corpus.Span{Start: start, End: start + len(c.quote)})
		if want := (Surroundings{c.before, c.quote, c.after}); got != want {
			t.Errorf("Sentence(%q) = %q, want %q", c.quote, got, want)
		}
	}
}

func TestSentenceWithoutEnd(t *testing.T) {
	text := strings.Repeat("señal y ", 500) + "QUOTE" + strings.Repeat(" y señal", 500)
	start := strings.Index(text, "QUOTE")
	got := Sentence(text, corpus.Span{Start: start, End: start + len("QUOTE")})
	if !strings.HasPrefix(got.Before, "… ") || !strings.HasSuffix(got.After, " …") || len(got.Before) > 500 || len(got.After) > 500 {
		t.Errorf("Sentence cuts to %d and %d bytes: %q", len(got.Before), len(got.After), got)
	}
}
