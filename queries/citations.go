package queries

import (
	"context"

	"regesta/extract"
	"regesta/graph"
)

// Citations follows references between letters.
var Citations = register(&Query{
	Name: "citations",
	Doc: "Which letters refer to which: answers, enclosures and references in notes. " +
		"With a letter, what it cites and what cites it; without, every reference. A reference to a letter that the graph does not have is shown by its printed number.",
	Params: filtered(Param{Name: "letter", Kind: AnyLetter, Positional: true, Doc: "id, end of an id, or printed number"}),
	Examples: []Example{
		{"8", "what letter 8 cites, and what cites it"},
		{"--from ordzhonikidze", "the references in one writer's letters"},
	},
	Run: runCitations,
})

func runCitations(_ context.Context, store *graph.Store, args Args) (*Table, error) {
	s, err := choose(store.Register(), args)
	if err != nil {
		return nil, err
	}
	title, only := "References between letters", int32(-1)
	if value := args.text("letter"); value != "" {
		if only, err = findLetter(s.reg, value); err != nil {
			return nil, err
		}
		title = "References from and to " + letterRef(s.reg, only).String()
		only = whole(s.reg, only)
	}
	t := s.table(s.described(title), "date:date", "number", "document:document", "refers", "to number", "note", "target:document")
	for _, l := range s.letters {
		for _, c := range l.Cites {
			target := c.Target
			if target >= 0 {
				target = whole(s.reg, target)
			}
			if only >= 0 && l.at != only && target != only {
				continue
			}
			s.addCitation(t, l, c)
		}
	}
	return t, nil
}

func (s *selection) addCitation(t *Table, l letter, c graph.Citation) {
	target, object, number := Cell{}, "", c.Number
	if c.Target >= 0 {
		e := &s.reg.Documents[c.Target]
		target, object = document(e), e.ID
		if number == "" {
			number = e.Number
		}
	}
	kind := c.Kind
	if kind == "" {
		kind = string(extract.Cites)
	}
	t.add(l.cite(s.reg, extract.Predicate(kind), object),
		words(l.Date), words(l.Number), document(l.Entry), words(referenceWords[kind]), words(number), words(c.Note), target)
}

// referenceWords are the kinds of references in words.
var referenceWords = map[string]string{
	string(extract.Cites):     "cites",
	string(extract.RepliesTo): "replies to",
	string(extract.Encloses):  "encloses",
}
