package corpus

import (
	"bytes"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// TEI reads editions marked up as the guidelines of the Text Encoding Initiative say.
var TEI = register(&Format{
	Name: "tei",
	Doc: "TEI P5: one letter a file, a teiCorpus, or a volume of many documents. Taken over are correspDesc " +
		"(parties, dates, places, replies; also its first draft) and what the header says else (creation, origin, roles), msDesc (shelfmark), persName, placeName, orgName and rs with what their " +
		"references lead to, notes, opener, closer, and registers of persons, bodies and places.",
	Match: func(_ string, head []byte) bool { return teiRoot(head) && !letterIndex(head) },
	Read:  readTEI,
})

// root finds the first element of a file, behind declarations and comments.
var root = regexp.MustCompile(`(?s)^(?:\x{FEFF})?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)*<(?:[\pL_][\w.-]*:)?([\pL_][\w.-]*)`)

// rootName is the local name of the outermost element, empty when head is no XML.
func rootName(head []byte) string {
	if len(head) > 64<<10 {
		head = head[:64<<10]
	}
	if m := root.FindSubmatch(head); m != nil {
		return string(m[1])
	}
	return ""
}

func teiRoot(head []byte) bool {
	switch rootName(narrow(head)) {
	case "TEI", "teiCorpus", "TEI.2":
		return true
	}
	return false
}

// narrow makes UTF-16 readable to patterns that look for ASCII.
func narrow(head []byte) []byte {
	if len(head) > 2 && (head[0] == 0xFF && head[1] == 0xFE || head[0] == 0xFE && head[1] == 0xFF) {
		return bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	return head
}

func readTEI(src *Source) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		ids := newIDs(src.Name)
		for tei, err := range newXML(src).elements("TEI", "TEI.2") {
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			e := newTEIEdition(src.Name, ids, tei)
			for d := range e.documents() {
				if !yield(d, nil) {
					return
				}
			}
		}
	}
}

// A teiEdition is one TEI element: one letter, a volume of them, or a register.
type teiEdition struct {
	source   string
	ids      *idMaker
	tei      *node
	header   *node
	pieces   []piece
	register *teiRegister
	numbers  map[string]string // xml:id of a document → its printed number, or the xml:id
}

// A piece is one document of an edition: its element, and the titles of the chapters around it.
type piece struct {
	element *node
	section string
	role    Role
}

func newTEIEdition(source string, ids *idMaker, tei *node) *teiEdition {
	e := &teiEdition{source: source, ids: ids, tei: tei, header: tei.child("teiHeader"), numbers: map[string]string{}}
	if e.header == nil {
		e.header = &node{}
	}
	e.pieces = pieces(tei)
	e.register = newRegister(tei, e.scope())
	for _, p := range e.pieces {
		if id := xmlID(p.element); id != "" && p.role == Letter {
			e.numbers[id] = first(p.element.attr("n"), id)
		}
	}
	return e
}

