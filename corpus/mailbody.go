package corpus

import (
	"regexp"
	"strings"
)

// quotedLine matches a line that repeats what somebody else wrote.
var quotedLine = regexp.MustCompile(`^\s{0,3}(?:>|\||[A-Za-z]{1,4}>)`)

// Lines behind which everything is somebody else's, and lines that lead to a quotation.
var (
	originalLine    = regexp.MustCompile(`(?i)^\s*-{2,}\s*(original message|original-nachricht|ursprüngliche nachricht|message d'origine|forwarded message|weitergeleitete nachricht|forwarded by|begin forwarded message|исходное сообщение|messaggio originale|mensaje original)\b`)
	attributionLine = regexp.MustCompile(`(?i)^.{0,200}\b(wrote|writes|said|schrieb|escribió|ha scritto|a écrit|schreef|написал|пишет)\b.{0,80}:\s*$`)
	signatureLine   = regexp.MustCompile(`^--\s?$`)
	footerLine      = regexp.MustCompile(`^_{20,}\s*$|^-{40,}\s*$`)
)

// bodyZones parts the text of a message: what the writer wrote, what is repeated, and the
// signature behind "-- ".
func bodyZones(c *composer, text string) {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	kinds := make([]ZoneKind, len(lines))
	kind := Body
	for i, line := range lines {
		switch {
		case strings.Contains(line, "--") && originalLine.MatchString(line):
			kind = Quoted
		case kind == Body && signatureLine.MatchString(line):
			kind = Signature
		case kind == Signature && footerLine.MatchString(line):
			kind = Editorial
		}
		kinds[i] = kind
		if kind == Body && strings.ContainsAny(line, ">|") && quotedLine.MatchString(line) {
			kinds[i] = Quoted
			attribute(lines, kinds, i)
		}
	}
	for i := 0; i < len(lines); {
		j := i
		for j < len(lines) && kinds[j] == kinds[i] {
			j++
		}
		c.in(kinds[i], "", func() { c.verbatim(lines[i:j]) })
		i = j
	}
}

// attribute marks the line or two above a quotation that say whose words it repeats.
func attribute(lines []string, kinds []ZoneKind, i int) {
	j := i - 1
	for j >= 0 && strings.TrimSpace(lines[j]) == "" {
		j--
	}
	if j < 0 || kinds[j] != Body {
		return
	}
	above := lines[j]
	if !strings.HasSuffix(strings.TrimRight(above, " \t\r"), ":") {
		return
	}
	from := j
	if j > 0 && kinds[j-1] == Body && strings.TrimSpace(lines[j-1]) != "" && !attributionLine.MatchString(above) {
		above, from = lines[j-1]+" "+above, j-1
	}
	if attributionLine.MatchString(above) {
		for ; from < i; from++ {
			kinds[from] = Quoted
		}
	}
}

// verbatim writes lines as they are, without the empty ones around them.
func (c *composer) verbatim(lines []string) {
	empty := 0
	started := false
	for _, line := range lines {
		line = strings.TrimRight(line, " \t\r")
		if line == "" {
			empty++
			continue
		}
		if started || empty == 0 {
			c.line()
		}
		if empty > 0 {
			c.block()
		}
		c.word(line)
		empty, started = 0, true
	}
	c.line()
	if empty > 0 {
		c.block()
	}
}
