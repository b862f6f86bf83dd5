package queries

import (
	"context"
	"strings"
	"testing"
	"time"
)

// cells are the cells of a table, those of a row joined by " | ".
func cells(t *Table) []string {
	var rows []string
	for _, r := range t.Rows {
		var row []string
		for _, c := range r.Cells {
			row = append(row, c.Text)
		}
		rows = append(rows, strings.Join(row, " | "))
	}
	return rows
}

func TestAdHoc(t *testing.T) {
	store := fixture(t)
	limits := Limits{Rows: 2, Time: 10 * time.Second}
	for _, c := range []struct {
		language, query string
		rows            int
		contains        string
	}{
		{"gizmo", `1 + 1`, 1, "2"},
		{"gizmo", `g.emit({a: "x", b: [1, 2]})`, 1, "x | [1,2]"},
		{"gizmo", `g.V().has("<regesta:type>", "<regesta:Person>").unique().all()`, 2, "<regesta:person/"},
		{"gizmo", `g.V()`, 0, ""},
		{"graphql", `{ nodes(first: 1, <regesta:type>: <regesta:Person>) { id, label: <regesta:label> } }`, 1, `"label":"`},
	} {
		table, err := AdHoc(context.Background(), store, c.language, c.query, limits)
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		got := strings.Join(cells(table), "\n")
		if len(table.Rows) != c.rows || !strings.Contains(got, c.contains) {
			t.Errorf("%s: %d rows %q, want %d with %q", c.query, len(table.Rows), got, c.rows, c.contains)
		}
	}
}

func TestAdHocLimits(t *testing.T) {
	store := fixture(t)
	table, err := AdHoc(context.Background(), store, "gizmo", `g.V().all()`, Limits{Rows: 3, Time: 10 * time.Second})
	if err != nil || len(table.Rows) != 3 || len(table.Notes) != 1 {
		t.Errorf("%d rows, notes %q, error %v", len(table.Rows), table.Notes, err)
	}
	for query, want := range map[string]string{
		`while (true) {}`: "took longer than 50ms",
		`g.V(`:            "gizmo query: ",
		`nonsense()`:      "gizmo query: ",
	} {
		started := time.Now()
		_, err := AdHoc(context.Background(), store, "gizmo", query, Limits{Rows: 3, Time: 50 * time.Millisecond})
		if err == nil || !strings.Contains(err.Error(), want) || time.Since(started) > 5*time.Second {
			t.Errorf("%s: error %v after %s, want %q", query, err, time.Since(started), want)
		}
	}
	if _, err := AdHoc(context.Background(), store, "sparql", `x`, Limits{Rows: 1, Time: time.Second}); err == nil {
		t.Error("an unknown language is no error")
	}
}
