package extract

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"regesta/corpus"
	"regesta/extract/names"
)

// A party is one sender or recipient as a phrase names it.
type party struct {
	kind    Kind
	name    string
	office  string
	span    corpus.Span // the whole phrase, in bytes of the document's text
	assumed bool        // the edition says so, the letter does not
}

// bodyOnly reports whether the phrase names an office without its holder.
func (p party) officeOnly() bool { return p.kind == Organisation && p.office != "" }

// parseParties reads a phrase that names one or several parties; at is its offset in the text.
//
//	G. K. Ordzhonikidze, S. M. Kirov           two people
//	the Ambassador in France (Caffery)         Caffery, office "Ambassador in France"
//	Secretary of State Rusk                    Rusk, office "Secretary of State"
//	the Embassy in Iran                        a body
//	the Secretary of State                     an office: kind organisation, office set
func parseParties(s string, at int) []party {
	upper := s == strings.ToUpper(s)
	var parties []party
	for _, item := range splitList(s, upper) {
		if p, ok := parseParty(s[item.Start:item.End], at+item.Start, upper); ok {
			parties = append(parties, p)
		}
	}
	shareSurname(parties)
	return parties
}

// shareSurname gives the first of two relatives the surname that stands once: "George and Thomas
// Keats".
func shareSurname(parties []party) {
	for i := 0; i+1 < len(parties); i++ {
		p, next := &parties[i], parties[i+1]
		tokens := strings.Fields(next.name)
		if p.kind == Person && next.kind == Person && p.office == "" && !strings.Contains(p.name, " ") && len(tokens) == 2 && !isInitial(tokens[0]) && (givenName(p.name) || givenName(tokens[0])) {
			p.name += " " + tokens[1]
		}
	}
}

// givenName reports whether a word is known as a given name.
func givenName(s string) bool { return names.IsGiven(s) }

// whereabouts matches where a recipient was, in brackets behind the name: "ATTICUS (AT ATHENS)".
var whereabouts = regexp.MustCompile(`\s*\((?i:at|in|near|on)\s[^()]{2,40}\)$|,\s+at\s+\p{Lu}[^,]{2,30}$`)

var noteMarks = regexp.MustCompile(`(?:\s*[⁰¹²³⁴-⁹°*†‡]+|(?:[\p{L})\]”"'’.])\d{1,2}|\s\d{1,2})\s*[.,]?$`)

// trimParty strips note marks, punctuation and space from both ends and returns what is left with
// its offset.
func trimParty(s string) (string, int) {
	for {
		before := s
		s = strings.TrimRight(s, " \t\n,;:-–—•·°*†‡⁰¹²³⁴⁵⁶⁷⁸⁹")
		if m := noteMarks.FindStringIndex(s); m != nil {
			digits := strings.TrimRight(s, ". ,")
			cut := strings.TrimRight(digits, "0123456789")
			if len(digits)-len(cut) > 0 && !isOrdinalTail(cut) {
				s = cut
			}
		}
		if strings.HasSuffix(s, ".") && !endsWithInitial(s) {
			s = strings.TrimSuffix(s, ".")
		}
		if s == before {
			break
		}
	}
	trimmed := strings.TrimLeft(s, " \t\n,;:-–—•.")
	return trimmed, len(s) - len(trimmed)
}

// isOrdinalTail reports whether digits behind s are part of the name: "Army No. 11".
func isOrdinalTail(s string) bool {
	s = strings.TrimRight(s, " ")
	return strings.HasSuffix(s, "No.") || strings.HasSuffix(s, "Nr.") || strings.HasSuffix(s, "№")
}

func endsWithInitial(s string) bool {
	tokens := strings.Fields(s)
	if len(tokens) == 0 {
		return false
	}
	last := tokens[len(tokens)-1]
	return isInitial(last) && len(tokens) > 1 || suffixes[strings.ToLower(last)] || len(last) <= 3 && capital(last)
}

