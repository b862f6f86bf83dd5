package export_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"regesta/graph"
	"regesta/graph/export"
	"regesta/graph/graphtest"
)

// complete is a complete export in N-Quads.
func complete(t testing.TB, store *graph.Store, base string) []byte {
	t.Helper()
	var b bytes.Buffer
	o := options
	o.Complete, o.Base = true, base
	if _, err := export.Stream(context.Background(), store, export.NQuads, o, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rebuilt is the graph that a complete export makes.
func rebuilt(t testing.TB, data []byte) (*graph.Store, error) {
	t.Helper()
	ctx := context.Background()
	s, err := graph.Create(graph.Memory, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := export.Rebuild(ctx, bytes.NewReader(data), s); err != nil {
		return nil, err
	}
	return s, s.Commit(ctx)
}

// TestRoundTrip makes graphs again from their exports: every export of the second is that of the
// first.
func TestRoundTrip(t *testing.T) {
	for name, store := range map[string]*graph.Store{"odd": oddGraph(t), "harbour": graphtest.Create(t, graph.Memory)} {
		for _, base := range []string{"", "https://letters.example.org/"} {
			t.Run(name+" "+base, func(t *testing.T) {
				data := complete(t, store, base)
				again, err := rebuilt(t, data)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(complete(t, again, base), data) {
					t.Error("the graph that was made again writes other quads")
				}
				for _, f := range []*export.Format{export.Tables, export.TEI, export.CMIF, export.SQLite} {
					if !bytes.Equal(written(t, again, f), written(t, store, f)) {
						t.Errorf("%s of the graph that was made again is another", f.Name)
					}
				}
			})
		}
	}
}

// TestRebuildRefuses checks the errors for files that hold no whole graph.
func TestRebuildRefuses(t *testing.T) {
	whole := string(complete(t, oddGraph(t), ""))
	var plain bytes.Buffer
	if _, err := export.Stream(context.Background(), oddGraph(t), export.NQuads, options, &plain); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ data, wants string }{
		"nothing":          {"", "--complete"},
		"no texts":         {plain.String(), "--complete"},
		"another's quads":  {"<http://a> <http://b> <http://c> <http://g> .\n", "no export of regesta"},
		"triples":          {"<http://a> <http://b> <http://c> .\n", "line 1: a quad has four terms"},
		"cut short":        {whole[:len(whole)-40], "line "},
		"a passage beyond": {strings.ReplaceAll(whole, "#char=0,", "#char=99999,"), "outside the text"},
	} {
		_, err := rebuilt(t, []byte(c.data))
		if err == nil || !strings.Contains(err.Error(), c.wants) {
			t.Errorf("%s: error %v, want %q", name, err, c.wants)
		}
	}
	if _, err := rebuilt(t, plain.Bytes()); !errors.Is(err, export.ErrNotComplete) {
		t.Errorf("error %v is not ErrNotComplete", err)
	}
}

// FuzzRebuild checks that no file brings the reader down.
func FuzzRebuild(f *testing.F) {
	whole := complete(f, graphtest.Create(f, graph.Memory), "")
	f.Add(whole)
	f.Add([]byte("<a:export> <b> \"c\\u00e9\"^^<d> <a:export> .\n"))
	f.Add(bytes.ReplaceAll(whole, []byte(`\"Parts\":[`), []byte(`\"Parts\":[\"harbour-1a2b/1\",`)))
	f.Fuzz(func(t *testing.T, data []byte) { _, _ = rebuilt(t, data) })
}
