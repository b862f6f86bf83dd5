package build

import (
	"regesta/extract"
	"regesta/graph"
)

// A Report says what a build made. Its counts are those of the finished graph.
type Report struct {
	// Unchanged is set when nothing had to be done: the graph was made of the same sources, options
	// and decisions by the same program. Nothing else is reported then.
	Unchanged bool

	Sources   int // that gave at least one document
	Documents int // printed letters, without parts
	Parts     int
	Attested  int // letters only spoken of
	Undated   int // of Documents

	People, Organisations, Places, Topics int

	Claims   int             // passages that say something
	Register *graph.Register // of the finished graph, nil when none was written
	Doubts   int             // pairs of names that may be one; see [ReadDoubts]
	Problems []error         // one for each letter or source that was left out or is damaged
	// Warnings say which decisions and lines of authority files have no effect, and why, and which
	// letters are dated otherwise in their header than in their text.
	Warnings []error
}

func (r *Report) problem(err error) { r.Problems = append(r.Problems, err) }

// count takes the counts over from the register of the finished graph.
func (r *Report) count(register *graph.Register) {
	r.Register = register
	for i := range register.Documents {
		switch d := &register.Documents[i]; {
		case d.Attested:
			r.Attested++
		case d.PartOf >= 0:
			r.Parts++
		default:
			r.Documents++
			if d.Date == "" {
				r.Undated++
			}
		}
	}
	for i := range register.Entities {
		switch register.Entities[i].Kind {
		case extract.Person:
			r.People++
		case extract.Organisation:
			r.Organisations++
		case extract.Place:
			r.Places++
		default:
			r.Topics++
		}
	}
}
