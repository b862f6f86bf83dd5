package queries

import (
	"context"
	"math"
	"testing"

	"regesta/graph"

	"pgregory.net/rapid"
)

// anyTies draws a small network of letters.
func anyTies(t *rapid.T) []*tie {
	var ties []*tie
	for a := range int32(7) {
		for b := a + 1; b < 7; b++ {
			if rapid.IntRange(0, 2).Draw(t, "letters") == 0 {
				ties = append(ties, &tie{a: a, b: b, fromA: rapid.IntRange(0, 3).Draw(t, "there"), fromB: 1})
			}
		}
	}
	return ties
}

// TestBetweenness compares with the definition: for each pair of others, the part of the shortest
// chains between them that lead through a member.
func TestBetweenness(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := newNetwork(anyTies(t))
		got, sources, err := n.betweenness(context.Background())
		if err != nil || sources != len(n.members) {
			t.Fatalf("%d sources of %d: %v", sources, len(n.members), err)
		}
		size := len(n.members)
		steps, chains := make([][]int32, size), make([][]float64, size)
		for i := range size {
			w := newWalk(size)
			w.from(n, int32(i))
			steps[i], chains[i] = w.steps, w.chains
		}
		for v := range size {
			want := 0.0
			for a := range size {
				for b := range size {
					if a == b || a == v || b == v || steps[a][b] < 0 || steps[a][v] < 0 || steps[v][b] < 0 {
						continue
					}
					if steps[a][v]+steps[v][b] == steps[a][b] {
						want += chains[a][v] * chains[v][b] / chains[a][b]
					}
				}
			}
			if pairs := float64(size-1) * float64(size-2); pairs > 0 {
				want /= pairs
			}
			if math.Abs(got[v]-want) > 1e-9 {
				t.Fatalf("betweenness of %d is %g, want %g", v, got[v], want)
			}
		}
	})
}

func TestPageRankAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := newNetwork(anyTies(t))
		total := 0.0
		for _, p := range n.pageRank() {
			total += p
		}
		if len(n.members) > 0 && math.Abs(total-1) > 1e-9 {
			t.Fatalf("ranks add up to %g", total)
		}
	})
}

// TestChainIsShortest compares the length of a chain with the steps of a walk.
func TestChainIsShortest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &selection{reg: &graph.Register{Entities: make([]graph.Entity, 6)}}
		for i := range rapid.IntRange(0, 12).Draw(t, "letters") {
			from, to := rapid.Int32Range(0, 5).Draw(t, "from"), rapid.Int32Range(0, 5).Draw(t, "to")
			s.letters = append(s.letters, letter{at: int32(i), Entry: &graph.Entry{
				Senders: []graph.Party{{Entity: from}}, Recipients: []graph.Party{{Entity: to}},
			}})
		}
		n := newNetwork(s.ties(-1))
		for i, a := range n.members {
			w := newWalk(len(n.members))
			w.from(n, int32(i))
			for j, b := range n.members {
				path := s.shortest(a, b, false)
				if want := max(0, int(w.steps[j])); len(path) != want {
					t.Fatalf("%d steps from %d to %d, want %d", len(path), a, b, want)
				}
				at := a
				for _, p := range path {
					if p.a != at {
						t.Fatalf("the chain from %d to %d breaks at %d", a, b, at)
					}
					at = p.b
				}
			}
		}
	})
}
