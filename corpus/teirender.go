package corpus

import (
	"fmt"
	"slices"
	"strings"
)

// A teiRenderer writes one document of an edition as text.
type teiRenderer struct {
	composer
	edition *teiEdition
	notes   []teiNote
	body    bool // the letter itself has begun: a heading that follows is the writer's
	quiet   bool // inside a heading: marks of notes are left out
	dated   bool // the header states a date, and datelines none
	placed  bool // the header states a place
}

// A teiNote waits until the text has ended.
type teiNote struct {
	number string
	kind   ZoneKind
	node   *node
}

func newTEIRenderer(e *teiEdition) *teiRenderer {
	r := &teiRenderer{edition: e}
	r.zone.Kind = Body
	for action := range e.header.all("correspAction") {
		if t := action.attr("type"); t != "sent" && t != "" {
			continue
		}
		if date := action.first("date"); date != nil && (date.words() != "" || date.dating().edtf() != "") {
			r.dated = true
		}
		if place := action.first("placeName"); place != nil && place.words() != "" {
			r.placed = true
		}
	}
	return r
}

// title writes the title of the file as the heading.
func (r *teiRenderer) title(title *node) {
	if title == nil {
		return
	}
	r.quiet = true
	r.in(Heading, "", func() {
		start := r.len()
		r.write(title.words())
		if span := r.since(start); !span.Empty() {
			r.field(Field{Name: FieldTitle, Value: title.words(), Span: span})
		}
	})
	r.quiet = false
	r.block()
}

// front writes the text of a file that is one letter.
func (r *teiRenderer) front(text *node) { r.children(text) }

// piece writes one document of a volume.
func (r *teiRenderer) piece(n *node) {
	r.dated, r.placed = false, false
	r.children(n)
	low, high := day(n.attr("doc-dateTime-min")), day(n.attr("doc-dateTime-max"))
	if !r.stated(FieldDateSent) && low != "" {
		edtf := dating{from: low, to: high}.edtf()
		r.record("Date", edtf, Field{Name: FieldDateSent})
	}
}

// apparatus writes what stands around the documents of a volume.
func (r *teiRenderer) apparatus(n *node) {
	r.zone.Kind = Editorial
	r.children(n)
}

func (r *teiRenderer) children(n *node) {
	for _, c := range n.children {
		if c.name == "" {
			r.write(c.text)
		} else {
			r.element(c)
		}
	}
}

// unread are the elements that hold no reading text.
var unread = []string{
	"teiHeader", "fw", "figure", "graphic", "figDesc", "del", "index", "interp", "interpGrp", "anchor", "milestone", "certainty",
	"listPerson", "listPlace", "listOrg", "listBibl", "listEvent", "listRelation", "standOff", "facsimile", "sourceDoc", "noteGrp",
	"surplus", "addSpan", "delSpan", "handShift", "media", "code", "pb", "cb", "gb",
}

// element writes one element with all that is in it.
func (r *teiRenderer) element(n *node) {
	switch n.name {
	case "lb":
		if n.attr("break") != "no" {
			r.line()
		}
	case "space":
		r.owe(spaceGap)
	case "gap":
		r.word("[…]")
	case "choice", "app", "subst":
		r.choice(n)
	case "supplied":
		r.supplied(n)
	case "note":
		r.note(n)
	case "head":
		r.head(n)
	case "opener", "dateline", "byline":
		r.zoned(n, Dateline)
	case "salute":
		r.salute(n)
	case "closer", "signed":
		r.body = true
		r.zoned(n, Signature)
	case "persName", "orgName", "placeName", "rs", "name", "settlement", "country", "region", "geogName", "gloss":
		r.named(n)
	case "date":
		r.dateline(n)
	case "ref", "ptr":
		r.reference(n)
	case "list":
		r.list(n)
	case "p", "ab", "div", "lg", "table", "postscript", "argument", "epigraph", "trailer", "sp", "floatingText", "attachment",
		"div1", "div2", "div3", "body", "front", "back", "text", "titlePage", "docTitle", "imprimatur", "address", "quote", "cit":
		r.blocks(n)
	case "l", "row", "item", "addrLine", "titlePart", "docImprint", "docAuthor", "label", "speaker", "stage", "bibl", "biblStruct", "seg":
		r.lines(n)
	case "cell":
		r.children(n)
		r.owe(spaceGap)
	default:
		if !slices.Contains(unread, n.name) {
			r.children(n)
		}
	}
}

