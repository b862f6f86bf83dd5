package resolve

import (
	"slices"
	"sort"
	"strings"

	"regesta/extract"
)

// unit is the smallest thing that gets a node: a full name, wherever it stands; or a name that
// needs its context (a surname alone), in one document.
type unit struct {
	kind  extract.Kind
	doc   int32   // the document of a name that needs its context, else -1
	forms []int32 // the names as written
	ref   string
	entry *Entry // of an authority file, nil for names of documents
	era   int32  // of a full name: which of the times that the editions are of, 0 where it is not known
}

// normalise puts documents, names and facts into an order of their own, so that nothing depends on
// the order in which they came.
func (r *Resolver) normalise() {
	order := make([]int32, len(r.forms))
	for i := range order {
		order[i] = int32(i)
	}
	sort.Slice(order, func(i, j int) bool { return r.forms[order[i]].less(r.forms[order[j]].formKey) })
	rank, forms := make([]int32, len(order)), make([]form, len(order))
	for to, from := range order {
		rank[from], forms[to] = int32(to), r.forms[from]
	}
	r.forms = forms
	for k, f := range r.formOf {
		r.formOf[k] = rank[f]
	}
	r.normaliseDocs(rank)
}

// normaliseDocs sorts the documents by id and renumbers what points to documents and forms.
func (r *Resolver) normaliseDocs(rank []int32) {
	order := make([]int32, len(r.docs))
	for i := range order {
		order[i] = int32(i)
	}
	sort.Slice(order, func(i, j int) bool { return r.docs[order[i]].id < r.docs[order[j]].id })
	docRank, docs := make([]int32, len(order)), make([]document, len(order))
	for to, from := range order {
		docRank[from], docs[to] = int32(to), r.docs[from]
		r.docOf[docs[to].id] = int32(to)
	}
	r.docs = docs
	for i := range docs {
		uses := docs[i].uses
		for j := range uses {
			uses[j].form = rank[uses[j].form]
		}
		sort.Slice(uses, func(a, b int) bool { return uses[a].form < uses[b].form })
	}
	for i := range r.facts {
		r.facts[i].doc, r.facts[i].form = docRank[r.facts[i].doc], rank[r.facts[i].form]
	}
	sort.Slice(r.facts, func(i, j int) bool { return r.facts[i].less(r.facts[j]) })
}

func (k formKey) less(o formKey) bool {
	if k.kind != o.kind {
		return k.kind < o.kind
	}
	if k.name != o.name {
		return k.name < o.name
	}
	return k.ref < o.ref
}

func (f fact) less(o fact) bool {
	if f.doc != o.doc {
		return f.doc < o.doc
	}
	if f.form != o.form {
		return f.form < o.form
	}
	if f.predicate != o.predicate {
		return f.predicate < o.predicate
	}
	return f.value < o.value
}

// makeUnits gives every use its unit.
func (r *Resolver) makeUnits() {
	whole := map[string]int32{}
	eras := r.eras()
	for d := range r.docs {
		local := map[string]int32{}
		for i := range r.docs[d].uses {
			u := &r.docs[d].uses[i]
			key, scoped := r.unitKey(&r.forms[u.form])
			table, doc, era := whole, int32(-1), int32(0)
			switch f := &r.forms[u.form]; {
			case scoped:
				table, doc = local, int32(d)
			case f.kind == extract.Person && f.ref == "":
				era = eras[r.docs[d].edition]
				key = editionKey(era, key)
			}
			id, ok := table[key]
			if !ok {
				id = int32(len(r.units))
				table[key] = id
				r.units = append(r.units, unit{kind: r.forms[u.form].kind, doc: doc, ref: r.forms[u.form].ref, era: era})
			}
			u.unit = id
			r.units[id].addForm(u.form)
		}
	}
}

func (u *unit) addForm(f int32) {
	for _, x := range u.forms {
		if x == f {
			return
		}
	}
	u.forms = append(u.forms, f)
}

// unitKey says which names are one unit without further reason, and whether only in one document.
func (r *Resolver) unitKey(f *form) (key string, scoped bool) {
	kind := string(f.kind) + "\x00"
	if f.ref != "" {
		return kind + "ref\x00" + f.ref, false
	}
	switch f.kind {
	case extract.Person:
		n := &f.person
		return kind + n.key(), !n.full()
	case extract.Organisation:
		key, generic := bodyKey(f.name)
		return kind + key, generic
	case extract.Place:
		return kind + placeKey(f.name), false
	}
	return kind + Fold(f.name), false
}

// key is the same for names that differ in nothing but case, titles, order and romanisation.
func (n *personName) key() string {
	sex := "m"
	switch {
	case n.maiden && len(n.given) == 0:
		sex = "miss"
	case n.female:
		sex = "f"
	}
	surname := n.surname
	if !strings.Contains(surname, " ") {
		surname = n.sound
	}
	short := ""
	if n.short {
		short = "."
	}
	return strings.Join([]string{n.office, surname + short, strings.Join(n.heardGiven(), " "), n.suffix, sex}, "\x01")
}

// editionsOfUnits lists the editions in which each unit stands.
func (r *Resolver) editionsOfUnits() [][]int32 {
	in := make([][]int32, len(r.units))
	for d := range r.docs {
		e := r.docs[d].edition
		for _, u := range r.docs[d].uses {
			if !slices.Contains(in[u.unit], e) {
				in[u.unit] = append(in[u.unit], e)
			}
		}
	}
	return in
}

func shareAny(a, b []int32) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// eras parts the editions into times that no life connects: where nothing was written for eighty
// years, the same name is somebody else. Editions without dates are of time 0.
func (r *Resolver) eras() []int32 {
	const lifetime = 80
	var years []int
	for d := range r.docs {
		if from := r.docs[d].from; from > 0 {
			years = append(years, from, r.docs[d].to)
		}
	}
	sort.Ints(years)
	era := map[int]int32{}
	n := int32(1)
	for i, y := range years {
		if i > 0 && y-years[i-1] > lifetime {
			n++
		}
		era[y] = n
	}
	var eras []int32
	for d := range r.docs {
		for int(r.docs[d].edition) >= len(eras) {
			eras = append(eras, 0)
		}
		if from := r.docs[d].from; from > 0 && eras[r.docs[d].edition] == 0 {
			eras[r.docs[d].edition] = era[from]
		}
	}
	return eras
}
