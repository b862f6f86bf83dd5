package queries

import (
	"cmp"
	"context"
	"slices"

	"regesta/extract"
	"regesta/graph"
)

// About lists the subjects of a correspondence.
var About = register(&Query{
	Name: "about",
	Doc: "What the letters of a person, or between two persons, are about. " +
		"Subjects come in the order of the letters that have them, then of their summed scores.",
	Params: filtered(
		Param{Name: "who", Kind: Person, Positional: true, Doc: "letters sent or received by this person or organisation"},
		Param{Name: "and", Kind: Person, Positional: true, Doc: "only those exchanged with this one"},
		Param{Name: "about", Kind: AnyEntity, Repeat: true, Doc: "letters that have this subject: what else are they about?"},
	),
	Examples: []Example{
		{"ordzhonikidze", "the subjects of one person's letters"},
		{"lenin ordzhonikidze", "those of a correspondence"},
		{"--year 1921", "what a year's letters are about"},
	},
	Run: runAbout,
})

// A theme is one subject with the letters that have it.
type theme struct {
	entity int32
	span
	score float64
}

func runAbout(_ context.Context, store *graph.Store, args Args) (*Table, error) {
	s, err := choose(store.Register(), args)
	if err != nil {
		return nil, err
	}
	title, err := s.keepExchange("who", "and")
	if err != nil {
		return nil, err
	}
	t := s.table(s.described("Subjects of letters"+title), "subject:entity", "type", "letters:number", "score:number", "first:date", "last:date")
	for _, m := range s.themes() {
		id := s.reg.Entities[m.entity].ID
		cites := s.citeFew(m.letters, func(l letter) []Citation { return l.cite(s.reg, extract.About, id) })
		t.add(cites, s.cell(m.entity), words(string(s.reg.Entities[m.entity].Kind)), count(len(m.letters)), decimal(m.score, 2), m.first(), m.last())
	}
	return t, nil
}

// themes collects the subjects of the selection.
func (s *selection) themes() []*theme {
	byEntity := map[int32]*theme{}
	for _, l := range s.letters {
		for _, w := range l.Subjects {
			m := byEntity[w.Entity]
			if m == nil {
				m = &theme{entity: w.Entity}
				byEntity[w.Entity] = m
			}
			m.add(l)
			m.score += float64(w.Score)
		}
	}
	list := make([]*theme, 0, len(byEntity))
	for _, m := range byEntity {
		list = append(list, m)
	}
	slices.SortFunc(list, func(x, y *theme) int {
		return cmp.Or(cmp.Compare(len(y.letters), len(x.letters)), cmp.Compare(y.score, x.score), cmp.Compare(x.entity, y.entity))
	})
	return list
}

// keepExchange narrows the selection to the letters of one person, or between two, by two
// parameters of the question, and says so in words.
func (s *selection) keepExchange(first, second string) (string, error) {
	a, err := s.single(Person, first)
	if err != nil {
		return "", err
	}
	b, err := s.single(Person, second)
	if err != nil {
		return "", err
	}
	switch {
	case a < 0:
		return "", nil
	case b < 0:
		s.keep(func(l letter) bool { return l.sent(a) || l.received(a) })
		return " of " + s.name(a), nil
	}
	s.keep(func(l letter) bool { return l.sent(a) && l.received(b) || l.sent(b) && l.received(a) })
	return " between " + s.name(a) + " and " + s.name(b), nil
}

// keep drops the letters that do not pass, also from those that were left out.
func (s *selection) keep(passes func(letter) bool) {
	for _, list := range []*[]letter{&s.letters, &s.missed.attested, &s.missed.undated} {
		*list = slices.DeleteFunc(*list, func(l letter) bool { return !passes(l) })
	}
}
