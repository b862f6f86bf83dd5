package names

import "math"

// Counts are what a corpus shows of its words: how often each stands in capitals and in small
// letters, and in which company. A word that never occurs in small letters is a name also where it
// begins a sentence; one that follows "in" ten times and "General" never is a place.
type Counts struct {
	words   map[string]*count
	civil   int // titles of civil life: Mr, Lady, Aunt
	offices int // offices and forms of address of comrades
	loud    int // words of everyday language in capitals within sentences
	plain   int // words of everyday language
}

// private reports whether people are called as in private letters, "Mrs. Orlova" rather than
// "comrade Orlova" or by office: ranks are titles there, and part of the name.
func (c *Counts) private() bool { return c.civil > 0 && c.civil*2 >= c.offices }

// capitalises reports whether the corpus writes nouns with capitals, as old letters do: a capital is
// then no sign of a name.
func (c *Counts) capitalises() bool { return c.loud*25 > c.plain }

type count struct {
	small  int // in small letters
	middle int // capitalised within a sentence
	first  int // capitalised where a sentence begins
	named  int // right behind a title, a given name or an initial
	fixed  int // behind "the", "my", "a": a thing, not a person
	votes
}

// votes is what speaks for each kind of name.
type votes struct{ person, body, place float64 }

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
		c.tally(w)
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
		if i > 0 && s.words[i-1].has(determiner) && s.glued(i) {
			n.fixed++
		}
		v := s.cues(i, i+1)
		if v.person >= 3 {
			n.named++
		}
		n.person += v.person
		n.body += v.body
		n.place += v.place
	}
}

// tally counts titles and capitals.
func (c *Counts) tally(w *word) {
	switch {
	case w.has(civil) && w.upper():
		c.civil++
	case w.has(office) && !w.has(rank) && w.upper():
		c.offices++
	case w.has(common) && !w.has(head|civil|office|people|party|landHead|modifier|calendar):
		c.plain++
		if w.upper() && !w.Is(Sentence) && !w.Is(AllCaps) {
			c.loud++
		}
	}
}

// count returns what is counted of word i.
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
func (n count) proper() bool { return n.middle > 0 && n.small*4 <= n.middle && n.fixed*2 <= n.middle }

// lean is the logarithm of how much more the corpus speaks for a person than for a place.
func (n count) lean() float64 { return 1.3 * math.Log((max(n.person, 0)+0.7)/(max(n.place, 0)+0.7)) }

// cues weighs what stands around words from to end: what speaks for a person, a body, a place.
func (s *scan) cues(from, end int) votes {
	var v votes
	s.cuesBefore(&v, from)
	s.cuesBehind(&v, end)
	return v
}

func (s *scan) cuesBefore(v *votes, from int) {
	p := from - 1
	if p < 0 || !s.glued(from) {
		return
	}
	quoted := s.quote(p)
	if quoted {
		p--
	}
	if s.is(p, ".") && s.has(p-1, office|civil) {
		p--
	}
	if p < 0 {
		return
	}
	w := &s.words[p]
	switch {
	case w.has(bodySort) && !w.upper():
		v.body += 2.5
	case quoted && s.is(from-1, "*"):
		v.body += 1.5
	case quoted && s.str(p) == "and":
		v.body++
	case w.has(office | civil):
		v.person += 4
	case w.Is(Initial) || s.is(p, ".") && p > 0 && s.words[p-1].Is(Initial):
		v.person += 3
	case w.has(given) && w.upper():
		v.person += 3
	case s.str(p) == "of" && p > 0 && (s.str(p-1) == "out" || s.has(p-1, event)):
		v.place += 1.5
	case w.has(speech):
		v.person++
	case s.str(p) == "from" && s.has(p-1, speech|moving) && !s.letter(p-1):
		v.place += 1.5
	case s.str(p) == "from":
		v.place += 0.4
	case w.has(nearPlace):
		v.place++
	case w.has(inPlace):
		v.place += 2
	case s.str(p) == "to" && s.has(p-1, moving) && !s.letter(p-1):
		v.place += 1.5
	case s.str(p) == "to" && (s.has(p-1, greeting) || s.has(p-1, pronoun) && s.has(p-2, greeting)):
		v.person += 2 // "love to Emily", "remember me to Emily"
	case s.str(p) == "of" && s.has(p-1, see):
		v.place += 2 // "Bishop of Durham"
	case s.str(p) == "of" && s.has(p-1, landOf|landLower):
		v.place += 2.5
	case s.str(p) == "of" && s.has(p-1, memberOf):
		v.body += 2
	case s.str(p) == "the":
		v.body += 0.7
		v.person -= 0.7
	case s.str(p) == "and" && s.has(p-1, pronoun):
		v.person += 1.5 // "she and Emily"
	case s.words[p].Is(Line) && Fold(s.str(p)) == "your":
		v.person += 2 // "Your Emily", behind the letter
	case (s.str(p) == "and" || s.is(p, ",")) && p > 1 && s.words[p-1].upper() && s.has(p-2, office|civil):
		v.person += 2 // "comrades Orlov and Belenko"
	case s.str(p) == "by" || s.str(p) == "with":
		v.person += 0.5
	case s.str(p) == "dear":
		v.person += 3
	}
}

func (s *scan) cuesBehind(v *votes, end int) {
	if end >= len(s.words) || !s.glued(end) {
		return
	}
	w := &s.words[end]
	switch {
	case w.Kind == Clitic:
		v.person += 0.7
		v.place /= 3
	case w.has(speech | personWord):
		v.person += 1.2
	case w.has(auxiliary):
		v.person += 0.5
	case w.has(after) && w.upper():
		v.person += 3
	case s.str(end) == "in" && s.lexed(end+1, Place):
		v.person += 0.6 // "Orlov in Riga and Belenko in Odessa"
	case s.shortState(end), s.is(end, ",") && s.shortState(end+1):
		v.place += 3 // "Lynn, Mass."
	case w.has(landLower), s.joined(end) && s.lexed(end+1, Place) && !s.has(end+1, given):
		v.place += 2
	case w.has(bodySort) && !w.upper() && s.str(end) == "party":
		v.body += 2
	case s.is(end, ",") && s.has(end+1, personWord):
		v.person += 1.2
	}
}

// quote reports whether token i is an opening quotation mark or the star of italics.
func (s *scan) quote(i int) bool {
	if i < 0 || s.words[i].Kind != Punct {
		return false
	}
	switch s.str(i) {
	case "\"", "“", "„", "«", "*", "'", "‘":
		return true
	}
	return false
}

func (s *scan) letter(i int) bool {
	switch s.str(i) {
	case "letter", "telegram":
		return true
	}
	return false
}
