package export

import (
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"regesta/corpus"
	"regesta/extract/edtf"
	"regesta/graph"
)

// A letter is one whole document of the view; the parties of its parts (a postscript, an answer on
// the same sheet) are its own, as they are when questions count.
type letter struct {
	*graph.Entry
	index                       int
	parts                       []int // indexes of its parts
	senders, recipients, copies []graph.Party
}

// letters yields the whole documents of the view in the order of the register.
func (v *View) letters() iter.Seq[*letter] {
	return func(yield func(*letter) bool) {
		for at := 0; at < len(v.Documents); {
			e := &v.Register.Documents[v.Documents[at]]
			l := &letter{Entry: e, index: v.Documents[at], senders: e.Senders, recipients: e.Recipients, copies: e.Copies}
			for at++; at < len(v.Documents) && v.Register.Documents[v.Documents[at]].PartOf >= 0; at++ {
				p := &v.Register.Documents[v.Documents[at]]
				l.parts = append(l.parts, v.Documents[at])
				l.senders = join(l.senders, p.Senders)
				l.recipients = join(l.recipients, p.Recipients)
				l.copies = join(l.copies, p.Copies)
			}
			if !yield(l) {
				return
			}
		}
	}
}

// join adds parties that a list does not have.
func join(list, more []graph.Party) []graph.Party {
	list = slices.Clip(list)
	for _, p := range more {
		if !slices.ContainsFunc(list, func(q graph.Party) bool { return q.Entity == p.Entity }) {
			list = append(list, p)
		}
	}
	return list
}

// entity is an entity by its index.
func (v *View) entity(i int32) *graph.Entity { return &v.Register.Entities[i] }

// place is the entity of a place, nil for -1.
func (v *View) place(i int32) *graph.Entity {
	if i < 0 {
		return nil
	}
	return v.entity(i)
}

// placeName is the name of a place, empty for -1.
func (v *View) placeName(i int32) string {
	if i < 0 {
		return ""
	}
	return v.entity(i).Name
}

// names joins the names of parties.
func (v *View) names(list []graph.Party) string {
	names := make([]string, len(list))
	for i, p := range list {
		names[i] = v.entity(p.Entity).Name
	}
	return strings.Join(names, "; ")
}

// title is what a letter is called: the editors' heading, or who wrote to whom.
func (v *View) title(l *letter) string {
	if l.Heading != "" {
		return corpus.OneLine(l.Heading)
	}
	kind := l.Kind
	if kind == "" {
		kind = "document"
	}
	first, size := utf8.DecodeRuneInString(kind)
	title := string(unicode.ToUpper(first)) + kind[size:]
	if from := v.names(l.senders); from != "" {
		title += " from " + from
	}
	if to := v.names(l.recipients); to != "" {
		title += " to " + to
	}
	return title
}

// isoDay writes a bound of a date, empty when it is open.
func isoDay(day int32) string { return edtf.Day(day).String() }

// closed reports whether both bounds of a letter's date are known, so that it has a place in time.
func closed(e *graph.Entry) bool { return e.Earliest != graph.OpenDay && e.Latest != graph.OpenDay }

// yearOf is the year of a letter whose date allows only one, empty for all others.
func yearOf(e *graph.Entry) string {
	if !closed(e) {
		return ""
	}
	from, _, _ := edtf.Day(e.Earliest).Gregorian()
	to, _, _ := edtf.Day(e.Latest).Gregorian()
	if from != to {
		return ""
	}
	return strconv.Itoa(from)
}

// plainDate matches a date that is a year, a month or a day and nothing else.
var plainDate = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// certainDate is the date of a letter as year, month or day; empty where it is anything less sure.
func certainDate(e *graph.Entry) string {
	if month := len(e.Date) == 7 && e.Date[5:] > "12"; month || !plainDate.MatchString(e.Date) {
		return "" // 1921-23 is a season
	}
	return e.Date
}
