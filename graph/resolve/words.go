package resolve

import (
	_ "embed"
	"strings"
)

//go:embed data/words.txt
var wordsText string

//go:embed data/given.txt
var givenText string

var (
	words          = readSections(wordsText)
	titles         = words["titles"]
	femaleTitles   = words["female"]
	suffixes       = words["suffixes"]
	styles         = words["styles"]
	easternNames   = words["eastern"]
	commonSurnames = words["common"]
	particles      = words["particles"]
	givenNames     = readGiven(givenText)
	womensNames    = readWomen(givenText)
)

// readSections reads lists of words under headings in square brackets.
func readSections(text string) map[string]map[string]bool {
	sections := map[string]map[string]bool{}
	var list map[string]bool
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			list = map[string]bool{}
			sections[strings.Trim(line, "[]")] = list
		default:
			for _, w := range strings.Fields(line) {
				list[strings.ReplaceAll(fold(w), " ", "")] = true
			}
		}
	}
	return sections
}

// readGiven reads the given names: each form with the lines it stands in, for a short form may
// belong to several names.
func readGiven(text string) map[string][]string {
	names := map[string][]string{}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		forms := strings.Fields(strings.TrimPrefix(line, "*"))
		for _, f := range forms {
			names[fold(f)] = append(names[fold(f)], forms[0])
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
	for line := range strings.Lines(text) {
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
