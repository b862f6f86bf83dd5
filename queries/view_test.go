package queries

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"regesta/graph"
)

// TestShow draws every case of testdata/show: a file whose first line is what is to be shown and
// the format, and behind a blank line what is drawn, or the error.
func TestShow(t *testing.T) {
	store := fixture(t)
	cases, _ := filepath.Glob("testdata/show/*.txt")
	for _, path := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			line, want, _ := strings.Cut(string(data), "\n\n")
			got := show(t, store, strings.TrimSpace(line))
			if *update {
				if err := os.WriteFile(path, []byte(strings.TrimSpace(line)+"\n\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("show %s\ngot:\n%s\nwant:\n%s", line, got, want)
			}
		})
	}
}

func show(t *testing.T, store *graph.Store, line string) string {
	t.Helper()
	ctx := context.Background()
	format := "table"
	for _, f := range Formats {
		if name, ok := strings.CutSuffix(line, " "+f); ok {
			line, format = name, f
		}
	}
	target, err := Resolve(store, line)
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	layout := Layout{Width: 100, Evidence: true}
	if target.Document != "" {
		r, err := Regest(ctx, store, target.Document)
		if err != nil {
			t.Fatal(err)
		}
		err = r.Write(&b, format, layout)
		if err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	d, err := Dossier(ctx, store, target.Entity)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Write(&b, format, layout); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestShowAll draws every letter and every entity of the built-in edition in every format; every
// quote stands where it says.
func TestShowAll(t *testing.T) {
	store := sampleGraph(t)
	ctx := context.Background()
	check := func(v interface {
		Write(io.Writer, string, Layout) error
	}) {
		t.Helper()
		for _, format := range Formats {
			if err := v.Write(io.Discard, format, Layout{Width: 60, Evidence: true}); err != nil {
				t.Error(err)
			}
		}
		for _, c := range citationsIn(t, v) {
			text, err := store.Text(ctx, c.Document)
			if err != nil {
				t.Fatal(err)
			}
			if points := []rune(text); c.End > len(points) || string(points[c.Start:c.End]) != c.Quote || c.Quote == "" {
				t.Errorf("%s: %q is not at %d–%d", c.Document, c.Quote, c.Start, c.End)
			}
		}
	}
	reg := store.Register()
	for i := range reg.Documents {
		r, err := Regest(ctx, store, reg.Documents[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		check(r)
	}
	for i := range reg.Entities {
		d, err := Dossier(ctx, store, reg.Entities[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		check(d)
	}
}

// citationsIn collects every citation of a view from its JSON.
func citationsIn(t *testing.T, v any) (list []Citation) {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	var walk func(any)
	walk = func(node any) {
		switch n := node.(type) {
		case []any:
			for _, child := range n {
				walk(child)
			}
		case map[string]any:
			if quote, ok := n["quote"].(string); ok {
				list = append(list, Citation{
					Document: n["document"].(string), Start: int(n["start"].(float64)), End: int(n["end"].(float64)), Quote: quote,
				})
			}
			for _, child := range n {
				walk(child)
			}
		}
	}
	walk(tree)
	return list
}
