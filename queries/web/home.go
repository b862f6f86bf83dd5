package web

import (
	"regesta/extract"
	"regesta/graph"
	"regesta/queries"
)

var _ = addPage(&page{
	Name: "home", Doc: "Overview", Pattern: "/{$}", Nav: 1,
	Data: func(v *visit) (string, any, error) {
		reg := v.Store.Register()
		o := &overview{Chosen: queries.Count(reg), Sources: reg.Sources, kinds: map[extract.Kind]int{}}
		for i := range reg.Entities {
			o.kinds[reg.Entities[i].Kind]++
			o.Doubts += len(reg.Entities[i].Doubts)
		}
		o.Doubts /= 2 // a pair is a doubt of both
		var err error
		if o.Recent, _, _, err = queries.List(reg, queries.Args{}, 0, overviewLetters); err != nil {
			return "", nil, err
		}
		o.People = top(reg, extract.Person)
		o.Places = top(reg, extract.Place)
		o.Subjects = top(reg, extract.Topic)
		return "Overview", o, nil
	},
})

const (
	overviewLetters = 12
	overviewNames   = 15
)

// An overview is what a graph holds.
type overview struct {
	queries.Chosen
	Sources                  []string
	Doubts                   int
	Recent                   []queries.Listed
	People, Places, Subjects []queries.Acquaintance
	kinds                    map[extract.Kind]int
}

// Kind is how many entities there are of a kind.
func (o *overview) Kind(kind string) int { return o.kinds[extract.Kind(kind)] }

// top are the entities of a kind with most letters.
func top(reg *graph.Register, kind extract.Kind) []queries.Acquaintance {
	list := queries.Acquaintances(reg, kind, "")
	return list[:min(len(list), overviewNames)]
}
