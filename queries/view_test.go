package queries

import (
	"context"
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
