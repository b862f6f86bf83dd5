package export_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"regesta/graph"
	"regesta/graph/build"
	"regesta/graph/export"
)

// TestTEIReadsBack builds a graph of what the TEI export wrote and compares who wrote to whom, when
// and where, where the papers lie, and whom the letters name.
func TestTEIReadsBack(t *testing.T) {
	store := oddGraph(t)
	ctx := context.Background()
	folder := filepath.Join(t.TempDir(), "tei")
	if _, err := export.Write(ctx, store, export.TEI, options, folder); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(t.TempDir(), "read.db")
	if _, err := build.Run(ctx, build.Options{DB: db, Sources: []string{folder}, Decisions: filepath.Join(t.TempDir(), "none.jsonl")}); err != nil {
		t.Fatal(err)
	}
	again, err := graph.Open(db)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got, want := summaries(again.Register()), summaries(store.Register()); !slices.Equal(got, want) {
		t.Errorf("read back:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// summaries says of every printed letter what the TEI export promises to keep.
func summaries(r *graph.Register) []string {
	var list []string
	for i := range r.Documents {
		e := &r.Documents[i]
		if e.Attested {
			continue
		}
		parties := func(list []graph.Party) string {
			var names []string
			for _, p := range list {
				names = append(names, strings.Join(strings.Fields(r.Entities[p.Entity].Name), " "))
			}
			return strings.Join(names, "; ")
		}
		place := ""
		if e.PlaceSent >= 0 {
			place = r.Entities[e.PlaceSent].Name
		}
		list = append(list, fmt.Sprintf("%s → %s (copy %s), %d to %d, %s, %s", parties(e.Senders), parties(e.Recipients), parties(e.Copies),
			e.Earliest, e.Latest, place, e.Shelfmark))
	}
	slices.Sort(list)
	return list
}
