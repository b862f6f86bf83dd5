package extract

import (
	"slices"
	"strings"

	"regesta/corpus"
	"regesta/extract/names"
)

// Doubted is the score of a statement of the text which the source's markup contradicts: both stay,
// and the markup's counts.
const Doubted = 0.5

// contradictable reports whether text and markup of a document can contradict each other. The text
// of a message is no witness: it has no dateline, any name may stand in its subject, and its own
// signature is that of the writer it forwards.
func contradictable(d *corpus.Document) bool { return !corpus.States(d, corpus.FieldMessageID) }

// reportOtherParties reports whom the letter's own words name where the markup names somebody
// else: no party of the text can be one of the markup's. Only people with a full name tell; a
// "Papa" under a letter contradicts nobody, and who signs for a body does not either.
func reportOtherParties(p *Pass, predicate Predicate, field string, read []party) {
	if !contradictable(p.Document) {
		return
	}
	var stated []corpus.Field
	for _, f := range p.Document.Fields {
		if f.Name == field {
			stated = append(stated, f)
		}
	}
	for _, f := range stated {
		if f.Type == corpus.TypeOrganisation || f.Type == "" && (isBody(f.Value) || isOffice(f.Value)) {
			return
		}
		for _, q := range read {
			if agrees(p.Document, f, q) {
				return
			}
		}
	}
	position := 0
	for _, q := range read {
		if q.kind == Person && !q.assumed && fullyNamed(q.name) {
			position++
			c := partyClaim(predicate, q, position, Doubted)
			p.Report(c)
		}
	}
}

// agrees reports whether a party of the text can be the one that the markup states: a name in
// common that is the surname of either, initials that fit, or markup in the text that says so.
func agrees(d *corpus.Document, f corpus.Field, q party) bool {
	for _, m := range d.Fields {
		if m.Name == corpus.FieldMentionPerson && m.Ref != "" && m.Ref == f.Ref && m.Span.Overlaps(q.span) {
			return true
		}
	}
	stated, read := nameParts(f.Value), nameParts(q.name)
	if len(stated.tokens) == 0 || len(read.tokens) == 0 {
		return true
	}
	if slices.Contains(stated.tokens, read.surname) || slices.Contains(read.tokens, stated.surname) {
		return read.surname != stated.surname || givenAgree(stated, read)
	}
	return initialsOf(q.name, stated.tokens)
}

// A partedName is a name in folded words, its surname among them.
type partedName struct {
	tokens  []string
	surname string
}

// nameParts reads "Surname, Given" and "Given Surname"; particles and titles are left out.
func nameParts(name string) partedName {
	surname, given, inverted := strings.Cut(name, ",")
	words := func(s string) []string {
		return slices.DeleteFunc(nameTokens(names.Fold(s)), func(t string) bool { return particles[t] || isHonorific(t) && len(t) > 1 })
	}
	last, rest := words(surname), words(given)
	n := partedName{tokens: slices.Concat(last, rest)}
	switch {
	case len(last) > 0:
		n.surname = last[len(last)-1]
	case inverted && len(rest) > 0:
		n.surname = rest[0]
	}
	return n
}

// givenAgree reports whether given names beside one surname can be one person's: one side has none,
// or two begin alike.
func givenAgree(a, b partedName) bool {
	if len(a.tokens) < 2 || len(b.tokens) < 2 {
		return true
	}
	for _, x := range a.tokens {
		for _, y := range b.tokens {
			if x != a.surname && y != b.surname && x[0] == y[0] {
				return true
			}
		}
	}
	return false
}

// initialsOf reports whether a name that is nothing but initials ("A. S.") abbreviates another.
func initialsOf(name string, tokens []string) bool {
	for _, t := range nameTokens(name) {
		if len(t) > 2 || !slices.ContainsFunc(tokens, func(full string) bool { return full[0] == t[0] }) {
			return false
		}
	}
	return true
}

// fullyNamed reports whether a name has a surname and something before it.
func fullyNamed(name string) bool {
	n := nameParts(name)
	return len(n.tokens) >= 2 && len(n.surname) > 2
}

// reportOtherPlace reports the place that the dateline or address names where the markup names
// another: two towns that the gazetteer knows. A house or a street is in the town of the markup,
// as far as anybody can tell.
func reportOtherPlace(p *Pass, predicate Predicate, field string, span corpus.Span) {
	if span.Empty() || !contradictable(p.Document) {
		return
	}
	written := p.Document.Plain[span.Start:span.End]
	if !names.IsTown(written) {
		return
	}
	read := nameTokens(names.Fold(written))
	for _, f := range p.Document.Fields {
		if f.Name != field {
			continue
		}
		stated := nameTokens(names.Fold(f.Value))
		if f.Span.Overlaps(span) || !knownTown(f.Value) || slices.ContainsFunc(read, func(t string) bool { return slices.Contains(stated, t) }) {
			return
		}
	}
	p.Report(Claim{
		Predicate: predicate,
		Object:    Mention{Kind: Place, Name: written},
		Evidence:  Evidence{Span: span, Score: Doubted},
	})
}

// knownTown reports whether a place begins with a town of the gazetteer: "Wien, Frankgasse 1".
func knownTown(place string) bool {
	town, _, _ := strings.Cut(place, ",")
	return names.IsTown(strings.TrimSpace(town))
}
