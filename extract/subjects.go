package extract

import (
	_ "embed"
	"math"
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"

	"regesta/corpus"
	"regesta/extract/names"
)

// Subjects finds what a letter is about: the people, bodies and places it speaks of most, and its
// key phrases, each tied to the passage that says it best. Phrases are scored by the degree of
// their words as in Rose et al., Automatic Keyword Extraction from Individual Documents (2010), and
// weighed against the rest of the corpus.
var Subjects = register(&Extractor{
	Name:   "subjects",
	Doc:    "What a letter is about: entities, key phrases and phrases about entities, ranked, at most twenty.",
	Needs:  []*Extractor{Names, Parties},
	Corpus: true,
	Run:    runSubjects,
})

//go:embed data/stopwords.txt
var stopwordsFile string

var stopwords = stopSet(stopwordsFile)

func stopSet(file string) map[string]bool {
	set := map[string]bool{}
	for line := range wordSet(file) {
		for _, w := range strings.Fields(line) {
			set[w] = true
		}
	}
	return set
}

// mostSubjects is how many subjects a document gets.
const mostSubjects = 20

// Weights of a zone's words for what a letter is about.
var zoneWeight = map[corpus.ZoneKind]float64{
	corpus.Body:    1,
	corpus.Heading: 1.2,
	corpus.Marking: 1,
	corpus.Note:    0.7,
}

// enoughSubjects is how many a document has before single nouns are left out.
const enoughSubjects = 10

// A candidate is one possible subject.
type candidate struct {
	kind  Kind
	name  string
	ref   string      // of a concept of the user's list
	span  corpus.Span // its best passage
	score float64
	count int
}

func runSubjects(p *Pass) error {
	if p.Document.Role == corpus.Apparatus {
		return nil
	}
	s := &subjects{pass: p, named: map[string]*candidate{}, phrases: map[string]*candidate{}, words: map[string]*candidate{}}
	s.entities()
	if h := p.heading(); h.prose {
		if m := aboutCue.FindStringSubmatchIndex(h.text); m != nil {
			s.zone(corpus.Span{Start: h.at + m[2], End: h.at + m[3]}, 3)
		}
	}
	for _, z := range p.Document.Zones {
		if w := zoneWeight[z.Kind]; w > 0 && z.Kind != corpus.Heading {
			s.zone(z.Span, w)
		}
	}
	s.scorePhrases()
	s.stated()
	for i, c := range s.choose() {
		claim := Claim{
			Predicate:  About,
			Object:     Mention{Kind: c.kind, Name: c.name, Ref: c.ref},
			Evidence:   Evidence{Span: c.span, Score: rank(i)},
			Qualifiers: Qualifiers{Position: i + 1},
		}
		if c.ref != "" {
			claim.Qualifiers.Written = strings.Join(strings.Fields(p.Document.Plain[c.span.Start:c.span.End]), " ")
		}
		p.Report(claim)
	}
	return nil
}

// listed takes the subjects of the user's own list that the document speaks of.
func (s *subjects) listed() []*candidate {
	var list []*candidate
	for _, f := range s.pass.Edition.concepts.find(s.pass.Document) {
		if len(list) < mostSubjects {
			list = append(list, &candidate{kind: Topic, name: f.concept.Label, ref: f.concept.ref(), span: f.span})
		}
	}
	return list
}

// rank turns a place in the list into a score: what a subject's raw weight is says nothing across
// letters.
func rank(i int) float64 { return math.Round(1e4/(1+0.1*float64(i))) / 1e4 }

// subjects collects the candidates of one document.
type subjects struct {
	pass    *Pass
	named   map[string]*candidate
	phrases map[string]*candidate
	words   map[string]*candidate // single nouns that are subjects only where there is nothing better
	inName  []corpus.Span
	degree  map[string]float64
	freq    map[string]float64
}

