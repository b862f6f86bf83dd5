package extract

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// A sieve tells cheaply which of several patterns cannot match a text: those whose necessary words do
// not stand in it, in their order. The words are read off the patterns themselves (necessaryWords), so the
// sieve cannot disagree with them; what it lets through, the pattern has yet to match.
type sieve struct {
	finder *finder
	needs  [][]need // of every pattern
}

// A need is a set of words of which one must stand in a text, behind one of the need before.
type need struct {
	words []string
	bits  wordBits
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
	s := &sieve{finder: newFinder(words), needs: make([][]need, len(patterns))}
	for i := range needs {
		for _, set := range needs[i] {
			bits := make(wordBits, len(words)/64+1)
			for _, w := range set {
				bits.add(index[w])
			}
			s.needs[i] = append(s.needs[i], need{set, bits})
		}
	}
	return s
}

// A sifted is a text with the words that stand in it.
type sifted struct {
	text  string
	words wordBits
}

// sift finds the words that stand in a text.
func (s *sieve) sift(text string) sifted { return sifted{text, s.finder.find(text)} }

// may reports whether pattern i may match a text.
func (s *sieve) may(i int, t sifted) bool {
	for _, n := range s.needs[i] {
		if !n.bits.meets(t.words) {
			return false
		}
	}
	rest := t.text
	for _, n := range s.needs[i] {
		end := n.end(rest)
		if end < 0 {
			return false
		}
		rest = rest[end:]
	}
	return true
}

// end is where the first word of the set to end in a text ends, -1 where none stands.
func (n need) end(text string) int {
	first := -1
	for _, w := range n.words {
		if i := strings.Index(text, w); i >= 0 && (first < 0 || i+len(w) < first) {
			first = i + len(w)
		}
	}
	return first
}

// byPromise compares sets: the one whose words are longer comes first, fewer texts have one of them.
func byPromise(a, b []string) int { return cmp.Compare(shortest(b), shortest(a)) }

// shortest is the length of the shortest word of a set that is not empty.
func shortest(words []string) int {
	return len(slices.MinFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) }))
}
