package queries

import (
	"fmt"

	"regesta/graph"
)

// A Joining is one reason why two names are taken for one entity.
type Joining struct {
	A        string `json:"a"` // names as written
	B        string `json:"b"`
	Reason   string `json:"reason"`
	Decision string `json:"decision,omitempty"` // id, where a person has decided
	Count    int    `json:"count"`
}

// String is the reason as people read it.
func (j Joining) String() string {
	s := fmt.Sprintf("%s = %s because: %s", j.A, j.B, j.Reason)
	if j.Decision != "" {
		s += fmt.Sprintf(" (%s)", j.Decision)
	}
	if j.Count > 1 {
		s += ", " + times(j.Count)
	}
	return s
}

// A Maybe is another entity that may be the same one.
type Maybe struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	For     string `json:"for,omitempty"`
	Against string `json:"against,omitempty"`
}

// String is the doubt as people read it.
func (m Maybe) String() string {
	s := fmt.Sprintf("%s (%s)", m.Name, m.ID)
	if m.For != "" {
		s += ", for it: " + m.For
	}
	if m.Against != "" {
		s += "; against it: " + m.Against
	}
	return s + "; see regesta review"
}

// Joinings lists why the names of an entity are one, the most telling reasons first, with the
// number of those that were not kept.
func Joinings(e *graph.Entity) (list []Joining, more int) {
	for _, j := range e.Joins {
		list = append(list, Joining(j))
	}
	return list, e.MoreJoins
}

// Maybes lists the entities that may be the same as one.
func Maybes(register *graph.Register, e *graph.Entity) []Maybe {
	var list []Maybe
	for _, d := range e.Doubts {
		if other := register.Entity(d.Entity); other != nil {
			list = append(list, Maybe{ID: d.Entity, Name: other.Name, For: d.For, Against: d.Against})
		}
	}
	return list
}
