package corpus

import (
	"regexp"
	"strings"
	"unicode"
)

// A start is the first line of a document.
type start struct {
	line     int    // index of the first line
	number   string // as printed, empty when the layout has none
	evidence float64
	counts   bool // its number follows that of the start before it
}

// A layout is one way in which editions show where a document starts. Each proposes starts with
// the evidence it sees for them; the layout with the most evidence is believed.
type layout struct {
	name string
	doc  string
	find func(lines []line) []start
}

// layouts are tried in this order; on equal evidence the earlier wins.
var layouts = []layout{
	{"number line", "a line with nothing but a number: No. 71", numberLines},
	{"numbered heading", "a heading behind a number: 71. Telegram From …", numberedHeadings},
	{"heading", "a heading without number: The Ambassador in France to …", headingLines},
	{"labels", "lines of From:, To: and Date: over each document", labelledDocuments},
	{"rule", "a line of dots, dashes or stars before each document", ruledDocuments},
	{"dateline", "a dateline with a salutation below it", datelines},
}

// guessLayout finds the layout of a text and the starts of its documents. A text that shows none
// is one document: the layout is "single" and there are no starts.
func guessLayout(lines []line) (name string, starts []start) {
	name, best := "single", 0.0
	for _, l := range layouts {
		found := l.find(lines)
		total := 0.0
		for _, s := range found {
			total += min(s.evidence, 4)
			if s.counts { // no other layout can count up by chance
				total += 1.5
			}
		}
		if len(found) == 1 && total < 3 {
			continue // one weak sign says nothing about a layout
		}
		if total > best*1.02 {
			name, starts, best = l.name, found, total
		}
	}
	return name, starts
}

// opening weighs how much the lines from i on read like the beginning of a document.
func opening(lines []line, i int) float64 {
	evidence := 0.0
	heading, dateline, salutation, bracket := false, false, false, false
	for j := i; j < len(lines) && j < i+7; j++ {
		s := lines[j].text
		switch {
		case j <= i+3 && !heading && isHeading(s):
			heading = true
			if dateBehind(s) {
				dateline = true
			}
		case j <= i+1 && !bracket && editorsHeading(s):
			bracket = true
		case !dateline && isDateline(s):
			dateline = true
		case !salutation && isSalutation(s):
			salutation = true
		}
	}
	if heading {
		evidence += 2
	}
	if bracket {
		evidence += 2
	}
	if dateline {
		evidence++
	}
	if salutation {
		evidence += 0.5
	}
	return evidence
}

// dateBehind reports whether a heading carries its date: "Abigail Adams to John Adams, 31 March 1776".
func dateBehind(s string) bool {
	return yearCue.MatchString(s) && hasMonth(s)
}

// editorsHeading reports whether a line opens a heading in brackets that speaks of a letter:
// "[From file 12, a letter from A to B, 1921.".
func editorsHeading(s string) bool {
	if !strings.HasPrefix(s, "[") {
		return false
	}
	return kindAnywhere.MatchString(s)
}

var kindAnywhere = regexp.MustCompile(`(?i)\b(letter|telegram|memorandum|note|message|conversation|report|dispatch|circular|order|cable|file)\b`)

// numberWord matches the words that stand before the number of a document.
const numberWord = `(?:no|n0|nr|nº|n°|№|num|number|numéro|document|dokument|doc|dok|letter|lettre|brief|lettera|carta|epistle|epistola|ep|telegram|письмо|документ|док|item)s?`

var (
	numberLine      = regexp.MustCompile(`(?i)^\[?(?:` + numberWord + `\.?\s*(?:no\.?|nr\.?|№|n°)?\s*)?([0-9]{1,5}[a-z]?|[IVXLCDM]+)[.)\]:]*(?:\s*\([^()]{1,24}\))?$`)
	numberPrefix    = regexp.MustCompile(`(?i)^\[?` + numberWord + `(?:[^\pL]|$)`)
	labelledHeading = regexp.MustCompile(`(?i)^(?:letter|lettre|brief|lettera|letra|epistle|document|doc\.|no\.|nr\.)\s*(?:no\.?\s*)?([0-9]{1,5}[a-z]?|[IVXLCDM]+)\s+(\S.*)$`)
	numberHeading   = regexp.MustCompile(`(?i)^\[?(?:` + numberWord + `\.?\s*(?:no\.?|№)?\s*)?([0-9]{1,5}[a-z]?|[IVXLCDM]+)(?:[.)\]:]+|\s*[–—-]|\s+[/|])[\s–—-]*([^\s–—-].*)$`)
)

// initialNotNumber matches a heading that begins with an initial which could be a Roman number: "V.
// Molotov to …".
var initialNotNumber = regexp.MustCompile(`^[IVXLCDM]\. ?(?:\p{Lu}\. ?)*\p{Lu}[\p{L}’'-]+(?:,| (?:to|and|-|–|—|an)\b| [-–—] )`)

