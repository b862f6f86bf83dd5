package graph

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// TestSuperseded publishes graph after graph at one path and asks readers of each.
func TestSuperseded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	publish := func() *Store {
		t.Helper()
		s, err := Create(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Commit(context.Background()); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
	first := publish()
	if first.Superseded() {
		t.Error("the only graph is superseded")
	}
	second := publish()
	if !first.Superseded() || second.Superseded() {
		t.Errorf("superseded: first %v, second %v", first.Superseded(), second.Superseded())
	}
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
	if second.Superseded() {
		t.Error("a graph whose place is empty is superseded")
	}
	for range 2 { // one of them has the second's name
		publish()
	}
	if !second.Superseded() {
		t.Error("a graph that was removed and built anew is not superseded")
	}
}
