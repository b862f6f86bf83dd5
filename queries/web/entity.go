package web

import (
	"strings"

	"regesta/extract"
	"regesta/queries"
)

var _ = addPage(&page{
	Name: "entity", Doc: "A person, organisation, place or subject", Pattern: "/entities/{id...}", Fresh: true,
	Data: func(v *visit) (string, any, error) {
		if v.Store.Register().Entity(v.ID()) == nil {
			return "", nil, v.nothing(v.ID())
		}
		e, err := queries.Dossier(v.Context(), v.Store, v.ID())
		if err != nil {
			return "", nil, err
		}
		d := &dossier{Entity: e}
		d.Letters, d.All, _, err = queries.List(v.Store.Register(), d.filter(), 0, dossierLetters)
		return e.Name, d, err
	},
})

// dossierLetters is how many letters a dossier lists; the rest are one question away.
const dossierLetters = 50

// A dossier is what is known of somebody or something.
type dossier struct {
	*queries.Entity
	Letters []queries.Listed
	All     int // letters of which Letters are the first
}

// filter chooses the letters that a dossier lists: those of a correspondent, those from and to a
// place, those about a subject.
func (d *dossier) filter() queries.Args { return queries.Args{d.Param(): {d.ID}} }

// Param is the parameter of the filter that means the entity.
func (d *dossier) Param() string {
	switch {
	case d.Type == extract.Place:
		return "place"
	case d.Type == extract.Topic || d.Sent+d.Received+d.Copied == 0:
		return "about"
	default:
		return "with"
	}
}

// IsPerson reports whether letters go to and from the entity.
func (d *dossier) IsPerson() bool { return d.Param() == "with" }

// Kind is what the entity is, in a word.
func (d *dossier) Kind() string { return string(d.Type) }

// Map is the address of a map with the place, empty when its coordinates are not known.
func (d *dossier) Map() string {
	if d.Latitude == "" {
		return ""
	}
	return "/map?place=" + d.ID
}

// Links are the identifiers as addresses; one that is none is shown as it is.
func (d *dossier) Links() []string { return d.Identifiers }

// Safe reports whether an identifier is an address that a browser may follow.
func (d *dossier) Safe(uri string) bool {
	return strings.HasPrefix(uri, "https://") || strings.HasPrefix(uri, "http://")
}
