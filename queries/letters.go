package queries

import (
	"context"

	"regesta/graph"
)

// Letters lists letters.
var Letters = register(&Query{
	Name: "letters",
	Doc: "Letters in the order of their dates, chosen by sender, recipient, date, place, subject, mention, kind or shelfmark. " +
		"A letter is in a range of dates when it may have been written in it; undated letters come last, and are in no range.",
	Params: filtered(),
	Examples: []Example{
		{"", "every letter"},
		{"--from ordzhonikidze --to lenin --since 1920-05", "one direction of a correspondence, from May 1920"},
		{"--with stalin --kind telegram --year 1920", "telegrams sent or received in one year"},
	},
	Run: func(_ context.Context, store *graph.Store, args Args) (*Table, error) {
		s, err := choose(store.Register(), args)
		if err != nil {
			return nil, err
		}
		t := s.table(s.described("Letters"), s.letterColumns()...)
		for _, l := range s.letters {
			t.add(s.citeLetter(l), s.letterCells(l)...)
		}
		return t, nil
	},
})
