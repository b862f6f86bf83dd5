package export

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// TEI writes an edition.
var TEI = register(&Format{
	Name: "tei",
	Doc: "TEI P5, one file for each letter with its text, correspDesc, msIdentifier, notes, names and references, and corpus.xml with the people, bodies and places they lead to. " +
		"Names and references are marked where the text has them; of passages that overlap the first is marked. Notes stand at the end. " +
		"Letters that are only spoken of, subjects and scores are left out.",
	Folder: true,
	Run:    writeTEI,
})

// corpusFile is the file of an edition that names lead to.
const corpusFile = "corpus.xml"

func writeTEI(ctx context.Context, v *View, out *Output) error {
	for l := range v.letters() {
		if l.Attested {
			continue
		}
		if err := writeTEILetter(ctx, v, out, l); err != nil {
			return fmt.Errorf("%s: %w", l.ID, err)
		}
	}
	return writeTEICorpus(v, out)
}

// xmlID makes an id fit to be an xml:id and the name of a file: a slash becomes a dot, and what
// neither may have becomes its number.
func xmlID(id string) string {
	var b strings.Builder
	for i, r := range id {
		switch {
		case r == '/':
			b.WriteByte('.')
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', r == '-', '0' <= r && r <= '9' && i > 0:
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "_%x_", r)
		}
	}
	return b.String()
}

// teiFile is the name of a letter's file.
func teiFile(id string) string { return xmlID(id) + ".xml" }

func writeTEILetter(ctx context.Context, v *View, out *Output, l *letter) (err error) {
	doc, err := v.Store.Document(ctx, l.ID)
	if err != nil {
		return err
	}
	statements, err := v.Store.Statements(ctx, l.ID)
	if err != nil {
		return err
	}
	marks, err := v.marks(ctx, doc, statements, l.parts)
	if err != nil {
		return err
	}
	file, err := out.Create(teiFile(l.ID))
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, file.Close()) }()
	w := &teiWriter{xmlWriter: newXML(file), view: v}
	w.start("TEI", "xmlns", teiNS, "xml:id", xmlID(l.ID))
	w.header(l, statements)
	w.body(doc, marks)
	w.end()
	return w.err
}

// A teiWriter writes one letter.
type teiWriter struct {
	*xmlWriter
	view *View
}

func (w *teiWriter) header(l *letter, statements []graph.Statement) {
	w.start("teiHeader")
	w.start("fileDesc")
	w.start("titleStmt")
	w.leaf("title", w.view.title(l), "level", "a", "n", l.Number)
	w.end()
	w.start("publicationStmt")
	w.leaf("p", "Written by "+w.view.Maker()+" from "+sourceTitle(w.view.Register.Sources[l.Source])+".")
	w.end()
	w.source(l.Entry)
	w.end()
	w.start("profileDesc")
	w.correspondence(l, statements)
	if l.Language != "" {
		w.start("langUsage")
		w.empty("language", "ident", l.Language)
		w.end()
	}
	w.end()
	w.end()
}

// source says where the paper lies and in what form.
func (w *teiWriter) source(e *graph.Entry) {
	w.start("sourceDesc")
	if e.Shelfmark == "" && e.Archive == "" {
		w.leaf("p", sourceTitle(w.view.Register.Sources[e.Source]))
		w.end()
		return
	}
	w.start("msDesc")
	w.start("msIdentifier")
	if e.Archive != "" {
		w.leaf("repository", e.Archive)
	}
	if e.Fonds != "" && e.Shelfmark == "" {
		w.leaf("collection", e.Fonds)
	}
	if e.Shelfmark != "" {
		w.leaf("idno", corpus.OneLine(strings.TrimLeft(strings.TrimPrefix(e.Shelfmark, e.Archive), ",.; ")), "type", "shelfmark")
	}
	w.end()
	if e.CopyForm != "" {
		w.start("physDesc")
		w.leaf("p", e.CopyForm)
		w.end()
	}
	w.end()
	w.end()
}

func (w *teiWriter) correspondence(l *letter, statements []graph.Statement) {
	w.start("correspDesc", "type", strings.ReplaceAll(l.Kind, " ", "-"), "key", l.Number)
	w.action("sent", "", l.senders, l.PlaceSent, l.Entry)
	w.action("received", "", l.recipients, l.PlaceReceived, nil)
	if len(l.copies) > 0 {
		w.action("received", "copy", l.copies, -1, nil)
	}
	w.context(l.ID, statements)
	w.end()
}

