package extract

import (
	_ "embed"
	"strings"
)

//go:embed data/phrasewords.txt
var phraseWordsFile string

// phraseWords says which words cannot stand in a key phrase, or not at every place of it.
var phraseWords = readPhraseWords(phraseWordsFile)

// wordClasses are the words of data/phrasewords.txt.
type wordClasses struct {
	verbs     map[string]bool // all forms of verbs that are hardly ever nouns
	nounForms map[string]bool // forms of words that are nouns as well: "moves"
	heads     map[string]bool // nouns that say nothing before "of": "member"
	ing       map[string]bool // words in -ing that are nouns or adjectives
	topics    map[string]bool // what letters are about
	weak      map[string]bool // nouns that are no subject by themselves
}

func readPhraseWords(file string) wordClasses {
	c := wordClasses{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	section := ""
	for _, line := range strings.Split(file, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			section = line
			continue
		}
		for _, w := range strings.Fields(line) {
			switch section {
			case "[verb]":
				c.verbs[w], c.verbs[thirdPerson(w)] = true, true
			case "[noun]":
				c.nounForms[thirdPerson(w)] = true
			case "[head]":
				c.heads[w] = true
			case "[ing]":
				c.ing[w] = true
			case "[topic]":
				c.topics[w] = true
			case "[weak]":
				c.weak[w] = true
			}
		}
	}
	return c
}

// thirdPerson is the form of a verb in -s.
func thirdPerson(verb string) string {
	switch {
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "ch"), strings.HasSuffix(verb, "x"), strings.HasSuffix(verb, "o"):
		return verb + "es"
	case strings.HasSuffix(verb, "y") && len(verb) > 1 && !strings.ContainsRune("aeou", rune(verb[len(verb)-2])):
		return verb[:len(verb)-1] + "ies"
	}
	return verb + "s"
}

// participle reports whether a word has the ending of a participle and is no noun.
func (c wordClasses) participle(w string) bool {
	return strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") && len(w) > 4 || c.present(w)
}

// present reports whether a word is a present participle: "exerting".
func (c wordClasses) present(w string) bool {
	return strings.HasSuffix(w, "ing") && len(w) > 4 && !c.ing[w] && !c.ing[strings.TrimSuffix(w, "s")]
}

// ends reports whether a word can end a noun phrase.
func (c wordClasses) ends(w string) bool {
	for _, suffix := range [...]string{"ous", "ful", "able", "ible", "less", "ish"} {
		if strings.HasSuffix(w, suffix) && len(w) > len(suffix)+2 {
			return false
		}
	}
	return !c.verbs[w] && !c.participle(w)
}

// acts reports whether a word behind a name is what the name does rather than what is called by
// it: "Narimanov carries", "Baku falls".
func (c wordClasses) acts(w string) bool { return !c.ends(w) || c.nounForms[w] }
