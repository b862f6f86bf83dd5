package extract

import (
	"math"
	"strings"

	"regesta/extract/names"
)

// A rareness counts in how many documents a word stands.
type rareness struct {
	documents int
	words     map[string]int32
}

// learn counts the words of one document.
func (r *rareness) learn(text string) {
	if r.words == nil {
		r.words = map[string]int32{}
	}
	r.documents++
	seen := map[string]bool{}
	for _, t := range names.Tokenise(text) {
		if t.Kind != names.Word {
			continue
		}
		w := strings.ToLower(t.Text(text))
		if !seen[w] && !stopwords[w] {
			seen[w] = true
			r.words[w]++
		}
	}
}

// rarity is 1 for a word that stands in one document and goes to 0 for one that stands in all.
func (r *rareness) rarity(word string) float64 {
	if r == nil || r.documents < 2 {
		return 0.5
	}
	n := float64(max(1, r.words[word]))
	return math.Log(float64(r.documents)/n) / math.Log(float64(r.documents))
}
