package names

import (
	"bytes"
	"sort"
	"strings"
)

// A Mention is one name in a text. Start and End are byte offsets; Score is between 0 and 1.
type Mention struct {
	Start, End int
	Kind       Kind
	Score      float64
}

// A Tagger finds names. It only reads its lexicon and counts, and may be shared.
type Tagger struct {
	lexicon *Lexicon
	counts  *Counts
}

// NewTagger returns a tagger that knows a lexicon and what a corpus has shown; counts may be nil,
// then each text is its own corpus.
func NewTagger(lexicon *Lexicon, counts *Counts) *Tagger {
	return &Tagger{lexicon: lexicon, counts: counts}
}

// Tag returns the mentions of a text in order; they do not overlap. skip are stretches of bytes in
// which no name is looked for.
func (t *Tagger) Tag(text string, skip ...[2]int) []Mention {
	s := newScan(text, t.lexicon)
	s.counts = t.counts
	if s.counts == nil {
		s.counts = NewCounts()
		s.counts.learn(s)
	}
	s.skip(skip)
	s.addresses()
	for i := 0; i < len(s.words); {
		i = s.at(i)
	}
	sort.Slice(s.mentions, func(i, j int) bool { return s.mentions[i].Start < s.mentions[j].Start })
	return s.mentions
}

func (s *scan) skip(spans [][2]int) {
	for _, span := range spans {
		i := sort.Search(len(s.words), func(i int) bool { return int(s.words[i].Start) >= span[0] })
		for ; i < len(s.words) && int(s.words[i].End) <= span[1]; i++ {
			s.words[i].mask = true
		}
	}
}

// at looks for a name that begins at word i and returns where to go on.
func (s *scan) at(i int) int {
	w := &s.words[i]
	if w.has(people|party) && s.tied(i) {
		return i + 1
	}
	if end := s.nobiliary(i); end > 0 {
		return s.report(i, end, Person, 0.7)
	}
	if w.mask || w.taken || w.Kind == Punct || w.Kind == Clitic || !w.upper() && !w.has(lower|weak|office|bureau|landRue) && w.Kind != Number {
		return i + 1
	}
	if end := s.inverted(i); end > 0 {
		return s.report(i, end, Person, 1)
	}
	if end := s.stateUnit(i); end > 0 {
		return s.report(i, end, Organisation, 0.9)
	}
	if end := s.firm(i); end > 0 {
		return s.report(i, end, Organisation, 0.9)
	}
	if end := s.monogram(i); end > 0 {
		return s.report(i, end, Person, 0.8)
	}
	if s.stateBehind(i) {
		return s.report(i, s.stopped(i+1), Place, 0.9)
	}
	if s.saintly(i) {
		return s.decide(run{start: i, end: i + 3, fresh: 1})
	}
	body := s.bodyAt(i)
	known, kind := s.lookup(i)
	r, isRun := s.personAt(i)
	land := s.placeAt(i)
	if isRun && r.titled && body == 0 {
		if e := s.bodyAt(s.behindTitles(i)); e > r.end {
			return s.report(s.behindTitles(i), e, Organisation, 0.9)
		}
	}
	if kind == Organisation && known > body {
		body = s.tail(known, true)
	}
	if kind == Place && known >= body {
		body = 0
	}
	if body > 0 && body >= r.end && body >= land {
		return s.report(i, body, Organisation, 0.9)
	}
	if land > i+1 && kind == Place && known > i+1 && known >= r.end && land >= r.end {
		return s.report(i, land, Place, 0.9)
	}
	if land > i+1 && land == r.end && s.has(land-1, street) && (!r.titled || land == i+2) {
		return s.report(i, land, Place, 0.9)
	}
	if land > i+1 && land == r.end && !r.titled && r.given+r.initials+r.known == 0 && s.has(land-1, landHead) && !s.has(land-1, given|family|surname) {
		return s.report(i, land, Place, 0.9) // "Mortimer Common"
	}
	if isRun && r.sure() && r.end >= land {
		return s.report(r.start, r.end, Person, 0.95)
	}
	if land > 0 && land >= r.end && s.standsForPlace(i, land) {
		return s.report(i, land, Place, 0.9)
	}
	if isRun && r.end > i {
		return s.decide(r)
	}
	if body > 0 {
		return s.report(i, body, Organisation, 0.8)
	}
	return i + 1
}

