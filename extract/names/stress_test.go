package names

import (
	"strings"
	"testing"
	"time"
)

// TestLinear guards against texts on which the tagger would need the square of their length.
func TestLinear(t *testing.T) {
	for _, piece := range []string{"Committee of the ", "A. ", "Mr. ", "(", "Orlov, ", "X-", "St. ", "People's and ", "( ibid ", "of the the ", "New ", "** ", "11 [", "Lake of Lake "} {
		text := strings.Repeat(piece, 200_000/len(piece))
		start := time.Now()
		NewTagger(NewLexicon(), nil).Tag(text)
		if d := time.Since(start); d > 3*time.Second {
			t.Errorf("%q over and over took %v", piece, d)
		}
	}
}
