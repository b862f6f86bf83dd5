package extract

import (
	"regexp"
	"strings"
)

func lastWord(s string) string {
	fields := strings.Fields(strings.ToLower(s))
	if len(fields) == 0 {
		return ""
	}
	return fields[len(fields)-1]
}

var initialled = regexp.MustCompile(`(?:\p{Lu}\.\s?){1,3}(?:(?:von|van|de|du|der)\s)*\p{Lu}[\p{L}’'-]+`)

// runTogether finds two names between which the heading has lost its comma or preposition: it
// returns where the first ends and the second begins.
func runTogether(s string) (first, rest int, ok bool) {
	names := initialled.FindAllStringIndex(s, -1)
	for i := 0; i+1 < len(names); i++ {
		if gap := s[names[i][1]:names[i+1][0]]; gap != "" && strings.TrimSpace(gap) == "" {
			return names[i][1], names[i+1][0], true
		}
	}
	return 0, 0, false
}

// takesTo are offices that are held "to" somebody: the word in "Ambassador to Guatemala" parts no
// sender from a recipient.
var takesTo = words("ambassador minister assistant assistants representative adviser advisor advisers delegate delegation mission envoy counsel aide legate nuncio commissioner consul secretary observer attaché liaison ambassadors letter letters letters-patent regard reply response answer according due subject close postscript note reference chargé successor deputy witness")

// splitTo finds the "to" that parts sender from recipient: it returns where the sender ends and
// where the recipient begins.
func splitTo(s string) (left, right int, ok bool) {
	best := -100.0
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		}
		if depth != 0 || s[i] != ' ' || i == 0 {
			continue
		}
		width := 0
		for _, w := range []string{" to ", " TO ", " an ", " To ", " à "} {
			if strings.HasPrefix(s[i:], w) {
				width = len(w)
			}
		}
		if rest, ok := strings.CutPrefix(s[i:], " à "); ok && frenchTitle.MatchString(rest) {
			width = len(" à ")
		}
		if width == 0 || i+width >= len(s) {
			continue
		}
		before, after := strings.TrimRight(s[:i], " ,0123456789¹²³"), s[i+width:]
		score := -0.1 * float64(i) / float64(len(s))
		if strings.HasSuffix(before, ")") || strings.HasSuffix(before, "]") {
			score += 3
		}
		fields := strings.Fields(before)
		if len(fields) == 0 {
			continue
		}
		if last := strings.ToLower(fields[len(fields)-1]); takesTo[last] {
			score -= 3
		} else if isPersonName(before, false) {
			score += 2
		}
		if strings.HasPrefix(after, "the ") || strings.HasPrefix(after, "The ") || isPersonName(after, false) || strings.HasPrefix(after, "all ") || strings.HasPrefix(after, "certain ") || strings.HasPrefix(after, "Certain ") {
			score++
		}
		if holderMissing(before) && strings.Contains(after, ") to ") {
			score -= 2 // the sender's name is still to come
		}
		if score > best {
			best, left, right, ok = score, i, i+width, true
		}
	}
	return left, right, ok
}

// frenchTitle matches the titles before which "à" is "to" and not "at".
var frenchTitle = regexp.MustCompile(`^(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame|Son|S\. ?E)`)

// holderMissing reports whether an office stands without its holder.
func holderMissing(s string) bool { return !strings.HasSuffix(s, ")") && isOffice(stripArticle(s)) }

// splitDash finds the dash between two parties.
func splitDash(s string) (left, right int, ok bool) {
	for _, dash := range []string{" - ", " – ", " — ", " -- ", " → "} {
		if i := strings.Index(s, dash); i > 0 && strings.Count(s, dash) == 1 {
			return i, i + len(dash), true
		}
	}
	return 0, 0, false
}
