package queries

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"regesta/graph"
)

// Central ranks people by their place in the network.
var Central = register(&Query{
	Name: "central",
	Doc: "Who stands in the middle of a correspondence. " +
		"Correspondents counts the people one exchanged letters with; betweenness is the part of all shortest chains between two others that lead through one, from 0 to 1; " +
		"pagerank weighs whoever is written to by those who are written to, and adds up to 1 over all.",
	Params: filtered(
		Param{Name: "by", Kind: Text, Doc: "what ranks: betweenness (when not given), pagerank, correspondents or letters"},
	),
	Examples: []Example{
		{"--limit 10", "the ten whom most chains lead through"},
		{"--by pagerank --year 1920", "who was most written to in one year"},
	},
	Run: runCentral,
})

// A rank is one member of the network with its measures.
type rank struct {
	entity                int32
	letters               span
	degree                int
	betweenness, prestige float64
}

// rankings are the measures that --by names.
var rankings = map[string]func(rank) float64{
	"betweenness":    func(r rank) float64 { return r.betweenness },
	"pagerank":       func(r rank) float64 { return r.prestige },
	"correspondents": func(r rank) float64 { return float64(r.degree) },
	"letters":        func(r rank) float64 { return float64(len(r.letters.letters)) },
}

func runCentral(ctx context.Context, store *graph.Store, args Args) (*Table, error) {
	s, err := choose(store.Register(), args)
	if err != nil {
		return nil, err
	}
	by := cmp.Or(args.text("by"), "betweenness")
	measure, ok := rankings[by]
	if !ok {
		return nil, fmt.Errorf("--by: no measure %q; there are %s", by, strings.Join(slices.Sorted(maps.Keys(rankings)), ", "))
	}
	n := newNetwork(s.ties(-1))
	between, sampled, err := n.betweenness(ctx)
	if err != nil {
		return nil, err
	}
	prestige := n.pageRank()
	own := s.ownLetters()
	ranks := make([]rank, len(n.members))
	for i, e := range n.members {
		ranks[i] = rank{e, *own[e], n.degree(int32(i)), between[i], prestige[i]}
	}
	slices.SortStableFunc(ranks, func(a, b rank) int {
		return cmp.Or(cmp.Compare(measure(b), measure(a)), cmp.Compare(len(b.letters.letters), len(a.letters.letters)), cmp.Compare(a.entity, b.entity))
	})
	t := s.table(s.described("Central figures of letters"), "who:entity", "letters:number", "correspondents:number", "betweenness:number", "pagerank:number")
	for _, r := range ranks {
		cites := s.citeFew(r.letters.letters, s.citeExchange(r.entity, r.entity))
		t.add(cites, s.cell(r.entity), count(len(r.letters.letters)), count(r.degree), decimal(r.betweenness, 4), decimal(r.prestige, 4))
	}
	if sampled < len(n.members) {
		t.note("Betweenness is estimated from the chains of %d of %d members.", sampled, len(n.members))
	}
	return t, nil
}

// ownLetters collects the letters that each entity sent or received.
func (s *selection) ownLetters() map[int32]*span {
	own := map[int32]*span{}
	for _, l := range s.letters {
		for _, p := range slices.Concat(l.Senders, l.Recipients) {
			if p.Entity < 0 {
				continue
			}
			if own[p.Entity] == nil {
				own[p.Entity] = &span{}
			}
			if list := own[p.Entity].letters; len(list) == 0 || list[len(list)-1].at != l.at {
				own[p.Entity].add(l)
			}
		}
	}
	return own
}
