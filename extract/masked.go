package extract

import (
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"

	"regesta/corpus"
	"regesta/extract/edtf"
	"regesta/extract/names"
)

// Runes of the private use area stand for what a sentence names, so that patterns can speak of "a
// person" or "a date". The rune's distance from the first of its kind is an index.
const (
	firstParty = '\uE000' // a person or body
	firstPlace = '\uE800'
	firstDate  = '\uF000'
	perKind    = 0x800
)

// Classes of a masked sentence, for patterns.
const (
	partyRune = `[\x{E000}-\x{E7FF}]`
	placeRune = `[\x{E800}-\x{EFFF}]`
	dateRune  = `[\x{F000}-\x{F7FF}]`
	// partyList is one party or several, with what may stand before each.
	partyList = `(?:` + partyRune + `|(?:the |The )?` + partyRune + `)(?:(?:, | and |, and | and the | and to | to )?(?:comrades? )?` + partyRune + `)*`
)

// A masked is one sentence with its names and dates replaced.
type masked struct {
	text    string
	at      []int // offset in the document of every byte of text
	end     int   // offset in the document behind the sentence
	parties []Mention
	spans   []corpus.Span // of the parties
	places  []Mention
	dates   []edtf.Found
	dated   []corpus.Span
}

// span converts a range of the masked text to one of the document.
func (m *masked) span(from, to int) corpus.Span {
	end := m.end
	if to < len(m.at) {
		end = m.at[to]
	}
	if to > 0 && to <= len(m.at) { // no trailing mask may swallow the space behind it
		_, size := utf8.DecodeLastRuneInString(m.text[:to])
		if r, _ := utf8.DecodeLastRuneInString(m.text[:to]); r >= firstParty && r < firstParty+3*perKind {
			end = m.endOf(r)
		} else {
			end = m.at[to-size] + size
		}
	}
	return corpus.Span{Start: m.at[from], End: end}
}

// endOf is where what a mask stands for ends.
func (m *masked) endOf(r rune) int {
	switch {
	case r >= firstDate:
		return m.dated[r-firstDate].End
	case r >= firstPlace:
		return m.at[strings.IndexRune(m.text, r)] + len(m.places[r-firstPlace].Name)
	}
	return m.spans[r-firstParty].End
}

// partiesIn lists the parties whose masks stand in a piece of the masked text.
func (m *masked) partiesIn(s string) []party {
	var list []party
	for _, r := range s {
		if r >= firstParty && r < firstPlace {
			i := r - firstParty
			list = append(list, party{kind: m.parties[i].Kind, name: m.parties[i].Name, span: m.spans[i]})
		}
	}
	return list
}

// datesIn lists the dates whose masks stand in a piece of the masked text.
func (m *masked) datesIn(s string) []int {
	var list []int
	for _, r := range s {
		if r >= firstDate && r < firstDate+perKind {
			list = append(list, int(r-firstDate))
		}
	}
	return list
}

// A found is one thing to mask.
type found struct {
	span    corpus.Span
	mention *Claim
	date    *edtf.Found
}

// mask parts a zone into sentences and replaces the names that other extractors found in it, and
// its dates: in what the writer wrote also those that are told from the letter's own, which is of
// that calendar.
func mask(d *corpus.Document, z corpus.Zone, mentions []*Claim, o edtf.Options, calendar edtf.Calendar) []*masked {
	zone := z.Span
	s := displacedNumber(d.Plain[zone.Start:zone.End], z)
	var things []found
	for _, c := range mentions {
		if zone.Contains(c.Evidence.Span) {
			things = append(things, found{span: c.Evidence.Span, mention: c})
		}
	}
	for _, f := range edtf.Find(s, o) {
		if f.EDTF != "" || f.Incomplete {
			things = append(things, found{span: corpus.Span{Start: zone.Start + f.Start, End: zone.Start + f.End}, date: &f})
		}
	}
	if z.Kind == corpus.Body {
		for _, f := range edtf.Near(s, o.Letter, calendar) {
			things = append(things, found{span: corpus.Span{Start: zone.Start + f.Start, End: zone.Start + f.End}, date: &f})
		}
	}
	sort.SliceStable(things, func(i, j int) bool { return things[i].span.Start < things[j].span.Start })
	var list []*masked
	for _, sentence := range sentenceSpans(s) {
		list = append(list, maskSentence(d, sentence.Shift(zone.Start), things))
	}
	return list
}

