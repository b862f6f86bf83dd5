package fulltext

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Query is what somebody wants to find, parsed.
//
//	peace georgia        both words
//	"peace with Georgia" these words in this order
//	peace OR war         either
//	telegra*             words that begin so
//	georgai~             words that differ by a letter or two
//	-oil                 letters without it
type Query struct {
	languages []string   // in which words are looked for in all their forms
	all       [][]clause // each must be there, by one of its clauses
	without   []clause
}

// A clause is one word, or a phrase of several.
type clause struct {
	text   string
	prefix bool // the word goes on
	fuzzy  bool // a letter of the word may be another
}

// Parse reads a query. Words are looked for as they stand, and in the forms they have in the
// languages, ISO 639-1, in which the texts are. An error says what is wrong with the query.
func Parse(text string, languages ...string) (*Query, error) {
	q := &Query{languages: append([]string{unstemmed}, languages...)}
	or := false
	for _, w := range split(text) {
		if w == "OR" && len(q.all) > 0 {
			or = true
			continue
		}
		c, without := newClause(w)
		switch {
		case len(c.words()) == 0:
			continue
		case without:
			q.without = append(q.without, c)
		case or:
			q.all[len(q.all)-1] = append(q.all[len(q.all)-1], c)
		default:
			q.all = append(q.all, []clause{c})
		}
		or = false
	}
	if len(q.all) == 0 {
		return nil, fmt.Errorf("search %q: name at least one word that must be there", text)
	}
	return q, nil
}

// split parts a query at spaces, and keeps what stands in quotation marks together. A quotation
// mark that is not closed lasts to the end.
func split(text string) []string {
	var words []string
	quoted := false
	start := true
	for _, r := range text {
		switch {
		case isQuote(r):
			quoted = !quoted
		case unicode.IsSpace(r) && !quoted:
			start = true
			continue
		}
		if start {
			words = append(words, "")
			start = false
		}
		words[len(words)-1] += string(r)
	}
	return words
}

func isQuote(r rune) bool { return strings.ContainsRune("\"“”„«»", r) }

// newClause reads one word or phrase of a query.
func newClause(word string) (c clause, without bool) {
	if rest, ok := strings.CutPrefix(word, "-"); ok {
		word, without = rest, true
	}
	c.text = strings.TrimFunc(word, isQuote)
	if c.text == word {
		c.text, c.prefix = strings.CutSuffix(c.text, "*")
		if !c.prefix {
			c.text, c.fuzzy = strings.CutSuffix(c.text, "~")
		}
	}
	return c, without
}

// words are the words of a clause as the query has them.
func (c clause) words() []string {
	var list []string
	for _, t := range terms(unstemmed, c.text) {
		list = append(list, string(t.Term))
	}
	return list
}

// forms are the terms that a clause has in any of the languages, each once.
func (c clause) forms(languages []string) [][]string {
	var list [][]string
	for _, language := range languages {
		var form []string
		for _, t := range terms(language, c.text) {
			form = append(form, string(t.Term))
		}
		if len(form) > 0 && !slices.ContainsFunc(list, func(f []string) bool { return slices.Equal(f, form) }) {
			list = append(list, form)
		}
	}
	return list
}

// Words are the words and phrases that must be there, as written, for messages.
func (q *Query) Words() []string {
	var list []string
	for _, either := range q.all {
		for _, c := range either {
			list = append(list, c.text)
		}
	}
	return list
}

// Single is the query for one of q's words, the i-th of [Query.Words].
func (q *Query) Single(i int) *Query {
	for _, either := range q.all {
		if i < len(either) {
			return &Query{languages: q.languages, all: [][]clause{{either[i]}}}
		}
		i -= len(either)
	}
	return q
}

// leeway is how many letters of a fuzzy word may be others: two exchanged ones count twice.
func leeway(word string) int {
	if utf8.RuneCountInString(word) > 5 {
		return 2
	}
	return 1
}

// Fuzzy is the same query, with every word that may be misspelt made fuzzy.
func (q *Query) Fuzzy() *Query {
	f := &Query{languages: q.languages, without: q.without}
	for _, either := range q.all {
		var list []clause
		for _, c := range either {
			c.fuzzy = len(c.words()) == 1 && !c.prefix && len(c.text) > 3
			list = append(list, c)
		}
		f.all = append(f.all, list)
	}
	return f
}
