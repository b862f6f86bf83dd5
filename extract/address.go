package extract

import (
	"regexp"
	"strings"

	"regesta/corpus"
)

// isBody reports whether a phrase names an institution.
func isBody(s string) bool {
	for _, t := range strings.Fields(strings.ToLower(s)) {
		if bodyWords[strings.Trim(t, ",.")] {
			return true
		}
	}
	return isAcronym(s)
}

var (
	copyCue = regexp.MustCompile(`(?i)[,;.]?\s*\bcop(?:y|ies)(?:\s+(?:of\s+\S+))?\s+(?:to|for)\s+`)
	toCue   = regexp.MustCompile(`(?:^|[\s,.;–—-])(?i:to|for|only|an|c/o|in(?:\s+the))\s+(?:(?i:the)\s+)?`)
)

// titledName matches an address that begins with a title: "Miss Austen, Steventon, Hants", "Hon.
// William H. Seward,\n Secretary of State".
var titledName = regexp.MustCompile(`^['‘“"\s]*(?i:to\s+)?(?i:the\s+)?((?i:miss|mrs|mr|messrs|rev|revd|sir|lady|lord|viscount|dr|capt|captain|col|colonel|gen|general|brig|brigadier|major|maj|lieut|lieutenant|admiral|governor|president|hon|right hon|madame|monsieur|mme|mlle|herr|frau)\b[^,:\n]{2,60})(?:[,:\n]|\.?['’”]?$)`)

var listBreak = regexp.MustCompile(`,\s+and\s+|,\s+|\s+and\s+|;\s*`)

// copyList reads the list of those a copy went to, up to the end of its sentence. It is shorter in its
// words than a heading: every comma parts, but one between an office and its body.
func copyList(s string, at int) []party {
	if ends := sentences(s); len(ends) > 0 {
		s = s[:ends[0].End]
	}
	var list []party
	from := 0
	for _, b := range append(listBreak.FindAllStringIndex(s, -1), []int{len(s), len(s)}) {
		piece := s[from:b[0]]
		if rest := stripArticle(s[b[1]:]); b[0] < len(s) && (!capital(rest) || isOffice(stripArticle(piece)) && isBody(strings.Fields(rest)[0])) {
			continue // "Director, Central Intelligence Agency"
		}
		if q, ok := parseParty(piece, at+from, piece == strings.ToUpper(piece)); ok && capital(stripArticle(strings.TrimSpace(piece))) {
			list = append(list, q)
		}
		from = b[1]
	}
	return list
}

// readAddress reads the line that says who a telegram is for: "Moscow - the Kremlin, Karakhan.
// Copy to Lenin and Stalin."
func readAddress(s string, at int) (to, copies []party) {
	if m := titledName.FindStringSubmatchIndex(s); m != nil { // a name with a title, over or before a place
		return addressNames(s[m[2]:m[3]], at+m[2]), nil
	}
	main := s
	if m := copyCue.FindAllStringIndex(s, -1); m != nil {
		main = s[:m[0][0]]
		for i, c := range m {
			end := len(s)
			if i+1 < len(m) {
				end = m[i+1][0]
			}
			copies = append(copies, copyList(s[c[1]:end], at+c[1])...)
		}
	}
	for _, piece := range sentences(main) {
		text := main[piece.Start:piece.End]
		from := piece.Start
		if matter.MatchString(text) {
			continue
		}
		if m := toCue.FindAllStringIndex(text, -1); m != nil {
			last := m[0]
			from += last[1]
			text = text[last[1]:]
		}
		to = append(to, addressNames(text, at+from)...)
	}
	return to, copies
}

// matter matches a line that says what a letter is about.
var matter = regexp.MustCompile(`(?i)^\s*(?:concerning|re|regarding|subject|about|on)\b`)

// addressNames reads names or a body at the end of a piece of an address.
func addressNames(s string, at int) []party {
	var list []party
	for _, item := range splitList(s, s == strings.ToUpper(s)) {
		piece := s[item.Start:item.End]
		q, ok := parseParty(piece, at+item.Start, piece == strings.ToUpper(piece))
		if !ok || len(strings.Fields(q.name)) > 12 {
			continue
		}
		if q.kind == Organisation && !isBody(q.name) && !isOffice(q.name) {
			before, name, found := trailingName(piece)
			if !found || before == "" {
				continue
			}
			start := at + item.Start + strings.LastIndex(piece, name)
			q = party{kind: Person, name: name, span: corpus.Span{Start: start, End: start + len(name)}}
		}
		list = append(list, q)
	}
	return list
}

// sentences parts a line at full stops that do not end an initial or an abbreviation.
func sentences(s string) []corpus.Span {
	var list []corpus.Span
	from := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '.' || i+1 < len(s) && s[i+1] != ' ' {
			continue
		}
		word := s[strings.LastIndexAny(s[:i], " .")+1 : i+1]
		if isInitial(word) || honorifics[strings.ToLower(word)] || honorifics[strings.ToLower(strings.TrimSuffix(word, "."))] {
			continue
		}
		list = append(list, corpus.Span{Start: from, End: i})
		from = i + 1
	}
	if strings.TrimSpace(s[from:]) != "" {
		list = append(list, corpus.Span{Start: from, End: len(s)})
	}
	return list
}

var label = regexp.MustCompile(`(?im)^\s*(to|from|cc|copies to|copy to|memorandum for|info)\s*[:\t]\s*`)

// readLabels reads lines such as "TO: The Director" in the opening of a memorandum.
func (w *witnesses) readLabels(s string, at int) {
	m := label.FindAllStringSubmatchIndex(s, -1)
	for _, l := range m {
		end := strings.IndexByte(s[l[1]:], '\n')
		if end < 0 {
			end = len(s) - l[1]
		}
		parties := parseParties(s[l[1]:l[1]+end], at+l[1])
		switch strings.ToLower(s[l[2]:l[3]]) {
		case "from":
			w.from = append(w.from, parties...)
		case "to", "memorandum for":
			w.to = append(w.to, parties...)
		default:
			w.copies = append(w.copies, parties...)
		}
	}
}

var bodyCopy = regexp.MustCompile(`(?:\b(?:send|sends|sending|sent)\s+(?:a\s+)?(?:cop(?:y|ies)\s+of\s+)?this\s+(?:letter|telegram|note|message)\s+(?:also\s+)?to\s+|(?:^|\n)\s*(?:cc|Cc|CC|Copies|Copy|Copies sent|Copy sent)\s*(?:to)?:?\s+(?:to\s+)?)(?:the\s+)?((?:(?:all\s+)?(?:the\s+)?members\s+of\s+(?:the\s+)?)?)`)

// copiesInBody finds copy recipients that the letter itself names: "I am sending this letter to all
// members of the Politburo".
func copiesInBody(s string, at int) []party {
	var list []party
	if !mayNameCopies(s) {
		return nil
	}
	for _, m := range bodyCopy.FindAllStringSubmatchIndex(s, 4) {
		parties, _ := proseParties(s[m[1]:min(len(s), m[1]+200)], at+m[1])
		if len(parties) == 1 && m[2] < m[3] { // "all members of" belongs to the name of the party
			q := &parties[0]
			q.span.Start = at + m[2]
			q.kind, q.name = Organisation, s[m[2]:q.span.End-at]
		}
		list = append(list, parties...)
	}
	return list
}
