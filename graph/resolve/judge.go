package resolve

import (
	"fmt"

	"regesta/corpus"
	"regesta/extract"
)

// locate looks for the passages of decisions among the mentions of a document.
func (r *Resolver) locate(d *corpus.Document, claims []extract.Claim) {
	waiting := r.anchored[d.ID]
	for _, w := range waiting {
		w.at.document = true
	}
	if len(waiting) == 0 {
		return
	}
	for _, sameKind := range [...]bool{true, false} { // an earlier decision may have changed the kind
		for i := range claims {
			for _, m := range [...]*extract.Mention{&claims[i].Subject, &claims[i].Object} {
				if resolved(m) && m.Node == "" {
					find(waiting, keyOf(d, m), d.Text, claims[i].Evidence.Span, sameKind)
				}
			}
		}
	}
}

// find marks the anchors that a mention is.
func find(waiting []anchored, key formKey, text string, span corpus.Span, sameKind bool) {
	for _, w := range waiting {
		if !w.at.passage && w.anchor.Name == key.name && (!sameKind || w.anchor.Kind == key.kind) &&
			(w.anchor.Passage == "" || w.anchor.Passage == Passage(text, span)) {
			w.at.passage, w.at.form = true, key
		}
	}
}

// judge carries out the decisions that join and part, before any rule does: the negative ones
// first, so that no chain of positive ones gets around them.
func (r *Resolver) judge() {
	for _, d := range r.decisions {
		if d.Verdict == Different && r.stands(d) {
			r.part(d)
		}
	}
	for _, d := range r.decisions {
		if d.Verdict != Same || !r.stands(d) {
			continue
		}
		a, b := r.useOf(d.A.Document, d.atA.form), r.useOf(d.B.Document, d.atB.form)
		before := len(r.links.merges)
		if !r.links.join(a.unit, b.unit, 1, "decided by "+d.Author) {
			r.warn(fmt.Errorf("%s cannot hold: another decision keeps the two apart; take one of them back", d.String()))
			continue
		}
		for _, u := range [...]int32{a.unit, b.unit} {
			r.settled[u] = true
		}
		if len(r.links.merges) > before {
			r.links.merges[before].decision = d.ID
		}
	}
}

// stands reports whether a decision found what it is about, and warns by name where it did not.
func (r *Resolver) stands(d *decided) bool {
	sides := []anchored{{&d.A, &d.atA}}
	if d.B != nil {
		sides = append(sides, anchored{d.B, &d.atB})
	}
	for _, s := range sides {
		switch {
		case !s.at.document:
			r.warn(fmt.Errorf("%s is not applied: document %s is not in this build", d.String(), s.anchor.Document))
			return false
		case !s.at.passage:
			r.warn(fmt.Errorf("%s is not applied: document %s no longer has the passage with %q; decide again", d.String(), s.anchor.Document, s.anchor.Name))
			return false
		}
	}
	return true
}

func (r *Resolver) warn(err error) { r.warnings = append(r.warnings, err) }

// Warnings lists what Resolve could not do as decided or as an authority file says, each by name.
func (r *Resolver) Warnings() []error { return r.warnings }

// part keeps two names apart. Where the rules take them for one name by itself, the name gets
// a unit of its own in the first document.
func (r *Resolver) part(d *decided) {
	a, b := r.useOf(d.A.Document, d.atA.form), r.useOf(d.B.Document, d.atB.form)
	if r.links.same(a.unit, b.unit) {
		if a == b {
			r.warn(fmt.Errorf("%s cannot hold: the two are the same name in the same document", d.String()))
			return
		}
		r.separate(d.A.Document, a)
	}
	r.links.forbid(a.unit, b.unit)
}

// separate gives a use a unit of its own.
func (r *Resolver) separate(document string, u *use) {
	old := r.units[u.unit]
	u.unit = r.links.grow()
	r.units = append(r.units, unit{kind: old.kind, doc: r.docOf[document], forms: []int32{u.form}, ref: old.ref})
}

// useOf is the use of a form in a document, which has it.
func (r *Resolver) useOf(document string, k formKey) *use {
	uses := r.docs[r.docOf[document]].uses
	form := r.formOf[k]
	for i := range uses {
		if uses[i].form == form {
			return &uses[i]
		}
	}
	panic("resolve: an anchor was found in a document that has no such name")
}

// verdicts carries out the decisions on single entities, behind all joining: it returns which roots
// are none, which have another name, and which are of another kind.
func (r *Resolver) verdicts() (none map[int32]bool, names map[int32]string, kinds map[int32]extract.Kind) {
	none, names, kinds = map[int32]bool{}, map[int32]string{}, map[int32]extract.Kind{}
	for _, d := range r.decisions {
		if d.B != nil || !r.stands(d) {
			continue
		}
		root := r.links.root(r.useOf(d.A.Document, d.atA.form).unit)
		switch d.Verdict {
		case NotAnEntity:
			none[root] = true
		case Rename:
			names[root] = d.Value
		case Type:
			kinds[root] = extract.Kind(d.Value)
		}
	}
	return none, names, kinds
}

// Decide hands the resolver the decisions that stand above its rules. It is called before the first
// Add.
func (r *Resolver) Decide(list []Decision) {
	for i := range list {
		d := &decided{Decision: list[i]}
		r.decisions = append(r.decisions, d)
		r.anchored[d.A.Document] = append(r.anchored[d.A.Document], anchored{&d.A, &d.atA})
		if d.B != nil {
			r.anchored[d.B.Document] = append(r.anchored[d.B.Document], anchored{d.B, &d.atB})
		}
	}
}

// decided is a decision with the places where its passages were found.
type decided struct {
	Decision
	atA, atB found
}

// anchored is an anchor that waits for its document.
type anchored struct {
	anchor *Anchor
	at     *found
}

// found says how far the search for a passage came.
type found struct {
	document, passage bool
	form              formKey
}
