package resolve

import (
	"strings"
	"sync"

	"regesta/extract/names"
)

// gazetteer is the built-in list of places, as place names are looked up.
type gazetteer struct {
	first  map[string]string           // folded name → the name that stands for all names of the place
	places map[string]names.PlaceEntry // by that name
}

// knownPlaces puts the places of package names and the places with several names of this package
// together. Where both know a place, it has the names of both.
var knownPlaces = sync.OnceValue(func() gazetteer {
	g := gazetteer{first: readPlaces(placesText), places: map[string]names.PlaceEntry{}}
	for _, p := range names.Places() {
		forms := wholeNames(p)
		first := Fold(p.Name)
		if known, ok := g.first[first]; ok {
			first = known
		}
		for _, n := range forms {
			if _, ok := g.first[Fold(n)]; !ok {
				g.first[Fold(n)] = first
			}
		}
		if _, ok := g.places[first]; !ok && (p.Sort != "continent" || first == Fold(p.Name)) {
			g.places[first] = p
		}
	}
	return g
})

// wholeNames are the names of a place, without those of a part of it: "Western X" of X. The further
// names of countries and regions are mostly those of parts and of other times, so only towns keep
// theirs; the states with several names are in this package's own list.
func wholeNames(p names.PlaceEntry) []string {
	forms := []string{p.Name}
	if p.Sort != "town" {
		return forms
	}
	for _, n := range p.Others {
		part := false
		for _, w := range strings.Fields(Fold(n)) {
			part = part || direction(w) != w || countries[w] != "" && countries[w] != w
		}
		if !part || !strings.Contains(Fold(n), Fold(p.Name)) {
			forms = append(forms, n)
		}
	}
	return forms
}

// coordinates are those of the built-in place of a name, empty where there is none. Of places of one
// name the list has the best known alone, so they serve for maps and prove nothing.
func coordinates(name string) (latitude, longitude string) {
	p := knownPlaces().places[placeKey(name)]
	return p.Latitude, p.Longitude
}
