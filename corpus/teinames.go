package corpus

import "strings"

// named writes a name and notes whom it names.
func (r *teiRenderer) named(n *node) {
	start := r.len()
	r.children(n)
	span := r.since(start)
	if span.Empty() || n.attr("subtype") == "implied" || r.zone.Kind == Persons && xmlID(n) != "" {
		return
	}
	words := strings.Join(strings.Fields(r.text.String()[span.Start:span.End]), " ")
	typ := nameType(n)
	if role := n.attr("type"); (role == "from" || role == "to") && r.zone.Kind == Heading {
		r.addressed(n, role, words, span)
		typ = first(typ, TypeOrganisation)
	}
	if typ == "" {
		if target := first(n.attr("ref"), n.attr("target")); n.name == "rs" && letterWord(n.attr("type")) && target != "" {
			r.cite(words, target, span)
		}
		return
	}
	if typ == TypePlace && r.zone.Kind == Dateline && !r.placed {
		r.placed = true
		r.field(Field{Name: FieldPlaceSent, Value: words, Ref: r.refs(n), Type: typ, Span: span})
	}
	name := map[string]string{TypePerson: FieldMentionPerson, TypeOrganisation: FieldMentionOrganisation, TypePlace: FieldMentionPlace}[typ]
	refs := r.edition.register.references(n)
	if len(refs) == 0 {
		refs = []string{""}
	}
	for _, ref := range refs {
		r.field(Field{Name: name, Value: words, Ref: ref, Type: typ, Span: span})
	}
}

// nameType is what kind of thing an element names, empty when that is not said.
func nameType(n *node) string {
	switch n.name {
	case "persName":
		return TypePerson
	case "orgName":
		return TypeOrganisation
	case "placeName", "settlement", "country", "region", "geogName":
		return TypePlace
	case "rs", "name":
		switch strings.ToLower(n.attr("type")) {
		case "person", "pers", "persname":
			return TypePerson
		case "org", "organisation", "organization", "institution", "orgname":
			return TypeOrganisation
		case "place", "settlement", "placename", "country":
			return TypePlace
		}
	}
	return ""
}

// addressed notes a party that the markup of a printed heading points out.
func (r *teiRenderer) addressed(n *node, role, words string, span Span) {
	name := FieldHeadingSender
	if role == "to" {
		name = FieldHeadingRecipient
	}
	r.field(Field{Name: name, Value: words, Ref: r.refs(n), Type: first(nameType(n), TypeOrganisation), Span: span})
}

// dateline writes a date; the first in a dateline is the date of sending where no header says it.
func (r *teiRenderer) dateline(n *node) {
	start := r.len()
	r.children(n)
	edtf := n.dating().edtf()
	if span := r.since(start); edtf != "" && r.zone.Kind == Dateline && !r.dated && !span.Empty() {
		r.dated = true
		r.field(Field{Name: FieldDateSent, Value: edtf, Span: span, Certainty: certainty(n)})
	}
}

// reference writes a pointer; one without words shows where it leads.
func (r *teiRenderer) reference(n *node) {
	start := r.len()
	r.children(n)
	target := n.attr("target")
	if r.since(start).Empty() && target != "" && !strings.Contains(target, "://") {
		start = r.len()
		r.write(localTarget(target))
	}
	span := r.since(start)
	_, known := r.edition.numbers[strings.TrimPrefix(target, "#")]
	if target != "" && !span.Empty() && (known || letterWord(n.attr("type"))) {
		r.cite(r.text.String()[span.Start:span.End], target, span)
	}
}

// cite notes that the text points to another document: by its printed number where the volume has
// it, else by its identifier.
func (r *teiRenderer) cite(words, target string, span Span) {
	id := localTarget(target)
	if number := r.edition.numbers[id]; number != "" {
		id = number
	}
	r.field(Field{Name: FieldCites, Value: words, Ref: id, Span: span})
}

// letterWord reports whether the type of a reference says that it leads to a letter.
func letterWord(typ string) bool {
	typ = strings.ToLower(typ)
	for _, w := range []string{"letter", "brief", "postcard", "telegram", "lettre", "postkarte", "corresp"} {
		if strings.Contains(typ, w) {
			return true
		}
	}
	return false
}

func (r *teiRenderer) refs(n *node) string {
	if refs := r.edition.register.references(n); len(refs) > 0 {
		return refs[0]
	}
	return ""
}

func (r *teiRenderer) absolute(ref string) string { return r.edition.register.resolve(ref, true) }
