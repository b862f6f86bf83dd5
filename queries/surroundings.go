package queries

import (
	"strings"
	"unicode/utf8"

	"regesta/corpus"
	"regesta/extract/names"
)

// reach is how many bytes of a text are looked at on either side of a quote for the ends of its
// sentence. A print without full stops, a table or a list of names has none near.
const reach = 400

// Surroundings is a quote with the rest of the sentence it stands in.
type Surroundings struct{ Before, Quote, After string }

// Sentence returns the sentence around a quote, or the stretch of sentences when the quote runs
// over several. The span counts bytes of text. A sentence longer than 400 bytes on one side is cut
// at a word and marked "…".
func Sentence(text string, quote corpus.Span) Surroundings {
	from, to := max(0, quote.Start-reach), min(len(text), quote.End+reach)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	start, end := from, to
	for _, t := range names.Tokenise(text[from:to]) {
		at := from + int(t.Start)
		if !t.Is(names.Sentence) && !t.Is(names.Paragraph) {
			continue
		}
		if at <= quote.Start {
			start = at
		} else if at >= quote.End {
			end = at
			break
		}
	}
	s := Surroundings{
		Before: strings.TrimLeft(text[start:quote.Start], " \t\r\n"),
		Quote:  text[quote.Start:quote.End],
		After:  strings.TrimRight(text[quote.End:end], " \t\r\n"),
	}
	if start == from && from > 0 {
		s.Before = "… " + behindSpace(s.Before)
	}
	if end == to && to < len(text) {
		s.After = beforeSpace(s.After) + " …"
	}
	return s
}

// behindSpace drops the piece of a word that a text begins with.
func behindSpace(s string) string {
	if i := strings.IndexAny(s, " \n"); i >= 0 {
		return s[i+1:]
	}
	return s
}

// beforeSpace drops the piece of a word that a text ends with.
func beforeSpace(s string) string {
	if i := strings.LastIndexAny(s, " \n"); i >= 0 {
		return s[:i]
	}
	return s
}