// entities weighs the names of the text. Who wrote and who read is no subject by that alone.
func (s *subjects) entities() {
	party := map[string]bool{}
	for _, c := range s.pass.Claims() {
		switch c.Predicate {
		case Sender, Recipient, CopyTo, Signatory:
			if t := nameTokens(c.Object.Name); len(t) > 0 {
				party[t[len(t)-1]] = true
			}
		}
	}
	for _, c := range s.pass.Claims() {
		if c.Predicate != Mentions {
			continue
		}
		s.inName = append(s.inName, c.Evidence.Span)
		w := s.weightAt(c.Evidence.Span.Start)
		if w == 0 {
			continue
		}
		tokens := nameTokens(c.Object.Name)
		if len(tokens) == 0 || c.Object.Kind == Person && party[tokens[len(tokens)-1]] {
			continue
		}
		key := string(c.Object.Kind) + " " + tokens[len(tokens)-1]
		if c.Object.Kind != Person {
			key = string(c.Object.Kind) + " " + strings.Join(tokens, " ")
		}
		if c.Object.Kind == Person {
			w *= 0.8
		}
		e := s.named[key]
		if e == nil {
			e = &candidate{kind: c.Object.Kind, name: c.Object.Name, span: c.Evidence.Span}
			s.named[key] = e
		}
		e.score += w
		e.count++
	}
	sort.Slice(s.inName, func(i, j int) bool { return s.inName[i].Start < s.inName[j].Start })
}

func (s *subjects) weightAt(at int) float64 {
	for _, z := range s.pass.Document.Zones {
		if z.Span.Start <= at && at < z.Span.End {
			return zoneWeight[z.Kind]
		}
	}
	return 0
}

// nameAt returns the name that covers a byte of the text, if one does.
func (s *subjects) nameAt(at int) (corpus.Span, bool) {
	i := sort.Search(len(s.inName), func(i int) bool { return s.inName[i].End > at })
	if i < len(s.inName) && s.inName[i].Start <= at {
		return s.inName[i], true
	}
	return corpus.Span{}, false
}

// zone reads the phrases of one zone: runs of words that no stop word, mark or name parts, and a
// noun tied by a preposition to a name ("peace with Georgia").
func (s *subjects) zone(span corpus.Span, weight float64) {
	text := s.pass.Document.Plain[span.Start:span.End]
	tokens := names.Tokenise(text)
	var run []names.Token
	flush := func() {
		s.run(run, text, span.Start, weight)
		run = run[:0]
	}
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		word := strings.ToLower(t.Text(text))
		if name, ok := s.nameAt(span.Start + int(t.Start)); ok {
			s.tied(tokens, i, name, text, span.Start, weight)
			flush()
			continue
		}
		if t.Kind != names.Word || parts(word) {
			if t.Kind != names.Word || !joining[word] {
				flush()
			} else if len(run) > 0 { // "powers of" may yet be tied to a name
				if name, ok := s.nameBehind(tokens, i, span.Start, text); ok {
					s.tie(run, name, text, span.Start, weight)
				} else if word == "of" {
					s.nounOf(run, tokens[i+1:], text, span.Start, weight)
				}
				flush()
			}
			continue
		}
		if t.Is(names.Sentence) {
			flush()
		}
		run = append(run, t)
	}
	flush()
}

// parts reports whether a word parts phrases.
func parts(word string) bool {
	return stopwords[word] || phraseWords.verbs[word] || utf8.RuneCountInString(word) < 3 || strings.HasSuffix(word, "ly")
}

// joining are the prepositions that tie a noun to a name.
var joining = words("of with in against for on to between over about from")

// nameBehind is the name that follows the preposition at token i, an article between them allowed.
func (s *subjects) nameBehind(tokens []names.Token, i, base int, text string) (corpus.Span, bool) {
	for j := i + 1; j < len(tokens) && j <= i+2; j++ {
		if name, ok := s.nameAt(base + int(tokens[j].Start)); ok {
			return name, true
		}
		if w := strings.ToLower(tokens[j].Text(text)); w != "the" && w != "comrade" {
			return corpus.Span{}, false
		}
	}
	return corpus.Span{}, false
}

// tied takes a name with the noun that follows it at once: "Georgian question" is read as a run;
// "Gegechkori radio messages" begins with a name.
func (s *subjects) tied(tokens []names.Token, i int, name corpus.Span, text string, base int, weight float64) {
	if i+1 >= len(tokens) || base+int(tokens[i].End) != name.End {
		return
	}
	next := tokens[i+1]
	word := next.Text(text)
	if next.Kind != names.Word || !next.Is(names.Space) || next.Is(names.Sentence) || parts(strings.ToLower(word)) || capital(word) || phraseWords.acts(word) {
		return
	}
	s.add(corpus.Span{Start: name.Start, End: base + int(next.End)}, weight*1.5)
}

