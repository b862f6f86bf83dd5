package names

import (
	"bytes"
	"strings"
)

// A word of a scanned text: the token, its number in the lexicon and what is known of it.
type word struct {
	Token
	id    int32
	class class
	taken bool // part of a mention found already
	mask  bool // part of a citation: no names are looked for
	shout bool // stands in a line of capitals only
}

func (w *word) has(c class) bool { return w.class&c != 0 }

// upper reports whether the word begins with a capital that may make it a name.
func (w *word) upper() bool { return w.Kind == Word && w.Flags&Capital != 0 }

// A scan is the work on one text.
type scan struct {
	text     string
	foreign  bool // not in English: capitals and small words say little
	wrapped  bool // lines are cut at a width: a line end is a space
	words    []word
	lex      *Lexicon
	counts   *Counts
	depth    int // of bodies within bodies that are being read
	mentions []Mention
}

func newScan(text string, lex *Lexicon) *scan {
	tokens := Tokenise(text)
	s := &scan{text: text, lex: lex, words: make([]word, len(tokens)), wrapped: wrapped(text)}
	var buf [64]byte
	for i, tok := range tokens {
		w := &s.words[i]
		w.Token, w.id = tok, -1
		if tok.Kind != Punct {
			folded := fold(buf[:0], tok.Text(text))
			w.id = lex.find(folded)
			w.class = lex.classes(w.id)
			if w.class&(common|function|given|surname) == 0 && tok.Kind == Word {
				w.class |= derived(lex, folded)
			}
		}
	}
	s.foreign = s.strange()
	s.shouts()
	s.citations()
	return s
}

// strange reports whether most words in small letters are unknown to the English lists.
func (s *scan) strange() bool {
	words, known := 0, 0
	for i := range s.words {
		if w := &s.words[i]; w.Kind == Word && !w.upper() {
			words++
			if w.class != 0 {
				known++
			}
		}
	}
	return words >= 20 && known*5 < words*3
}

// str is the text of word i.
func (s *scan) str(i int) string { return s.words[i].Text(s.text) }

// is reports whether token i is the given mark.
func (s *scan) is(i int, mark string) bool {
	return i >= 0 && i < len(s.words) && s.words[i].Kind == Punct && s.str(i) == mark
}

// has reports whether word i is of one of the classes; places outside the text are of none.
func (s *scan) has(i int, c class) bool {
	return i >= 0 && i < len(s.words) && s.words[i].class&c != 0
}

// upper reports whether i is a capitalised word that is still free.
func (s *scan) upper(i int) bool {
	return i >= 0 && i < len(s.words) && s.words[i].upper() && !s.words[i].taken && !s.words[i].mask
}

// glued reports whether token i follows the one before it on the same line of thought: no empty
// line between them, and no line end after a short line, as headings and lists have them.
func (s *scan) glued(i int) bool {
	if i <= 0 || i >= len(s.words) {
		return false
	}
	w := s.words[i]
	if !w.Is(Line) {
		return true
	}
	if w.Is(Paragraph) {
		return !w.Is(Sentence)
	}
	return s.wrapped && s.lineBefore(i) >= 45
}

// wrapped reports whether the lines of a text are cut at a width: none is long.
func wrapped(text string) bool {
	for line := range strings.Lines(text) {
		if len(line) > 132 {
			return false
		}
	}
	return true
}

// lineBefore is the length of the line that ends before token i.
func (s *scan) lineBefore(i int) int {
	end := int(s.words[i-1].End)
	for j := i - 1; j >= 0; j-- {
		if s.words[j].Is(Line) {
			return end - int(s.words[j].Start)
		}
		if end-int(s.words[j].Start) >= 45 {
			return 45
		}
	}
	return end
}

// next is the token behind i where a phrase may go on: i+1, or -1 where the phrase is cut.
func (s *scan) next(i int) int {
	if i+1 >= len(s.words) || !s.glued(i+1) {
		return -1
	}
	return i + 1
}

// shouts marks the words of lines in which all letters are capitals.
func (s *scan) shouts() {
	for from := 0; from < len(s.words); {
		to := from + 1
		for to < len(s.words) && !s.words[to].Is(Line) {
			to++
		}
		if s.shouted(from, to) {
			for i := from; i < to; i++ {
				s.words[i].shout = true
			}
		}
		from = to
	}
}

func (s *scan) shouted(from, to int) bool {
	loud := 0
	for i := from; i < to; i++ {
		w := s.words[i]
		if w.Kind != Word {
			continue
		}
		if w.End-w.Start > 1 && !w.Is(AllCaps) {
			return false
		}
		if w.Is(AllCaps) {
			loud++
		}
	}
	return loud > 1
}

// citations masks the bracketed references to books and archives, in which names are authors and
// places of print: "(Essays on the history of the town. Riga, 1963. P. 327)".
func (s *scan) citations() {
	open := -1
	for i := range s.words {
		switch {
		case s.is(i, "("):
			open = i
		case s.is(i, ")") && open >= 0:
			if s.cites(open, i) {
				for j := open; j <= i; j++ {
					s.words[j].mask = true
				}
			}
			open = -1
		case s.words[i].Is(Paragraph | Sentence):
			open = -1
		}
	}
}

