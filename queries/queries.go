// Package queries answers questions about a graph of correspondence.
//
// A [Query] is a value: a name, a sentence of documentation, its parameters, examples, and a
// function. [Ask] is the way to put one: it checks the arguments, runs the question, and fetches
// the words that every row of the answer rests on. Help, web forms and docs/questions.md are drawn
// from the same fields.
//
// Counts are counts of printed letters. A letter with a postscript or a cover note counts once,
// its writers are the writers of all its parts. Letters that are only spoken of (attested) and
// letters without a date are never mixed in silently: an answer says in its notes what it left out.
package queries

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"regesta/graph"
)

// A Query is one canned question.
type Query struct {
	Name     string
	Doc      string // what it answers and how it counts; the first sentence serves as summary
	Params   []Param
	Examples []Example
	// Run answers. It leaves to [Ask] the checking of arguments and the fetching of quotes: its
	// citations name a document and a predicate.
	Run func(context.Context, *graph.Store, Args) (*Table, error)
}

// An Example is one way to put a question: the words behind its name, and what they ask.
type Example struct {
	Args string `json:"args"`
	Doc  string `json:"doc"`
}

// Summary is the first sentence of the documentation.
func (q *Query) Summary() string {
	if i := strings.Index(q.Doc, ". "); i >= 0 {
		return q.Doc[:i+1]
	}
	return q.Doc
}

// Usage is the line of names and required parameters that help shows.
func (q *Query) Usage() string {
	words := []string{q.Name}
	for _, p := range q.Params {
		switch {
		case p.Positional && p.Required:
			words = append(words, strings.ToUpper(p.Name))
		case p.Positional:
			words = append(words, "["+strings.ToUpper(p.Name)+"]")
		}
	}
	return strings.Join(words, " ")
}

var registry = map[string]*Query{}

// register adds a question; a repeated name is our own mistake and panics at start-up.
func register(q *Query) *Query {
	if registry[q.Name] != nil {
		panic(fmt.Sprintf("queries: question %q registered twice", q.Name))
	}
	registry[q.Name] = q
	return q
}

// Queries lists every question, sorted by name.
func Queries() []*Query {
	list := make([]*Query, 0, len(registry))
	for _, q := range registry {
		list = append(list, q)
	}
	slices.SortFunc(list, func(a, b *Query) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// Lookup finds a question by its name; the error suggests what else it could have been.
func Lookup(name string) (*Query, error) {
	if q := registry[name]; q != nil {
		return q, nil
	}
	var near []string
	for _, q := range Queries() {
		if strings.HasPrefix(q.Name, name) || Edits(q.Name, name, 2) <= 2 {
			near = append(near, q.Name)
		}
	}
	if len(near) > 0 {
		return nil, fmt.Errorf("no question %q; did you mean %s?", name, strings.Join(near, ", "))
	}
	return nil, fmt.Errorf("no question %q; `regesta ask` lists them all", name)
}

// Ask puts one question: it checks the arguments, runs the question, cuts the answer to --limit,
// and fetches the quotes of every row that is left.
func Ask(ctx context.Context, store *graph.Store, q *Query, args Args) (*Table, error) {
	table, err := q.run(ctx, store, args)
	if err != nil {
		return nil, err
	}
	limit, err := args.number("limit", 0)
	if err != nil {
		return nil, err
	}
	table.cut(limit)
	if err := table.quote(ctx, store); err != nil {
		return nil, err
	}
	return table, nil
}

// AskPage puts a question and fetches the quotes of some of its rows only: at most limit of them,
// from the one at offset, which counts from 0. It also tells how many rows there are, -1 when the
// question was not answered further than this page.
func AskPage(ctx context.Context, store *graph.Store, q *Query, args Args, offset, limit int) (*Table, int, error) {
	args = maps.Clone(args)
	delete(args, "limit")
	if slices.ContainsFunc(q.Params, func(p Param) bool { return p.Name == "limit" }) {
		args["limit"] = []string{strconv.Itoa(offset + limit)}
	}
	table, err := q.run(ctx, store, args)
	if err != nil {
		return nil, 0, err
	}
	all := len(table.Rows)
	first, end := min(offset, all), min(offset+limit, all)
	table.Rows = table.Rows[first:end]
	switch {
	case table.unfinished:
		all = -1
	case len(table.Rows) < all:
		table.note("Rows %d to %d of %d.", min(first+1, end), end, all)
	}
	if err := table.quote(ctx, store); err != nil {
		return nil, 0, err
	}
	return table, all, nil
}

// run checks the arguments and answers, without quotes.
func (q *Query) run(ctx context.Context, store *graph.Store, args Args) (*Table, error) {
	if err := q.check(args); err != nil {
		return nil, err
	}
	if _, err := args.number("limit", 0); err != nil {
		return nil, err
	}
	table, err := q.Run(ctx, store, args)
	if err != nil {
		return nil, err
	}
	table.Query = q.Name
	return table, nil
}

// quote fetches the quotes of every row.
func (t *Table) quote(ctx context.Context, store *graph.Store) error {
	if err := quote(ctx, store, t); err != nil {
		return fmt.Errorf("question %s: %w", t.Query, err)
	}
	return nil
}
