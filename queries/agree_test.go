package queries

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"regesta/graph"
)

// TestAnswersAgree: numbers that a historian would compare are the same, whichever question gives
// them.
func TestAnswersAgree(t *testing.T) {
	for name, store := range map[string]*graph.Store{"fixture": fixture(t), "sample": sampleGraph(t)} {
		t.Run(name, func(t *testing.T) {
			all := rows(t, store, Letters, Args{})
			undated := rows(t, store, Undated, Args{})
			for _, q := range []*Query{ByYear, Timeline} {
				if n := sum(t, ask(t, store, q, Args{}), "letters"); n != all {
					t.Errorf("%s adds up to %d letters of %d", q.Name, n, all)
				}
			}
			if n := rows(t, store, Letters, Args{"since": {"0001"}}); n != all-undated {
				t.Errorf("%d letters are dated, %d of %d undated", n, undated, all)
			}
			if with := rows(t, store, Letters, Args{"attested": {"true"}}); with != all+rows(t, store, Attested, Args{}) {
				t.Errorf("%d letters with the attested ones, %d without", with, all)
			}
			pairs := ask(t, store, Correspondents, Args{})
			for _, row := range pairs.Rows {
				a, b := row.Cells[0].IDs[0], row.Cells[1].IDs[0]
				want, _ := strconv.Atoi(row.Cells[2].Text)
				if n := rows(t, store, Dialogue, Args{"a": {a}, "b": {b}}); n != want {
					t.Errorf("%d letters between %s and %s in dialogue, %d in correspondents", n, a, b, want)
				}
				if n := rows(t, store, Letters, Args{"between": {a + "/" + b}}); n != want {
					t.Errorf("%d letters --between %s/%s, %d in correspondents", n, a, b, want)
				}
				one, other := rows(t, store, Letters, Args{"from": {a}, "to": {b}}), rows(t, store, Letters, Args{"from": {b}, "to": {a}})
				if got := row.Cells[3].Text + " " + row.Cells[4].Text; got != strconv.Itoa(one)+" "+strconv.Itoa(other) {
					t.Errorf("%s and %s: %s by direction in correspondents, %d %d in letters", a, b, got, one, other)
				}
			}
		})
	}
}

func ask(t *testing.T, store *graph.Store, q *Query, args Args) *Table {
	t.Helper()
	table, err := Ask(context.Background(), store, q, args)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func rows(t *testing.T, store *graph.Store, q *Query, args Args) int {
	t.Helper()
	return len(ask(t, store, q, args).Rows)
}

func sum(t *testing.T, table *Table, column string) (total int) {
	t.Helper()
	for i, c := range table.Columns {
		if c.Name != column {
			continue
		}
		for _, row := range table.Rows {
			n, err := strconv.Atoi(row.Cells[i].Text)
			if err != nil {
				t.Fatal(err)
			}
			total += n
		}
	}
	return total
}

// TestSameAnswer: two graphs of the same letters give the same bytes.
func TestSameAnswer(t *testing.T) {
	one, other := fixture(t), fixture(t)
	cases, _ := filepath.Glob("testdata/*/*.txt")
	for _, path := range cases {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		line, _, _ := strings.Cut(string(data), "\n\n")
		if filepath.Base(filepath.Dir(path)) == "show" {
			continue
		}
		if a, b := put(t, one, line+" --format json"), put(t, other, line+" --format json"); a != b {
			t.Errorf("%s: two answers\n%s\n%s", line, a, b)
		}
	}
}