// cites reports whether the bracket from open to end holds a citation: a volume, page, file or
// leaf with its number, or "ibid.".
func (s *scan) cites(open, end int) bool {
	marks := 0
	for i := open + 1; i < end; i++ {
		w := s.words[i]
		if w.has(archive) {
			if i == open+1 {
				return true
			}
			marks += 2
		}
		if w.Is(Initial) && i+2 < end && s.words[i+2].Kind == Number || oneLetter(s.str(i)) && (i+1 < end && s.words[i+1].Kind == Number || s.is(i+1, ".") && i+2 < end && s.words[i+2].Kind == Number) {
			marks++
		}
	}
	return marks >= 2 || marks == 1 && end-open > 8
}

func oneLetter(s string) bool { return len(s) == 1 && 'A' <= s[0] && s[0] <= 'Z' || s == "p" }

// derived is the class of a word that no list has: one of everyday language with a regular ending,
// a people in the plural, what a cause or a doctrine is called, or a short form with an apostrophe.
func derived(lex *Lexicon, w []byte) class {
	if i := bytes.IndexByte(w, '\''); i > 0 {
		if contracted[string(w[i+1:])] && i < 7 {
			return function
		}
		return 0
	}
	if stem, ok := bytes.CutSuffix(w, []byte("s")); ok {
		if c := lex.classes(lex.find(stem)) & (people | party); c != 0 {
			return c
		}
	}
	if stem, ok := bytes.CutSuffix(w, []byte("s")); ok && lex.classes(lex.find(stem))&office != 0 {
		return office
	}
	if stem, ok := bytes.CutSuffix(w, []byte("men")); ok && lex.classes(lex.find(append(stem[:len(stem):len(stem)], "man"...)))&people != 0 {
		return people
	}
	for _, e := range abstracts {
		if bytes.HasSuffix(w, []byte(e)) && len(w) > len(e)+3 {
			return common
		}
	}
	for _, e := range doctrines {
		if bytes.HasSuffix(w, []byte(e)) && len(w) > len(e)+3 {
			return party
		}
	}
	for _, e := range processes {
		if bytes.HasSuffix(w, []byte(e)) && len(w) > len(e)+3 {
			return function
		}
	}
	if isCommon(lex, w) || british(lex, w) {
		return common
	}
	return 0
}

// british reports whether a word is of everyday language but for the British spelling.
func british(lex *Lexicon, w []byte) bool {
	for _, v := range spellings {
		i := bytes.LastIndex(w, []byte(v[0]))
		if i < 2 {
			continue
		}
		var buf [64]byte
		other := append(append(append(buf[:0], w[:i]...), v[1]...), w[i+len(v[0]):]...)
		if lex.classes(lex.find(other))&common != 0 || isCommon(lex, other) {
			return true
		}
	}
	return false
}

var spellings = [][2]string{{"our", "or"}, {"re", "er"}, {"is", "iz"}, {"ys", "yz"}, {"ll", "l"}, {"ogue", "og"}, {"ence", "ense"}, {"ae", "e"}, {"oe", "e"}, {"y", "i"}, {"ck", "c"}}

var contracted = map[string]bool{"m": true, "ve": true, "ll": true, "d": true, "re": true, "t": true, "s": true}

var doctrines = []string{"ism", "isms", "ist", "ists", "ite", "ites", "vik", "viks"}

var abstracts = []string{"tion", "tions", "sion", "sions", "ness", "nesses", "ment", "ments", "ity", "ities", "ously", "fully", "ably", "ously"}

var processes = []string{"ization", "isation", "ize", "ized", "izing"}

// isCommon reports whether a folded word is a word of everyday language with a regular ending.
func isCommon(lex *Lexicon, w []byte) bool {
	var buf [64]byte
	for _, e := range endings {
		stem, ok := bytes.CutSuffix(w, []byte(e.suffix))
		if !ok || len(stem) < 3 {
			continue
		}
		for _, add := range e.add {
			if lex.classes(lex.find(append(append(buf[:0], stem...), add...)))&common != 0 {
				return true
			}
		}
		if n := len(stem); e.double && n > 3 && stem[n-1] == stem[n-2] && lex.classes(lex.find(stem[:n-1]))&common != 0 {
			return true
		}
	}
	return false
}

var endings = []struct {
	suffix string
	add    []string
	double bool
}{
	{"s", []string{""}, false}, {"es", []string{""}, false}, {"ies", []string{"y"}, false},
	{"ed", []string{"", "e"}, true}, {"ied", []string{"y"}, false},
	{"ing", []string{"", "e"}, true}, {"ly", []string{"", "le"}, false}, {"ily", []string{"y"}, false},
	{"er", []string{"", "e"}, true}, {"est", []string{"", "e"}, true}, {"ers", []string{"", "e"}, true},
	{"ness", []string{""}, false}, {"iness", []string{"y"}, false}, {"less", []string{""}, false}, {"ful", []string{""}, false},
	{"'t", []string{""}, false}, {"n't", []string{""}, false},
}
