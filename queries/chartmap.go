package queries

import (
	"cmp"
	"context"
	"slices"

	"regesta/graph"
)

// MapChart is letters by place.
var MapChart = chart(&Chart{
	Name: "map",
	Doc: "The places that letters were sent from and to, and the ways between them. " +
		"Places without coordinates are listed beside, letters without a place counted.",
	Params: chartParams(Param{Name: "places", Kind: Int, Doc: "at most so many places, and as many ways, 1 to 5000; 1000 when not given"}),
	Answer: Map{},
	Run: func(_ context.Context, store *graph.Store, args Args) (any, error) {
		most, err := args.most("places", 1000, 5000)
		if err != nil {
			return nil, err
		}
		s, err := choose(store.Register(), args)
		if err != nil {
			return nil, err
		}
		return s.mapped(most), nil
	},
})

// A Map is letters by place, the places with most letters first.
type Map struct {
	Chosen
	Places   []Site `json:"places" doc:"places with coordinates"`
	Unplaced []Site `json:"unplaced" doc:"places whose coordinates neither the sources nor an authority file state"`
	Ways     []Way  `json:"ways"`
	LeftOut  struct {
		Places  int `json:"places"`
		Ways    int `json:"ways"`
		Letters int `json:"letters" doc:"letters without any place"`
	} `json:"left_out"`
}

// A Site is one place with the letters sent from and to it.
type Site struct {
	Point
	Latitude  string `json:"latitude,omitempty" doc:"decimal degrees"`
	Longitude string `json:"longitude,omitempty"`
}

// A Way is the letters from one place to another.
type Way struct {
	From    string `json:"from"`
	To      string `json:"to"`
	Letters int    `json:"letters"`
}

func (s *selection) mapped(most int) *Map {
	sites, ways := map[int32]*Site{}, map[[2]int32]int{}
	m := &Map{Chosen: s.chosen("Places of letters"), Places: []Site{}, Unplaced: []Site{}, Ways: []Way{}}
	at := func(place int32) *Site {
		if sites[place] == nil {
			e := &s.reg.Entities[place]
			sites[place] = &Site{Point: s.point(place), Latitude: e.Latitude, Longitude: e.Longitude}
		}
		return sites[place]
	}
	for _, l := range s.letters {
		from, to := l.PlaceSent, l.PlaceReceived
		if from >= 0 {
			at(from).Sent++
			at(from).Letters++
		}
		if to >= 0 {
			at(to).Received++
			at(to).Letters += oneIf(from != to)
		}
		if from >= 0 && to >= 0 && from != to {
			ways[[2]int32{from, to}]++
		}
		m.LeftOut.Letters += oneIf(from < 0 && to < 0)
	}
	m.addSites(sites, most)
	m.addWays(s.reg, ways, most)
	return m
}

func (m *Map) addSites(sites map[int32]*Site, most int) {
	for _, p := range sites {
		if p.Latitude != "" && p.Longitude != "" {
			m.Places = append(m.Places, *p)
		} else {
			m.Unplaced = append(m.Unplaced, *p)
		}
	}
	for _, list := range []*[]Site{&m.Places, &m.Unplaced} {
		slices.SortFunc(*list, func(a, b Site) int { return cmp.Or(cmp.Compare(b.Letters, a.Letters), cmp.Compare(a.ID, b.ID)) })
		m.LeftOut.Places += max(0, len(*list)-most)
		*list = (*list)[:min(most, len(*list))]
	}
}

func (m *Map) addWays(reg *graph.Register, ways map[[2]int32]int, most int) {
	for pair, n := range ways {
		m.Ways = append(m.Ways, Way{reg.Entities[pair[0]].ID, reg.Entities[pair[1]].ID, n})
	}
	slices.SortFunc(m.Ways, func(a, b Way) int {
		return cmp.Or(cmp.Compare(b.Letters, a.Letters), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	m.LeftOut.Ways = max(0, len(m.Ways)-most)
	m.Ways = m.Ways[:min(most, len(m.Ways))]
}
