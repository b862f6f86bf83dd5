package queries

import (
	"cmp"
	"context"
	"slices"

	"regesta/graph"
)

// Correspondents counts letters by pair.
var Correspondents = register(&Query{
	Name: "correspondents",
	Doc: "Who exchanged letters with whom, and how many in each direction. " +
		"With a name, the correspondents of that person or organisation; without, every pair. " +
		"A letter to two people counts once for each; recipients of copies are not counted.",
	Params: filtered(Param{Name: "who", Kind: Person, Positional: true, Doc: "whose correspondents"}),
	Examples: []Example{
		{"", "all pairs, the busiest first"},
		{"lenin", "the correspondents of one person"},
		{"ordjonikidze --since 1920-05 --until 1920-06", "those of two months, by another spelling of a name"},
	},
	Run: runCorrespondents,
})

// A tie is the letters between two entities. Letters to oneself are no tie.
type tie struct {
	span
	a, b         int32
	fromA, fromB int // a joint letter of both to both counts either way
}

func runCorrespondents(_ context.Context, store *graph.Store, args Args) (*Table, error) {
	s, err := choose(store.Register(), args)
	if err != nil {
		return nil, err
	}
	who, err := s.single(Person, "who")
	if err != nil {
		return nil, err
	}
	if who < 0 {
		t := s.table(s.described("Pairs of correspondents"), "a:entity", "b:entity", "letters:number", "a to b:number", "b to a:number", "first:date", "last:date")
		s.addTies(t, s.ties(-1))
		return t, nil
	}
	t := s.table(s.described("Correspondents of "+s.name(who)), "with:entity", "letters:number", "sent:number", "received:number", "first:date", "last:date")
	for _, p := range s.ties(who) {
		t.add(s.citeFew(p.letters, s.citeExchange(p.a, p.b)),
			s.cell(p.b), count(len(p.letters)), count(p.fromA), count(p.fromB), p.first(), p.last())
	}
	return t, nil
}

func (s *selection) addTies(t *Table, ties []*tie) {
	for _, p := range ties {
		t.add(s.citeFew(p.letters, s.citeExchange(p.a, p.b)),
			s.cell(p.a), s.cell(p.b), count(len(p.letters)), count(p.fromA), count(p.fromB), p.first(), p.last())
	}
}

// ties groups the letters of the selection by pair, those with most letters first. With an entity
// only its own pairs, it being a; without, a is the one of lesser index.
func (s *selection) ties(of int32) []*tie {
	pairs := map[[2]int32]*tie{}
	for _, l := range s.letters {
		s.addToTies(pairs, l, of)
	}
	list := make([]*tie, 0, len(pairs))
	for _, p := range pairs {
		list = append(list, p)
	}
	slices.SortFunc(list, func(x, y *tie) int {
		return cmp.Or(cmp.Compare(len(y.letters), len(x.letters)), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return list
}

// addToTies adds one letter to every pair of a sender and a recipient, once each.
func (s *selection) addToTies(pairs map[[2]int32]*tie, l letter, of int32) {
	for _, from := range l.Senders {
		for _, to := range l.Recipients {
			a, b := from.Entity, to.Entity
			if a < 0 || b < 0 || a == b || (of >= 0 && a != of && b != of) {
				continue
			}
			if b == of || (of < 0 && b < a) {
				a, b = b, a
			}
			p := pairs[[2]int32{a, b}]
			if p == nil {
				p = &tie{a: a, b: b}
				pairs[[2]int32{a, b}] = p
			}
			if n := len(p.letters); n > 0 && p.letters[n-1].at == l.at {
				continue
			}
			p.add(l)
			if l.sent(a) && l.received(b) {
				p.fromA++
			}
			if l.sent(b) && l.received(a) {
				p.fromB++
			}
		}
	}
}
