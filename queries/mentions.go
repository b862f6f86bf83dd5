package queries

import (
	"context"
	"fmt"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// Mentions quotes every place that names somebody or something.
var Mentions = register(&Query{
	Name: "mentions",
	Doc: "Every passage that names a person, organisation or place, with the words around it. " +
		"One row a passage, in the order of the letters' dates; the editors' notes are searched too.",
	Params: filtered(Param{Name: "who", Kind: AnyEntity, Required: true, Positional: true, Doc: "who or what is named"}),
	Examples: []Example{
		{"kirov", "where a person is named"},
		{"baku --from ordzhonikidze", "where one writer names a place"},
	},
	Run: runMentions,
})

func runMentions(ctx context.Context, store *graph.Store, args Args) (*Table, error) {
	s, err := choose(store.Register(), args)
	if err != nil {
		return nil, err
	}
	who, err := s.single(AnyEntity, "who")
	if err != nil {
		return nil, err
	}
	limit, err := args.number("limit", 0)
	if err != nil {
		return nil, err
	}
	s.keep(func(l letter) bool { return l.mentions(who) > 0 })
	t := s.table(s.described("Passages that name "+s.name(who)+" in letters"), "date:date", "number", "from:entity", "to:entity", "passage", "document:document")
	for i, l := range s.letters {
		if err := s.addPassages(ctx, store, t, l, s.reg.Entities[who].ID); err != nil {
			return nil, err
		}
		if left := len(s.letters) - i - 1; limit > 0 && left > 0 && len(t.Rows) >= limit {
			t.Rows, t.unfinished = t.Rows[:limit], true
			t.note("Cut by --limit: the first %s; %s %s %s.", plural(limit, "passage"), plural(left, "more letter"), verb(left, "name"), s.name(who))
			break
		}
	}
	return t, nil
}

// addPassages adds a row for every passage of a letter or its parts that names the entity.
func (s *selection) addPassages(ctx context.Context, store *graph.Store, t *Table, l letter, id string) error {
	for _, c := range l.cite(s.reg, extract.Mentions, id) {
		statement := []graph.Statement{{Subject: c.Document, Predicate: c.Predicate, Object: id}}
		if err := store.Quote(ctx, c.Document, statement); err != nil {
			return fmt.Errorf("mentions of %s: %w", id, err)
		}
		if len(statement[0].Passages) == 0 {
			continue
		}
		text, err := store.Text(ctx, c.Document)
		if err != nil {
			return fmt.Errorf("text of %s: %w", c.Document, err)
		}
		offsets := corpus.NewOffsets(text)
		for _, p := range statement[0].Passages {
			cite := Citation{Document: p.Document, Predicate: extract.Mentions, Object: id, Start: p.Start, End: p.End, Quote: p.Text}
			t.add([]Citation{cite}, words(l.Date), words(l.Number), s.parties(l.Senders), s.parties(l.Recipients),
				words(around(text, offsets.Bytes(corpus.Span{Start: p.Start, End: p.End}))), document(&s.reg.Documents[l.at]))
		}
	}
	return nil
}

// around is a passage in its sentence, the passage between angle brackets so that one of two stands
// out.
func around(text string, passage corpus.Span) string {
	s := Sentence(text, passage)
	return corpus.OneLine(s.Before + "‹" + s.Quote + "›" + s.After)
}
