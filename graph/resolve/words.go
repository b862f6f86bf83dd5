package resolve

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
)

//go:embed data/words.txt
var wordsText string

//go:embed data/given.txt
var givenText string

//go:embed data/places.txt
var placesText string

//go:embed data/countries.txt
var countriesText string

//go:embed data/bodies.txt
var bodiesText string

//go:embed data/abbreviations.txt
var abbreviationsText string

var (
	words          = readSections(wordsText)
	titles         = words["titles"]
	femaleTitles   = words["female"]
	maidenTitles   = words["maiden"]
	maleTitles     = words["male"]
	suffixes       = words["suffixes"]
	styles         = words["styles"]
	easternNames   = words["eastern"]
	commonSurnames = words["common"]
	particles      = words["particles"]
	givenNames     = readGiven(givenText)
	womensNames    = readWomen(givenText)

	countries     = readCountries(countriesText)
	bodyWords     = readSections(bodiesText)
	abbreviations = readAbbreviations(abbreviationsText)
	longNames     = readLongNames(abbreviations)
)

// readSections reads lists of words under headings in square brackets.
func readSections(text string) map[string]map[string]bool {
	sections := map[string]map[string]bool{}
	var list map[string]bool
	for line := range dataLines(text) {
		switch {
		case strings.HasPrefix(line, "["):
			list = map[string]bool{}
			sections[strings.Trim(line, "[]")] = list
		default:
			for _, w := range strings.Fields(line) {
				list[strings.ReplaceAll(Fold(w), " ", "")] = true
			}
		}
	}
	return sections
}

// readGiven reads the given names: each form with the lines it stands in, for a short form may
// belong to several names.
func readGiven(text string) map[string][]string {
	names := map[string][]string{}
	for line := range dataLines(text) {
		forms := strings.Fields(strings.TrimPrefix(line, "*"))
		for _, f := range forms {
			names[Fold(f)] = append(names[Fold(f)], forms[0])
		}
	}
	return names
}

// isGiven reports whether a folded word is a known given name.
func isGiven(w string) bool { return len(givenNames[w]) > 0 }

// sameGiven reports whether two given names are forms of one: Joseph, Iosif.
func sameGiven(a, b string) bool {
	for _, x := range givenNames[a] {
		for _, y := range givenNames[b] {
			if x == y {
				return true
			}
		}
	}
	return false
}

// readWomen reads which of the given names are names of women.
func readWomen(text string) map[string]bool {
	women := map[string]bool{}
	for line := range dataLines(text) {
		if forms, ok := strings.CutPrefix(line, "*"); ok {
			women[strings.Fields(forms)[0]] = true
		}
	}
	return women
}

// isWoman reports whether a given name is a woman's and no man's.
func isWoman(w string) bool {
	classes := givenNames[w]
	for _, c := range classes {
		if !womensNames[c] {
			return false
		}
	}
	return len(classes) > 0
}

// readPlaces reads the places with several names: each folded name with the first of its line.
func readPlaces(text string) map[string]string {
	places := map[string]string{}
	for line := range dataLines(text) {
		names := strings.Split(line, ";")
		for _, n := range names {
			places[Fold(n)] = Fold(names[0])
		}
	}
	return places
}

// readCountries reads adjectives of countries: each form with the noun.
func readCountries(text string) map[string]string {
	nouns := map[string]string{}
	for line := range dataLines(text) {
		forms := strings.Fields(line)
		for _, f := range forms {
			nouns[f] = forms[0]
		}
	}
	return nouns
}

// readAbbreviations reads what stands for several words.
func readAbbreviations(text string) map[string][]string {
	long := map[string][]string{}
	for line := range dataLines(text) {
		short, words, _ := strings.Cut(line, "=")
		long[strings.TrimSpace(short)] = strings.Fields(words)
	}
	return long
}

// dataLines yields the lines of a data file that are neither empty nor a comment.
func dataLines(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// readLongNames lists the keys of bodies so well known that they have an abbreviation of their own:
// such a name is the same body in every edition, though it is made of common words.
func readLongNames(abbreviations map[string][]string) map[string]bool {
	keys := map[string]bool{}
	for _, long := range abbreviations {
		if len(long) < 3 {
			continue
		}
		words := map[string]bool{}
		for _, w := range long {
			words[level(w, true)] = true
		}
		keys[strings.Join(slices.Sorted(maps.Keys(words)), " ")] = true
	}
	return keys
}
