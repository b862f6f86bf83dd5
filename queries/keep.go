package queries

import (
	"slices"

	"regesta/graph"
)

// FilterParams are the parameters by which questions and exports choose letters.
func FilterParams() []Param {
	return slices.DeleteFunc(filtered(), func(p Param) bool { return p.Name == "limit" || p.Name == "attested" })
}

// Keep reads a filter for an export: whether it wants a document of the register, attested letters
// included. It is nil when the filter is empty. The notes say how names were read.
func Keep(reg *graph.Register, args Args) (keep func(*graph.Register, int) bool, notes []string, err error) {
	if len(args) == 0 {
		return nil, nil, nil
	}
	all := Args{"attested": {"true"}}
	for name, values := range args {
		all[name] = values
	}
	s, err := choose(reg, all)
	if err != nil {
		return nil, nil, err
	}
	chosen := make([]bool, len(reg.Documents))
	for _, l := range s.letters {
		chosen[l.at] = true
	}
	return func(_ *graph.Register, i int) bool { return chosen[i] }, s.read, nil
}
