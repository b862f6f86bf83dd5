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
	titled  bool // the title of the file is the heading: those in the text are the editors' words
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
	if kind := partKind(n); kind != "" {
		r.part(n, kind)
		return
	}
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
	if n.name == "address" && r.zone.Kind == Dateline {
		r.zoned(n, Address) // the places in it are those of the addressee
		return
	}
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

// partTypes are the types by which a division, paragraph or seg stands for a part of a letter that
// the guidelines would have as an element of its own.
var partTypes = map[string]ZoneKind{
	"opener": Dateline, "dateline": Dateline, "salute": Salutation, "salutation": Salutation, "greeting": Salutation, "closer": Signature,
	"signature": Signature, "signed": Signature, "valediction": Signature, "address": Address, "addressee": Address,
}

func partKind(n *node) ZoneKind {
	switch n.name {
	case "div", "p", "ab", "seg", "div1", "div2":
		return partTypes[strings.ToLower(n.attr("type"))]
	}
	return ""
}

// part writes such an element. An opener of paragraphs without a date in it greets.
func (r *teiRenderer) part(n *node, kind ZoneKind) {
	if kind == Dateline && strings.EqualFold(n.attr("type"), "opener") && n.name != "seg" && n.first("date") == nil && n.first("dateline") == nil {
		kind = Salutation
	}
	if r.zone.Kind == Signature && kind == Salutation {
		kind = Signature
	}
	r.body = r.body || kind == Signature
	r.zoned(n, kind)
}

// lines writes an element of its own line; a seg is none.
func (r *teiRenderer) lines(n *node) {
	if n.name == "seg" {
		r.children(n)
		return
	}
	r.line()
	r.children(n)
	r.line()
}

// zoned writes an element as a zone. What stands in the words of the editors stays theirs.
func (r *teiRenderer) zoned(n *node, kind ZoneKind) {
	g := lineGap
	if n.name == "div" || n.name == "opener" || n.name == "closer" || n.name == "dateline" && r.zone.Kind == Body {
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
	switch {
	case r.body:
		r.children(n)
	case r.titled && r.zone.Kind == Body:
		r.in(Editorial, "", func() { r.children(n) })
	default:
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
