package adhoc

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"regesta/graph/build"
	"regesta/queries"
)

func TestMain(m *testing.M) {
	Main()
	os.Exit(m.Run())
}

func sample(t *testing.T) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "sample.db")
	if _, err := build.Run(context.Background(), build.Options{DB: db}); err != nil {
		t.Fatal(err)
	}
	return db
}

// TestRun puts good queries, bad ones and malicious ones.
func TestRun(t *testing.T) {
	db := sample(t)
	limits := queries.Limits{Rows: 10, Time: time.Second, Memory: 256 << 20}
	for _, c := range []struct{ name, language, query, says string }{
		{"sum", "gizmo", `1 + 1`, ""},
		{"people", "gizmo", `g.V().has("<regesta:type>", "<regesta:Person>").unique().all()`, ""},
		{"graphql", "graphql", `{ nodes(first: 2, <regesta:type>: <regesta:Person>) { id } }`, ""},
		{"syntax", "gizmo", `g.V(`, "gizmo query"},
		{"language", "sparql", `x`, "no query language"},
		{"loop", "gizmo", `while (true) {}`, "took longer than 1s"},
		{"loop of loops", "gizmo", `g.V().forEach(function () { while (true) {} })`, "took longer than 1s"},
		{"all pairs", "gizmo", `g.V().tag("a").forEach(function (a) { g.V().forEach(function (b) { g.V().forEach(function (c) {}) }) })`, "took longer than 1s"},
		{"growing list", "gizmo", `var a = []; while (true) { a.push([1, 2, 3]) }`, "; ask for less"},
		{"growing text", "gizmo", `var a = "x"; while (true) { a = a + a + a; a.charCodeAt(0) }`, ""},
		{"giant list", "gizmo", `var a = new Array(1e9); a.fill(7)`, "; ask for less"},
		{"giant buffer", "gizmo", `var a = []; for (var i = 0; i < 64; i++) { a.push(new ArrayBuffer(1 << 28)) }`, "memory"},
		{"recursion", "gizmo", `function f(n) { return f(n + 1) + 1 } f(0)`, ""},
		{"native recursion", "gizmo", `function f() { return [1].map(f) } f()`, ""},
		{"expression", "gizmo", `/^(a+)+$/.test(new Array(40).join("a") + "b")`, ""},
		{"deep nesting", "graphql", strings.Repeat("{ a ", 100_000), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			started := time.Now()
			table, err := Run(context.Background(), db, c.language, c.query, limits)
			var stopped *Stopped
			switch {
			case c.says != "" && (!errors.As(err, &stopped) || !strings.Contains(err.Error(), c.says)):
				t.Errorf("error %v, want one that says %q", err, c.says)
			case c.says == "" && err == nil && len(table.Rows) == 0:
				t.Error("no error and no row")
			case err != nil && strings.ContainsAny(err.Error(), "\n\t"):
				t.Errorf("more than a line: %q", err)
			}
			if took := time.Since(started); took > 30*time.Second {
				t.Errorf("it took %s", took)
			}
		})
	}
}

// TestCancelled gives up waiting in the midst of a query.
func TestCancelled(t *testing.T) {
	db := sample(t)
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	if _, err := Run(ctx, db, "gizmo", `while (true) {}`, queries.Limits{Rows: 1, Time: time.Minute, Memory: 256 << 20}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
}

// TestNoGraph names a graph that is not there.
func TestNoGraph(t *testing.T) {
	if _, err := Run(context.Background(), "nowhere.db", "gizmo", `1`, queries.Limits{Rows: 1, Time: time.Second, Memory: 256 << 20}); err == nil || !strings.Contains(err.Error(), "no graph at nowhere.db") {
		t.Errorf("error %v", err)
	}
}
