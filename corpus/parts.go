package corpus

import (
	"regexp"
	"strings"
)

// The parts of a piece that holds several: a postscript, an answer, an enclosure, the turns of a
// conversation by wire.

// partCuts are the lines where a new part begins: a postscript, an answer, an enclosure, another
// letter with its own salutation behind a signature.
func (z *zoner) partCuts() []int {
	if len(z.turns()) >= 3 {
		return z.turns()
	}
	var cuts []int
	for i := z.top + 1; i < z.end; i++ {
		l := z.lines[i]
		if !l.blank {
			continue
		}
		switch {
		case postscriptCue.MatchString(l.text), answerCue.MatchString(l.text) && len(l.text) < 80:
			cuts = append(cuts, i)
		case i > z.top+1 && z.closedAbove(i) && (isSalutation(l.text) && salutationName.MatchString(l.text) || inlineSalutation.MatchString(l.text)):
			cuts = append(cuts, i)
		}
	}
	return cuts
}

var salutationName = regexp.MustCompile(`(?i)^(?:comrades?|dear|my dear|tov\.|mr\.?|sir|madam|gentlemen)\b`)

// inlineSalutation matches a salutation with the text behind it on the same line.
var inlineSalutation = regexp.MustCompile(`^(?:(?:My )?Dear|Comrade|Tov\.|Mr\.|Sir) (?:[A-Z][\w’'.-]*\s?){0,3}[!:,]\s`)

// closedAbove reports whether a signature stands within the two lines above line i.
func (z *zoner) closedAbove(i int) bool {
	for j := i - 1; j >= z.top && j >= i-2; j-- {
		s := strings.TrimRight(z.lines[j].text, " .*0123456789")
		if strings.HasPrefix(s, "(") {
			continue
		}
		if len(s) < 50 && titled(s) && len(strings.Fields(s)) <= 5 && !strings.HasPrefix(s, "“") && !hasMonth(s) {
			return true
		}
	}
	return false
}

var turnCue = regexp.MustCompile(`^([A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3})(?: to (?:Comrade |Mr\. )?([A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}))?:\s`)

// turns are the lines where a speaker of a conversation begins; fewer than two speakers are none.
func (z *zoner) turns() []int {
	var lines []int
	speakers := map[string]int{}
	for i := z.top; i < z.end; i++ {
		l := z.lines[i]
		if !l.blank {
			continue
		}
		if m := turnCue.FindStringSubmatch(l.text); m != nil && !isSalutation(m[1]) && (m[2] != "" || !turnLabel[strings.ToLower(m[1])]) {
			lines = append(lines, i)
			speakers[m[1]]++
		}
	}
	repeated := 0
	for _, n := range speakers {
		if n >= 2 {
			repeated++
		}
	}
	if repeated == 0 || len(speakers) < 2 || len(speakers) > len(lines)/2+2 {
		return nil
	}
	return lines
}

var turnLabel = set("subject participants note notes source comment reference ref copies conclusion question answer summary from to date attachment")

// parts makes a part of each stretch that begins at one of the given lines.
func (z *zoner) parts(begin []int) {
	for k, from := range begin {
		to := z.end
		if k+1 < len(begin) {
			to = begin[k+1]
		}
		if from >= to {
			continue
		}
		span := Span{z.lines[from].span.Start, z.lines[to-1].span.End}
		part := &Document{Text: z.doc.Text[span.Start:span.End], Plain: z.doc.Plain[span.Start:span.End], At: span.Start}
		for _, zone := range z.doc.Zones {
			if span.Contains(zone.Span) {
				part.Zones = append(part.Zones, Zone{zone.Kind, zone.Number, zone.Span.Shift(-span.Start)})
			}
		}
		part.Zones = separate(part.Zones, part.Plain)
		z.doc.Parts = append(z.doc.Parts, part)
	}
}
