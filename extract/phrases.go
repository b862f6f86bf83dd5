package extract

import (
	"math"
	"regexp"
	"strings"

	"regesta/corpus"
	"regesta/extract/names"
)

// A phrase is a run of words that are said of one noun, the last: "cotton industry", "Tiflis
// prisoners". A name can begin one.
type phrase struct {
	span corpus.Span // of the document
	head word
	last corpus.Span // of the noun
	mods float64     // how much the words before the noun say
	bare bool        // the noun stands alone
}

// An item is one piece of a run: a word or a whole name.
type item struct {
	span  corpus.Span
	word  word
	name  bool
	upper bool // begins with a capital though no sentence begins there
}

// phraseReader reads the phrases of one zone.
type phraseReader struct {
	s      *subjects
	text   string // of the zone
	base   int    // where the zone begins in the document
	weight float64
	tokens []names.Token

	run    []item
	before string  // the word before the run, in lower case, "" behind a mark
	behind *phrase // the phrase before the preposition, where one may tie it to the next
	by     string  // that preposition
}

// phrasesOf reads a zone.
func (s *subjects) phrasesOf(span corpus.Span, weight float64) {
	r := &phraseReader{s: s, text: s.pass.Document.Plain[span.Start:span.End], base: span.Start, weight: weight}
	r.tokens = names.Tokenise(r.text)
	for i := 0; i < len(r.tokens); {
		i = r.token(i)
	}
	r.end()
	for _, m := range quotedTerm.FindAllStringSubmatchIndex(r.text, -1) {
		r.quoted(m[2], m[3])
	}
}

// quotedTerm matches a few words in quotation marks that are no sentence.
var quotedTerm = regexp.MustCompile(`[“"«„]([\p{L}\d][^“”"«»„.,;:!?\n]{2,60}[\p{L}\d])[”"»“]`)

// mostQuoted is how many words a quoted term may have; quotedMods is what the marks say.
const (
	mostQuoted = 5
	quotedMods = 1.0
)

// quoted counts a term that the writer quotes: the title of a book, a slogan, somebody's word.
func (r *phraseReader) quoted(from, to int) {
	list := strings.Fields(r.text[from:to])
	last := r.s.word(list[len(list)-1])
	if len(list) > mostQuoted || last.sense&(stopSense|adjectiveSense|presentSense|pastSense) != 0 {
		return
	}
	span := corpus.Span{Start: r.base + from, End: r.base + to}
	if name, ok := r.s.nameAt(span.Start); ok && name.End >= span.End {
		return
	}
	r.s.count(phrase{span: span, head: last, last: corpus.Span{Start: span.End - len(last.low), End: span.End}, mods: quotedMods}, r.weight)
}

// token reads the token at i and returns the next to read.
func (r *phraseReader) token(i int) int {
	t := r.tokens[i]
	if t.Is(names.Sentence) {
		r.end()
	}
	if name, ok := r.s.nameAt(r.base + int(t.Start)); ok {
		return r.name(i, name)
	}
	text := t.Text(r.text)
	switch t.Kind {
	case names.Clitic: // "the guard's quarters"
		if len(r.run) == 0 {
			r.end()
		}
		return i + 1
	case names.Number:
		r.end()
		r.before = text
		return i + 1
	case names.Punct:
		if text == "-" && !t.Is(names.Space) && len(r.run) > 0 && i+1 < len(r.tokens) && !r.tokens[i+1].Is(names.Space) {
			return r.hyphen(i + 1)
		}
		r.end()
		return i + 1
	}
	w := r.s.word(text)
	if w.sense&(stopSense|verbSense) != 0 {
		r.part(w)
		return i + 1
	}
	if w.sense&(pastSense|presentSense) != 0 && len(r.run) > 0 {
		r.part(w) // "the government decided"
		return i + 1
	}
	r.run = append(r.run, item{span: r.span(t), word: w, upper: t.Is(names.Capital) && !t.Is(names.Sentence)})
	return i + 1
}

func (r *phraseReader) span(t names.Token) corpus.Span {
	return corpus.Span{Start: r.base + int(t.Start), End: r.base + int(t.End)}
}

// name takes a whole name; it begins a run of its own.
func (r *phraseReader) name(i int, name corpus.Span) int {
	r.close()
	if r.behind != nil {
		r.tie(phrase{span: name, mods: nameMods})
	}
	r.run = append(r.run[:0], item{span: name, name: true})
	for i < len(r.tokens) && r.base+int(r.tokens[i].Start) < name.End {
		i++
	}
	return i
}

// hyphen joins the word behind a hyphen to the last of the run, which then is the noun.
func (r *phraseReader) hyphen(i int) int {
	t := r.tokens[i]
	if _, ok := r.s.nameAt(r.base + int(t.Start)); ok || t.Kind != names.Word {
		r.end()
		return i
	}
	last := &r.run[len(r.run)-1]
	last.span.End = r.base + int(t.End)
	last.word, last.name = r.s.word(t.Text(r.text)), false
	if last.word.sense&(stopSense|verbSense) != 0 {
		r.end()
	}
	return i + 1
}

// part ends a run at a word that is none of it.
func (r *phraseReader) part(w word) {
	had := len(r.run) > 0
	p := r.close()
	switch {
	case had && p != nil && joining[w.low]:
		r.behind, r.by = p, w.low
	case !had && r.behind != nil && articles[w.low]:
	default:
		r.behind = nil
	}
	r.before = w.low
}

// articles may stand between a preposition and its noun.
var articles = words("the a an this these his her its their our my your comrade all")

