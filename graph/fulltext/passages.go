package fulltext

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"

	"regesta/corpus"
)

// A Passage is a place of a text that the query speaks of, in bytes, and which of its words and
// phrases, counted in the order of [Query.Words], stands there.
type Passage struct {
	Span corpus.Span
	Word int
}

// Passages are the places of a text in that language where words and phrases of the query stand, in
// the order of the text.
func (q *Query) Passages(language, text string) []Passage {
	tokens := terms(language, text)
	clauses := slices.Concat(q.all...)
	forms := make([][][]string, len(clauses))
	for i, c := range clauses {
		forms[i] = c.forms(q.languages)
	}
	var list []Passage
	for i := range tokens {
		for w, c := range clauses {
			for _, form := range forms[w] {
				if n := len(form); i+n <= len(tokens) && c.stands(tokens[i:i+n], form) {
					span := corpus.Span{Start: tokens[i].Start, End: tokens[i+n-1].End}
					list = append(list, Passage{span, w})
					break
				}
			}
		}
	}
	return list
}

// stands reports whether tokens of a text are the clause.
func (c clause) stands(tokens analysis.TokenStream, form []string) bool {
	for i, t := range tokens {
		term := string(t.Term)
		switch {
		case term == form[i]:
		case c.prefix && strings.HasPrefix(term, form[i]):
		case c.fuzzy && near(term, form[i], leeway(form[i])):
		default:
			return false
		}
	}
	return true
}

// near reports whether two words differ by at most n characters that are added, missing or others.
func near(a, b string, n int) bool {
	for a != "" && b != "" {
		r, i := utf8.DecodeRuneInString(a)
		s, j := utf8.DecodeRuneInString(b)
		if r != s {
			return n > 0 && (near(a[i:], b[j:], n-1) || near(a[i:], b, n-1) || near(a, b[j:], n-1))
		}
		a, b = a[i:], b[j:]
	}
	return utf8.RuneCountInString(a)+utf8.RuneCountInString(b) <= n
}
