package extract

import (
	"regexp"
	"strings"

	"regesta/corpus"
)

// readProse reads a heading in whole sentences: "[From file 12, a letter from A to B, 1921. …]".
// A statement of both parties beats one of a single party.
func (h *heading) readProse() {
	s := h.text
	best := 0
	for _, m := range prose.FindAllStringSubmatchIndex(s, -1) {
		mode := strings.ToLower(s[m[2]:m[3]])
		rest := s[m[1]:]
		first, n := proseParties(rest, h.at+m[1])
		if len(first) == 0 {
			continue
		}
		tail := rest[n:]
		var second []party
		if t := strings.TrimLeft(tail, " "); strings.HasPrefix(t, "to ") || mode == "between" && strings.HasPrefix(t, "and ") {
			word := strings.Index(t, " ") + 1
			second, _ = proseParties(t[word:], h.at+m[1]+n+len(tail)-len(t)+word)
		}
		weight := 1
		if len(second) > 0 {
			weight = 2
		}
		if weight <= best {
			continue
		}
		best = weight
		h.kind, h.kindSpan = strings.Fields(s[m[0]:m[1]])[0], corpus.Span{Start: h.at + m[0], End: h.at + m[0] + len(strings.Fields(s[m[0]:m[1]])[0])}
		switch mode {
		case "from", "by", "of":
			h.senders, h.recipients = first, second
		case "to":
			h.senders, h.recipients = nil, first
		case "between":
			h.senders, h.recipients = append(first, second...), append(second, first...)
		}
		if mode == "between" && len(second) == 0 && len(first) == 2 {
			h.senders, h.recipients = first, []party{first[1], first[0]}
			best = 2
		}
	}
	if best == 0 {
		if m := kindInside.FindStringIndex(s); m != nil {
			h.kind, h.kindSpan = s[m[0]:m[1]], corpus.Span{Start: h.at + m[0], End: h.at + m[1]}
		}
	}
}

var kindInside = regexp.MustCompile(`(?i)\b(?:letter|telegram|memorandum|conversation|message|circular|order|report|note|paper|estimate|summary|statement|minutes|record|chronology)(?:\b|\d)`)

// proseParties reads the parties at the beginning of running text and how far they reach: names
// and bodies in capitals, joined by commas and "and".
func proseParties(s string, at int) ([]party, int) {
	end := 0
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j] != ' ' {
			j++
		}
		w := s[i:j]
		low := strings.ToLower(strings.Trim(w, ",.;"))
		switch {
		case capital(w):
			end = j
		case end > 0 && (low == "and" || low == "of" || low == "the" || particles[low]) && j+1 < len(s) && (capital(s[j+1:]) || strings.HasPrefix(s[j+1:], "the ")):
		case end == 0 && low == "the":
		default:
			i = len(s)
			continue
		}
		if strings.HasSuffix(w, ".") && !isInitial(w) || strings.HasSuffix(w, ",") && !nextIsName(s[j:]) || strings.HasSuffix(w, "]") || strings.ContainsFunc(w, isSuperscript) {
			end = j
			break
		}
		i = j + 1
	}
	if end == 0 {
		return nil, 0
	}
	return parseParties(strings.TrimRight(s[:end], "].,;"), at), end
}

func isSuperscript(r rune) bool { return strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r) }

// nextIsName reports whether the text behind a comma goes on with a name.
func nextIsName(s string) bool {
	s = strings.TrimLeft(s, " ")
	word, _, _ := strings.Cut(s, " ")
	return isInitial(word)
}