// tie takes the last words of a run with the name behind the preposition.
func (s *subjects) tie(run []names.Token, name corpus.Span, text string, base int, weight float64) {
	last := strings.ToLower(run[len(run)-1].Text(text))
	if !phraseWords.ends(last) || phraseWords.heads[last] {
		return // "arrested in", "members of"
	}
	from := max(0, len(run)-2)
	if phraseWords.present(strings.ToLower(run[from].Text(text))) {
		from = len(run) - 1
	}
	s.add(corpus.Span{Start: base + int(run[from].Start), End: name.End}, weight*1.6)
}

// nounOf takes two nouns tied by "of": "role of the trade unions".
func (s *subjects) nounOf(run, behind []names.Token, text string, base int, weight float64) {
	end, n := 0, 0
	for i, t := range behind {
		word := strings.ToLower(t.Text(text))
		if i == 0 && word == "the" {
			continue
		}
		if t.Kind != names.Word || parts(word) || n == 3 {
			break
		}
		end, n = int(t.End), n+1
		if !phraseWords.ends(word) {
			n = 0
		}
	}
	if last := strings.ToLower(run[len(run)-1].Text(text)); n > 0 && phraseWords.ends(last) && !phraseWords.heads[last] {
		s.add(corpus.Span{Start: base + int(run[len(run)-1].Start), End: base + end}, weight*0.9)
	}
}

// aboutCue matches what a heading in sentences says a letter is about.
var aboutCue = regexp.MustCompile(`(?i)\b(?:about|concerning|regarding|deals with|on the subject of|on the question of)\s+([^.;]{8,300})`)

// subjectLine matches the line of a memorandum that says what it is about.
var subjectLine = regexp.MustCompile(`(?im)^\s*(?:subject|subj|re|betreff|objet)\s*[:\n\t]\s*(\S[^\n]{2,140})`)

// stated takes the line in which a letter states its own subject; nothing is more about it.
func (s *subjects) stated() {
	d := s.pass.Document
	for _, z := range d.ZonesOf(corpus.Marking) {
		m := subjectLine.FindStringSubmatchIndex(d.Plain[z.Span.Start:z.Span.End])
		if m == nil {
			continue
		}
		span := corpus.Span{Start: z.Span.Start + m[2], End: z.Span.Start + m[3]}
		name := strings.TrimRight(d.Plain[span.Start:span.End], " .")
		span.End = span.Start + len(name)
		s.phrases[strings.ToLower(name)] = &candidate{kind: Topic, name: name, span: span, score: math.Inf(1), count: 1}
	}
}

// run takes a run of words for a phrase; a long one is cut to its last three words, and what
// begins or ends none is cut off.
func (s *subjects) run(run []names.Token, text string, base int, weight float64) {
	for len(run) > 0 && phraseWords.present(strings.ToLower(run[0].Text(text))) {
		run = run[1:]
	}
	for len(run) > 0 {
		last := strings.ToLower(run[len(run)-1].Text(text))
		if phraseWords.ends(last) && (len(run) == 1 || !phraseWords.nounForms[last] || run[len(run)-2].Is(names.Capital)) {
			break
		}
		run = run[:len(run)-1]
	}
	if len(run) == 0 {
		return
	}
	if s.degree == nil {
		s.degree, s.freq = map[string]float64{}, map[string]float64{}
	}
	for i, t := range run {
		w := strings.ToLower(t.Text(text))
		if !capital(t.Text(text)) && i == len(run)-1 {
			s.word(w, corpus.Span{Start: base + int(t.Start), End: base + int(t.End)}, weight)
		}
		s.degree[w] += float64(len(run)-1) * weight
		s.freq[w] += weight
	}
	if len(run) > 3 {
		run = run[len(run)-3:]
	}
	if len(run) > 1 {
		s.add(corpus.Span{Start: base + int(run[0].Start), End: base + int(run[len(run)-1].End)}, weight)
	}
}

// often is how many times a single word must stand to be a subject by itself.
const often = 4

// wordShare is how much of the degree of a single word counts: it has none of its own.
const wordShare = 0.5

