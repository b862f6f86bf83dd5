package extract

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

//go:embed data/senses.txt
var sensesFile string

// A sense is what sort of word a word is, as far as key phrases have use for it. The zero sense is a
// noun that no list has.
type sense uint16

// Sorts of words, those of data/senses.txt first.
const (
	verbSense     sense = 1 << iota // hardly ever a noun
	qualitySense                    // an adjective that says how something is
	relationSense                   // an adjective that says what it belongs to
	eitherSense                     // a verb as often as a noun
	thingSense                      // a noun of what can be pointed at
	deedSense                       // a noun of what is done, or happens
	thoughtSense                    // a noun of an idea or a property
	measureSense                    // a noun of time, quantity or feeling
	commonSense                     // a noun that every text has
	pastSense                       // a participle in -ed
	presentSense                    // a participle in -ing
	stopSense                       // parts phrases
	unlistedSense                   // in no list, neither itself nor what it is a form of
)

const adjectiveSense = qualitySense | relationSense

var senses = readSenses(sensesFile)

func readSenses(file string) map[string]sense {
	sections := map[string]sense{"[verb]": verbSense, "[quality]": qualitySense, "[relation]": relationSense, "[either]": eitherSense,
		"[thing]": thingSense, "[deed]": deedSense, "[thought]": thoughtSense, "[measure]": measureSense, "[common]": commonSense}
	set := make(map[string]sense, len(file)/8)
	var section sense
	for line := range strings.Lines(file) {
		switch line = strings.TrimSpace(line); {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = sections[line]
		default:
			for _, w := range strings.Fields(line) {
				set[w] |= section
			}
		}
	}
	return set
}

// A word is one word of a text with what is known of it.
type word struct {
	low   string // in lower case
	lemma string // singular
	sense sense
}

// readWord looks a word up.
func readWord(text string) word {
	w := word{low: strings.ToLower(text)}
	w.lemma = w.low
	switch {
	case stopwords[w.low], phraseWords.verbs[w.low], utf8.RuneCountInString(w.low) < 3, strings.HasSuffix(w.low, "ly"):
		w.sense = stopSense
	case phraseWords.present(w.low):
		w.sense = presentSense
	case phraseWords.participle(w.low):
		w.sense = pastSense
	default:
		w.sense = senses[w.low]
		for _, single := range singulars(w.low) {
			if w.sense == 0 && senses[single] != 0 {
				w.lemma, w.sense = single, senses[single]&^adjectiveSense
			}
		}
		if w.sense == 0 {
			w.sense = unlistedSense
			if s := singulars(w.low); len(s) > 0 {
				w.lemma = s[0]
			}
		}
	}
	return w
}

// singulars are the forms that a word in -s may be the plural of.
func singulars(w string) []string {
	if len(w) < 4 || w[len(w)-1] != 's' || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is") {
		return nil
	}
	list := []string{w[:len(w)-1]}
	if strings.HasSuffix(w, "ies") {
		list = append(list, w[:len(w)-3]+"y")
	} else if strings.HasSuffix(w, "es") {
		list = append(list, w[:len(w)-2])
	}
	return list
}

// noun reports whether a word can be the noun that a phrase is about.
func (w word) noun() bool {
	return w.sense&(verbSense|adjectiveSense|pastSense|presentSense|stopSense) == 0 && phraseWords.ends(w.low)
}

// deed reports whether a noun is of what is done, or happens.
func (w word) deed() bool {
	if w.sense&unlistedSense != 0 {
		for _, suffix := range [...]string{"tion", "sion", "ment", "ism"} {
			if strings.HasSuffix(w.lemma, suffix) {
				return true
			}
		}
	}
	return w.sense&deedSense != 0
}

// weight is how much a noun says of what a text is about, 1 for one that no list has.
func (w word) weight() float64 {
	weight := 1.0
	switch {
	case w.sense&measureSense != 0, phraseWords.weak[w.lemma], phraseWords.heads[w.lemma]:
		weight = 0.2
	case w.sense&thoughtSense != 0:
		weight = 0.6
	case w.sense&thingSense != 0:
		weight = 1.3
	}
	if w.sense&commonSense != 0 {
		weight *= 0.7
	}
	if phraseWords.topics[w.low] || phraseWords.topics[w.lemma] {
		weight = 1.6
	}
	return weight
}
