package queries

import (
	"cmp"
	"context"
	"slices"

	"regesta/extract"
	"regesta/graph"
)

// Places counts letters by place.
var Places = register(&Query{
	Name: "places",
	Doc: "The places of a correspondence: how many letters were sent from each, received there, and name it. " +
		"Coordinates are shown where the sources or an authority file state them.",
	Params: filtered(Param{Name: "who", Kind: Person, Positional: true, Doc: "letters sent or received by this person or organisation"}),
	Examples: []Example{
		{"", "all places"},
		{"ordzhonikidze", "those of one person's letters"},
	},
	Run: runPlaces,
})

// A site is one place with the letters that have to do with it.
type site struct {
	place                 int32
	sent, received, named []letter
}

func runPlaces(_ context.Context, store *graph.Store, args Args) (*Table, error) {
	s, err := choose(store.Register(), args)
	if err != nil {
		return nil, err
	}
	of, err := s.keepExchange("who", "")
	if err != nil {
		return nil, err
	}
	t := s.table(s.described("Places of letters"+of), "place:entity", "sent:number", "received:number", "named:number", "latitude", "longitude")
	for _, p := range s.sites() {
		e := &s.reg.Entities[p.place]
		cites := slices.Concat(
			s.citeFew(p.sent, func(l letter) []Citation { return l.cite(s.reg, extract.PlaceSent, e.ID) }),
			s.citeFew(p.received, func(l letter) []Citation { return l.cite(s.reg, extract.PlaceReceived, e.ID) }))
		if len(cites) == 0 {
			cites = s.citeFew(p.named, func(l letter) []Citation { return l.cite(s.reg, extract.Mentions, e.ID) })
		}
		t.add(cites, s.cell(p.place), count(len(p.sent)), count(len(p.received)), count(len(p.named)), words(e.Latitude), words(e.Longitude))
	}
	return t, nil
}

// sites collects the places of the selection, those with most letters first.
func (s *selection) sites() []*site {
	byPlace := map[int32]*site{}
	at := func(place int32) *site {
		if byPlace[place] == nil {
			byPlace[place] = &site{place: place}
		}
		return byPlace[place]
	}
	for _, l := range s.letters {
		if l.PlaceSent >= 0 {
			at(l.PlaceSent).sent = append(at(l.PlaceSent).sent, l)
		}
		if l.PlaceReceived >= 0 {
			at(l.PlaceReceived).received = append(at(l.PlaceReceived).received, l)
		}
		for _, m := range l.Mentions {
			if s.reg.Entities[m.Entity].Kind == extract.Place {
				at(m.Entity).named = append(at(m.Entity).named, l)
			}
		}
	}
	list := make([]*site, 0, len(byPlace))
	for _, p := range byPlace {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *site) int {
		return cmp.Or(
			cmp.Compare(len(b.sent)+len(b.received), len(a.sent)+len(a.received)),
			cmp.Compare(len(b.named), len(a.named)), cmp.Compare(a.place, b.place))
	})
	return list
}
