package web

import (
	"errors"
	"slices"
	"strings"

	"regesta/extract"
	"regesta/graph"
	"regesta/queries"
)

// A Status says what this server serves.
type Status struct {
	Version    string `json:"version"`
	Letters    int    `json:"letters" doc:"printed letters; parts of others and letters only spoken of are not counted"`
	SpokenOf   int    `json:"attested" doc:"letters that are only spoken of"`
	Undated    int    `json:"undated"`
	Entities   int    `json:"entities"`
	Sources    int    `json:"sources"`
	Edit       bool   `json:"edit" doc:"decisions can be recorded"`
	AdHoc      bool   `json:"query" doc:"ad-hoc queries are answered"`
	FirstDated string `json:"first,omitempty" doc:"EDTF"`
	LastDated  string `json:"last,omitempty"`
}

var _ = addEndpoint(&endpoint{
	ID: "status", Tag: "graph", Path: "/status", Answer: Status{},
	Doc: "What is served: how many letters, people and sources, and what may be done.",
	Run: func(v *visit) (any, error) {
		reg := v.Store.Register()
		all := queries.Count(reg)
		return Status{
			Version: v.server.options.Version, Letters: all.Letters, SpokenOf: all.SpokenOf, Undated: all.Undated, Entities: len(reg.Entities),
			Sources: len(reg.Sources), Edit: v.server.options.Edit, AdHoc: v.server.options.AdHoc != nil, FirstDated: all.First, LastDated: all.Last,
		}, nil
	},
})

// Documents is a page of letters.
type Documents struct {
	Letters []queries.Listed `json:"letters"`
	All     int              `json:"all" doc:"how many were chosen"`
	Notes   []string         `json:"notes" doc:"how names were read, and what was left out"`
}

var _ = addEndpoint(&endpoint{
	ID: "documents", Tag: "graph", Path: "/documents", Paged: true, Answer: Documents{},
	Params: queries.LetterParams(),
	Doc:    "Letters in the order of their dates, chosen by the filter of the questions. Quotes are not fetched: /questions/letters has them.",
	Run: func(v *visit) (any, error) {
		list, all, notes, err := queries.List(v.Store.Register(), v.Args, v.offset, v.limit)
		if err != nil {
			return nil, err
		}
		v.paged(all, len(list))
		return Documents{list, all, append([]string{}, notes...)}, nil
	},
})

var _ = addEndpoint(&endpoint{
	ID: "document", Tag: "graph", Path: "/documents/{id...}", Answer: queries.Letter{},
	Doc: "The regest of one letter: who wrote to whom, when, from where, about what, where the paper lies, each with its quote.",
	Run: func(v *visit) (any, error) {
		if v.Store.Register().Document(v.ID()) < 0 {
			return nil, v.nothing(v.ID())
		}
		return queries.Regest(v.Context(), v.Store, v.ID())
	},
})

var _ = addEndpoint(&endpoint{
	ID: "text", Tag: "graph", Path: "/text/{id...}", Answer: queries.Reading{},
	Doc: "The text of one document with its zones, and every statement it makes with the places that make it. Offsets count Unicode code points.",
	Run: func(v *visit) (any, error) {
		reading, err := queries.Read(v.Context(), v.Store, v.ID())
		if errors.Is(err, graph.ErrNotFound) {
			return nil, v.nothing(v.ID())
		}
		return reading, err
	},
})

var entityKinds = []string{string(extract.Person), string(extract.Organisation), string(extract.Place), string(extract.Topic)}

// Entities is a page of people, organisations, places and topics.
type Entities struct {
	Entities []queries.Acquaintance `json:"entities"`
	All      int                    `json:"all"`
}

var _ = addEndpoint(&endpoint{
	ID: "entities", Tag: "graph", Path: "/entities", Paged: true, Answer: Entities{},
	Params: []queries.Param{
		{Name: "q", Kind: queries.Text, Doc: "those whose names have words that begin so, or failing these a similar name"},
		{Name: "type", Kind: queries.Text, Doc: strings.Join(entityKinds, ", ")},
	},
	Doc: "People, organisations, places and topics, those with most letters first. With q, a help for completing names.",
	Run: func(v *visit) (any, error) {
		kind := v.argument("type")
		if kind != "" && !slices.Contains(entityKinds, kind) {
			return nil, badRequest("type " + kind + " is none of " + strings.Join(entityKinds, ", "))
		}
		list := queries.Acquaintances(v.Store.Register(), extract.Kind(kind), v.argument("q"))
		all := len(list)
		list = list[min(v.offset, all):min(v.offset+v.limit, all)]
		v.paged(all, len(list))
		return Entities{list, all}, nil
	},
})

var _ = addEndpoint(&endpoint{
	ID: "entity", Tag: "graph", Path: "/entities/{id...}", Answer: queries.Entity{},
	Doc: "The dossier of a person, organisation, place or topic: names as written, offices, letters, correspondents, subjects.",
	Run: func(v *visit) (any, error) {
		if v.Store.Register().Entity(v.ID()) == nil {
			return nil, v.nothing(v.ID())
		}
		return queries.Dossier(v.Context(), v.Store, v.ID())
	},
})

// Evidence is a page of statements.
type Evidence struct {
	Statements []queries.Statement `json:"statements"`
	All        int                 `json:"all"`
}

var _ = addEndpoint(&endpoint{
	ID: "evidence", Tag: "graph", Path: "/evidence/{id...}", Paged: true, Answer: Evidence{},
	Params: []queries.Param{{Name: "predicate", Kind: queries.Text, Doc: "only statements with this predicate: sender, date, mentions …"}},
	Doc:    "The statements about a letter, person, organisation or place, or the one statement with that id, and the passages that make them, each in its sentence.",
	Run: func(v *visit) (any, error) {
		list, all, err := queries.Explain(v.Context(), v.Store, v.ID(), extract.Predicate(v.argument("predicate")), v.offset, v.limit)
		if err != nil {
			return nil, err
		}
		if reg := v.Store.Register(); all == 0 && reg.Document(v.ID()) < 0 && reg.Entity(v.ID()) == nil {
			return nil, v.nothing(v.ID())
		}
		v.paged(all, len(list))
		return Evidence{list, all}, nil
	},
})

// argument is the value of a parameter that is given once.
func (v *visit) argument(name string) string {
	for _, value := range v.Args[name] {
		return strings.TrimSpace(value)
	}
	return ""
}
