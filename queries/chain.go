package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"regesta/graph"
)

// Chain finds how two people are connected by letters.
var Chain = register(&Query{
	Name: "chain",
	Doc: "The shortest chain of correspondents between two persons or organisations. " +
		"Each step is a pair that exchanged letters, in whatever direction unless --directed; among chains of one length the one with more letters a step is shown.",
	Params: filtered(
		Param{Name: "a", Kind: Person, Required: true, Positional: true, Doc: "where the chain begins"},
		Param{Name: "b", Kind: Person, Required: true, Positional: true, Doc: "where it ends"},
		Param{Name: "directed", Kind: Bool, Doc: "every step goes from the one before to the one behind"},
	),
	Examples: []Example{
		{"chicherin stalin", "how two people are connected"},
		{"kirov stalin --directed", "whether news could pass from one to the other"},
	},
	Run: runChain,
})

func runChain(_ context.Context, store *graph.Store, args Args) (*Table, error) {
	s, err := choose(store.Register(), args)
	if err != nil {
		return nil, err
	}
	a, err := s.single(Person, "a")
	if err != nil {
		return nil, err
	}
	b, err := s.single(Person, "b")
	if err != nil {
		return nil, err
	}
	directed, err := args.flag("directed")
	if err != nil {
		return nil, err
	}
	if a == b {
		return nil, fmt.Errorf("a chain leads from one to another; both names mean %s", s.name(a))
	}
	t := s.table(s.described("Chain of letters between "+s.name(a)+" and "+s.name(b)),
		"step:number", "from:entity", "to:entity", "letters:number", "first:date", "last:date")
	path := s.shortest(a, b, directed)
	for i, p := range path {
		t.add(s.citeFew(p.letters, s.citeExchange(p.a, p.b)),
			count(i+1), s.cell(p.a), s.cell(p.b), count(len(p.letters)), p.first(), p.last())
	}
	if len(path) == 0 {
		t.note("No chain of letters leads from %s to %s.", s.name(a), s.name(b))
	}
	return t, nil
}

// shortest walks breadth first from one entity to another and returns the ties on the way, each
// turned so that it leads from a to b.
func (s *selection) shortest(from, to int32, directed bool) []*tie {
	next := map[int32][]*tie{}
	for _, p := range s.ties(-1) { // busiest first, so that walks prefer them
		for _, way := range []*tie{p, p.turned()} {
			if directed {
				way = way.oneWay()
			}
			if len(way.letters) > 0 {
				next[way.a] = append(next[way.a], way)
			}
		}
	}
	came := map[int32]*tie{from: nil}
	for ring := []int32{from}; len(ring) > 0; {
		var outer []*tie
		for _, e := range ring {
			outer = append(outer, next[e]...)
		}
		slices.SortStableFunc(outer, func(x, y *tie) int { return cmp.Compare(len(y.letters), len(x.letters)) })
		ring = nil
		for _, p := range outer {
			if _, seen := came[p.b]; !seen {
				came[p.b] = p
				ring = append(ring, p.b)
			}
		}
		if _, found := came[to]; found {
			break
		}
	}
	var path []*tie
	for p := came[to]; p != nil; p = came[p.a] {
		path = append(path, p)
	}
	slices.Reverse(path)
	return path
}

// turned is the same tie seen from b.
func (p *tie) turned() *tie {
	return &tie{span: p.span, a: p.b, b: p.a, fromA: p.fromB, fromB: p.fromA}
}

// oneWay is the tie with only the letters from a to b.
func (p *tie) oneWay() *tie {
	way := &tie{a: p.a, b: p.b, fromA: p.fromA}
	for _, l := range p.letters {
		if l.sent(p.a) && l.received(p.b) {
			way.add(l)
		}
	}
	return way
}