// splitList parts an enumeration at commas and "and", where both sides can stand for themselves: a
// comma inside an office ("Deputy Director for Plans, Central Intelligence Agency") parts nothing.
func splitList(s string, upper bool) []corpus.Span {
	type cut struct{ at, width int }
	var cuts []cut
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',', ';':
			if depth == 0 {
				cuts = append(cuts, cut{i, 1})
			}
		case ' ', '\n':
			for _, w := range []string{"and ", "AND ", "und ", "et ", "& ", "и "} {
				if depth == 0 && strings.HasPrefix(s[i+1:], w) {
					cuts = append(cuts, cut{i, 1 + len(w)})
				}
			}
		}
	}
	for _, w := range []string{", and to ", " and to "} { // "to A, Ambassador at Paris, and to B"
		if i := strings.Index(s, w); i > 0 {
			left, right := s[:i], s[i+len(w):]
			items := splitList(left, upper)
			for _, item := range splitList(right, upper) {
				items = append(items, item.Shift(i+len(w)))
			}
			return items
		}
	}
	if i := strings.Index(s, ") for "); i > 0 { // "to the Director (Allen) for John Smith"
		cuts = append(cuts, cut{i + 1, len(" for ")})
		sort.Slice(cuts, func(i, j int) bool { return cuts[i].at < cuts[j].at })
	}
	alone := func(piece string) bool {
		piece, _ = trimParty(piece)
		if piece == "" {
			return false
		}
		return isPersonName(strings.TrimPrefix(piece, "and "), upper) || strings.HasSuffix(piece, ")")
	}
	var items []corpus.Span
	from := 0
	for k, c := range cuts {
		if c.at < from {
			continue
		}
		end := len(s)
		for _, n := range cuts[k+1:] {
			if n.at > c.at+c.width {
				end = n.at
				break
			}
		}
		right := s[c.at+c.width : end]
		if alone(s[from:c.at]) && (alone(right) || strings.HasSuffix(strings.TrimRight(s[from:c.at], " "), ")") && c.width > 1) || strings.TrimSpace(right) == "" || strings.HasPrefix(strings.TrimSpace(right), "and ") && alone(s[from:c.at]) {
			items = append(items, corpus.Span{Start: from, End: c.at})
			from = c.at + c.width
		}
	}
	return append(items, corpus.Span{Start: from, End: len(s)})
}

var holder = regexp.MustCompile(`^(.*\S)\s*\(([^()]+(?:\([^()]*\))?[^()]*)\)$`)

// parseParty reads one party.
func parseParty(s string, at int, upper bool) (party, bool) {
	s, skip := trimParty(s)
	at += skip
	if m := whereabouts.FindStringIndex(s); m != nil && m[0] > 0 {
		s = s[:m[0]]
	}
	if strings.HasPrefix(s, "and ") {
		s, at = s[4:], at+4
	}
	if s == "" || utf8.RuneCountInString(s) > 240 {
		return party{}, false
	}
	if r, _ := utf8.DecodeRuneInString(s); unicode.Is(unicode.Cyrillic, r) {
		if p, ok := dative(s, at, upper); ok {
			return p, true
		}
	}
	p := party{span: corpus.Span{Start: at, End: at + len(s)}}
	bare := stripArticle(s)
	if m := holder.FindStringSubmatch(s); m != nil {
		name := stripHonorifics(m[2])
		if isPersonName(name, upper) && !isPersonName(m[1], upper) {
			p.kind, p.name, p.office = Person, name, stripArticle(m[1])
			return p, true
		}
		if strings.HasPrefix(m[2], "[") { // the editors left the name out
			p.kind, p.name, p.office = Person, s, stripArticle(m[1])
			return p, true
		}
	}
	if strings.HasPrefix(bare, "[") && strings.Contains(bare, "name") {
		p.kind, p.name = Person, bare
		return p, true
	}
	if isPersonName(bare, upper) {
		p.kind, p.name = Person, stripHonorifics(bare)
		if p.name != bare && len(p.name) < len(bare) {
			p.span.Start = p.span.End - len(p.name)
		}
		return p, true
	}
	if name, office, ok := affiliated(bare, upper); ok {
		p.kind, p.name, p.office = Person, name, office
		return p, true
	}
	if office, name, ok := officeAndName(bare); ok {
		p.kind, p.name, p.office = Person, name, office
		return p, true
	}
	p.kind, p.name = Organisation, bare
	if isOffice(bare) {
		p.office = bare
	}
	return p, true
}

// stripArticle drops the article and "certain" before a party.
func stripArticle(s string) string {
	for _, a := range []string{"the ", "The ", "THE ", "a ", "A ", "an ", "Certain ", "certain "} {
		if strings.HasPrefix(s, a) {
			return stripArticle(s[len(a):])
		}
	}
	return s
}