func (s *scan) behindTitles(i int) int {
	j, _, _ := s.titles(i)
	return j
}

// inverted reads "Orlov, Grigory" at the beginning of an entry: behind the start of a line or a
// mark of bold print, and before dates, an office or the end of bold print.
func (s *scan) inverted(i int) int {
	if !s.upper(i) || !s.is(i+1, ",") || !s.words[i].Is(Line) && !s.is(i-1, "**") && !s.is(i-1, "[") {
		return 0
	}
	if s.has(i, function|calendar) || i+2 >= len(s.words) || !s.words[i+2].upper() || !s.glued(i+2) {
		return 0
	}
	j, _, _ := s.titles(i + 2)
	r := s.run(j, true)
	if r.end <= j && s.words[j].Is(Initial) {
		for r.end = j; r.end+1 < len(s.words) && s.words[r.end].Is(Initial); {
			r.end += 2
		}
	}
	if r.end <= j || r.given+r.initials == 0 && !s.is(r.end, "**") && !s.is(r.end, "(") {
		return 0
	}
	if s.is(r.end, "(") || s.is(r.end, "**") || s.is(r.end, ",") || r.end == len(s.words) || s.words[r.end].Is(Line) {
		return r.end
	}
	return 0
}

// monogram reads the initials with which a letter is signed, "J. H. N." behind a close, or addressed,
// "Dear B. B.".
func (s *scan) monogram(i int) int {
	if !s.words[i].Is(Initial) && !(s.upper(i) && s.words[i].End-s.words[i].Start == 1 && s.is(i+1, ".")) {
		return 0
	}
	end := i
	for end+1 < len(s.words) && end-i < longest && s.upper(end) && s.words[end].End-s.words[end].Start == 1 && s.is(end+1, ".") && (end == i || s.glued(end)) {
		end += 2
	}
	switch {
	case i > 0 && Fold(s.str(i-1)) == "dear" && s.glued(i) && s.is(end, ","):
		return end
	case end < len(s.words) && !s.words[end].Is(Line):
		return 0
	}
	for j := i - 1; j >= 0 && j > i-6; j-- {
		if s.has(j, closing) {
			return end
		}
		if s.words[j].Is(Paragraph) {
			return 0
		}
	}
	return 0
}

// saintly reports whether a name made of a saint's begins at i: "Sainte-Beuve", "Saint-Cloud".
func (s *scan) saintly(i int) bool {
	w := Fold(s.str(i))
	if w != "saint" && w != "sainte" && w != "st" || !s.upper(i) || !s.joined(i+1) || !s.upper(i+2) {
		return false
	}
	_, kind := s.lookup(i)
	return kind == None
}

// standsForPlace rejects words of everyday language that are places too ("Reading", "Nice") where
// nothing speaks for the place.
func (s *scan) standsForPlace(i, end int) bool {
	w := &s.words[i]
	if end > i+1 || !w.has(common|given|surname|calendar|family) {
		return true
	}
	v := s.cues(i, end)
	n := s.count(i)
	if w.has(family) && !w.has(common|given|surname) {
		return v.place-v.person+n.place/4-n.person/4-s.company(i) >= -0.3
	}
	if w.has(common) && w.Is(Sentence) && s.qualifies(end) {
		return false
	}
	if w.has(common) {
		return v.place > v.person && !w.Is(Sentence) || n.proper() && n.place > n.person
	}
	return v.place-v.person+n.place/4-n.person/4 > 0.2 && !(w.has(surname) && v.place < 1)
}

