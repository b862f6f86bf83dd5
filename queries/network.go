package queries

import (
	"context"
	"slices"
)

// A network is who exchanged letters with whom, as adjacency lists in two flat arrays.
type network struct {
	members []int32   // entities, ascending
	starts  []int32   // of the neighbours of each member, with one more at the end
	next    []int32   // neighbours, as indices of members
	sent    []float64 // letters sent to that neighbour
}

// newNetwork builds the network of ties.
func newNetwork(ties []*tie) *network {
	n := &network{}
	for _, p := range ties {
		n.members = append(n.members, p.a, p.b)
	}
	slices.Sort(n.members)
	n.members = slices.Compact(n.members)
	index := make(map[int32]int32, len(n.members))
	for i, e := range n.members {
		index[e] = int32(i)
	}
	n.starts = make([]int32, len(n.members)+1)
	for _, p := range ties {
		n.starts[index[p.a]+1]++
		n.starts[index[p.b]+1]++
	}
	for i := range n.members {
		n.starts[i+1] += n.starts[i]
	}
	n.next, n.sent = make([]int32, 2*len(ties)), make([]float64, 2*len(ties))
	fill := slices.Clone(n.starts)
	put := func(from, to int32, letters int) {
		n.next[fill[from]], n.sent[fill[from]] = to, float64(letters)
		fill[from]++
	}
	for _, p := range ties {
		put(index[p.a], index[p.b], p.fromA)
		put(index[p.b], index[p.a], p.fromB)
	}
	return n
}

func (n *network) neighbours(i int32) []int32 { return n.next[n.starts[i]:n.starts[i+1]] }

func (n *network) degree(i int32) int { return int(n.starts[i+1] - n.starts[i]) }

// mostSources bounds the work of betweenness: in a larger network, chains are followed from so
// many members only, evenly spread over all.
const mostSources = 1000

// betweenness is the algorithm of Brandes ("A faster algorithm for betweenness centrality", 2001):
// one walk from each source counts the shortest chains, and the way back shares them out. It
// returns, for each member, the part of all pairs of others whose shortest chains lead through it,
// and the number of sources.
func (n *network) betweenness(ctx context.Context) ([]float64, int, error) {
	size := len(n.members)
	total := make([]float64, size)
	sources := min(size, mostSources)
	w := newWalk(size)
	for k := range sources {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		w.from(n, int32(k*size/sources))
		w.share(n, total)
	}
	if pairs := float64(size-1) * float64(size-2); pairs > 0 {
		for i := range total {
			total[i] *= float64(size) / float64(sources) / pairs
		}
	}
	return total, sources, nil
}

// A walk is the state of one breadth-first walk, kept from one to the next.
type walk struct {
	order  []int32 // members in the order in which they were reached
	steps  []int32 // from the source, -1 for not reached
	chains []float64
	credit []float64
}

func newWalk(size int) *walk {
	return &walk{make([]int32, 0, size), make([]int32, size), make([]float64, size), make([]float64, size)}
}

// from walks from one source, counting the shortest chains to every member.
func (w *walk) from(n *network, source int32) {
	for i := range w.steps {
		w.steps[i], w.chains[i], w.credit[i] = -1, 0, 0
	}
	w.steps[source], w.chains[source] = 0, 1
	w.order = append(w.order[:0], source)
	for i := 0; i < len(w.order); i++ {
		at := w.order[i]
		for _, to := range n.neighbours(at) {
			if w.steps[to] < 0 {
				w.steps[to] = w.steps[at] + 1
				w.order = append(w.order, to)
			}
			if w.steps[to] == w.steps[at]+1 {
				w.chains[to] += w.chains[at]
			}
		}
	}
}

// share walks back and adds to total what leads through each member.
func (w *walk) share(n *network, total []float64) {
	for i := len(w.order) - 1; i > 0; i-- {
		at := w.order[i]
		for _, before := range n.neighbours(at) {
			if w.steps[before] == w.steps[at]-1 {
				w.credit[before] += w.chains[before] / w.chains[at] * (1 + w.credit[at])
			}
		}
		total[at] += w.credit[at]
	}
}

// The usual damping of PageRank, and as many rounds as change nothing in the fourth digit.
const (
	damping = 0.85
	rounds  = 60
)

// pageRank passes prestige along letters, from sender to recipient, in proportion to their number.
func (n *network) pageRank() []float64 {
	size := len(n.members)
	now, then := make([]float64, size), make([]float64, size)
	sums := make([]float64, size)
	for i := range size {
		now[i] = 1 / float64(size)
		for _, letters := range n.sent[n.starts[i]:n.starts[i+1]] {
			sums[i] += letters
		}
	}
	for range rounds {
		idle := 0.0 // prestige of those who wrote to nobody, shared by all
		for i := range size {
			if sums[i] == 0 {
				idle += now[i]
			}
		}
		for i := range then {
			then[i] = (1 - damping + damping*idle) / float64(size)
		}
		for i := range size {
			for j := n.starts[i]; j < n.starts[i+1] && sums[i] > 0; j++ {
				then[n.next[j]] += damping * now[i] * n.sent[j] / sums[i]
			}
		}
		now, then = then, now
	}
	return now
}
