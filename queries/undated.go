package queries

import (
	"context"

	"regesta/graph"
)

// Undated lists letters without a date.
var Undated = register(&Query{
	Name: "undated",
	Doc: "Letters of which no date is known, not even a bound. " +
		"They come in the order of their sources; written is what stands in the place of a date, if anything does.",
	Params: filtered(),
	Examples: []Example{
		{"", "every undated letter"},
		{"--with stalin", "those of one person"},
	},
	Run: func(_ context.Context, store *graph.Store, args Args) (*Table, error) {
		s, err := choose(store.Register(), args)
		if err != nil {
			return nil, err
		}
		all := len(s.letters)
		s.keep(func(l letter) bool { return undated(l.Entry) })
		t := s.table(s.described("Undated letters"), "number", "kind", "from:entity", "to:entity", "written", "heading", "document:document")
		for _, l := range s.letters {
			t.add(s.citeLetter(l), words(l.Number), words(l.Kind), s.parties(l.Senders), s.parties(l.Recipients),
				words(l.DateText), words(l.Heading), document(l.Entry))
		}
		t.note("%d of %s undated.", len(s.letters), plural(all, "letter"))
		return t, nil
	},
})
