package corpus

import (
	"regexp"
	"strings"
)

// orderCue matches the line over an order that is addressed to everybody.
var orderCue = regexp.MustCompile(`^(?:GENERAL|SPECIAL|General|Special)(?: (?:FIELD|Field))? (?:ORDERS?|Orders?)\b`)

// headsOrder reports whether the line at i begins an order, with its dateline close below.
func headsOrder(lines []line, i int) bool {
	if !orderCue.MatchString(lines[i].text) || len(lines[i].text) > 60 {
		return false
	}
	for j := i + 1; j < len(lines) && j <= i+3; j++ {
		if isDateline(lines[j].text) {
			return true
		}
	}
	return false
}

// monthly reports whether a line is a dateline with a month: a title page has years alone.
func monthly(s string) bool { return hasMonth(s) && isDateline(s) }

// datelines finds letters that begin with nothing but their dateline, over a salutation or the name
// of the addressee.
func datelines(lines []line) []start {
	var starts []start
	for i, l := range lines {
		if !l.blank || enclosureAbove(lines, i) {
			continue
		}
		last := i // a dateline of two lines begins with an office
		if i+1 < len(lines) && !lines[i+1].blank && len(l.text) < 80 && !sentence(l.text) && !isDateline(l.text) {
			last = i + 1
		}
		if headsOrder(lines, i) {
			starts = append(starts, start{line: i, evidence: 1})
			continue
		}
		if !isDateline(lines[last].text) {
			continue
		}
		for j := last + 1; j < len(lines) && j <= last+3; j++ {
			if isSalutation(lines[j].text) || addressee.MatchString(lines[j].text) {
				s := start{line: i, evidence: 1}
				if i > 0 && lines[i-1].blank && strings.HasPrefix(lines[i-1].text, "[") && kindLine(lines[i-1].text) {
					s.line = i - 1 // "[Telegram.]"
				}
				starts = append(starts, s)
				break
			}
		}
	}
	return starts
}
