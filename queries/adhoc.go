package queries

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/cayley/query/graphql"

	"regesta/graph"
)

// Languages are the query languages that [AdHoc] takes.
var Languages = []string{gizmo.Name, graphql.Name}

// Limits bound an ad-hoc query. A query may ask for every path of the graph without meaning to.
type Limits struct {
	Rows int
	Time time.Duration
}

// AdHoc puts a query in one of the Languages to the database itself. A row of the answer is a row
// of the table; nested answers stand as JSON. Answers are not checked against the vocabulary and
// cite nothing, and they count what the canned questions leave out, such as attested letters.
//
// The database looks at its deadline once per result only: a query that finds none for long is
// given up when its time is over, and works on unheard until it or the process ends.
func AdHoc(ctx context.Context, store *graph.Store, language, text string, limits Limits) (*Table, error) {
	session := query.NewSession(store.Quads(), language)
	if session == nil {
		return nil, fmt.Errorf("no query language %q; there are %s", language, strings.Join(Languages, ", "))
	}
	ctx, cancel := context.WithTimeout(ctx, limits.Time)
	defer cancel()
	done := make(chan outcome, 1)
	go func() { done <- collect(ctx, session, text, limits.Rows) }()
	var a outcome
	select {
	case a = <-done:
	case <-ctx.Done():
		a.err = ctx.Err()
	}
	switch {
	case errors.Is(a.err, context.DeadlineExceeded):
		return nil, fmt.Errorf("the query took longer than %s and was given up; ask for less, or raise --timeout", limits.Time)
	case a.err != nil:
		return nil, fmt.Errorf("%s query: %w", language, a.err)
	}
	t := answerTable(a.results)
	if a.more {
		t.note("Cut by --limit: the first %d rows.", limits.Rows)
	}
	return t, nil
}

// An outcome is what a query gave before its limits.
type outcome struct {
	results []any
	more    bool
	err     error
}

func collect(ctx context.Context, session query.Session, text string, most int) (a outcome) {
	defer func() {
		if p := recover(); p != nil {
			a.err = fmt.Errorf("the database cannot run it: %v", p)
		}
	}()
	it, err := session.Execute(ctx, text, query.Options{Collation: query.JSON, Limit: most + 1})
	if err != nil {
		return outcome{err: err}
	}
	defer it.Close()
	for it.Next(ctx) {
		if len(a.results) == most {
			a.more = true
			return a
		}
		a.results = append(a.results, it.Result())
	}
	a.err = it.Err()
	return a
}

// answerTable makes a table of results: a column for each tag, "id" first.
func answerTable(results []any) *Table {
	var names []string
	rows := make([]map[string]any, len(results))
	for i, result := range results {
		row, tagged := result.(map[string]any)
		if !tagged {
			row = map[string]any{"value": result}
		}
		rows[i] = row
		for _, name := range sortedKeys(row) {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		if (a == "id") != (b == "id") {
			return map[bool]int{true: -1, false: 1}[a == "id"]
		}
		return strings.Compare(a, b)
	})
	t := &Table{Query: "query", Columns: columns(names...)}
	for _, row := range rows {
		cells := make([]Cell, len(names))
		for i, name := range names {
			cells[i] = words(term(row[name]))
		}
		t.add(nil, cells...)
	}
	return t
}

// term is a value of the database as the query languages write it, or JSON where it is nested.
func term(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case map[string]any, []any, []map[string]any:
		data, err := plainJSON(v)
		if err != nil {
			return fmt.Sprint(v)
		}
		return string(data)
	}
	return fmt.Sprint(value)
}
