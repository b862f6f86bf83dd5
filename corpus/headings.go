package corpus

import (
	"regexp"
	"strings"
)

// headingLines finds headings that carry no number. Where most of them have a dateline below or a
// file number above, those that have neither are headings inside a document.
func headingLines(lines []line) []start {
	var all []start
	strong := 0
	for i, l := range lines {
		text := unbracketed(l.text)
		if !l.blank || !isHeading(text) || strings.HasPrefix(text, "[") || notesLabel.MatchString(text) || enclosureAbove(lines, i) || !headingStands(lines, i) || insideAddress(lines, all, i) || insideOpening(lines, all, i) {
			continue
		}
		s := start{line: i, evidence: 1.5}
		if partyHeading(text) {
			s.evidence = 2
		}
		if fromTo.MatchString(text) {
			s.evidence += 0.5
		}
		if i > 0 && fileNumber.MatchString(lines[i-1].text) {
			s.line = i - 1
			s.evidence++
		}
		if i > 0 && lines[i-1].blank && len(lines[i-1].text) < 32 {
			if m := numberLine.FindStringSubmatch(lines[i-1].text); m != nil && !bareYear.MatchString(lines[i-1].text) {
				s.line, s.number = i-1, m[1]
				s.evidence++
			}
		}
		for j := i + 1; j < len(lines) && j <= i+5 && len(lines[j].text) < 140 && !bareYear.MatchString(lines[j].text); j++ {
			if isDateline(lines[j].text) {
				s.evidence++
				break
			}
			if isSalutation(lines[j].text) {
				s.evidence += 0.5
				break
			}
		}
		if dateBehind(l.text) {
			s.evidence++
		}
		if s.evidence < 2.5 && closingAbove(lines, i) {
			s.evidence += 0.5
		}
		if s.evidence < 2 {
			continue
		}
		if s.evidence >= 2.5 {
			strong++
		}
		if n := len(all); n > 0 && all[n-1].line == s.line { // "LETTER XII" over "To Mrs. Lund"
			all = all[:n-1]
		}
		all = append(all, s)
	}
	if strong*2 < len(all) {
		return all
	}
	return usualShapes(lines, all)
}

// usualShapes leaves out the headings that have nothing but their words to speak for them, where those
// written like them have nothing either.
func usualShapes(lines []line, all []start) []start {
	seen, strong := map[string]int{}, map[string]int{}
	for _, s := range all {
		shape := headingShape(lines[s.line].text)
		seen[shape]++
		if s.evidence >= 2.5 {
			strong[shape]++
		}
	}
	kept := all[:0]
	for _, s := range all {
		if shape := headingShape(lines[s.line].text); s.evidence >= 2.5 || strong[shape] >= 3 && strong[shape]*2 >= seen[shape] && s.evidence >= 2 && shape[0] == 'A' {
			kept = append(kept, s)
		}
	}
	return kept
}

// headingShape is how a heading is written: in capitals (A) or not (a), with its first word where
// that tells who is named ("to", "from").
func headingShape(s string) string {
	shape := "a"
	if s == strings.ToUpper(s) {
		shape = "A"
	}
	first, _, _ := strings.Cut(strings.ToLower(s), " ")
	switch first {
	case "to", "from", "an", "von", "à", "au", "a", "de":
		shape += " " + first
	}
	return shape
}

// closingAbove reports whether the paragraph before the line at i, a heading in capitals, is how a
// letter ends: a name, or a date.
func closingAbove(lines []line, i int) bool {
	if i < 2 || !lines[i-1].blank || lines[i].text != strings.ToUpper(lines[i].text) {
		return false
	}
	above := lines[i-1].text
	return len(above) < 60 && (isDateline(above) || above == strings.ToUpper(above) && nameHeading(strings.TrimRight(above, ".")) && !isHeading(above) && !divisionCue.MatchString(above))
}

// insideOpening reports whether the line at i says, between the heading and the text, what kind of
// document the heading before it names: "Telegram".
func insideOpening(lines []line, all []start, i int) bool {
	if len(all) == 0 || !kindLine(lines[i].text) {
		return false
	}
	from := all[len(all)-1].line
	if i-from > 5 {
		return false
	}
	for _, l := range lines[from+1 : i] {
		if len(l.text) > 120 || sentence(l.text) && !isHeading(l.text) {
			return false
		}
	}
	return true
}

// fromTo matches a heading that names both parties, and needs no dateline to be believed.
var fromTo = regexp.MustCompile(`^(?:From|FROM|Von|VON)\s\S.*\s(?:to|TO|an|AN)\s+\p{Lu}[^,:;]*$`)

// unbracketed is a heading without the editors' brackets: "[General McClellan to the President.]"
func unbracketed(s string) string {
	if inner, ok := strings.CutPrefix(s, "["); ok && strings.HasSuffix(inner, "]") && partyHeading(inner[:len(inner)-1]) {
		return inner[:len(inner)-1]
	}
	return s
}

// insideAddress reports whether the line at i repeats, under the dateline, the reader that the
// heading before it has named.
func insideAddress(lines []line, all []start, i int) bool {
	if len(all) == 0 || !addressTo.MatchString(lines[i].text) {
		return false
	}
	from := all[len(all)-1].line
	if i-from > 4 || !partyCue.MatchString(lines[from].text) {
		return false
	}
	dated := false
	for _, l := range lines[from+1 : i] {
		if len(l.text) > 80 || sentence(l.text) || isSalutation(l.text) {
			return false
		}
		dated = dated || isDateline(l.text)
	}
	return dated
}

// notesLabel is a line over the notes of a document where no profile says otherwise: the notes of a
// letter are no Note.
var notesLabel = labelPattern(notesLabels)

// bareYear matches the year that stands over the letters of that year.
var bareYear = regexp.MustCompile(`^(?:1[4-9]|20)\d\d\.?$`)

// headingStands reports whether the line at i stands alone, or over a dateline, a salutation or
// the second half of a long heading.
func headingStands(lines []line, i int) bool {
	if i+1 >= len(lines) {
		return false
	}
	next := lines[i+1]
	return next.blank || strings.HasPrefix(next.text, "(") && strings.HasSuffix(next.text, ")") && len(next.text) < 90 || isDateline(next.text) || isSalutation(next.text) || titled(next.text) && len(next.text) < 120 || lines[i].text == strings.ToUpper(lines[i].text)
}

var enclosureLabel = regexp.MustCompile(`(?i)^[\[(]?\s*(?:sub-?)?(?:enclosure|annex|attachment|appendix|tab|inclosure|encl\.?|beilage|anlage|приложение)\b`)

// enclosureAbove reports whether the line before i says that what follows is enclosed in the
// document above.
func enclosureAbove(lines []line, i int) bool {
	return i > 0 && len(lines[i-1].text) < 80 && enclosureLabel.MatchString(lines[i-1].text)
}
