package queries

import (
	"context"

	"regesta/extract"
	"regesta/graph"
)

// Attested lists letters known from others.
var Attested = register(&Query{
	Name: "attested",
	Doc: "Letters that are not in the sources but spoken of there. " +
		"Each row quotes the words that speak of it, and names the printed letter, and the note, in which they stand; such letters are in no other answer unless --attested is given.",
	Params: filtered(Param{Name: "who", Kind: Person, Positional: true, Doc: "letters sent or received by this person or organisation"}),
	Examples: []Example{
		{"", "every lost letter that is spoken of"},
		{"lenin", "those of one person"},
	},
	Run: func(_ context.Context, store *graph.Store, args Args) (*Table, error) {
		with := Args{"attested": {"true"}}
		for name, values := range args {
			if name != "attested" {
				with[name] = values
			}
		}
		s, err := choose(store.Register(), with)
		if err != nil {
			return nil, err
		}
		of, err := s.keepExchange("who", "")
		if err != nil {
			return nil, err
		}
		s.keep(func(l letter) bool { return l.Attested })
		t := s.table(s.described("Letters"+of+" that are only spoken of"),
			"date:date", "kind", "from:entity", "to:entity", "in number", "note", "document:document")
		for _, l := range s.letters {
			number, object := "", ""
			if l.AttestedIn >= 0 {
				number, object = s.reg.Documents[l.AttestedIn].Number, s.reg.Documents[l.AttestedIn].ID
			}
			t.add(l.cite(s.reg, extract.AttestedIn, object), words(l.Date), words(l.Kind),
				s.parties(l.Senders), s.parties(l.Recipients), words(number), words(l.AttestedNote), document(l.Entry))
		}
		return t, nil
	},
})
