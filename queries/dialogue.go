package queries

import (
	"context"
	"strconv"

	"regesta/graph"
)

// Dialogue is a correspondence in both directions.
var Dialogue = register(&Query{
	Name: "dialogue",
	Doc: "The letters between two persons or organisations, both directions in the order of their dates. " +
		"Days counts from the letter before, where the day of both is known.",
	Params: filtered(
		Param{Name: "a", Kind: Person, Required: true, Positional: true, Doc: "one of the two"},
		Param{Name: "b", Kind: Person, Required: true, Positional: true, Doc: "the other"},
	),
	Examples: []Example{
		{"lenin ordzhonikidze", "a correspondence from its first letter to its last"},
		{"lenin ordzhonikidze --mentions baku", "what they wrote each other about one town"},
	},
	Run: func(_ context.Context, store *graph.Store, args Args) (*Table, error) {
		s, err := choose(store.Register(), args)
		if err != nil {
			return nil, err
		}
		between, err := s.keepExchange("a", "b")
		if err != nil {
			return nil, err
		}
		t := s.table(s.described("Letters"+between), s.letterColumns("days:number")...)
		var last *graph.Entry
		for _, l := range s.letters {
			t.add(s.citeLetter(l), s.letterCells(l, words(daysSince(last, l.Entry)))...)
			last = l.Entry
		}
		return t, nil
	},
})

// daysSince counts the days between two letters, empty when the day of either is not known.
func daysSince(last, next *graph.Entry) string {
	if last == nil || !exact(last) || !exact(next) {
		return ""
	}
	return strconv.Itoa(int(next.Earliest - last.Earliest))
}
