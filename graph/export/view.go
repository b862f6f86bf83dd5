package export

import (
	"strings"

	"regesta/graph"
)

// A View is the part of a graph that one export writes.
type View struct {
	Store    *graph.Store
	Register *graph.Register
	Options  Options
	// Documents are the indexes of the chosen documents, in the order of the register.
	Documents []int

	chosen []bool // by index in the register
	result Result
}

// newView chooses the documents of a graph.
func newView(s *graph.Store, f *Format, o Options) *View {
	reg := s.Register()
	v := &View{Store: s, Register: reg, Options: o, chosen: make([]bool, len(reg.Documents))}
	for i := range reg.Documents {
		e := &reg.Documents[i]
		wanted := o.Keep == nil
		if e.PartOf >= 0 {
			wanted = v.chosen[e.PartOf]
		} else if !wanted {
			wanted = o.Keep(reg, i)
		}
		switch {
		case !wanted:
			v.result.LeftOut++
		case e.Attested && !o.Attested && !o.Complete && !f.Attested:
			v.result.AttestedOut++
		default:
			v.chosen[i] = true
			v.Documents = append(v.Documents, i)
			switch {
			case e.PartOf >= 0:
				v.result.Parts++
			case e.Date == "":
				v.result.Undated++
			}
			if e.Attested {
				v.result.Attested++
			}
		}
	}
	v.result.Documents = len(v.Documents)
	for _, i := range v.Entities() {
		if unresolved(&reg.Entities[i]) {
			v.result.Unresolved++
		}
	}
	return v
}

// unresolved reports whether an entity is a bare name that resolve found nobody for.
func unresolved(e *graph.Entity) bool { return strings.Contains(e.ID, "/unresolved-") }

// Has reports whether the document of that index is among the chosen. -1 is not.
func (v *View) Has(document int32) bool { return document >= 0 && v.chosen[document] }

// Entities lists the indexes of the entities that the view speaks of, in the order of the
// register: all of them when nothing was filtered out.
func (v *View) Entities() []int {
	used := make([]bool, len(v.Register.Entities))
	for _, i := range v.Documents {
		for _, entity := range entitiesOf(&v.Register.Documents[i]) {
			used[entity] = true
		}
	}
	var list []int
	for i := range used {
		if used[i] || v.Options.Keep == nil {
			list = append(list, i)
		}
	}
	return list
}

// entitiesOf lists the entities that a document has to do with, repeated ones repeatedly.
func entitiesOf(e *graph.Entry) []int32 {
	var list []int32
	for _, parties := range [][]graph.Party{e.Senders, e.Recipients, e.Copies} {
		for _, p := range parties {
			list = append(list, p.Entity)
		}
	}
	for _, place := range []int32{e.PlaceSent, e.PlaceReceived} {
		if place >= 0 {
			list = append(list, place)
		}
	}
	for _, m := range e.Mentions {
		list = append(list, m.Entity)
	}
	for _, s := range e.Subjects {
		list = append(list, s.Entity)
	}
	return list
}