// stripHonorifics drops what stands before a name and is no part of it.
func stripHonorifics(s string) string {
	for {
		word, rest, ok := strings.Cut(s, " ")
		if !ok || !isHonorific(word) {
			return s
		}
		rest = strings.TrimLeft(rest, " ")
		if second, _, _ := strings.Cut(rest, " "); isInitial(word) && isInitial(second) && capital(word) {
			return s // "C. L. Brown" is no comrade
		}
		s = rest
	}
}

// affiliated reads "Robert W. Komer of the National Security Council Staff" and "Jerome Dunbar,
// Operation Headquarters".
func affiliated(s string, upper bool) (name, office string, ok bool) {
	for _, sep := range []string{" of the ", " of ", ", ", " at the ", " in the "} {
		left, right, found := strings.Cut(s, sep)
		if found && len(strings.Fields(left)) >= 2 && isPersonName(left, upper) && capital(strings.TrimPrefix(right, "the ")) {
			return stripHonorifics(left), strings.TrimPrefix(right, "the "), true
		}
	}
	return "", "", false
}

// officeAndName reads an office with the name behind it: "Secretary of State Rusk".
func officeAndName(s string) (office, name string, ok bool) {
	tokens := strings.Fields(s)
	for k := min(len(tokens)-1, 4); k >= 1; k-- {
		tail, head := strings.Join(tokens[len(tokens)-k:], " "), tokens[:len(tokens)-k]
		if !isPersonName(tail, false) || isAcronym(tail) || !isOffice(strings.Join(head, " ")) {
			continue
		}
		last := strings.ToLower(strings.Trim(head[len(head)-1], ",."))
		if officeWords[last] || honorifics[last] || officeOf[last] || len(head) > 1 && officeOf[strings.ToLower(head[len(head)-2])+" "+last] {
			return strings.Join(head, " "), tail, true
		}
	}
	return "", "", false
}

// isOffice reports whether a phrase names an office a person holds.
func isOffice(s string) bool {
	office := false
	for i, t := range strings.Fields(s) {
		w := strings.ToLower(strings.Trim(t, ",.()’'"))
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		switch {
		case officeWords[w]:
			office = true
		case i == 0 && bodyWords[w] && w != "general" && w != "foreign" && w != "political" && w != "military" && w != "joint" && w != "high" && w != "central":
			return false
		case w == "of" || w == "for" || w == "in" || w == "to" || w == "at" || strings.HasSuffix(t, ","):
			if office {
				return true
			}
		}
		if office && (w == "of" || w == "for") {
			return true
		}
	}
	return office
}

// trailingName is the person's name at the end of a phrase, with what stands before it: the office
// or closing formula of a signature.
func trailingName(s string) (before, name string, ok bool) {
	s, _ = trimParty(s)
	tokens := strings.Fields(s)
	for k := min(len(tokens), 5); k >= 1; k-- {
		tail := strings.Join(tokens[len(tokens)-k:], " ")
		first := tokens[len(tokens)-k]
		low := strings.ToLower(strings.Trim(first, ",.!"))
		if !isPersonName(tail, tail == strings.ToUpper(tail)) || honorifics[low] || closingWords[low] || suffixes[low] || particles[low] && unicode.IsUpper(firstRune(first)) && k < len(tokens) {
			continue
		}
		if k < len(tokens) && isAcronym(first) {
			continue
		}
		if officeOf[low] {
			continue // "Minister of Foreign Affairs", "Commissar for Foreign Affairs Chicherin"
		}
		if k < len(tokens) && k > 1 && officeTies[strings.ToLower(tokens[len(tokens)-k-1])] {
			continue // "Commissar for Railways Dzerzhinsky"
		}
		return strings.Join(tokens[:len(tokens)-k], " "), tail, true
	}
	return "", "", false
}

// officeTies stand between an office and what it is for.
var officeTies = words("of for the at in to")

// closingWords begin closing formulas in capitals.
var closingWords = words("hello yours your sincerely respectfully faithfully truly cordially affectionately greetings regards signed believe with best kind ever always love farewell adieu i am remain obediently for very most secret copy ihr ihre euer dein deine votre ton tuo vostro")
