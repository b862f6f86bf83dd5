package queries

import (
	"strings"

	"regesta/extract/edtf"
	"regesta/graph"
)

// iso writes a day as 1921-05-26, and an open bound as nothing.
func iso(day int32) string {
	if day == graph.OpenDay {
		return ""
	}
	return edtf.Day(day).String()
}

// A window is a stretch of days, both ends inclusive; an end of graph.OpenDay is open.
type window struct{ first, last int32 }

func (w window) open() bool { return w.first == graph.OpenDay && w.last == graph.OpenDay }

// overlaps reports whether a letter may have been written inside the window. An undated letter is
// inside the open window only.
func (w window) overlaps(e *graph.Entry) bool {
	if w.open() {
		return true
	}
	if undated(e) {
		return false
	}
	return (w.first == graph.OpenDay || e.Latest == graph.OpenDay || e.Latest >= w.first) &&
		(w.last == graph.OpenDay || e.Earliest == graph.OpenDay || e.Earliest <= w.last)
}

// String says the window in words.
func (w window) String() string {
	switch {
	case w.first == graph.OpenDay:
		return "until " + iso(w.last)
	case w.last == graph.OpenDay:
		return "since " + iso(w.first)
	}
	return iso(w.first) + " to " + iso(w.last)
}

// undated reports whether nothing at all is known of the date.
func undated(e *graph.Entry) bool { return e.Earliest == graph.OpenDay && e.Latest == graph.OpenDay }

// exact reports whether the day is known.
func exact(e *graph.Entry) bool { return e.Earliest != graph.OpenDay && e.Earliest == e.Latest }

// parseWindow reads a date as EDTF, that is 1920, 1920-05, 1920-05-26 and intervals of these, or as
// letters write it: May 1920, 26 May 1920.
func parseWindow(value string) (window, error) {
	date, err := edtf.Parse(strings.TrimSpace(value))
	if err != nil || date.IsZero() {
		found, _ := edtf.ParseWritten(value, edtf.Options{})
		date = found.Date()
	}
	if date.IsZero() {
		return window{}, badArgument("%q is not a date; write 1920, 1920-05, 1920-05-26 or an interval 1920-05/1920-09", value)
	}
	from, to, openStart, openEnd := date.Bounds()
	w := window{int32(from), int32(to)}
	if openStart {
		w.first = graph.OpenDay
	}
	if openEnd {
		w.last = graph.OpenDay
	}
	return w, nil
}
