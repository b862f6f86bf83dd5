package names

import (
	_ "embed"
	"strings"
)

// maxAbbreviation is the length in bytes of the longest abbreviation in the list.
const maxAbbreviation = 8

//go:embed data/abbreviations.txt
var abbreviationsFile string

// abbreviations are the words whose full stop ends no sentence, in small letters.
var abbreviations = wordSet(abbreviationsFile)

// wordSet reads a list of words separated by white space; a line that begins with # is a comment.
func wordSet(file string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(file) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			set[w] = true
		}
	}
	return set
}
