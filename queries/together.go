package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"regesta/extract"
	"regesta/graph"
)

// Together finds who is named along with somebody.
var Together = register(&Query{
	Name: "together",
	Doc: "Who and what is named in the same letters as a person, organisation or place. " +
		"Share is the part of all letters naming either of the two that name both, from 0 to 1.",
	Params: filtered(
		Param{Name: "who", Kind: AnyEntity, Required: true, Positional: true, Doc: "who or what is named"},
		Param{Name: "type", Kind: Text, Doc: "only this sort: person, organisation or place"},
	),
	Examples: []Example{
		{"kirov", "who and what is named along with a person"},
		{"kirov --type place", "the places named along with that person"},
	},
	Run: runTogether,
})

func runTogether(_ context.Context, store *graph.Store, args Args) (*Table, error) {
	s, err := choose(store.Register(), args)
	if err != nil {
		return nil, err
	}
	who, err := s.single(AnyEntity, "who")
	if err != nil {
		return nil, err
	}
	sort := extract.Kind(args.text("type"))
	if kinds := entityKinds(AnyEntity); sort != "" && !slices.Contains(kinds, sort) {
		return nil, fmt.Errorf("--type: %q is none of %v", sort, kinds)
	}
	all := make([]int, len(s.reg.Entities))
	both := map[int32]*span{}
	for _, l := range s.letters {
		here := l.mentions(who) > 0
		for _, m := range l.Mentions {
			all[m.Entity]++
			if !here || m.Entity == who || (sort != "" && s.reg.Entities[m.Entity].Kind != sort) {
				continue
			}
			if both[m.Entity] == nil {
				both[m.Entity] = &span{}
			}
			both[m.Entity].add(l)
		}
	}
	t := s.table(s.described("Named along with "+s.name(who)), "with:entity", "type", "letters:number", "share:number", "first:date", "last:date")
	for _, e := range byCount(both) {
		p := both[e]
		id := s.reg.Entities[e].ID
		cites := s.citeFew(p.letters, func(l letter) []Citation {
			return slices.Concat(l.cite(s.reg, extract.Mentions, s.reg.Entities[who].ID), l.cite(s.reg, extract.Mentions, id))
		})
		n := len(p.letters)
		share := float64(n) / float64(all[who]+all[e]-n)
		t.add(cites, s.cell(e), words(string(s.reg.Entities[e].Kind)), count(n), decimal(share, 2), p.first(), p.last())
	}
	return t, nil
}

// byCount lists entities, those with most letters first.
func byCount(spans map[int32]*span) []int32 {
	list := make([]int32, 0, len(spans))
	for e := range spans {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b int32) int {
		return cmp.Or(cmp.Compare(len(spans[b].letters), len(spans[a].letters)), cmp.Compare(a, b))
	})
	return list
}
