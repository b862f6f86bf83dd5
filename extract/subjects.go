package extract

import (
	_ "embed"
	"math"
	"regexp"
	"sort"
	"strings"

	"regesta/corpus"
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
	corpus.Heading: 0.4,
	corpus.Marking: 0.6,
	corpus.Note:    0.5,
}

// A candidate is one possible subject.
type candidate struct {
	kind   Kind
	name   string
	ref    string      // of a concept of the user's list
	span   corpus.Span // its best passage
	phrase phrase      // of a topic
	weight float64     // of its occurrences
	count  int
	score  float64
	stems  []string // of its words, once they were asked for
	taken  bool
}

func runSubjects(p *Pass) error {
	if p.Document.Role == corpus.Apparatus {
		return nil
	}
	s := &subjects{pass: p, named: map[string]*candidate{}, phrases: map[string]*candidate{}, heads: map[string]float64{}, words: map[string]word{}}
	s.entities()
	if h := p.heading(); h.prose {
		if m := aboutCue.FindStringSubmatchIndex(h.text); m != nil {
			s.phrasesOf(corpus.Span{Start: h.at + m[2], End: h.at + m[3]}, 3)
		}
	}
	for _, z := range p.Document.Zones {
		if w := zoneWeight[z.Kind]; w > 0 && z.Kind != corpus.Heading {
			s.phrasesOf(z.Span, w)
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
	heads   map[string]float64 // weight of all occurrences of a noun
	words   map[string]word    // looked up already
	inName  []corpus.Span
}

// entities weighs the names of the text. Who wrote and who read, and where, is no subject by that
// alone.
func (s *subjects) entities() {
	party := s.party()
	for _, c := range s.pass.Claims() {
		if c.Predicate != Mentions {
			continue
		}
		s.inName = append(s.inName, c.Evidence.Span)
		w := s.weightAt(c.Evidence.Span.Start)
		tokens := nameTokens(c.Object.Name)
		if w == 0 || len(tokens) == 0 {
			continue
		}
		switch whole := strings.Join(tokens, " "); {
		case c.Object.Kind == Person && (party[tokens[len(tokens)-1]] || len(tokens) == 1 && party[tokens[0]]):
			continue
		case c.Object.Kind != Person && party[whole]:
			w *= 0.4
		}
		key := string(c.Object.Kind) + " " + tokens[len(tokens)-1]
		if c.Object.Kind != Person {
			key = string(c.Object.Kind) + " " + strings.Join(tokens, " ")
		}
		e := s.named[key]
		if e == nil {
			e = &candidate{kind: c.Object.Kind, name: c.Object.Name, span: c.Evidence.Span}
			s.named[key] = e
		}
		e.weight += w * s.early(c.Evidence.Span.Start)
		e.count++
	}
	for _, e := range s.named {
		e.score = math.Pow(e.weight, repeats)
	}
	sort.Slice(s.inName, func(i, j int) bool { return s.inName[i].Start < s.inName[j].Start })
}

// party lists the names of who wrote and read, and of where: of people every part, else the whole.
func (s *subjects) party() map[string]bool {
	party := map[string]bool{}
	for _, c := range s.pass.Claims() {
		switch c.Predicate {
		case Sender, Recipient, CopyTo, Signatory:
			t := nameTokens(c.Object.Name)
			if c.Object.Kind == Person {
				for _, w := range t {
					party[w] = true
				}
			}
			party[strings.Join(t, " ")] = true
		case PlaceSent, PlaceReceived:
			party[strings.Join(nameTokens(c.Object.Name), " ")] = true
		}
	}
	return party
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

// joining are the prepositions that tie a noun to a name.
var joining = words("of with in against for on to between over about from")

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

// turns is how names (e) and phrases (p) take turns; where one has no more, the other steps in.
const turns = "eep"

// choose ranks the candidates; what better ones say already counts less, and is not said again.
func (s *subjects) choose() []*candidate {
	lists := map[byte][]*candidate{'e': ranked(s.named), 'p': ranked(s.phrases)}
	c := &choice{chosen: s.listed(), stems: map[string]bool{}}
	for _, listed := range c.chosen {
		c.keep(listed)
	}
	if p := lists['p']; len(p) > 0 && math.IsInf(p[0].score, 1) {
		c.take(p[0])
		lists['p'] = p[1:]
	}
	for turn := 0; len(c.chosen) < mostSubjects; turn++ {
		kind := turns[turn%len(turns)]
		if !c.best(lists[kind]) && !c.best(lists['e']) && !c.best(lists['p']) {
			break
		}
	}
	return c.chosen
}

// A choice is what has been chosen, and the stems of its words.
type choice struct {
	chosen []*candidate
	stems  map[string]bool
}

func (c *choice) take(t *candidate) {
	c.chosen = append(c.chosen, t)
	c.keep(t)
}

func (c *choice) keep(t *candidate) {
	t.taken = true
	for _, stem := range stemsOf(t) {
		c.stems[stem] = true
	}
}

// best takes the candidate of a list that says most beside what is said; false where none is left.
func (c *choice) best(list []*candidate) bool {
	var best *candidate
	value := 0.0
	for _, t := range list {
		if t.taken || t.score <= value {
			if t.score <= value {
				break // the list is sorted
			}
			continue
		}
		if v := t.score * c.news(t); v > value {
			best, value = t, v
		}
	}
	if best == nil {
		return false
	}
	best.taken = true
	if !said(c.chosen, best) {
		c.take(best)
	}
	return true
}

// news is how much of what a candidate says is not said yet.
func (c *choice) news(t *candidate) float64 {
	stems := stemsOf(t)
	known := 0
	for _, stem := range stems {
		if c.stems[stem] {
			known++
		}
	}
	if known == 0 {
		return 1
	}
	return 1 - saidCosts*float64(known)/float64(len(stems))
}

// saidCosts is how much less a candidate counts when all its words were said.
const saidCosts = 0.8

// repeats is the power of its weight that a candidate counts with: what stands twice is not twice as much a subject.
const repeats = 0.7

// stemsOf are the beginnings of a candidate's words, which "Armenia" and "Armenian" share.
func stemsOf(t *candidate) []string {
	if t.stems == nil {
		t.stems = []string{}
		for _, w := range strings.Fields(strings.ToLower(t.name)) {
			if !stopwords[w] {
				t.stems = append(t.stems, w[:runeCut(w, 5)])
			}
		}
	}
	return t.stems
}

// said reports whether a candidate's words stand in one that was chosen before.
func said(chosen []*candidate, c *candidate) bool {
	name := strings.ToLower(c.name)
	for _, o := range chosen {
		if other := strings.ToLower(o.name); strings.Contains(other, name) || c.kind == Topic && o.kind == Topic && c.phrase.head.lemma == o.phrase.head.lemma && strings.Contains(name, other) {
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
