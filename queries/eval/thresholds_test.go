package eval

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	scores := Scores{
		{"sender", []Value{rate("p", 0.5), rate("r", 0.5), rate("f1", 0.5)}},
		{"date", []Value{rate("accuracy", 0.75), count("n", 4)}},
		{"people found", []Value{{Name: "recall", Empty: true}}},
	}
	path := filepath.Join(t.TempDir(), "scores.txt")
	save(t, path, "# committed\na.jsonl\tdate accuracy\t0.8000\na.jsonl\tkind accuracy\t0.1\na.jsonl\tsender f1\t0.5\nb.jsonl\tsender f1\t1\n")
	committed, err := ReadThresholds(path)
	if err != nil {
		t.Fatal(err)
	}
	var drops []string
	for _, d := range Compare(Thresholds("some/a.jsonl", scores), committed) {
		drops = append(drops, d.String())
	}
	want := "a.jsonl: date accuracy fell from 0.8000 to 0.7500\na.jsonl: kind accuracy was 0.1000 and is no longer measured"
	if got := strings.Join(drops, "\n"); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := FormatThresholds(Thresholds("a.jsonl", scores)); got != "a.jsonl\tdate accuracy\t0.7500\na.jsonl\tsender f1\t0.5000\n" {
		t.Errorf("written as %q", got)
	}
}

func TestReadThresholdsErrors(t *testing.T) {
	for text, want := range map[string]string{
		"a\tb\n":           ":1: 2 columns",
		"a\tb\t1\na\tb\tc": `:2: "c" is not a number`,
	} {
		path := filepath.Join(t.TempDir(), "scores.txt")
		save(t, path, text)
		if _, err := ReadThresholds(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}
