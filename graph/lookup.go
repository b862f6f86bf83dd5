package graph

import (
	"slices"
	"strings"
	"sync"
)

// Entity finds an entity by its id, nil when the register does not have it.
func (r *Register) Entity(id string) *Entity {
	i, ok := slices.BinarySearchFunc(r.Entities, id, func(e Entity, id string) int { return strings.Compare(e.ID, id) })
	if !ok {
		return nil
	}
	return &r.Entities[i]
}

// Document finds the index of a document by its id, -1 when the register does not have it.
func (r *Register) Document(id string) int32 {
	r.once.Do(func() {
		r.byID = make(map[string]int32, len(r.Documents))
		for i := range r.Documents {
			r.byID[r.Documents[i].ID] = int32(i)
		}
	})
	if i, ok := r.byID[id]; ok {
		return i
	}
	return -1
}

// Derived returns what make makes of the register, which whoever asks questions wants again and
// again: it is made once for a key and kept as long as the register. It must not be changed.
func (r *Register) Derived(key any, make func(*Register) any) any {
	made, ok := r.derived.Load(key)
	if !ok {
		made, _ = r.derived.LoadOrStore(key, sync.OnceValue(func() any { return make(r) }))
	}
	return made.(func() any)()
}

// Best is the surest passage of a statement, the first in the text among equals.
func (s Statement) Best() Passage { return best(s) }
