package corpus

import (
	"regexp"
	"strings"
)

// titleLines is how many lines of the front matter may be title page.
const titleLines = 40

var (
	lettersOf   = regexp.MustCompile(`(?i)(?:^|\n)(?:the |selected |collected |private |familiar |unpublished |complete )*(?:letters?|correspondence|epistles|despatches|dispatches|papers|writings|letter-book)(?:\s*\n?\s*(?:written )?(?:of|from|by)\s*\n?\s*)([^\n]+)`)
	nameLetters = regexp.MustCompile(`(?m)^(?:The |THE )?((?:[A-Z][\p{L}.’-]+ ){0,3}[A-Z][\p{L}.-]+)['’][sS]? (?:[A-Z][\p{L}]+ )?(?:LETTERS|Letters|BRIEFE|Briefe|CORRESPONDENCE|Correspondence)`)
	// lettersBy matches the writer under the title: "LETTERS TO HIS SON / By the EARL OF X".
	lettersBy = regexp.MustCompile(`(?i)(?:^|\n)(?:the )?(?:letters|correspondence|correspondance|lettres|briefe|lettere|cartas)\b[^\n]*\n(?:by|par|von|di|de)\s+(?:the )?([^\n]+)`)
	// nameOver matches the writer over the title: "GUSTAVE FLAUBERT / CORRESPONDANCE".
	nameOver   = regexp.MustCompile(`(?:^|\n)((?:[\p{Lu}][\p{L}.'’-]+ ){1,3}[\p{Lu}][\p{L}'’-]+)\n(?i:(?:selected |collected )?(?:letters|correspondence|correspondance|lettres|briefe|briefwechsel|lettere|cartas))\n`)
	writerName = regexp.MustCompile(`^(?:(?:the|mrs|mr|miss|lady|lord|sir|dr|rev|general|captain|queen|king|hon)\b\.? )*(?:[\p{Lu}][\p{L}.'’-]+ ?){1,5}$`)
)

// toSomebody matches the readers behind the writer in a title: "Letters of John Keats to his Family".
var toSomebody = regexp.MustCompile(`(?i)\s+to\s+.*$`)

// usualSigner is the name under most letters of an edition whose headings name no writer, "" when
// no name stands under three in five of those that are signed.
func usualSigner(docs []*Document) string {
	count, signed := map[string]int{}, 0
	best := ""
	for _, d := range docs {
		zones := d.ZonesOf(Signature)
		if d.Role == Apparatus || len(zones) == 0 {
			continue
		}
		signed++
		last := d.Plain[zones[len(zones)-1].Span.Start:zones[len(zones)-1].Span.End]
		if i := strings.LastIndexAny(last, "\n,"); i >= 0 {
			last = last[i+1:]
		}
		last = strings.Trim(last, " .*")
		if !nameHeading(last) || !strings.Contains(last, " ") && len(last) < 4 || closingCue.MatchString(last) {
			continue
		}
		count[last]++
		if n := count[last]; n > count[best] || n == count[best] && last < best {
			best = last
		}
	}
	if signed < 4 || count[best]*5 < signed*3 {
		return ""
	}
	return best
}

// guessWriters finds who wrote the letters of an edition that does not say so over each: the person
// on its title page ("The Letters of Jane Austen"), or, where the headings are nothing but one of two
// names, the two who wrote to each other.
func (e *edition) guessWriters() (writer string, pair []string) {
	names := map[string]int{}
	var order []string
	bare := 0
	for _, s := range e.starts {
		for _, l := range e.lines[s.line:min(s.line+2, len(e.lines))] {
			text := l.text
			if m := numberHeading.FindStringSubmatch(text); m != nil {
				text = m[2]
			}
			text = strings.TrimRight(text, ". ")
			if !nameHeading(text) || isDateline(text) || isHeading(text) {
				continue
			}
			if names[text] == 0 {
				order = append(order, text)
			}
			names[text]++
			bare++
			break
		}
	}
	if len(order) == 2 && bare*5 >= len(e.starts)*4 && names[order[0]] > 1 && names[order[1]] > 1 {
		return "", order
	}
	if len(e.starts) < 2 {
		return "", nil
	}
	var title strings.Builder
	for _, l := range e.lines[:min(e.starts[0].line, titleLines)] {
		title.WriteString(l.text)
		title.WriteByte('\n')
	}
	var m []string
	for _, form := range []*regexp.Regexp{lettersOf, nameLetters, lettersBy, nameOver} {
		if m = form.FindStringSubmatch(title.String()); m != nil {
			break
		}
	}
	if m == nil {
		return "", nil
	}
	name := strings.Trim(toSomebody.ReplaceAllString(m[1], ""), " .,;")
	if !writerName.MatchString(name) || strings.Contains(strings.ToLower(name), " and ") || strings.Contains(strings.ToLower(name), " to ") {
		return "", nil
	}
	return name, nil
}
