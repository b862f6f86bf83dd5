package queries

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"regesta/extract/edtf"
	"regesta/graph"
)

// A Facet is one way to narrow what a search found: by person, year, place, kind, fonds, subject.
type Facet struct {
	Name   string       `json:"name"`
	Param  string       `json:"parameter"` // of the filter
	Values []FacetValue `json:"values"`    // those of most letters first
}

// A FacetValue is one choice, with how many of the letters found it leaves.
type FacetValue struct {
	Value   string `json:"value"` // as the filter takes it
	Name    string `json:"name"`
	Letters int    `json:"letters"`
}

// Facets counts what was found, at most so many values of each facet.
func (h *Hits) Facets(most int) []Facet {
	s := h.selection
	entity := func(e int32) (string, string) { return s.reg.Entities[e].ID, s.reg.Entities[e].Name }
	list := []Facet{
		facet("person", "with", s.letters, most, entity, func(l letter) []int32 { return slices.Concat(entities(l.Senders), entities(l.Recipients)) }),
		facet("year", "year", s.letters, most, func(y int) (string, string) { return strconv.Itoa(y), strconv.Itoa(y) }, yearsOf),
		facet("place", "place", s.letters, most, entity, func(l letter) []int32 { return known(l.PlaceSent, l.PlaceReceived) }),
		facet("subject", "about", s.letters, most, entity, func(l letter) (list []int32) {
			for _, w := range l.Subjects {
				list = append(list, w.Entity)
			}
			return list
		}),
		facet("kind", "kind", s.letters, most, same, func(l letter) []string { return named(l.Kind) }),
		facet("fonds", "fonds", s.letters, most, same, func(l letter) []string { return named(strings.TrimSpace(l.Archive + " " + l.Fonds)) }),
	}
	return slices.DeleteFunc(list, func(f Facet) bool { return len(f.Values) == 0 })
}

// facet counts the values of letters, each once a letter.
func facet[T comparable](name, param string, letters []letter, most int, show func(T) (value, name string), of func(letter) []T) Facet {
	counts := map[T]int{}
	for _, l := range letters {
		values := of(l)
		for i, v := range values {
			if !slices.Contains(values[:i], v) {
				counts[v]++
			}
		}
	}
	f := Facet{Name: name, Param: param, Values: []FacetValue{}}
	for v, n := range counts {
		value, name := show(v)
		f.Values = append(f.Values, FacetValue{value, name, n})
	}
	slices.SortFunc(f.Values, func(a, b FacetValue) int {
		return cmp.Or(cmp.Compare(b.Letters, a.Letters), strings.Compare(a.Value, b.Value))
	})
	f.Values = f.Values[:min(most, len(f.Values))]
	return f
}

func same(s string) (string, string) { return s, s }

func named(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func known(list ...int32) []int32 {
	return slices.DeleteFunc(list, func(e int32) bool { return e < 0 })
}

func entities(parties []graph.Party) []int32 {
	var list []int32
	for _, p := range parties {
		list = append(list, p.Entity)
	}
	return known(list...)
}

// yearsOf is the year of a letter that can be of one only.
func yearsOf(l letter) []int {
	if l.Earliest == graph.OpenDay || l.Latest == graph.OpenDay {
		return nil
	}
	first, _, _ := edtf.Day(l.Earliest).Gregorian()
	last, _, _ := edtf.Day(l.Latest).Gregorian()
	if first != last {
		return nil
	}
	return []int{first}
}
