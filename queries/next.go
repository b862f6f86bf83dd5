package queries

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"regesta/extract"
	"regesta/graph"
)

// A Suggestion is a question worth asking of one graph: the command line behind `regesta`, and
// what makes it worth it.
type Suggestion struct{ Command, Doc string }

// Next suggests at most three questions to begin with, from what the graph has most of: its
// busiest exchange, what its letters name most, the letters only spoken of, the time they span.
func Next(reg *graph.Register) []Suggestion {
	s, err := choose(reg, nil)
	if err != nil {
		return nil
	}
	var list []Suggestion
	if ties := s.ties(-1); len(ties) > 0 {
		t := ties[0]
		list = append(list, Suggestion{
			fmt.Sprintf("ask dialogue %s %s", s.shell(Person, t.a), s.shell(Person, t.b)),
			plural(len(t.letters), "letter") + ", the busiest exchange",
		})
	}
	if e, n := s.mostNamed(); n > 0 {
		list = append(list, Suggestion{"ask mentions " + s.shell(AnyEntity, e), "named in " + plural(n, "letter")})
	}
	if n := len(s.missed.attested); n > 0 {
		list = append(list, Suggestion{"ask attested", plural(n, "letter") + " only spoken of"})
	}
	if n := len(s.letters); n > 0 {
		list = append(list,
			Suggestion{"ask timeline", plural(n, "letter") + ", month by month"},
			Suggestion{"ask letters", "all of them"})
	}
	return list[:min(len(list), 3)]
}

// mostNamed is the entity other than a correspondent that most letters name, and how many do.
func (s *selection) mostNamed() (entity int32, letters int) {
	counts := make([]int, len(s.reg.Entities))
	for _, l := range s.letters {
		for _, m := range l.Mentions {
			if kind := s.reg.Entities[m.Entity].Kind; (kind == extract.Person || kind == extract.Place) && !l.sent(m.Entity) && !l.received(m.Entity) {
				counts[m.Entity]++
			}
		}
	}
	for e, n := range counts {
		if n > letters {
			entity, letters = int32(e), n
		}
	}
	return entity, letters
}

// shell is an entity as a word of a command line: its name where that means it and needs no more
// than quotation marks, else its id.
func (s *selection) shell(kind Kind, entity int32) string {
	e := &s.reg.Entities[entity]
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(" .,'-", r)
	}
	if found, err := s.names.Find(kind, e.Name); err != nil || found.Entity != entity || !containsOnly(e.Name, plain) {
		return e.ID
	}
	if strings.ContainsAny(e.Name, " ,'") {
		return `"` + e.Name + `"`
	}
	return e.Name
}

func containsOnly(s string, allowed func(rune) bool) bool {
	return s != "" && !slices.ContainsFunc([]rune(s), func(r rune) bool { return !allowed(r) })
}