// displacedNumber blanks the number of a note that the print has moved from the beginning of the
// note into its first words: "On May 9 , 5, 1920" in note 9.
func displacedNumber(s string, z corpus.Zone) string {
	if z.Kind != corpus.Note || z.Number == "" || strings.HasPrefix(s, z.Number) {
		return s
	}
	head := s[:min(len(s), 40)]
	for _, stray := range []string{" " + z.Number + " , ", " " + z.Number + " ", " " + z.Number + ", "} {
		if i := strings.Index(head, stray); i > 0 {
			return s[:i] + strings.Repeat(" ", len(stray)) + s[i+len(stray):]
		}
	}
	return s
}

// sentenceSpans parts a text into sentences. A bracket of moderate length is not broken: the stops
// in it are those of a citation.
func sentenceSpans(s string) []corpus.Span {
	var list []corpus.Span
	from, depth, opened, at := 0, 0, 0, 0
	for _, t := range names.Tokenise(s) {
		for ; at < int(t.Start); at++ {
			switch s[at] {
			case '(':
				if depth == 0 {
					opened = at
				}
				depth++
			case ')':
				depth = max(0, depth-1)
			}
		}
		if depth > 0 && at-opened < longestBracket {
			continue
		}
		if t.Is(names.Sentence) && int(t.Start) > from {
			list = append(list, corpus.Span{Start: from, End: int(t.Start)})
			from = int(t.Start)
		}
	}
	if from < len(s) {
		list = append(list, corpus.Span{Start: from, End: len(s)})
	}
	return list
}

// longestBracket is how many bytes a bracket may have to be taken for a citation.
const longestBracket = 400

var bibliographic = regexp.MustCompile(`\b(?:P|p|pp|T|Vol|vol|V)\.\s?\d|\bIbid|\bF\.? ?\d|\b(?:Files?|Folder|Box)\b|^\([A-Z]{4,}`)

// citations are the bracketed references of a stretch of text: their titles speak of no letters.
func citations(s string) []corpus.Span {
	var list []corpus.Span
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			if depth == 0 {
				from = i
			}
			depth++
		case ')':
			if depth--; depth == 0 && bibliographic.MatchString(s[from:i]) {
				list = append(list, corpus.Span{Start: from, End: i + 1})
			}
			depth = max(depth, 0)
		}
	}
	return list
}

func maskSentence(d *corpus.Document, span corpus.Span, things []found) *masked {
	m := &masked{end: span.End, at: make([]int, 0, span.Len())}
	var b strings.Builder
	b.Grow(span.Len())
	cited := citations(d.Plain[span.Start:span.End])
	inCitation := func(i int) bool {
		for _, c := range cited {
			if c.Start <= i-span.Start && i-span.Start < c.End {
				return true
			}
		}
		return false
	}
	copyTo := func(from, to int) {
		for i := from; i < to; i++ {
			if !inCitation(i) {
				b.WriteByte(blank(d.Plain[i]))
				m.at = append(m.at, i)
			}
		}
	}
	at := span.Start
	first := sort.Search(len(things), func(i int) bool { return things[i].span.Start >= span.Start })
	for _, t := range things[first:] {
		if t.span.Start >= span.End {
			break
		}
		if t.span.Start < at || t.span.End > span.End || inCitation(t.span.Start) {
			continue
		}
		copyTo(at, t.span.Start)
		r := m.add(t)
		for range utf8.RuneLen(r) {
			m.at = append(m.at, t.span.Start)
		}
		b.WriteRune(r)
		at = t.span.End
	}
	copyTo(at, span.End)
	m.text = b.String()
	return m
}

// blank makes one line of a sentence.
func blank(c byte) byte {
	if c == '\n' || c == '\t' {
		return ' '
	}
	return c
}

// add keeps a thing and returns the rune that stands for it.
func (m *masked) add(t found) rune {
	switch {
	case t.date != nil && len(m.dates) < perKind:
		m.dates, m.dated = append(m.dates, *t.date), append(m.dated, t.span)
		return firstDate + rune(len(m.dates)-1)
	case t.mention != nil && t.mention.Object.Kind == Place && len(m.places) < perKind:
		m.places = append(m.places, t.mention.Object)
		return firstPlace + rune(len(m.places)-1)
	case t.mention != nil && len(m.parties) < perKind:
		m.parties, m.spans = append(m.parties, t.mention.Object), append(m.spans, t.span)
		return firstParty + rune(len(m.parties)-1)
	}
	return '?'
}
