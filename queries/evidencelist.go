package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// A Statement is what one document says, with every passage that says it.
type Statement struct {
	ID          string            `json:"id"`
	Subject     string            `json:"subject"`
	SubjectName string            `json:"subject_name,omitempty"`
	Predicate   extract.Predicate `json:"predicate"`
	Label       string            `json:"label" doc:"the predicate in words"`
	Object      string            `json:"object" doc:"an id, or the value of a literal"`
	ObjectName  string            `json:"object_name,omitempty"`
	Literal     bool              `json:"literal,omitempty"`
	Document    string            `json:"document"`
	Passages    []Passage         `json:"passages"`
}

// A Passage is one place that makes a statement, in its sentence. Start and End count code points.
type Passage struct {
	Document  string  `json:"document"`
	Start     int     `json:"start"`
	End       int     `json:"end"`
	Before    string  `json:"before,omitempty"`
	Quote     string  `json:"quote"`
	After     string  `json:"after,omitempty"`
	Extractor string  `json:"extractor"`
	Score     float64 `json:"score"`
}

// Explain lists the statements about a letter or entity, or the one with that id, and the passages
// behind them: what is said of it before what is said to it, in the order of the sources. An empty
// predicate is any. At most limit statements are listed, from the one at offset; all is how many
// there are.
func Explain(ctx context.Context, store *graph.Store, id string, predicate extract.Predicate, offset, limit int) (list []Statement, all int, err error) {
	if _, known := graph.TermOf(predicate); predicate != "" && !known {
		return nil, 0, unknownPredicate(string(predicate))
	}
	found, err := store.Explain(ctx, id, predicate)
	if err != nil {
		return nil, 0, err
	}
	SortStatements(found, id, store.Register())
	list = []Statement{}
	texts := map[string]*readText{}
	for _, s := range found[min(offset, len(found)):min(offset+limit, len(found))] {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		st := statementOf(store.Register(), s)
		for i, p := range s.Passages {
			if texts[p.Document] == nil {
				text, err := store.Text(ctx, p.Document)
				if err != nil {
					return nil, 0, err
				}
				texts[p.Document] = &readText{text, corpus.NewOffsets(text)}
			}
			st.Passages[i].Before, st.Passages[i].After = texts[p.Document].around(p)
		}
		list = append(list, st)
	}
	return list, len(found), nil
}

// A readText is a text with its offsets, which take a walk through it.
type readText struct {
	text    string
	offsets *corpus.Offsets
}

// around is the rest of the sentence that a passage stands in.
func (t *readText) around(p graph.Passage) (before, after string) {
	s := Sentence(t.text, t.offsets.Bytes(corpus.Span{Start: p.Start, End: p.End}))
	return s.Before, s.After
}

func statementOf(reg *graph.Register, s graph.Statement) Statement {
	term, _ := graph.TermOf(s.Predicate)
	st := Statement{
		ID: s.ID, Subject: s.Subject, SubjectName: nameOf(reg, s.Subject), Predicate: s.Predicate, Label: term.Label,
		Object: s.Object, Literal: s.Literal, Document: s.Document, Passages: []Passage{},
	}
	if !s.Literal {
		st.ObjectName = nameOf(reg, s.Object)
	}
	for _, p := range s.Passages {
		st.Passages = append(st.Passages, Passage{Document: p.Document, Start: p.Start, End: p.End, Quote: p.Text, Extractor: p.Extractor, Score: p.Score})
	}
	return st
}

// nameOf is the name of an entity, empty for what is none.
func nameOf(reg *graph.Register, id string) string {
	if e := reg.Entity(id); e != nil {
		return e.Name
	}
	return ""
}

func unknownPredicate(name string) error {
	var names []string
	for _, t := range graph.Vocabulary() {
		names = append(names, string(t.Predicate))
	}
	i := slices.IndexFunc(names, func(known string) bool { return Edits(strings.ToLower(name), strings.ToLower(known), 2) <= 2 })
	if i >= 0 {
		return badArgument("unknown predicate %q, did you mean %s?", name, names[i])
	}
	return badArgument("unknown predicate %q; known are %s", name, strings.Join(names, ", "))
}

// SortStatements puts what is said of id before what is said to it, and each in the order in which
// the documents stand in their sources.
func SortStatements(statements []graph.Statement, id string, reg *graph.Register) {
	side := func(s graph.Statement) int { return oneIf(s.Subject != id) }
	// The apparatus, which is no letter and has no place in the register, comes first.
	place := func(s graph.Statement) int32 { return reg.Document(s.Document) }
	slices.SortStableFunc(statements, func(a, b graph.Statement) int {
		return cmp.Or(side(a)-side(b), cmp.Compare(place(a), place(b)))
	})
}

// A Reading is the text of a letter with all that is known about places in it. Every offset counts
// Unicode code points, ends are exclusive.
type Reading struct {
	ID         string       `json:"id"`
	Source     string       `json:"source"`
	Text       string       `json:"text"`
	Zones      []graph.Zone `json:"zones"`
	Statements []Statement  `json:"statements"`
}

// Read fetches the text of a document with what it says.
func Read(ctx context.Context, store *graph.Store, id string) (*Reading, error) {
	doc, err := store.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	said, err := store.Statements(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", id, err)
	}
	r := &Reading{ID: id, Source: doc.Source, Text: doc.Text, Zones: append([]graph.Zone{}, doc.Zones...), Statements: []Statement{}}
	for _, s := range said {
		r.Statements = append(r.Statements, statementOf(store.Register(), s))
	}
	return r, nil
}
