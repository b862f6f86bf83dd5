package queries

import (
	"cmp"
	"context"
	"slices"

	"regesta/graph"
)

// NetworkChart is who wrote to whom.
var NetworkChart = chart(&Chart{
	Name: "network",
	Doc: "Who wrote to whom, cut to those with most letters. " +
		"Nodes are people and organisations, an edge is the letters between two, in either direction; a letter to two people is in two edges. " +
		"What is cut off is counted.",
	Params: chartParams(Param{Name: "nodes", Kind: Int, Doc: "at most so many people and organisations, 1 to 5000; 300 when not given"}),
	Answer: Network{},
	Run: func(_ context.Context, store *graph.Store, args Args) (any, error) {
		most, err := args.most("nodes", 300, 5000)
		if err != nil {
			return nil, err
		}
		s, err := choose(store.Register(), args)
		if err != nil {
			return nil, err
		}
		return s.network(most), nil
	},
})

// A Network is who wrote to whom, those with most letters first.
type Network struct {
	Chosen
	Nodes []Node `json:"nodes"`
	Edges []Edge `json:"edges"`
	// LeftOut counts what is not shown though it was chosen.
	LeftOut struct {
		Nodes   int `json:"nodes"`
		Edges   int `json:"edges"`
		Letters int `json:"letters" doc:"letters that no edge shown stands for: to or from nobody known, to oneself, or of those left out"`
	} `json:"left_out"`
}

// A Node is one person or organisation of a network. Correspondents counts all, shown or not.
type Node struct {
	Point
	Correspondents int `json:"correspondents"`
}

// An Edge is the letters between two.
type Edge struct {
	Source  string `json:"source"`
	Target  string `json:"target"`
	Letters int    `json:"letters"`
	Forth   int    `json:"forth" doc:"letters from source to target"`
	Back    int    `json:"back" doc:"letters from target to source"`
	First   string `json:"first,omitempty" doc:"EDTF date of the first dated letter"`
	Last    string `json:"last,omitempty"`
}

// network cuts the ties of the selection to the busiest members.
func (s *selection) network(most int) *Network {
	ties := s.ties(-1)
	members := s.members(ties)
	n := &Network{Chosen: s.chosen("Network of letters"), Nodes: []Node{}, Edges: []Edge{}}
	shown := map[int32]bool{}
	for _, m := range members[:min(most, len(members))] {
		shown[m.entity] = true
		n.Nodes = append(n.Nodes, Node{Point: m.Point, Correspondents: m.correspondents})
	}
	drawn := map[int32]bool{} // letters
	for _, t := range ties {
		if !shown[t.a] || !shown[t.b] {
			continue
		}
		for _, l := range t.letters {
			drawn[l.at] = true
		}
		n.Edges = append(n.Edges, Edge{
			Source: s.reg.Entities[t.a].ID, Target: s.reg.Entities[t.b].ID, Letters: len(t.letters), Forth: t.fromA, Back: t.fromB,
			First: t.first().Text, Last: t.last().Text,
		})
	}
	n.LeftOut.Nodes, n.LeftOut.Edges, n.LeftOut.Letters = len(members)-len(n.Nodes), len(ties)-len(n.Edges), len(s.letters)-len(drawn)
	return n
}

// A member of a network with its counts.
type member struct {
	Point
	entity         int32
	correspondents int
}

// members lists all who have a tie, those with most letters first.
func (s *selection) members(ties []*tie) []*member {
	of := map[int32]*member{}
	for _, t := range ties {
		for _, e := range []int32{t.a, t.b} {
			if of[e] == nil {
				of[e] = &member{Point: s.point(e), entity: e}
			}
			of[e].correspondents++
		}
	}
	for _, l := range s.letters {
		eachEntity(l.Senders, func(e int32) {
			if m := of[e]; m != nil {
				m.Sent++
				m.Letters++
			}
		})
		eachEntity(l.Recipients, func(e int32) {
			if m := of[e]; m != nil {
				m.Received++
				m.Letters += oneIf(!l.sent(e))
			}
		})
	}
	list := make([]*member, 0, len(of))
	for _, m := range of {
		list = append(list, m)
	}
	slices.SortFunc(list, func(a, b *member) int {
		return cmp.Or(cmp.Compare(b.Letters, a.Letters), cmp.Compare(b.correspondents, a.correspondents), cmp.Compare(a.entity, b.entity))
	})
	return list
}