func (w *teiWriter) action(kind, subtype string, parties []graph.Party, place int32, dated *graph.Entry) {
	w.start("correspAction", "type", kind, "subtype", subtype)
	for _, p := range parties {
		e := w.view.entity(p.Entity)
		evidence, cert := teiCertainty(p.Certainty)
		w.leaf(teiName(e.Kind), corpus.OneLine(e.Name), "ref", teiRef(e), "role", teiRole(p.Office), "evidence", evidence, "cert", cert)
	}
	if len(parties) == 0 {
		w.leaf("persName", "Unknown")
	}
	if e := w.view.place(place); e != nil {
		w.leaf("placeName", corpus.OneLine(e.Name), "ref", teiRef(e))
	}
	if dated != nil {
		if attributes := teiDate(dated); len(attributes) > 0 {
			w.leaf("date", corpus.OneLine(dated.DateText), attributes...)
		}
	}
	w.end()
}

// teiRole writes an office as @role takes it: one XML name.
func teiRole(office string) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' {
			return r
		}
		return '_'
	}, corpus.OneLine(office))
	if name != "" && !unicode.IsLetter([]rune(name)[0]) {
		name = "_" + name
	}
	return name
}

// context names the letters that this one answers or encloses.
func (w *teiWriter) context(id string, statements []graph.Statement) {
	open := false
	for _, s := range statements {
		kind := map[extract.Predicate]string{extract.RepliesTo: "reply", extract.Encloses: "encloses"}[s.Predicate]
		if i := w.view.Register.Document(s.Object); s.Subject != id || kind == "" || s.Literal || !w.view.Has(i) {
			continue
		}
		if !open {
			w.start("correspContext")
			open = true
		}
		w.leaf("ref", corpus.OneLine(s.Best().Text), "type", kind, "target", teiFile(s.Object))
	}
	if open {
		w.end()
	}
}

// teiName is the element of a name.
func teiName(kind extract.Kind) string {
	switch kind {
	case extract.Organisation:
		return "orgName"
	case extract.Place:
		return "placeName"
	}
	return "persName"
}

// teiRef leads from a name to the list of the corpus.
func teiRef(e *graph.Entity) string { return corpusFile + "#" + xmlID(e.ID) }

// A mark is a name or reference in the text of a letter; Start and End count code points.
type mark struct {
	start, end    int
	element       string
	attribute, to string
}

// marks finds what to mark in a letter: the names of its own claims and of those of its parts, and
// its references to letters of the view. Of overlapping ones the first, and then the longest, stays.
func (v *View) marks(ctx context.Context, doc *graph.Document, statements []graph.Statement, parts []int) ([]mark, error) {
	own := map[string]bool{doc.ID: true} // what the whole says of its parts stands in its text, too
	for _, i := range parts {
		own[v.Register.Documents[i].ID] = true
	}
	list := v.marksOf(own, statements, 0)
	for _, i := range parts {
		id := v.Register.Documents[i].ID
		text, err := v.Store.Text(ctx, id)
		if err != nil {
			return nil, err
		}
		at := strings.Index(doc.Text, text)
		if at < 0 {
			continue
		}
		said, err := v.Store.Statements(ctx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, v.marksOf(own, said, utf8.RuneCountInString(doc.Text[:at]))...)
	}
	slices.SortStableFunc(list, func(a, b mark) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	kept := list[:0]
	for _, m := range list {
		if len(kept) == 0 || m.start >= kept[len(kept)-1].end {
			kept = append(kept, m)
		}
	}
	return kept, nil
}

// marksOf are the marks that statements about some documents make.
func (v *View) marksOf(documents map[string]bool, statements []graph.Statement, shift int) []mark {
	var list []mark
	for _, s := range statements {
		m := mark{}
		switch {
		case !documents[s.Subject] || s.Literal:
			continue
		case s.Predicate == extract.Mentions:
			e := v.Register.Entity(s.Object)
			if e == nil {
				continue
			}
			m.element, m.attribute, m.to = teiName(e.Kind), "ref", teiRef(e)
		case s.Predicate == extract.Cites && v.Has(v.Register.Document(s.Object)):
			m.element, m.attribute, m.to = "ref", "target", teiFile(s.Object)
		default:
			continue
		}
		for _, p := range s.Passages {
			m.start, m.end = p.Start+shift, p.End+shift
			list = append(list, m)
		}
	}
	return list
}
