package web

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
	"regesta/queries"
)

// A zone is a stretch of a letter's text of one kind, cut into pieces.
type zone struct {
	Kind   string // a class of the style sheet: heading, body, source-note
	Label  string
	Number string // of a note
	Start  int    // in code points of the text
	Pieces []piece
}

// ID is the anchor of a note.
func (z zone) ID() string {
	if z.Kind == "note" && z.Number != "" {
		return noteID(z.Number)
	}
	return ""
}

// A piece is text of one make: plain, a name with its dossier, or the mark of a note.
type piece struct {
	Text  string
	Class string // person, organisation, place, mark
	URL   string
	Title string
	ID    string // the anchor to come back to from a note
}

// zonesOf cuts a text at its zones, its names and the marks of its notes.
func zonesOf(v *visit, r *queries.Reading) []zone {
	points := []rune(r.Text)
	names := namesIn(v.Store.Register(), r)
	notes := map[string]bool{}
	for _, z := range r.Zones {
		if z.Kind == corpus.Note {
			notes[z.Number] = true
		}
	}
	marked := map[string]bool{}
	var list []zone
	cut := func(kind corpus.ZoneKind, number string, from, to int) {
		if from >= to || strings.TrimSpace(string(points[from:to])) == "" {
			return
		}
		z := zone{Kind: strings.ReplaceAll(string(kind), " ", "-"), Label: string(kind), Number: number, Start: from}
		z.Pieces = piecesOf(points, from, to, names)
		if kind != corpus.Note && kind != corpus.SourceNote && kind != corpus.Heading {
			z.Pieces = withMarks(z.Pieces, notes, marked)
		}
		list = append(list, z)
	}
	at := 0
	for _, z := range r.Zones {
		start, end := max(z.Start, at), min(z.End, len(points))
		if start > end {
			continue
		}
		cut("other", "", at, start)
		cut(z.Kind, z.Number, start, end)
		at = end
	}
	cut("other", "", at, len(points))
	return list
}

// A named passage is a name in the text.
type named struct {
	start, end int
	kind       extract.Kind
	id, name   string
}

// namesIn are the names of a text, none of them inside another.
func namesIn(reg *graph.Register, r *queries.Reading) []named {
	var all []named
	for _, s := range r.Statements {
		if s.Predicate != extract.Mentions {
			continue
		}
		e := reg.Entity(s.Object)
		if e == nil {
			continue
		}
		for _, p := range s.Passages {
			all = append(all, named{start: p.Start, end: p.End, kind: e.Kind, id: e.ID, name: e.Name})
		}
	}
	slices.SortFunc(all, func(a, b named) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	kept := all[:0]
	end := 0
	for _, n := range all {
		if n.start >= end {
			kept, end = append(kept, n), n.end
		}
	}
	return kept
}

// piecesOf cuts a stretch of text at the names in it.
func piecesOf(points []rune, from, to int, names []named) []piece {
	var list []piece
	add := func(end int) {
		if from < end {
			list = append(list, piece{Text: string(points[from:end])})
		}
	}
	for _, n := range names {
		if n.start < from || n.end > to {
			continue
		}
		add(n.start)
		list = append(list, piece{Text: string(points[n.start:n.end]), Class: string(n.kind), URL: entityURL(n.id), Title: n.name})
		from = n.end
	}
	add(to)
	return list
}

// noteMark finds what may be the mark of a note: a number that is glued to a word or its full stop,
// raised, or followed by a full stop that stands apart.
var noteMark = regexp.MustCompile(`[\p{L}.,;:!?»”"')\]](\d{1,3}|\*)(?:[\s.,;:!?»”)]|$)|([¹²³⁴-⁹⁰]+)|\s(\d{1,3}|\*) [.,;:]`)

// withMarks cuts plain pieces at the marks of notes. A mark is taken once, for a note that there is.
func withMarks(pieces []piece, notes, marked map[string]bool) []piece {
	var list []piece
	for _, p := range pieces {
		if p.Class != "" {
			list = append(list, p)
			continue
		}
		rest := p.Text
		for {
			from, to, number := nextMark(rest, notes, marked)
			if number == "" {
				break
			}
			marked[number] = true
			list = append(list, piece{Text: rest[:from]},
				piece{Text: rest[from:to], Class: "mark", URL: "#" + noteID(number), Title: "note " + number, ID: "mark-" + number})
			rest = rest[to:]
		}
		list = append(list, piece{Text: rest})
	}
	return list
}

// nextMark is where the next mark stands, and the number of its note; empty for none.
func nextMark(text string, notes, marked map[string]bool) (from, to int, number string) {
	for _, m := range noteMark.FindAllStringSubmatchIndex(text, -1) {
		for g := 1; g <= 3; g++ {
			if m[2*g] < 0 {
				continue
			}
			if n := lowered.Replace(text[m[2*g]:m[2*g+1]]); notes[n] && !marked[n] {
				return m[2*g], m[2*g+1], n
			}
		}
	}
	return 0, 0, ""
}

// lowered makes figures of raised ones.
var lowered = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")
