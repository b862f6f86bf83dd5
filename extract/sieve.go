package extract

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// A sieve tells cheaply which of several patterns cannot match a text: those of which a necessary
// word does not stand in it. The words are read off the patterns themselves (necessary), so the
// sieve cannot disagree with them; what it lets through, the pattern has yet to match.
type sieve struct {
	words []string
	needs [][][]int // of every pattern: sets of words, by index, of each of which one must stand in the text
}

// newSieve reads the words off the patterns.
func newSieve(patterns []*regexp.Regexp) *sieve {
	s := &sieve{}
	index := map[string]int{}
	for _, p := range patterns {
		var needs [][]int
		for _, words := range necessaryWords(p) {
			set := make([]int, len(words))
			for i, w := range words {
				n, known := index[w]
				if !known {
					n = len(s.words)
					index[w], s.words = n, append(s.words, w)
				}
				set[i] = n
			}
			needs = append(needs, set)
		}
		s.needs = append(s.needs, needs)
	}
	return s
}

// sifted is one text in a sieve. No word is looked for twice, and none before it is asked for.
type sifted struct {
	*sieve
	text string
	held []finding // of every word
}

// finding is whether a word stands in a text.
type finding uint8

const (
	unasked finding = iota
	absent
	present
)

func (s *sieve) sift(text string) *sifted {
	return &sifted{sieve: s, text: text, held: make([]finding, len(s.words))}
}

// may reports whether pattern i may match the text.
func (s *sifted) may(i int) bool {
	for _, set := range s.needs[i] {
		if !slices.ContainsFunc(set, s.has) {
			return false
		}
	}
	return true
}

// has reports whether a word stands in the text.
func (s *sifted) has(word int) bool {
	if s.held[word] == unasked {
		s.held[word] = absent
		if strings.Contains(s.text, s.words[word]) {
			s.held[word] = present
		}
	}
	return s.held[word] == present
}

// byPromise puts the sets first that few texts will pass: those of long words.
func byPromise(a, b []string) int { return cmp.Compare(shortest(b), shortest(a)) }

// shortest is the length of the shortest word of a set, 0 where there is none.
func shortest(words []string) int {
	if len(words) == 0 {
		return 0
	}
	return len(slices.MinFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) }))
}
