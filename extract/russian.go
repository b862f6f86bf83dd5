package extract

import (
	"strings"

	"regesta/corpus"
)

// An ending is how Russian surnames end in one of the oblique cases, and in the nominative.
type ending struct{ oblique, nominative string }

var (
	dativeEndings = []ending{
		{"скому", "ский"}, {"цкому", "цкий"}, {"ову", "ов"}, {"еву", "ев"}, {"ёву", "ёв"}, {"ину", "ин"}, {"ыну", "ын"},
		{"овой", "ова"}, {"евой", "ева"}, {"иной", "ина"}, {"ской", "ская"}, {"ичу", "ич"}, {"ому", "ой"},
	}
	genitiveEndings = []ending{
		{"ского", "ский"}, {"цкого", "цкий"}, {"ова", "ов"}, {"ева", "ев"}, {"ёва", "ёв"}, {"ина", "ин"}, {"ына", "ын"},
		{"овой", "ова"}, {"евой", "ева"}, {"иной", "ина"}, {"ской", "ская"}, {"ича", "ич"}, {"ого", "ой"},
	}
)

// nominative puts a Russian name into the nominative: "М. И. Калинина" is М. И. Калинин.
func nominative(name string, endings []ending) (string, bool) {
	low := strings.ToLower(name)
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(low, e.oblique); ok {
			if name == strings.ToUpper(name) {
				return properCase(strings.ToUpper(stem + e.nominative)), true
			}
			return name[:len(stem)] + e.nominative, true
		}
	}
	return "", false
}

// dative reads a Russian name in the dative, in which headings name the reader: "А. С. СУВОРИНУ" is
// А. С. Суворин.
func dative(s string, at int, upper bool) (party, bool) {
	if !isPersonName(s, upper) {
		return party{}, false
	}
	name, ok := nominative(s, dativeEndings)
	return party{kind: Person, name: stripHonorifics(name), span: corpus.Span{Start: at, End: at + len(s)}}, ok
}
