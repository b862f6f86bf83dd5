package corpus

import (
	"regexp"
	"strings"
)

// A line is one non-blank line of a text, without the space around it.
type line struct {
	span  Span   // of the trimmed text
	text  string // trimmed, unusual spaces blanked
	blank bool   // a blank line, or the beginning of the text, stands before it
}

// splitLines returns the non-blank lines of plain, whose offsets count from base.
func splitLines(plain string, base int) []line {
	var lines []line
	blank := true
	for at := 0; at < len(plain); {
		end := strings.IndexByte(plain[at:], '\n')
		next := at + end + 1
		if end < 0 {
			end, next = len(plain)-at, len(plain)
		}
		raw := plain[at : at+end]
		text := strings.Trim(raw, " \t")
		if text == "" {
			blank = true
		} else {
			start := base + at + strings.Index(raw, text)
			for _, cell := range cells(text) {
				lines = append(lines, line{cell.Shift(start), text[cell.Start:cell.End], blank})
				blank = false
			}
		}
		at = next
	}
	return lines
}

// wideGap parts two columns of one line: a salutation at the left from the dateline at the right, the
// addressee from the signature. A brace joins lines of the left column.
var wideGap = regexp.MustCompile(` {6,}| +\} +`)

// cells parts a short line at wide gaps.
func cells(text string) []Span {
	if len(text) > 140 || !strings.Contains(text, "      ") && !strings.Contains(text, " } ") {
		return []Span{{0, len(text)}}
	}
	var list []Span
	at := 0
	for _, m := range wideGap.FindAllStringIndex(text, -1) {
		if at < m[0] {
			list = append(list, Span{at, m[0]})
		}
		at = m[1]
	}
	if at < len(text) {
		list = append(list, Span{at, len(text)})
	}
	return list
}

// A paragraph is a run of lines with no blank line between them.
type paragraph struct{ lines []line }

// text is the paragraph on one line.
func (p paragraph) text() string {
	if len(p.lines) == 1 {
		return p.lines[0].text
	}
	var b strings.Builder
	for i, l := range p.lines {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(l.text)
	}
	return b.String()
}
