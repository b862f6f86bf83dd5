package corpus

import (
	"regexp"
	"strings"
)

// apparatusZones marks the lists of front and back matter: persons, abbreviations, notes.
func apparatusZones(lines []line) []Zone {
	var zones []Zone
	kind, from := Editorial, 0
	flush := func(to int) {
		if from < to {
			zones = append(zones, Zone{kind, "", Span{lines[from].span.Start, lines[to-1].span.End}})
		}
		from = to
	}
	for i, l := range lines {
		if !l.blank || len(l.text) > 90 {
			continue
		}
		next := ZoneKind("")
		switch s := strings.ToLower(strings.Trim(l.text, ".: ")); {
		case personsLabel.MatchString(s):
			next = Persons
		case abbreviationsLabel.MatchString(s):
			next = Abbreviations
		case backLabel.MatchString(s) && strings.HasPrefix(s, "notes") || s == "endnotes":
			next = Note
		case i+1 < len(lines) && lines[i+1].blank && titled(l.text) && !strings.Contains(l.text, ", "):
			next = Editorial
		}
		if next != "" && (next != kind || next == Note) {
			flush(i)
			kind = next
		}
	}
	flush(len(lines))
	return zones
}

var (
	personsLabel       = regexp.MustCompile(`^(?:list of )?(?:the )?(?:principal )?(?:persons|people|names|correspondents|dramatis personae|biographical (?:notes|register|directory))(?: mentioned)?(?: and pseudonyms)?$|^(?:list of )?persons\b|^biographical `)
	abbreviationsLabel = regexp.MustCompile(`abbreviation|acronym|cryptonym|^(?:list of )?(?:symbols|sigla|code names)`)
)
