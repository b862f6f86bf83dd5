package resolve

import (
	"sort"

	"regesta/corpus"
)

// A Merge is one reason why two names are one entity.
type Merge struct {
	Entity   string // id
	A, B     Side
	Score    float64
	Reason   string
	Decision string // id of the decision behind it, empty for the rules' own
}

// A Side is one of two names: as written, with the place where it stands first. Span counts bytes
// of the document's text.
type Side struct {
	Entity   string // id
	Name     string
	Document string
	Span     corpus.Span
	Passage  string // see [Passage]
}

// A Doubt is a pair of entities that may be one. Score says how much speaks for it, 0 to 1.
type Doubt struct {
	A, B    Side
	Score   float64
	For     string
	Against string
	Count   int // how many names are in the same doubt
}

// doubt is a Doubt while entities have no ids.
type doubt struct {
	a, b         int32 // units
	score        float64
	pro, against string
}

// doubt lists that two units may be one.
func (r *Resolver) doubt(a, b int32, score float64, pro, against string) {
	r.doubted = append(r.doubted, doubt{a, b, score, pro, against})
}

// Doubts lists the pairs that stayed apart though something speaks for them, the likeliest first.
func (r *Resolver) Doubts() []Doubt {
	type pair struct{ a, b int32 }
	at := map[pair]int{}
	var list []Doubt
	for _, d := range r.doubted {
		a, b := r.links.root(d.a), r.links.root(d.b)
		if a == b || r.links.forbidden(a, b) {
			continue
		}
		k := pair{min(a, b), max(a, b)}
		if i, ok := at[k]; ok {
			list[i].Count++
			list[i].Score = max(list[i].Score, d.score)
			continue
		}
		at[k] = len(list)
		list = append(list, Doubt{A: r.side(d.a), B: r.side(d.b), Score: d.score, For: d.pro, Against: d.against, Count: 1})
	}
	sort.SliceStable(list, func(i, j int) bool {
		a, b := &list[i], &list[j]
		if a.Score != b.Score {
			return a.Score > b.Score
		}
		if a.A.Entity != b.A.Entity {
			return a.A.Entity < b.A.Entity
		}
		return a.B.Entity < b.B.Entity
	})
	return list
}

// Merges lists every reason for which names were joined, in the order of the entities.
func (r *Resolver) Merges() []Merge {
	list := make([]Merge, 0, len(r.links.merges))
	for _, j := range r.links.merges {
		list = append(list, Merge{Entity: r.idOf[j.a], A: r.side(j.a), B: r.side(j.b), Score: float64(j.score), Reason: j.reason, Decision: j.decision})
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Entity < list[j].Entity })
	return list
}

// side is where a unit stands first.
func (r *Resolver) side(u int32) Side {
	if first := r.first[u]; first.doc >= 0 {
		return r.sideOf(first.doc, r.docs[first.doc].uses[first.use])
	}
	return Side{Entity: r.idOf[u], Name: r.forms[r.units[u].forms[0]].name}
}

func (r *Resolver) sideOf(doc int32, u use) Side {
	return Side{Entity: r.idOf[u.unit], Name: r.forms[u.form].name, Document: r.docs[doc].id, Span: u.span, Passage: u.passage()}
}

// position is a use: its document, and its number there.
type position struct{ doc, use int32 }

// findFirst notes where each unit stands first.
func (r *Resolver) findFirst() {
	r.first = make([]position, len(r.units))
	for u := range r.first {
		r.first[u] = position{-1, -1}
	}
	for d := range r.docs {
		for i, u := range r.docs[d].uses {
			if r.first[u.unit].doc < 0 {
				r.first[u.unit] = position{int32(d), int32(i)}
			}
		}
	}
}
