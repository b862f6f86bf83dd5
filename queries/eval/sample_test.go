package eval_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"regesta/graph"
	"regesta/graph/build"
	"regesta/graph/export"
	"regesta/queries/eval"
)

var update = flag.Bool("update", false, "write what is measured to testdata")

// TestSampleEdition builds the graph of the built-in edition and measures it. A number below the
// committed one is an error; -update commits the new ones, and the diff is the review.
func TestSampleEdition(t *testing.T) {
	const gold, committed = "../../corpus/sample/gold.jsonl", "testdata/sample.txt"
	scores, misses := measure(t, gold)
	now := eval.Thresholds("sample", scores)
	if *update {
		if err := os.WriteFile(committed, []byte(eval.FormatThresholds(now)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	before, err := eval.ReadThresholds(committed)
	if err != nil {
		t.Fatal(err)
	}
	drops := eval.Compare(now, before)
	for _, drop := range drops {
		t.Error(drop)
	}
	if len(drops) > 0 {
		for _, m := range misses {
			t.Logf("%s: %s", m.Kind, m.Text)
		}
	}
}

func measure(t *testing.T, gold string) (eval.Scores, []eval.Miss) {
	t.Helper()
	db, tables := filepath.Join(t.TempDir(), "sample.db"), filepath.Join(t.TempDir(), "tables")
	if _, err := build.Run(t.Context(), build.Options{DB: db}); err != nil {
		t.Fatal(err)
	}
	store, err := graph.Open(db)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if _, err := export.Write(t.Context(), store, export.Tables, export.Options{}, tables); err != nil {
		t.Fatal(err)
	}
	records, err := eval.Read(gold)
	if err != nil {
		t.Fatal(err)
	}
	system, err := eval.Load(tables, "sample")
	if err != nil {
		t.Fatal(err)
	}
	return eval.Score(system, records, 5)
}
