package export

import (
	"strconv"
	"strings"

	"regesta/graph"
)

// A column is one typed attribute of nodes or edges. Network formats declare their attributes from
// such lists; the types are those that all of them have: string, int, double and boolean.
type column struct{ name, kind, doc string }

// memberColumns are what network formats say of a person or body.
var memberColumns = []column{
	{"name", "string", "the best form of the name"},
	{"kind", "string", "person or organisation"},
	{"sent", "int", "letters sent"},
	{"received", "int", "letters received"},
	{"birth", "string", "EDTF"},
	{"death", "string", "EDTF"},
	{"office", "string", "offices, divided by semicolons"},
	{"description", "string", "what a glossary or note says"},
	{"identifier", "string", "URI of an authority file"},
	{"resolved", "boolean", "false for a name that stands for nobody known"},
}

// values are those of memberColumns; an empty one is unknown.
func (m *member) values() []string {
	return []string{
		m.Name, string(m.Kind), strconv.Itoa(m.Sent), strconv.Itoa(m.Received), m.Birth, m.Death,
		strings.Join(m.Offices, "; "), m.Description, authority(m.Entity), strconv.FormatBool(!unresolved(m.Entity)),
	}
}

// authority is the first URI of an entity, empty when it has none.
func authority(e *graph.Entity) string {
	if len(e.Identifiers) == 0 {
		return ""
	}
	return e.Identifiers[0]
}

// tieColumns are what network formats say of the letters from one party to another.
var tieColumns = []column{
	{"letters", "int", "letters, undated ones included"},
	{"undated", "int", "letters without a place in time"},
	{"first", "string", "first day on which the first dated letter may have been written"},
	{"last", "string", "last day on which the last dated letter may have been written"},
	{"firstyear", "int", "year of first"},
	{"lastyear", "int", "year of last"},
}

func (t *tie) values() []string {
	values := []string{strconv.Itoa(t.weight()), strconv.Itoa(t.undated()), "", "", "", ""}
	if first, last, ok := t.bounds(); ok {
		values[2], values[3] = isoDay(first), isoDay(last)
		values[4], values[5] = isoYear(values[2]), isoYear(values[3])
	}
	return values
}

// isoYear is the year of an ISO day as a plain number.
func isoYear(day string) string {
	if len(day) <= len("-01-01") {
		return ""
	}
	year, err := strconv.Atoi(strings.TrimPrefix(day[:len(day)-len("-01-01")], "Y"))
	if err != nil {
		return ""
	}
	return strconv.Itoa(year)
}

// letterColumns are what network formats say of one letter.
var letterColumns = []column{
	{"document", "string", "identifier of the letter"},
	{"role", "string", "letter, or copy where the recipient was sent a copy"},
	{"number", "string", "as printed"},
	{"title", "string", "heading, or who wrote to whom"},
	{"form", "string", "letter, telegram, memorandum …"},
	{"date", "string", "EDTF, empty when undated"},
	{"datetext", "string", "the date as written"},
	{"earliest", "string", "first possible day, empty when open"},
	{"latest", "string", "last possible day, empty when open"},
	{"year", "int", "where the date allows only one"},
	{"placesent", "string", ""},
	{"placereceived", "string", ""},
	{"subjects", "string", "divided by semicolons"},
	{"shelfmark", "string", ""},
	{"attested", "boolean", "true for a letter that is only spoken of"},
}

func (v *View) arrowValues(a arrow) []string {
	e := a.letter.Entry
	role := "letter"
	if a.copy {
		role = "copy"
	}
	subjects := make([]string, len(e.Subjects))
	for i, s := range e.Subjects {
		subjects[i] = v.entity(s.Entity).Name
	}
	return []string{
		e.ID, role, e.Number, v.title(a.letter), e.Kind, e.Date, e.DateText, isoDay(e.Earliest), isoDay(e.Latest), yearOf(e),
		v.placeName(e.PlaceSent), v.placeName(e.PlaceReceived), strings.Join(subjects, "; "), e.Shelfmark,
		strconv.FormatBool(e.Attested),
	}
}

// incompleteNote says how many letters a network cannot show.
func (v *View) incompleteNote(incomplete int) string {
	if incomplete == 0 {
		return v.Note()
	}
	return v.Note() + " Without an edge: " + counted(incomplete, "letter") + " of unknown sender or recipient."
}
