package graph_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"regesta/graph"
	"regesta/graph/graphtest"
)

// backends are the places a graph can be; every contract test runs on each.
func backends(t *testing.T, test func(t *testing.T, path string)) {
	t.Run("memory", func(t *testing.T) { test(t, graph.Memory) })
	t.Run("pebble", func(t *testing.T) { test(t, filepath.Join(t.TempDir(), "test.db")) })
}

func TestStatementsHaveTheirQuotes(t *testing.T) {
	backends(t, func(t *testing.T, path string) {
		s := graphtest.Create(t, path)
		for _, r := range graphtest.Harbour(t) {
			text, err := s.Text(context.Background(), r.Document.ID)
			if err != nil || text != r.Document.Text {
				t.Fatalf("%s: text %q, %v", r.Document.ID, text, err)
			}
			list, err := s.Statements(context.Background(), r.Document.ID)
			if err != nil || len(list) == 0 {
				t.Fatalf("%s: %d statements, %v", r.Document.ID, len(list), err)
			}
			points := []rune(text)
			for _, st := range list {
				for _, p := range st.Passages {
					if string(points[p.Start:p.End]) != p.Text || p.Document != r.Document.ID {
						t.Errorf("%s %s: passage %+v is not text[start:end]", r.Document.ID, st.Predicate, p)
					}
				}
			}
		}
	})
}

func TestRegister(t *testing.T) {
	backends(t, func(t *testing.T, path string) {
		reg := graphtest.Create(t, path).Register()
		var ids []string
		for _, e := range reg.Documents {
			ids = append(ids, e.ID)
		}
		want := "harbour-1a2b/1 harbour-1a2b/1/ps harbour-1a2b/2 harbour-1a2b/2/attested-1"
		if got := strings.Join(ids, " "); got != want {
			t.Fatalf("documents %s, want %s", got, want)
		}
		first, attested := reg.Documents[0], reg.Documents[3]
		if reg.Entities[first.Senders[0].Entity].Name != "Élise Aubry" || first.Date != "1884-05-03" || first.DateText != "3 May 1884" || first.Cites[0].Target != 2 {
			t.Errorf("first letter: %+v", first)
		}
		if !attested.Attested || attested.AttestedIn != 2 || attested.Kind != "telegram" || attested.Date != "1884-05-05" {
			t.Errorf("attested letter: %+v", attested)
		}
	})
}

func TestOpenWithoutGraph(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.db")
	if _, err := graph.Open(path); !errors.Is(err, graph.ErrNoGraph) || !strings.Contains(err.Error(), "regesta build") {
		t.Error(err)
	}
	if _, err := graph.Open(graph.Memory); err == nil {
		t.Error("a graph in memory is opened out of nothing")
	}
}
