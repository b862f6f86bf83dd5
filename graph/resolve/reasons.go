package resolve

import (
	"cmp"
	"slices"

	"regesta/graph"
)

// shownReasons is how many reasons and doubts an entity keeps: in a large corpus a name that stands
// in every letter is joined once a letter.
const shownReasons = 8

// giveReasons puts with every entity why its names are one, and which others it may be.
func (r *Resolver) giveReasons() {
	at := make(map[string]int, len(r.entities))
	for i := range r.entities {
		at[r.entities[i].ID] = i
	}
	counted := map[int]map[graph.Join]int{}
	for _, j := range r.links.merges {
		i, ok := at[r.idOf[j.a]]
		if !ok {
			continue // a decision says that it is none
		}
		if counted[i] == nil {
			counted[i] = map[graph.Join]int{}
		}
		a, b := r.unitName(j.a), r.unitName(j.b)
		if b < a {
			a, b = b, a
		}
		counted[i][graph.Join{A: a, B: b, Reason: j.reason, Decision: j.decision}]++
	}
	for i, joins := range counted {
		e := &r.entities[i]
		e.Joins, e.MoreJoins = telling(joins)
	}
	for _, d := range r.Doubts() {
		for _, side := range [...][2]Side{{d.A, d.B}, {d.B, d.A}} {
			if i, ok := at[side[0].Entity]; ok && side[1].Entity != "" && len(r.entities[i].Doubts) < shownReasons {
				r.entities[i].Doubts = append(r.entities[i].Doubts, graph.Doubt{Entity: side[1].Entity, For: d.For, Against: d.Against})
			}
		}
	}
}

// telling lists the reasons that say most, decisions and differing names first, and counts the rest.
func telling(counted map[graph.Join]int) (list []graph.Join, more int) {
	for j, n := range counted {
		j.Count = n
		list = append(list, j)
	}
	rank := func(j graph.Join) int {
		switch {
		case j.Decision != "":
			return 0
		case j.A != j.B:
			return 1
		}
		return 2
	}
	slices.SortFunc(list, func(a, b graph.Join) int {
		return cmp.Or(rank(a)-rank(b), b.Count-a.Count, cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B), cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.Decision, b.Decision))
	})
	if len(list) > shownReasons {
		list, more = list[:shownReasons:shownReasons], len(list)-shownReasons
	}
	return list, more
}

// unitName is the name that a unit was joined by, of an entry in an authority file its own.
func (r *Resolver) unitName(u int32) string {
	if e := r.units[u].entry; e != nil && e.Name != "" {
		return e.Name
	}
	return r.side(u).Name
}
