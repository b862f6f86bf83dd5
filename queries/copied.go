package queries

import (
	"context"

	"regesta/extract"
	"regesta/graph"
)

// Copied counts recipients of copies.
var Copied = register(&Query{
	Name: "copied",
	Doc: "Who was sent copies of letters to others, how many, and by how many writers. " +
		"With a name, the letters that person or organisation was sent a copy of.",
	Params: filtered(Param{Name: "who", Kind: Person, Positional: true, Doc: "the recipient of copies"}),
	Examples: []Example{
		{"", "who got copies"},
		{"stalin", "of which letters one person got a copy"},
	},
	Run: runCopied,
})

func runCopied(_ context.Context, store *graph.Store, args Args) (*Table, error) {
	s, err := choose(store.Register(), args)
	if err != nil {
		return nil, err
	}
	who, err := s.single(Person, "who")
	if err != nil {
		return nil, err
	}
	if who >= 0 {
		s.keep(func(l letter) bool { return among(l.Copies, who) })
		t := s.table(s.described("Letters of which "+s.name(who)+" was sent a copy"), s.letterColumns()...)
		for _, l := range s.letters {
			t.add(s.citeCopy(l, who), s.letterCells(l)...)
		}
		return t, nil
	}
	copies := map[int32]*span{}
	for _, l := range s.letters {
		for _, p := range l.Copies {
			if p.Entity < 0 {
				continue
			}
			if copies[p.Entity] == nil {
				copies[p.Entity] = &span{}
			}
			copies[p.Entity].add(l)
		}
	}
	t := s.table(s.described("Recipients of copies"), "who:entity", "copies:number", "writers:number", "first:date", "last:date")
	for _, e := range byCount(copies) {
		p := copies[e]
		cites := s.citeFew(p.letters, func(l letter) []Citation { return s.citeCopy(l, e) })
		t.add(cites, s.cell(e), count(len(p.letters)), count(writers(p.letters)), p.first(), p.last())
	}
	return t, nil
}

func (s *selection) citeCopy(l letter, who int32) []Citation {
	return s.citeParties(l, extract.CopyTo, []graph.Party{{Entity: who}})
}
