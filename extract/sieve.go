package extract

import (
	"cmp"
	"regexp"
	"slices"
)

// A sieve tells cheaply which of several patterns cannot match a text: those of which a necessary
// word does not stand in it. The words are read off the patterns themselves (necessaryWords), so the
// sieve cannot disagree with them; what it lets through, the pattern has yet to match.
type sieve struct {
	finder *finder
	needs  [][]wordBits // of every pattern: sets of words, of each of which one must stand in the text
}

// wordBits is a set of the words of a sieve, by their index.
type wordBits []uint64

func (b wordBits) add(i int) { b[i/64] |= 1 << (i % 64) }

// meets reports whether a word is in both sets.
func (b wordBits) meets(other wordBits) bool {
	for i := range b {
		if b[i]&other[i] != 0 {
			return true
		}
	}
	return false
}

// newSieve reads the words off the patterns.
func newSieve(patterns []*regexp.Regexp) *sieve {
	var words []string
	index := map[string]int{}
	needs := make([][][]string, len(patterns))
	for i, p := range patterns {
		needs[i] = necessaryWords(p)
		for _, w := range slices.Concat(needs[i]...) {
			if _, known := index[w]; !known {
				index[w], words = len(words), append(words, w)
			}
		}
	}
	s := &sieve{finder: newFinder(words), needs: make([][]wordBits, len(patterns))}
	for i := range needs {
		for _, set := range needs[i] {
			bits := make(wordBits, len(words)/64+1)
			for _, w := range set {
				bits.add(index[w])
			}
			s.needs[i] = append(s.needs[i], bits)
		}
	}
	return s
}

// sift finds the words that stand in a text.
func (s *sieve) sift(text string) wordBits { return s.finder.find(text) }

// may reports whether pattern i may match a text in which these words stand.
func (s *sieve) may(i int, words wordBits) bool {
	for _, set := range s.needs[i] {
		if !set.meets(words) {
			return false
		}
	}
	return true
}

// byPromise puts the sets first that few texts will pass: those of long words.
func byPromise(a, b []string) int { return cmp.Compare(shortest(b), shortest(a)) }

// shortest is the length of the shortest word of a set that is not empty.
func shortest(words []string) int {
	return len(slices.MinFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) }))
}
