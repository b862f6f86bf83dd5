package main

import (
	"strings"

	"regesta/queries"
)

// didYouMean names the candidate that was perhaps meant by word, as a part of a sentence; it is
// empty when none is near.
func didYouMean(word string, candidates []string) string {
	best, distance := "", max(2, len(word)/3)+1
	for _, c := range candidates {
		d := queries.Edits(strings.ToLower(word), c, distance)
		if strings.HasPrefix(c, strings.ToLower(word)) {
			d = 1
		}
		if d < distance {
			best, distance = c, d
		}
	}
	if best == "" {
		return ""
	}
	return ", did you mean " + best + "?"
}