// salute writes a salutation; one in a closing formula is part of it.
func (r *teiRenderer) salute(n *node) {
	if r.zone.Kind == Signature {
		r.lines(n)
	} else {
		r.zoned(n, Salutation)
	}
}

// blocks writes an element of its own block. A quotation inside a paragraph is none.
func (r *teiRenderer) blocks(n *node) {
	if n.name == "quote" && n.child("p") == nil && n.child("lg") == nil || n.name == "cit" || n.name == "address" {
		r.children(n)
		return
	}
	if n.name == "p" && r.zone.Kind == Body || n.name == "ab" || n.name == "attachment" {
		r.body = true
	}
	r.block()
	r.children(n)
	r.block()
}

// lines writes an element of its own line; a seg is one only where it stands for a part of a
// letter that the guidelines would have as a block.
func (r *teiRenderer) lines(n *node) {
	if n.name == "seg" {
		switch n.attr("type") {
		case "closer":
			r.zoned(n, Signature)
		case "salute", "salutation":
			r.zoned(n, Salutation)
		case "dateline", "opener":
			r.zoned(n, Dateline)
		default:
			r.children(n)
		}
		return
	}
	r.line()
	r.children(n)
	r.line()
}

// zoned writes an element as a zone. What stands in the words of the editors stays theirs.
func (r *teiRenderer) zoned(n *node, kind ZoneKind) {
	g := lineGap
	if n.name == "opener" || n.name == "closer" || n.name == "dateline" && r.zone.Kind == Body {
		g = blockGap
	}
	r.owe(g)
	if r.zone.Kind == Editorial || r.zone.Kind == Note || r.zone.Kind == SourceNote {
		r.children(n)
	} else {
		r.in(kind, "", func() { r.children(n) })
	}
	r.owe(g)
}

// head writes a heading: the document's own before the letter begins, the writer's behind it.
func (r *teiRenderer) head(n *node) {
	r.block()
	if r.body {
		r.children(n)
	} else {
		r.quiet = true
		r.in(Heading, "", func() { r.children(n) })
		r.quiet = false
	}
	r.block()
}

// choice writes the reading of several that a printed edition would have: what was corrected,
// regularised, added, and the first reading of an apparatus.
func (r *teiRenderer) choice(n *node) {
	for _, name := range []string{"corr", "reg", "expan", "add", "lem", "rdg", "unclear", "abbr", "orig", "sic"} {
		if c := n.child(name); c != nil {
			r.children(c)
			return
		}
	}
}

func (r *teiRenderer) supplied(n *node) {
	if n.words() == "" {
		return
	}
	r.word("[")
	r.children(n)
	owed := r.gap
	r.gap = noGap
	r.word("]")
	r.gap = owed
}

// note puts a note off to the end and leaves its mark.
func (r *teiRenderer) note(n *node) {
	if n.words() == "" {
		return
	}
	note := teiNote{number: n.attr("n"), kind: Note, node: n}
	if note.number == "" {
		note.number = fmt.Sprint(len(r.notes) + 1)
	}
	if n.attr("type") == "source" {
		note.kind = SourceNote
	}
	r.notes = append(r.notes, note)
	if !r.quiet {
		owed := r.gap
		r.gap = noGap
		r.word("[" + note.number + "]")
		r.gap = owed
	}
}

// flushNotes writes the notes, and the notes to them, behind the text.
func (r *teiRenderer) flushNotes() {
	for i := 0; i < len(r.notes); i++ {
		note := r.notes[i]
		if i == 0 {
			r.block()
		}
		r.line()
		r.in(note.kind, note.number, func() {
			r.word(note.number)
			r.owe(spaceGap)
			for _, c := range note.node.children {
				if c.name == "p" {
					r.children(c)
					r.line()
				} else if c.name == "" {
					r.write(c.text)
				} else {
					r.element(c)
				}
			}
		})
	}
	r.block()
}

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