func numberLines(lines []line) []start {
	var candidates []numbered
	for i, l := range lines {
		if !l.blank || len(l.text) > 24 {
			continue
		}
		m := numberLine.FindStringSubmatch(l.text)
		if m == nil {
			continue
		}
		value, ok := numberValue(m[1])
		if !ok || bareYear.MatchString(l.text) {
			continue
		}
		evidence := opening(lines, i+1)
		if numberPrefix.MatchString(l.text) {
			evidence += 0.5
		}
		if evidence == 0 {
			continue
		}
		candidates = append(candidates, numbered{start{line: i, number: m[1], evidence: evidence}, value})
	}
	return complete(lines, chain(candidates), numberOfLine)
}

// numberOfLine is the number of a line that holds nothing else.
func numberOfLine(lines []line, i int) (string, bool) {
	l := lines[i]
	if !l.blank || len(l.text) > 24 || bareYear.MatchString(l.text) {
		return "", false
	}
	m := numberLine.FindStringSubmatch(l.text)
	if m == nil || i+1 >= len(lines) {
		return "", false
	}
	next := lines[i+1].text
	if !numberPrefix.MatchString(l.text) && (sentence(next) && len(next) > 80 || !lines[i+1].blank && sentence(next)) {
		return "", false // the number of a page
	}
	return m[1], true
}

func numberedHeadings(lines []line) []start {
	var candidates []numbered
	for i, l := range lines {
		if !l.blank || len(l.text) > longest {
			continue
		}
		m := numberHeading.FindStringSubmatch(l.text)
		if m == nil {
			m = labelledHeading.FindStringSubmatch(l.text)
		}
		if m == nil {
			continue
		}
		value, ok := numberValue(m[1])
		rest := m[2]
		if initialNotNumber.MatchString(l.text) {
			continue
		}
		if !ok || !titled(rest) || isDateline(rest) && !isDatedHeading(rest) || numberIsDay(l.text, rest) || !strings.ContainsFunc(rest, unicode.IsUpper) {
			continue
		}
		evidence := 0.0
		bare := nameHeading(rest)
		if isHeading(rest) {
			evidence += 2
		} else if (strings.HasSuffix(rest, ".") || len(rest) > 120) && !bare {
			continue
		}
		for j := i + 1; j < len(lines) && j <= i+3; j++ {
			if isDateline(lines[j].text) || isSalutation(lines[j].text) {
				evidence++
				if bare {
					evidence++
				}
				break
			}
		}
		if evidence == 0 {
			continue
		}
		candidates = append(candidates, numbered{start{line: i, number: m[1], evidence: evidence}, value})
	}
	return complete(lines, chain(candidates), numberOfHeading)
}

// numberOfHeading is the number of a line that goes on like a heading.
func numberOfHeading(lines []line, i int) (string, bool) {
	l := lines[i]
	if !l.blank || len(l.text) > longest || initialNotNumber.MatchString(l.text) {
		return "", false
	}
	m := numberHeading.FindStringSubmatch(l.text)
	if m == nil {
		m = labelledHeading.FindStringSubmatch(l.text)
	}
	if m == nil || !titled(m[2]) || numberIsDay(l.text, m[2]) || !strings.ContainsFunc(m[2], unicode.IsUpper) {
		return "", false
	}
	if !isHeading(m[2]) && (strings.HasSuffix(m[2], ".") && !nameHeading(m[2]) || !headingStands(lines, i)) {
		return "", false
	}
	return m[1], true
}

// numberIsDay reports whether the number before the rest of a line is a day: "3. Mai 1745".
func numberIsDay(s, rest string) bool {
	first, _, _ := strings.Cut(rest, " ")
	return hasMonth(first) && isDateline(s)
}

// nameHeading reports whether a heading is nothing but a name: "JOHN ADAMS."
func nameHeading(s string) bool {
	return len(s) <= 48 && strings.Count(s, " ") <= 5 && titled(s) && !strings.ContainsFunc(s, unicode.IsDigit) && !strings.ContainsAny(s, ":;?!()")
}

// ruledDocuments takes each line behind a rule for a start when it reads like one.
func ruledDocuments(lines []line) []start {
	var starts []start
	rules := 0
	for i, l := range lines {
		if !ruler.MatchString(l.text) {
			continue
		}
		rules++
		if i+1 >= len(lines) {
			continue
		}
		if evidence := opening(lines, i+1); evidence >= 1 {
			if rules == 1 {
				starts = append(starts, aboveFirstRule(lines[:i])...)
			}
			starts = append(starts, start{line: i + 1, evidence: evidence})
		}
	}
	if len(starts)*2 < rules {
		return nil // the rules part something else
	}
	return starts
}

// aboveFirstRule finds the document that stands between the title page and the first rule: it begins
// with a heading, or with a dateline of one or two lines.
func aboveFirstRule(lines []line) []start {
	for i, l := range lines {
		if !l.blank || bareYear.MatchString(l.text) {
			continue
		}
		begins := isHeading(l.text) || monthly(l.text) || len(l.text) < 80 && i+1 < len(lines) && !lines[i+1].blank && monthly(lines[i+1].text)
		if evidence := opening(lines, i); begins && evidence >= 1.5 {
			return []start{{line: i, evidence: evidence}}
		}
	}
	return nil
}
