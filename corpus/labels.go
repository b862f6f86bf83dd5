package corpus

import (
	"regexp"
	"strings"
)

// headLabel matches one line of the block over a memorandum or a message: "From: Ines Calder".
var headLabel = regexp.MustCompile(`(?i)^(from|to|date|sent|subject|subj|re|cc|von|an|datum|betreff|de|à|objet)\s*:\s*\S`)

// labelledDocuments finds documents that begin with lines for sender, reader, date and subject, with
// the word for their kind above at most.
func labelledDocuments(lines []line) []start {
	var starts []start
	for i, l := range lines {
		if !l.blank || !headLabel.MatchString(l.text) || !labelBlock(lines[i:]) {
			continue
		}
		s := start{line: i, evidence: 3}
		if i > 0 && lines[i-1].blank && len(lines[i-1].text) < 40 && kindCue.MatchString(lines[i-1].text) {
			s.line = i - 1
		}
		starts = append(starts, s)
	}
	return starts
}

// labelBlock reports whether the paragraph with which lines begin names sender and reader, and date
// or subject as well.
func labelBlock(lines []line) bool {
	found := map[string]bool{}
	for i, l := range lines {
		if i > 0 && l.blank || i > 6 {
			break
		}
		if m := headLabel.FindStringSubmatch(l.text); m != nil {
			found[strings.ToLower(m[1])] = true
		}
	}
	sender := found["from"] || found["von"] || found["de"]
	reader := found["to"] || found["an"] || found["à"]
	return sender && reader && len(found) >= 3
}