// word counts a noun that may be a subject by itself.
func (s *subjects) word(w string, span corpus.Span, weight float64) {
	if stopwords[strings.TrimSuffix(w, "s")] || phraseWords.heads[w] || phraseWords.weak[w] || bodyWords[w] || officeWords[w] {
		return
	}
	key := " " + w // apart from the phrases
	c := s.phrases[key]
	if c == nil {
		c = &candidate{kind: Topic, name: w, span: span}
		s.phrases[key] = c
	}
	c.score += weight
	c.count++
}

// add counts one occurrence of a phrase.
func (s *subjects) add(span corpus.Span, weight float64) {
	name := strings.Join(strings.Fields(s.pass.Document.Plain[span.Start:span.End]), " ")
	if len(name) > 90 {
		return
	}
	key := strings.ToLower(name)
	c := s.phrases[key]
	if c == nil {
		c = &candidate{kind: Topic, name: name, span: span}
		s.phrases[key] = c
	}
	c.score += weight
	c.count++
}

// scorePhrases weighs phrases by how often they stand, the degree of their words, and how rare
// their words are in the corpus.
func (s *subjects) scorePhrases() {
	for key, c := range s.phrases {
		if key[0] == ' ' && c.count < often {
			delete(s.phrases, key)
			if c.score >= 1 { // in the text itself
				c.score *= 0.5 + s.pass.Edition.rarity(c.name)
				if isTopic(key) {
					c.score *= topicWeight
				}
				s.words[key] = c
			}
			continue
		}
		degree, rare, n := 0.0, 0.0, 0.0
		for _, w := range strings.Fields(key) {
			if f := s.freq[w]; f > 0 {
				degree += math.Log1p(s.degree[w] + f)
				rare += s.pass.Edition.rarity(w)
				n++
			}
		}
		if n > 0 {
			degree, rare = degree/n, rare/n
		}
		if key[0] == ' ' {
			degree *= wordShare
		}
		c.score *= (1 + degree) * (0.5 + rare)
		if isTopic(key) {
			c.score *= topicWeight
		}
	}
}

// turns is how names (e), phrases (p) and single nouns (w) take turns; where one has no more, the
// next in the order names, phrases, nouns steps in.
const turns = "eepew"

// topicWeight is how much more a phrase counts whose noun is of the sort that letters are about.
const topicWeight = 2

// isTopic reports whether the noun of a phrase is one that letters are about: the last word, or the
// one before the first "of" or "with".
func isTopic(phrase string) bool {
	list := strings.Fields(phrase)
	for i, w := range list {
		if i > 0 && joining[w] {
			return phraseWords.topics[list[i-1]]
		}
	}
	return phraseWords.topics[list[len(list)-1]]
}

// choose ranks the candidates; nothing is taken that a better one says already.
func (s *subjects) choose() []*candidate {
	lists := map[byte][]*candidate{'e': ranked(s.named), 'p': ranked(s.phrases), 'w': ranked(s.words)}
	chosen := s.listed()
	if p := lists['p']; len(p) > 0 && math.IsInf(p[0].score, 1) {
		chosen, lists['p'] = append(chosen, p[0]), p[1:]
	}
	for turn := 0; len(chosen) < mostSubjects; turn++ {
		if len(chosen) >= enoughSubjects {
			lists['w'] = nil
		}
		kind := turns[turn%len(turns)]
		for i := 0; i < len("epw") && len(lists[kind]) == 0; i++ {
			kind = "epw"[i]
		}
		if len(lists[kind]) == 0 {
			break
		}
		c := lists[kind][0]
		lists[kind] = lists[kind][1:]
		if !said(chosen, c) {
			chosen = append(chosen, c)
		}
	}
	return chosen
}

// said reports whether a candidate's words stand in one that was chosen before.
func said(chosen []*candidate, c *candidate) bool {
	name := strings.ToLower(c.name)
	for _, o := range chosen {
		if other := strings.ToLower(o.name); strings.Contains(other, name) || c.kind == Topic && o.kind == Topic && strings.Contains(name, other) {
			return true
		}
	}
	return false
}

// ranked sorts candidates by score; equal ones by the place where they stand.
func ranked(m map[string]*candidate) []*candidate {
	list := make([]*candidate, 0, len(m))
	for _, c := range m {
		list = append(list, c)
	}
	sort.Slice(list, func(i, j int) bool {
		if list[i].score != list[j].score {
			return list[i].score > list[j].score
		}
		return list[i].span.Start < list[j].span.Start
	})
	return list
}
