package sample

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"regesta/corpus"
)

// TestGold checks that gold.jsonl speaks of the edition as it stands: its spans begin at the number
// of their letter, its mentions and quotes are literal.
func TestGold(t *testing.T) {
	edition, err := Edition.ReadFile("sample.txt")
	if err != nil {
		t.Fatal(err)
	}
	points := []rune(string(edition))
	data, err := os.ReadFile("gold.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	records := 0
	for line := range strings.Lines(string(data)) {
		var gold struct {
			ID, Number string
			Span       [2]int
			Mentions   []struct {
				Start, End int
				Text       string
			}
			Attested []struct{ Quote string }
		}
		if err := json.Unmarshal([]byte(line), &gold); err != nil {
			t.Fatalf("record %d: %v", records+1, err)
		}
		records++
		letter := string(points[gold.Span[0]:gold.Span[1]])
		if !strings.HasPrefix(letter, "No. "+gold.Number+"\n") || strings.TrimSpace(letter) != letter {
			t.Errorf("%s: the span is not the letter: %.40q", gold.ID, letter)
		}
		for _, m := range gold.Mentions {
			if got := string(points[m.Start:m.End]); got != m.Text {
				t.Errorf("%s: mention %q, the edition has %q", gold.ID, m.Text, got)
			}
		}
		for _, a := range gold.Attested {
			if !strings.Contains(letter, a.Quote) {
				t.Errorf("%s: quote %q is not in the letter", gold.ID, a.Quote)
			}
		}
	}
	if records < 26 {
		t.Errorf("%d records", records)
	}
}

// TestOpen reads the edition: thirty letters in their order, and the apparatus around them.
func TestOpen(t *testing.T) {
	var numbers []string
	for doc, err := range corpus.Read(Open()) {
		if err != nil {
			t.Fatal(err)
		}
		if doc.Source != Name {
			t.Errorf("%s: source %q", doc.ID, doc.Source)
		}
		if doc.Role == corpus.Letter {
			numbers = append(numbers, doc.Number)
		}
	}
	want := strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30")
	if !slices.Equal(numbers, want) {
		t.Errorf("letters %v", numbers)
	}
}
