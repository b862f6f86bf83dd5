package names

import "math"

// Counts are what a corpus shows of its words: how often each stands in capitals and in small
// letters, and in which company. A word that never occurs in small letters is a name also where it
// begins a sentence; one that follows "in" ten times and "General" never is a place.
type Counts struct {
	words map[string]*count
}

type count struct {
	small  int // in small letters
	middle int // capitalised within a sentence
	first  int // capitalised where a sentence begins
	person float64
	place  float64
}

// NewCounts returns empty counts.
func NewCounts() *Counts { return &Counts{words: map[string]*count{}} }

// Learn counts the words of one text.
func (c *Counts) Learn(text string) { c.learn(newScan(text, builtinLexicon())) }

func builtinLexicon() *Lexicon { return builtin() }

func (c *Counts) learn(s *scan) {
	var buf [64]byte
	for i := range s.words {
		w := &s.words[i]
		if w.Kind != Word || w.shout || w.mask || w.has(function) {
			continue
		}
		key := fold(buf[:0], w.Text(s.text))
		n := c.words[string(key)]
		if n == nil {
			n = &count{}
			c.words[string(key)] = n
		}
		switch {
		case !w.upper():
			n.small++
			continue
		case w.Is(Sentence):
			n.first++
		default:
			n.middle++
		}
		person, place := s.cues(i, i+1)
		n.person += person
		n.place += place
	}
}

// of returns what is counted of word i.
func (s *scan) count(i int) count {
	if s.counts == nil {
		return count{}
	}
	var buf [64]byte
	if n := s.counts.words[string(fold(buf[:0], s.str(i)))]; n != nil {
		return *n
	}
	return count{}
}

// proper reports whether the corpus treats the word as a name: capitals within sentences, and
// hardly ever small letters.
func (n count) proper() bool { return n.middle > 0 && n.small*4 <= n.middle }

// lean is the logarithm of how much more the corpus speaks for a person than for a place.
func (n count) lean() float64 { return math.Log((n.person + 0.5) / (n.place + 0.5)) }

// cues weighs what stands around words from to end: what speaks for a person, and for a place.
func (s *scan) cues(from, end int) (person, place float64) {
	p := from - 1
	if s.is(p, ".") && s.has(p-1, office|civil) {
		p--
	}
	if p >= 0 && s.glued(from) {
		w := &s.words[p]
		switch {
		case w.has(office | civil):
			person += 3
		case w.Is(Initial) || s.is(p, ".") && p > 0 && s.words[p-1].Is(Initial):
			person += 2
		case w.has(given) && w.upper():
			person += 1.5
		case w.has(speech):
			person++
		case w.has(inPlace) && s.str(p) == "from":
			place += 0.4
		case w.has(inPlace):
			place += 2
		case s.str(p) == "to" && s.has(p-1, moving) && !s.letterBefore(p-1):
			place += 1.5
		case s.str(p) == "of" && s.has(p-1, landOf|landLower):
			place += 2.5
		case s.str(p) == "dear":
			person += 3
		}
	}
	if end < len(s.words) && s.glued(end) {
		w := &s.words[end]
		switch {
		case w.Kind == Clitic:
			person += 0.7
		case w.has(speech | personWord):
			person += 1.2
		case w.has(after) && w.upper():
			person += 3
		case w.has(landLower):
			place += 2
		case s.is(end, ",") && s.has(end+1, personWord):
			person += 1.2
		}
	}
	return person, place
}

func (s *scan) letterBefore(i int) bool {
	switch s.str(i) {
	case "letter", "telegram":
		return true
	}
	return false
}