// decide finds out what a run without sure signs names, if it names anything.
func (s *scan) decide(r run) int {
	last := r.end - 1
	v := s.cues(r.start, r.end)
	n := s.count(last)
	if s.household(r) {
		return s.report(r.start, r.end, Person, 0.6)
	}
	if s.unnamed(r, v, n) {
		return r.end
	}
	if s.dateline(r) {
		v.place += 2.5
	}
	lean := float64(r.families) + v.person - v.place + n.lean() + s.shape(last) + s.company(r.start)
	if r.places > 0 && s.has(last, surname) && s.lex.firsts[s.words[last].id] != "" || r.places == 0 && n.named > 0 {
		lean += 2
	}
	if r.families > 0 && r.places > 0 {
		lean += 2 // of the names that are both, what stands around decides
	}
	if s.qualifies(r.end) && s.has(r.start-1, determiner) {
		lean++ // "the Orlov twins"
	}
	switch {
	case r.known > 0, r.given > 0 && r.places == 0:
		lean += 2
	case r.places > 0:
		lean -= 2
	}
	switch s.likeness(last) {
	case Place:
		lean--
	case Person:
		lean++
	}
	if b := v.body + n.body/float64(1+n.middle/4) + s.bodyShape(last) + s.gloss(r.start); r.known+r.given+r.places == 0 && b > 1.4 && b > lean && b > -lean {
		return s.report(r.start, r.end, Organisation, 0.6)
	}
	kind := Person
	if lean < 0 && (r.given == 0 || r.places > 0 || r.end-r.start > 1) {
		kind = Place
	}
	return s.report(r.start, r.end, kind, 0.6)
}

// dateline reports whether the run begins a line and a date or another place follows: "Nohant, 15
// June".
func (s *scan) dateline(r run) bool {
	if !s.words[r.start].Is(Line) || !s.is(r.end, ",") || !s.glued(r.end+1) {
		return false
	}
	for j := r.end + 1; j < len(s.words) && j < r.end+4 && !s.words[j].Is(Line); j++ {
		if s.has(j, calendar) {
			return true
		}
		if _, kind := s.lookup(j); kind == Place && j == r.end+1 {
			return true
		}
	}
	return false
}

// gloss is what speaks for a body in the Society of Dawn (Zarya): the bracket stands behind a body's name.
func (s *scan) gloss(i int) float64 {
	if i < 2 || len(s.mentions) == 0 || !s.is(i-1, "(") {
		return 0
	}
	m := s.mentions[len(s.mentions)-1]
	if m.Kind == Organisation && m.End == int(s.words[i-2].End) {
		return 2
	}
	return 0
}

// company is what the name before says of the one at i in "Lugo and Braga", "Lugo, Braga".
func (s *scan) company(i int) float64 {
	if i < 2 || len(s.mentions) == 0 || !s.is(i-1, ",") && s.str(i-1) != "and" && s.str(i-1) != "or" {
		return 0
	}
	m := s.mentions[len(s.mentions)-1]
	if m.End != int(s.words[i-2].End) {
		return 0
	}
	switch m.Kind {
	case Person:
		return 0.8
	case Place:
		return -0.8
	}
	return 0
}

// unnamed reports whether a run is no name at all: words of everyday language with nothing beside
// them that speaks for a name.
func (s *scan) unnamed(r run, v votes, n count) bool {
	first := &s.words[r.start]
	article := r.start > 0 && s.glued(r.start) && s.words[r.start-1].has(determiner) && v.person < 2
	switch {
	case r.families > 0 && r.fresh+r.given+r.known+r.places == 0:
		if !first.has(family) {
			return true // "Bold Brown"
		}
		return article && first.has(common) || first.Is(Sentence) && first.has(common) && !s.acts(r.end) || first.has(common) && n.small > n.middle
	case r.given == 1 && r.end-r.start == 1 && first.has(common) && first.Is(Sentence):
		return !n.proper() && !s.acts(r.end) && !s.is(r.end, ",") && !s.has(r.end, auxiliary|speech) && !(r.end < len(s.words) && s.words[r.end].Kind == Clitic) && !s.signs(r.start)
	case r.given+r.known+r.places > 0:
		return first.has(givenWord) && first.has(common) && r.end-r.start == 1 && (first.Is(Sentence) && !n.proper() && !s.acts(r.end) || v.person+n.person < 0.5)
	case r.fresh+r.families == 0 && first.has(givenWord) && v.person >= 1:
		return false
	case r.fresh+r.families == 0:
		return s.counts.capitalises() || article || v.person+v.place < 1 || !n.proper()
	case r.end-r.start > 1:
		return false
	case n.fixed*2 > n.middle && n.fixed > 0 && v.place < 1 && (n.middle > 1 || !s.qualifies(r.end)) && n.person+s.bodyShape(r.start) < 2, article && v.person+v.place+v.body-0.7+s.bodyShape(r.start) < 1 && !s.qualifies(r.end):
		return true
	case s.describes(r.end):
		return true
	}
	return first.Is(Sentence) && n.small > 0
}

