package queries

import (
	"context"
	"strings"
	"testing"

	"regesta/graph"
)

// Every suggestion is a question that can be put to the same graph as it stands, and has an answer.
func TestNext(t *testing.T) {
	store := fixture(t)
	list := Next(store.Register())
	if len(list) != 3 {
		t.Fatalf("%d suggestions, want 3: %q", len(list), list)
	}
	for _, s := range list {
		words := shellWords(s.Command)
		q, err := Lookup(words[1])
		if words[0] != "ask" || err != nil {
			t.Fatalf("%s: %v", s.Command, err)
		}
		args, err := q.Bind(words[2:], nil)
		if err != nil {
			t.Fatalf("%s: %v", s.Command, err)
		}
		table, err := Ask(context.Background(), store, q, args)
		if err != nil || len(table.Rows) == 0 {
			t.Errorf("%s: %d rows, error %v", s.Command, len(table.Rows), err)
		}
	}
}

func TestNextOfNothing(t *testing.T) {
	if list := Next(&graph.Register{}); len(list) != 0 {
		t.Errorf("suggestions for an empty graph: %q", list)
	}
}

// shellWords parts a command line at spaces outside quotation marks.
func shellWords(line string) []string {
	var list []string
	for i, piece := range strings.Split(line, `"`) {
		if i%2 == 1 {
			list = append(list, piece)
		} else {
			list = append(list, strings.Fields(piece)...)
		}
	}
	return list
}