// end ends a run at a mark, or where a text ends.
func (r *phraseReader) end() {
	r.close()
	r.behind, r.before = nil, ""
}

// close makes a phrase of the run and counts it.
func (r *phraseReader) close() *phrase {
	run := r.run
	r.run = r.run[:0]
	if len(run) > 0 && !run[0].name && run[0].word.sense&eitherSense != 0 && verbal[r.before] {
		run = run[1:] // "to attack", "we march"
	}
	for len(run) > 0 && !run[0].name && run[0].word.sense&(presentSense|pastSense|qualitySense) != 0 {
		run = run[1:]
	}
	for len(run) > 0 && !(run[len(run)-1].word.noun() && !run[len(run)-1].name) {
		run = run[:len(run)-1]
	}
	if len(run) == 0 {
		return nil
	}
	if len(run) > longestPhrase {
		run = run[len(run)-longestPhrase:]
	}
	last := run[len(run)-1]
	if len(run) == 1 && last.word.sense&eitherSense != 0 && !nominal[r.before] {
		return nil
	}
	if len(run) == 2 && run[0].name && (phraseWords.acts(last.word.low) || last.word.sense&eitherSense != 0 && strings.HasSuffix(last.word.low, "s")) {
		return nil // "Narimanov carries"
	}
	p := phrase{span: corpus.Span{Start: run[0].span.Start, End: last.span.End}, head: last.word, last: last.span, bare: len(run) == 1}
	for _, m := range run[:len(run)-1] {
		p.mods += m.mods()
	}
	if last.upper {
		p.mods += 0.5
	}
	r.s.count(p, r.weight)
	if r.behind != nil {
		r.tie(p)
	}
	return &p
}

const (
	longestPhrase = 4   // words
	nameMods      = 1.2 // what a name before a noun says
)

// mods is how much a word before a noun says.
func (m item) mods() float64 {
	switch {
	case m.name:
		return nameMods
	case m.upper:
		return 0.9
	case m.word.sense&relationSense != 0:
		return 0.7
	case m.word.sense&(qualitySense|pastSense|presentSense) != 0:
		return 0.1
	}
	return 0.8 * m.word.weight()
}

var (
	// verbal stand before a verb: what follows them and may be one is.
	verbal = words("to i we you they he she who it will would shall should can could may might must cannot not never please let us me him them did do does don't and or")
	// nominal stand before a noun that may as well be a verb.
	nominal = words("the a an this that these those his her its their our my your no any some such of in on at by for from with without under against about another every each between into upon after before during")
)

// tie takes a phrase with what a preposition ties to it: "fall of Charleston".
func (r *phraseReader) tie(to phrase) {
	from := r.behind
	r.behind = nil
	name := to.head.low == ""
	if phraseWords.heads[from.head.lemma] || from.head.sense&measureSense != 0 || !name && r.by != "of" {
		return
	}
	if from.bare && from.head.sense&eitherSense != 0 && !nominal[r.before] {
		return
	}
	p := phrase{span: corpus.Span{Start: from.span.Start, End: to.span.End}, head: from.head, last: from.last, mods: from.mods}
	switch deed := from.head.deed(); {
	case name && deed:
		p.mods += 2 * nameMods
	case name:
		p.mods += nameMods
	default:
		p.mods += 0.5 * to.head.weight()
	}
	r.s.tied(p, r.weight)
}

// word looks a word up, once a document.
func (s *subjects) word(text string) word {
	w, ok := s.words[text]
	if !ok {
		w = readWord(text)
		s.words[text] = w
	}
	return w
}

// count counts one occurrence of a phrase and of its noun.
func (s *subjects) count(p phrase, weight float64) {
	weight *= s.early(p.span.Start)
	s.heads[p.head.lemma] += weight
	s.add(p, weight)
}

// tied counts one occurrence of a phrase whose noun was counted.
func (s *subjects) tied(p phrase, weight float64) { s.add(p, weight*s.early(p.span.Start)) }

func (s *subjects) add(p phrase, weight float64) {
	name := strings.Join(strings.Fields(s.pass.Document.Plain[p.span.Start:p.span.End]), " ")
	if len(name) > longestSubject {
		return
	}
	key := strings.ToLower(name)
	key = key[:len(key)-min(len(key), len(p.head.low))] + p.head.lemma
	c := s.phrases[key]
	if c == nil {
		c = &candidate{kind: Topic, name: name, span: p.span, phrase: p}
		s.phrases[key] = c
	}
	c.phrase.mods = max(c.phrase.mods, p.mods)
	c.weight += weight
	c.count++
}

// longestSubject is how many bytes a phrase may have.
const longestSubject = 90

// early is how much more a place of the text counts the earlier it stands.
func (s *subjects) early(at int) float64 {
	return 1.3 - 0.6*float64(at)/float64(max(1, len(s.pass.Document.Plain)))
}

// scorePhrases weighs phrases: by how often they and their noun stand, what their words say, and how
// rare the noun is in the corpus.
func (s *subjects) scorePhrases() {
	for _, c := range s.phrases {
		p := c.phrase
		often := c.weight + nounShare*max(0, s.heads[p.head.lemma]-c.weight)
		says := p.head.weight() * (0.5 + s.pass.Edition.rarity(p.head.low))
		c.score = math.Pow(often, repeats) * says * (1 + modsShare*min(mostMods, p.mods))
	}
}

// mostMods is the most that the other words of a phrase say.
const mostMods = 3

// modsShare is how much of a phrase's weight its other words add to that of its noun.
const modsShare = 0.8

// nounShare is how much an occurrence of the noun elsewhere counts for a phrase.
const nounShare = 0.5
