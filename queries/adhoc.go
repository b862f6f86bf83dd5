package queries

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	graphdb "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/cayley/query/graphql"
	"github.com/cayleygraph/quad"

	"regesta/graph"
)

// Languages are the query languages that [AdHoc] takes.
var Languages = []string{gizmo.Name, graphql.Name}

// Limits bound an ad-hoc query. A query may ask for every path of the graph without meaning to.
type Limits struct {
	Rows   int
	Time   time.Duration
	Memory int64 // bytes beyond those of the open graph; whoever runs the query watches them
}

// AdHoc puts a query in one of the Languages to the database itself. A row of the answer is a row
// of the table; nested answers stand as JSON. Answers are not checked against the vocabulary and
// cite nothing, and they count what the canned questions leave out, such as attested letters.
//
// The database looks at its deadline once per result only: a query that finds none for long is
// given up when its time is over, and works on unheard until it or the process ends. That is why
// package adhoc runs it in a process of its own.
func AdHoc(ctx context.Context, store *graph.Store, language, text string, limits Limits) (*Table, error) {
	session := query.NewSession(store.Quads(), language)
	if session == nil {
		return nil, fmt.Errorf("no query language %q; there are %s", language, strings.Join(Languages, ", "))
	}
	ctx, cancel := context.WithTimeout(ctx, limits.Time)
	defer cancel()
	done := make(chan outcome, 1)
	go func() { done <- collect(ctx, store.Quads(), session, text, limits.Rows) }()
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

func collect(ctx context.Context, quads graphdb.QuadStore, session query.Session, text string, most int) (a outcome) {
	defer func() {
		if p := recover(); p != nil {
			a.err = fmt.Errorf("the database cannot run it: %v", p)
		}
	}()
	it, err := session.Execute(ctx, text, query.Options{Collation: query.Raw, Limit: most + 1})
	if err != nil {
		return outcome{err: err}
	}
	defer it.Close()
	for it.Next(ctx) {
		if len(a.results) == most {
			a.more = true
			return a
		}
		result, ok, err := plainResult(quads, it.Result())
		if err != nil {
			return outcome{err: err}
		}
		if ok {
			a.results = append(a.results, result)
		}
	}
	a.err = it.Err()
	return a
}

// plainResult is a result with values in the place of references. The value of a script's last line
// is a result where it is plain, such as a count; a path that was not walked is none.
func plainResult(quads graphdb.QuadStore, result any) (plain any, ok bool, err error) {
	r, isGizmo := result.(*gizmo.Result)
	switch {
	case !isGizmo:
		return result, true, nil
	case r.Meta:
		switch r.Val.(type) {
		case int, int64, float64, string, bool, []any, map[string]any:
			return r.Val, true, nil
		}
		return nil, false, nil
	case r.Val != nil:
		return r.Val, true, nil
	}
	row := make(map[string]any, len(r.Tags))
	for tag, ref := range r.Tags {
		value, err := quads.NameOf(ref)
		if err != nil {
			return nil, false, err
		}
		if value != nil {
			row[tag] = value
		}
	}
	return row, true, nil
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
		for _, name := range slices.Sorted(maps.Keys(row)) {
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
	t := &Table{Query: "query", Columns: Columns(names...)}
	for _, row := range rows {
		cells := make([]Cell, len(names))
		for i, name := range names {
			cells[i] = words(term(row[name]))
		}
		t.add(nil, cells...)
	}
	return t
}

// term is a value as a cell has it: literals as they are, IRIs in angle brackets as the query
// languages write them, and JSON where values are nested.
func term(value any) string {
	switch v := plainValue(value).(type) {
	case nil:
		return ""
	case string:
		return v
	case map[string]any, []any:
		data, err := plainJSON(v)
		if err != nil {
			return fmt.Sprint(v)
		}
		return string(data)
	default:
		return fmt.Sprint(v)
	}
}

// plainValue replaces the values of the database in an answer, at any depth, by what JSON knows.
func plainValue(value any) any {
	switch v := value.(type) {
	case quad.String:
		return string(v)
	case quad.TypedString:
		return string(v.Value)
	case quad.LangString:
		return string(v.Value)
	case quad.Value:
		return v.String()
	case map[string]any:
		plain := make(map[string]any, len(v))
		for key, inner := range v {
			plain[key] = plainValue(inner)
		}
		return plain
	case []any:
		return plainList(v)
	case []map[string]any:
		return plainList(v)
	case []quad.Value:
		return plainList(v)
	}
	return value
}

func plainList[T any](list []T) []any {
	plain := make([]any, len(list))
	for i, v := range list {
		plain[i] = plainValue(v)
	}
	return plain
}