// household reports whether the run is a family: "the Tarrants", "the Foxes".
func (s *scan) household(r run) bool {
	if r.end-r.start != 1 || r.start == 0 || Fold(s.str(r.start-1)) != "the" {
		return false
	}
	var buf [64]byte
	w := fold(buf[:0], s.str(r.start))
	if s.counts.private() && s.words[r.start].class == 0 && bytes.HasSuffix(w, []byte("s")) && !singular(w) {
		return true // nothing but a family, where people are called Mr. and Mrs.
	}
	for _, ending := range []string{"s", "es"} {
		if stem, ok := bytes.CutSuffix(w, []byte(ending)); ok {
			if n := s.counts.words[string(stem)]; n != nil && n.named > 0 {
				return true
			}
			if c := s.lex.classes(s.lex.find(stem)); c&(family|surname) != 0 && c&(common|people) == 0 {
				return true
			}
		}
	}
	return false
}

// singular reports whether the s at the end of a word makes no plural: "Sirius", "Ulysses", "Romans".
func singular(word []byte) bool {
	for _, ending := range []string{"us", "is", "as", "ss", "ans"} {
		if bytes.HasSuffix(word, []byte(ending)) {
			return true
		}
	}
	return false
}

// acts reports whether what stands at end is done by people: "Brown wrote", "Brown and Dilke".
func (s *scan) acts(end int) bool {
	if end >= len(s.words) || !s.glued(end) {
		return false
	}
	return s.has(end, speech|auxiliary) || s.str(end) == "and" && s.upper(end+1)
}

// qualifies reports whether a noun in small letters stands at end: "the Orlov twins".
func (s *scan) qualifies(end int) bool {
	if end >= len(s.words) || !s.glued(end) {
		return false
	}
	w := &s.words[end]
	return w.Kind == Word && !w.upper() && w.has(common) && !w.has(function|speech|auxiliary|inPlace|toPlace) && !(w.has(moving) && strings.HasSuffix(s.str(end), "ed"))
}

// describes reports whether the word before end is made from a name and describes what follows:
// "Kentish hops".
func (s *scan) describes(end int) bool {
	w := Fold(s.str(end - 1))
	if len(w) < 6 || s.has(end-1, family) || end >= len(s.words) || !s.glued(end) || s.words[end].Kind != Word || s.words[end].upper() || s.words[end].has(function|speech|auxiliary|landLower) {
		return false
	}
	for _, e := range adjectives {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

var adjectives = []string{"ish", "ic", "ian", "ean", "ese", "al", "esque", "an"}

// esquire takes in the "Esq." behind the name of a person before end, with its comma.
func (s *scan) esquire(end int) int {
	i := end
	if s.is(i, ",") {
		i++
	}
	if i < len(s.words) && s.upper(i) && s.has(i, after) && strings.HasPrefix(Fold(s.str(i)), "esq") && (s.glued(i) || s.wrapped) {
		return s.stopped(i + 1)
	}
	return end
}

// report adds a mention of words from start to end and returns the end.
func (s *scan) report(start, end int, kind Kind, score float64) int {
	if kind == Person {
		end = s.esquire(end)
	}
	for i := start; i < end; i++ {
		s.words[i].taken = true
	}
	s.mentions = append(s.mentions, Mention{Start: int(s.words[start].Start), End: int(s.words[end-1].End), Kind: kind, Score: score})
	return end
}
