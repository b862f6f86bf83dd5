package queries

import (
	"fmt"
	"testing"

	"regesta/extract"
	"regesta/graph"
)

// bigRegister is a register of n letters between n/50 people over fifty years, each naming
// fifteen entities, made without chance.
func bigRegister(n int) *graph.Register {
	reg := &graph.Register{Sources: []string{"big"}}
	people := n/50 + 10
	for i := range people {
		reg.Entities = append(reg.Entities, graph.Entity{
			ID: fmt.Sprintf("person/p%06d", i), Kind: extract.Person, Name: fmt.Sprintf("Person Number%06d", i),
			Names: []graph.NameCount{{Name: fmt.Sprintf("P. Number%06d", i), Count: 3}},
		})
	}
	for i := range n {
		day := int32(i*50*365/n) - 30*365
		e := graph.Entry{
			ID: fmt.Sprintf("big/%d", i), Number: fmt.Sprint(i), Kind: "letter",
			Earliest: day, Latest: day + int32(i%3), Date: iso(day),
			Senders:    []graph.Party{{Entity: int32(i * 7 % people)}},
			Recipients: []graph.Party{{Entity: int32(i * 13 % people)}},
			PlaceSent:  -1, PlaceReceived: -1, PartOf: -1, AttestedIn: -1,
			Archive: "Archive", Fonds: fmt.Sprint(i % 40),
		}
		for j := range 15 {
			e.Mentions = append(e.Mentions, graph.Tally{Entity: int32(i * (j + 3) % people), Count: 1})
		}
		if i%10 == 0 {
			e.Earliest, e.Latest, e.Date = graph.OpenDay, graph.OpenDay, ""
		}
		reg.Documents = append(reg.Documents, e)
	}
	return reg
}

func BenchmarkScan(b *testing.B) {
	reg := bigRegister(100_000)
	for name, args := range map[string]Args{
		"all":      {},
		"dates":    {"since": {"1960"}, "until": {"1969"}},
		"person":   {"with": {"person/p000070"}},
		"mentions": {"mentions": {"person/p000070"}},
		"fonds":    {"fonds": {"Archive 7"}},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := choose(reg, args); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	reg := bigRegister(100_000)
	for b.Loop() {
		if _, err := NamesOf(reg).Find(Person, "p. number000070"); err != nil {
			b.Fatal(err)
		}
	}
}
