package queries

import (
	"context"

	"regesta/extract"
	"regesta/graph"
)

// Subject lists the letters about a subject.
var Subject = register(&Query{
	Name: "subject",
	Doc: "Who wrote about a subject, and when. " +
		"A subject is a topic, or a person, organisation or place that a letter is about; score says how much of the letter is.",
	Params: filtered(Param{Name: "subject", Kind: AnyEntity, Required: true, Positional: true, Doc: "topic, person, organisation or place"}),
	Examples: []Example{
		{"georgia", "the letters about a country"},
		{"baku --from ordzhonikidze", "what one person wrote about a town"},
	},
	Run: func(_ context.Context, store *graph.Store, args Args) (*Table, error) {
		s, err := choose(store.Register(), args)
		if err != nil {
			return nil, err
		}
		subject, err := s.single(AnyEntity, "subject")
		if err != nil {
			return nil, err
		}
		s.keep(func(l letter) bool { return l.about(subject) > 0 })
		t := s.table(s.described("Letters about "+s.name(subject)), s.letterColumns("score:number")...)
		id := s.reg.Entities[subject].ID
		for _, l := range s.letters {
			t.add(l.cite(s.reg, extract.About, id), s.letterCells(l, decimal(float64(l.about(subject)), 2))...)
		}
		return t, nil
	},
})
