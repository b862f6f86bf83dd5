package queries

import (
	"context"

	"regesta/extract"
	"regesta/graph"
)

// Itinerary follows a writer from place to place.
var Itinerary = register(&Query{
	Name: "itinerary",
	Doc: "Where a person or organisation wrote from, and when. " +
		"Letters that follow each other from one place make one row; from and until are the dates of the first and last of them. Undated letters and those that name no place are left out.",
	Params: filtered(Param{Name: "who", Kind: Person, Required: true, Positional: true, Doc: "the writer"}),
	Examples: []Example{
		{"ordzhonikidze", "his places in the order of his letters"},
		{"lenin --year 1920", "those of one year"},
	},
	Run: runItinerary,
})

func runItinerary(_ context.Context, store *graph.Store, args Args) (*Table, error) {
	s, err := choose(store.Register(), args)
	if err != nil {
		return nil, err
	}
	who, err := s.single(Person, "who")
	if err != nil {
		return nil, err
	}
	t := s.table(s.described("Itinerary of "+s.name(who)), "place:entity", "from:date", "until:date", "letters:number")
	var stays []*stay
	var placeless, dateless int
	for _, l := range s.letters {
		switch {
		case !l.sent(who):
		case undated(l.Entry):
			dateless++
		case l.PlaceSent < 0:
			placeless++
		case len(stays) > 0 && stays[len(stays)-1].place == l.PlaceSent:
			stays[len(stays)-1].add(l)
		default:
			stays = append(stays, &stay{place: l.PlaceSent})
			stays[len(stays)-1].add(l)
		}
	}
	for _, y := range stays {
		cites := s.citeFew(y.letters, func(l letter) []Citation { return l.cite(s.reg, extract.PlaceSent, s.reg.Entities[y.place].ID) })
		t.add(cites, s.cell(y.place), y.first(), y.last(), count(len(y.letters)))
	}
	if placeless > 0 {
		t.note("Left out: %s that %s no place.", plural(placeless, "letter"), verb(placeless, "name"))
	}
	if dateless > 0 {
		t.note("Left out: %s.", plural(dateless, "undated letter"))
	}
	return t, nil
}

// A stay is letters from one place that follow each other.
type stay struct {
	span
	place int32
}