// list writes a list. Lists of names and of abbreviations in the apparatus are registers.
func (r *teiRenderer) list(n *node) {
	kind := r.zone.Kind
	if kind == Editorial {
		switch strings.ToLower(n.attr("type")) {
		case "names", "persons", "people":
			kind = Persons
		case "terms", "abbreviations", "gloss":
			kind = Abbreviations
		}
	}
	r.block()
	r.in(kind, r.zone.Number, func() {
		for _, c := range n.children {
			if c.name == "item" && kind == Persons {
				r.person(c)
			} else if c.name != "" {
				r.element(c)
			}
		}
	})
	r.block()
}

// person writes one entry of a list of persons: a name that other places refer to, and what is
// said of its bearer.
func (r *teiRenderer) person(item *node) {
	r.line()
	start := r.len()
	r.children(item)
	whole := r.since(start)
	r.line()
	for n := range item.all("persName", "name") {
		if xmlID(n) == "" {
			continue
		}
		text := r.text.String()
		at := strings.Index(text[whole.Start:whole.End], n.words())
		if at < 0 || n.words() == "" {
			return
		}
		name := Span{whole.Start + at, whole.Start + at + len(n.words())}
		ref := r.edition.register.local(xmlID(n))
		r.field(Field{Name: FieldEntryName, Value: n.words(), Ref: ref, Type: TypePerson, Span: name})
		rest := Span{name.End, whole.End}
		for rest.Start < rest.End && strings.ContainsRune(",;: .", rune(text[rest.Start])) {
			rest.Start++
		}
		if !rest.Empty() {
			r.field(Field{Name: FieldEntryDescription, Value: strings.Join(strings.Fields(text[rest.Start:rest.End]), " "), Ref: ref, Type: TypePerson, Span: rest})
		}
		return
	}
}

func (r *teiRenderer) refs(n *node) string {
	if refs := r.edition.register.references(n); len(refs) > 0 {
		return refs[0]
	}
	return ""
}

func (r *teiRenderer) absolute(ref string) string { return r.edition.register.resolve(ref, true) }

// entries writes a register, one line an entry.
func (r *teiRenderer) entries(register *teiRegister) {
	for i, e := range register.entries {
		if i == 0 {
			r.block()
		}
		r.line()
		if register.own {
			e.ref = e.local
		}
		r.in(Record, "", func() { r.entry(e) })
	}
	r.block()
}

func (r *teiRenderer) entry(e *teiEntry) {
	say := func(name, value, words string) {
		start := r.len()
		r.write(words)
		if span := r.since(start); !span.Empty() {
			r.field(Field{Name: name, Value: first(value, words), Ref: e.ref, Type: e.typ, Span: span})
		}
	}
	for i, name := range e.names {
		if i > 0 {
			r.word(";")
			r.owe(spaceGap)
		}
		say(FieldEntryName, "", name)
	}
	for _, d := range []struct {
		date       *node
		mark, name string
	}{{e.birth, "*", FieldEntryBirth}, {e.death, "†", FieldEntryDeath}} {
		if d.date == nil {
			continue
		}
		edtf := first(d.date.dating().edtf(), day(d.date.words()))
		if edtf == "" {
			continue
		}
		r.word(", " + d.mark + " ")
		say(d.name, edtf, first(d.date.words(), edtf))
	}
	if e.description != "" {
		r.word(", ")
		say(FieldEntryDescription, "", e.description)
	}
	for _, uri := range e.identifiers {
		r.word(", ")
		say(FieldEntryIdentifier, "", uri)
	}
	if latitude, longitude, ok := coordinates(e.geo); ok {
		r.word(", ")
		say(FieldEntryLatitude, latitude, latitude)
		r.word(" ")
		say(FieldEntryLongitude, longitude, longitude)
	}
}

// coordinates reads "48.2083 16.3731", with decimal commas too.
func coordinates(geo string) (latitude, longitude string, ok bool) {
	parts := strings.Fields(geo)
	if len(parts) == 1 {
		parts = strings.Split(geo, ",")
	}
	if len(parts) != 2 {
		return "", "", false
	}
	for i, p := range parts {
		p = strings.ReplaceAll(strings.Trim(p, " ,;"), ",", ".")
		if !decimal.MatchString(p) {
			return "", "", false
		}
		parts[i] = p
	}
	return parts[0], parts[1], true
}