// scope makes local references absolute: by xml:base, else by the file of a volume, else by the
// folder, whose files of one letter each share their register.
func (e *teiEdition) scope() string {
	if base := e.tei.attr("base"); base != "" {
		return base
	}
	if len(e.pieces) > 1 {
		return e.source
	}
	if i := strings.LastIndexAny(e.source, `/\`); i >= 0 {
		return e.source[:i+1]
	}
	return ""
}

// documents yields the letters, then what stands around them in a volume.
func (e *teiEdition) documents() iter.Seq[*Document] {
	return func(yield func(*Document) bool) {
		descriptions := slices.Collect(e.header.all("correspDesc"))
		if len(e.pieces) == 0 || e.oneLetter(descriptions) {
			if d := e.whole(descriptions); d != nil {
				yield(d)
			}
			return
		}
		for i, p := range e.pieces {
			if d := e.piece(p, i+1, describes(descriptions, p.element)); d != nil && !yield(d) {
				return
			}
		}
	}
}

// oneLetter reports whether several divisions or texts are the parts of one letter: the header
// describes one, and not as one of them.
func (e *teiEdition) oneLetter(descriptions []*node) bool {
	return len(descriptions) == 1 && !slices.ContainsFunc(e.pieces, func(p piece) bool { return describes(descriptions, p.element) != nil })
}

// documentDivs are the values of div/@type that make a division a document of its own.
var documentDivs = []string{
	"document", "letter", "telegram", "postcard", "memorandum", "message", "brief", "lettre", "lettera", "carta", "epistle", "epistola", "missive",
	"dispatch", "despatch", "telegramm", "postkarte", "briefkarte", "karte", "billet", "brev", "list", "письмо", "телеграмма",
}

// isDocument reports whether a division says that it is a document of its own.
func isDocument(n *node) bool {
	return n.name == "div" && (slices.Contains(documentDivs, strings.ToLower(n.attr("type"))) || slices.Contains(documentDivs[1:], strings.ToLower(n.attr("subtype"))))
}

// openedDivs are the divisions beside each other of which at least three begin as letters do, and
// most of all: an edition that does not say which of its divisions are letters.
func openedDivs(n *node) map[*node]bool {
	opened, divs := map[*node]bool{}, 0
	for _, c := range n.children {
		if c.name != "div" && c.name != "div1" && c.name != "div2" && c.name != "div3" {
			continue
		}
		divs++
		for _, sign := range []string{"opener", "dateline", "salute", "closer", "signed"} {
			if c.child(sign) != nil {
				opened[c] = true
			}
		}
	}
	if len(opened) < 3 || len(opened)*2 < divs {
		return nil
	}
	return opened
}

// pieces finds the documents of a volume: divisions said to be one, or the texts of a group. A
// single letter marked so is no volume; its text is read as a whole.
func pieces(tei *node) []piece {
	text := tei.child("text")
	if text == nil {
		return nil
	}
	var found []piece
	letters := 0
	var walk func(n *node, section string)
	walk = func(n *node, section string) {
		var opened map[*node]bool
		if !slices.ContainsFunc(n.children, isDocument) {
			opened = openedDivs(n)
		}
		for _, c := range n.children {
			switch {
			case isDocument(c), opened[c], c.name == "text" && n.name == "group":
				found = append(found, piece{element: c, section: section})
				letters++
			case c.name == "div" || c.name == "div1" || c.name == "div2" || c.name == "div3":
				before := len(found)
				head := c.child("head").words()
				walk(c, first(head, section))
				if len(found) == before {
					found = append(found, piece{element: c, section: section, role: Apparatus})
				}
			case c.name == "front", c.name == "body", c.name == "back", c.name == "group":
				walk(c, section)
			}
		}
	}
	walk(text, "")
	if letters == 0 || letters == 1 && len(found) == 1 {
		return nil
	}
	return found
}

// describes picks the description of one document of a volume by the identifiers that either gives.
func describes(descriptions []*node, div *node) *node {
	names := []string{xmlID(div)}
	for _, attr := range []string{"corresp", "decls", "n"} {
		names = append(names, strings.Fields(strings.ReplaceAll(div.attr(attr), "#", ""))...)
	}
	for _, d := range descriptions {
		for _, attr := range []string{"id", "corresp", "key", "n", "ref"} {
			if v := strings.TrimPrefix(d.attr(attr), "#"); v != "" && slices.Contains(names, v) {
				return d
			}
		}
	}
	return nil
}

// whole reads a TEI element as one letter; nil where it is a register or has nothing to read.
func (e *teiEdition) whole(descriptions []*node) *Document {
	text := e.tei.child("text")
	id := first(xmlID(e.tei), xmlID(e.header))
	letter := len(descriptions) > 0 || reads(text)
	d := &Document{Source: e.source, SourceID: first(id, baseName(e.source)), Language: e.language(text)}
	r := newTEIRenderer(e)
	if !letter {
		if e.register.empty() {
			return nil
		}
		d.Role = Apparatus
		r.title(e.title())
		e.register.own = true
		r.entries(e.register)
		d.ID = e.ids.next(d.SourceID)
		return r.document(d)
	}
	title, kind := e.title(), kindOf(descriptions)
	told := title // in the record, where the heading in the text says more
	if head := firstHead(text); head == nil || weightOf(head.words()) <= weightOf(title.words()) {
		r.title(title)
		r.titled, told = title != nil, nil
	}
	if text != nil {
		r.front(text)
		kind = first(kind, text.attr("type"))
	}
	kind = first(kind, e.tei.attr("type"))
	r.flushNotes()
	r.summary(e.header)
	r.entries(e.register)
	if told != nil {
		r.record("Title", told.words(), Field{Name: FieldTitle})
	}
	for _, description := range descriptions {
		r.correspondence(description)
	}
	r.creation(e.header)
	r.manuscript(e.header)
	r.kind(kind)
	r.language(d.Language)
	d.ID = e.ids.next(d.SourceID)
	zoneBody(r.document(d))
	return d
}

// firstHead is the first heading of a text, before its first paragraph.
func firstHead(text *node) *node {
	if text == nil {
		return nil
	}
	for n := range text.all("head", "p", "opener") {
		if n.name == "head" && n.words() != "" {
			return n
		}
		return nil
	}
	return nil
}

func kindOf(descriptions []*node) string {
	for _, d := range descriptions {
		if t := d.attr("type"); t != "" {
			return t
		}
	}
	return ""
}

// piece reads one document of a volume, the one at that place.
func (e *teiEdition) piece(p piece, place int, description *node) *Document {
	id := first(xmlID(p.element), p.element.attr("n"))
	if description != nil {
		id = first(id, description.attr("key"), xmlID(description))
	}
	if p.role == Letter {
		id = first(id, strconv.Itoa(place))
	}
	d := &Document{
		Source: e.source, SourceID: id, Number: p.element.attr("n"),
		Section: p.section, Language: e.language(p.element), Role: p.role,
	}
	r := newTEIRenderer(e)
	if p.role == Apparatus {
		r.apparatus(p.element)
	} else {
		r.piece(p.element)
	}
	r.flushNotes()
	if description != nil {
		r.correspondence(description)
	}
	if ms := p.element.first("msIdentifier"); ms != nil {
		r.manuscript(p.element)
	}
	if kind := first(p.element.attr("subtype"), p.element.attr("type")); p.role == Letter && slices.Contains(documentDivs[1:], strings.ToLower(kind)) {
		r.kind(kind)
	}
	if len(r.zones) == 0 {
		return nil
	}
	d.ID = e.ids.next(d.SourceID)
	return r.document(d)
}

// title is the title of the file's own text: its main or analytic title, else the first that is
// not the title of a series.
func (e *teiEdition) title() *node {
	statement := e.header.first("titleStmt")
	if statement == nil {
		return nil
	}
	var best *node
	for _, c := range statement.children {
		switch {
		case c.name != "title":
		case c.attr("level") == "a", c.attr("type") == "main":
			return c
		case best == nil && c.attr("level") != "s" && c.attr("level") != "m" && !slices.Contains([]string{"sub", "series", "iso-date", "subseries"}, c.attr("type")):
			best = c
		}
	}
	return best
}

func (e *teiEdition) language(n *node) string {
	if n != nil {
		if lang := n.attr("lang"); lang != "" {
			return languageCode(lang)
		}
	}
	var found string
	for l := range e.header.all("language") {
		if found != "" {
			return "" // several languages: the header does not say which one this is
		}
		found = languageCode(l.attr("ident"))
	}
	return first(found, languageCode(e.tei.attr("lang")))
}

// reads reports whether there is something to read below n, lists of persons and the like left out.
func reads(n *node) bool {
	if n == nil {
		return false
	}
	if strings.TrimSpace(n.text) != "" {
		return true
	}
	for _, c := range n.children {
		if !slices.Contains(unread, c.name) && c.name != "head" && reads(c) {
			return true
		}
	}
	return false
}

// xmlID is the xml:id of an element; an id without the prefix counts too.
func xmlID(n *node) string {
	if n == nil {
		return ""
	}
	return n.attr("id")
}

// first returns the first of the strings that is not empty.
func first(of ...string) string {
	for _, s := range of {
		if s != "" {
			return s
		}
	}
	return ""
}
