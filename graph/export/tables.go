package export

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"fmt"
	"hash"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"regesta/extract"
	"regesta/extract/edtf"
	"regesta/graph"
)

// Tables writes a Frictionless Data Package.
var Tables = register(&Format{
	Name: "tables",
	Doc: "CSV files with a datapackage.json (Frictionless Data Package), for notebooks, spreadsheets and databases. " +
		"It keeps everything but the texts: documents, participants, mentions, entities, names, references, subjects, and every claim with its quote. " +
		"Offsets count Unicode code points. Letters that are only spoken of are rows marked attested. " +
		"Cells are the words of the sources as they are: one that begins with = is read as a formula by spreadsheets that are not told to read text.",
	Folder:   true,
	Attested: true,
	Run:      writeTables,
})

// A tableWriter writes the rows of all tables, each to its sink.
type tableWriter struct {
	view   *View
	tables map[string]rowWriter
}

// A rowWriter takes the rows of one table. Its cells are as CSV has them: an empty one is unknown.
type rowWriter interface {
	row(cells ...string) error
}

// A table is one CSV file on its way.
type table struct {
	resource *resource
	file     io.WriteCloser
	csv      *csv.Writer
	hash     hash.Hash
	bytes    int64
}

func (t *table) Write(p []byte) (int, error) {
	t.hash.Write(p)
	t.bytes += int64(len(p))
	return t.file.Write(p)
}

func (t *table) row(cells ...string) error {
	if len(cells) != len(t.resource.Fields) {
		return fmt.Errorf("table %s: %d cells for %d columns", t.resource.Name, len(cells), len(t.resource.Fields))
	}
	return t.csv.Write(cells)
}

func writeTables(ctx context.Context, v *View, out *Output) (err error) {
	w := &tableWriter{view: v, tables: map[string]rowWriter{}}
	var files []*table
	defer func() {
		for _, t := range files {
			err = firstError(err, t.file.Close())
		}
	}()
	for i := range resources {
		t, err := beginTable(out, &resources[i])
		if err != nil {
			return err
		}
		files = append(files, t)
		w.tables[t.resource.Name] = t
	}
	if err := w.fill(ctx); err != nil {
		return err
	}
	for _, t := range files {
		t.csv.Flush()
		if err := t.csv.Error(); err != nil {
			return err
		}
	}
	return describe(v, out, files)
}

func beginTable(out *Output, r *resource) (*table, error) {
	file, err := out.Create(r.Name + ".csv")
	if err != nil {
		return nil, err
	}
	t := &table{resource: r, file: file, hash: sha256.New()}
	t.csv = csv.NewWriter(t) // ends lines with LF: with CRLF it would change the line ends inside quotes
	return t, t.row(r.header()...)
}

// header are the names of the columns.
func (r *resource) header() []string {
	names := make([]string, len(r.Fields))
	for i, f := range r.Fields {
		names[i] = f.Name
	}
	return names
}

// fill writes the rows of all tables.
func (w *tableWriter) fill(ctx context.Context) error {
	if err := w.entities(); err != nil {
		return err
	}
	if err := w.sources(); err != nil {
		return err
	}
	for _, a := range w.view.Register.Apparatus {
		if err := w.apparatus(ctx, a.ID); err != nil {
			return err
		}
	}
	for _, i := range w.view.Documents {
		if err := ctx.Err(); err != nil {
			return err
		}
		e := &w.view.Register.Documents[i]
		if err := w.document(e); err != nil {
			return err
		}
		if e.Attested {
			continue // its claims stand with the document that makes them
		}
		if err := w.statements(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

// document writes the row of one document and those of its parties.
func (w *tableWriter) document(e *graph.Entry) error {
	place := func(i int32) (name, id string) {
		if i < 0 {
			return "", ""
		}
		return w.view.Register.Entities[i].Name, w.view.Register.Entities[i].ID
	}
	sent, sentID := place(e.PlaceSent)
	received, receivedID := place(e.PlaceReceived)
	start, end := "", ""
	if e.End > 0 {
		start, end = strconv.Itoa(int(e.Start)), strconv.Itoa(int(e.End))
	}
	err := w.tables["documents"].row(
		e.ID, w.view.Register.Sources[e.Source], e.SourceID, e.Number, w.id(e.PartOf), e.Heading, e.Kind,
		e.Date, e.DateText, e.Calendar, edtf.Day(e.Earliest).String(), edtf.Day(e.Latest).String(),
		sent, sentID, received, receivedID,
		e.Shelfmark, e.Archive, e.Fonds, e.Series, e.File, e.Leaf, e.CopyForm, e.Language,
		start, end, strconv.FormatBool(e.Attested), w.id(e.AttestedIn), e.AttestedNote,
	)
	for _, role := range []struct {
		name    string
		parties []graph.Party
	}{{"sender", e.Senders}, {"recipient", e.Recipients}, {"copy", e.Copies}} {
		for i, p := range role.parties {
			entity := &w.view.Register.Entities[p.Entity]
			kind := entity.Kind
			if kind != extract.Person && kind != extract.Organisation {
				kind = "unknown"
			}
			err = firstError(err, w.tables["participants"].row(
				e.ID, role.name, strconv.Itoa(i+1), entity.ID, string(kind), p.Name, p.Office, p.Certainty))
		}
	}
	return err
}

// id is the id of a document by its index, empty for -1.
func (w *tableWriter) id(document int32) string {
	if document < 0 {
		return ""
	}
	return w.view.Register.Documents[document].ID
}

// statements writes what a document says: mentions, references, subjects, and all its claims.
func (w *tableWriter) statements(ctx context.Context, e *graph.Entry) error {
	list, err := w.view.Store.Statements(ctx, e.ID)
	if err != nil {
		return err
	}
	var mentions []mention
	for _, s := range list {
		if err := w.claim("claims", s); err != nil {
			return err
		}
		if s.Subject != e.ID {
			continue // of a letter that is only spoken of: offsets would count in another text
		}
		switch s.Predicate {
		case extract.Mentions:
			for _, p := range s.Passages {
				mentions = append(mentions, mention{p, s})
			}
		case extract.Cites, extract.RepliesTo, extract.Encloses:
			err = w.references(s)
		case extract.About:
			err = w.subject(s)
		}
		if err != nil {
			return err
		}
	}
	return w.mentions(mentions)
}

// apparatus writes the claims of a piece of front or back matter. They have a table of their own: the
// piece is no document of the tables.
func (w *tableWriter) apparatus(ctx context.Context, id string) error {
	list, err := w.view.Store.Statements(ctx, id)
	for _, s := range list {
		err = firstError(err, w.claim("apparatus", s))
	}
	return err
}

// claim writes one statement, a row a passage.
func (w *tableWriter) claim(table string, s graph.Statement) error {
	for _, p := range s.Passages {
		err := w.tables[table].row(s.ID, s.Subject, string(s.Predicate), s.Object, p.Document,
			strconv.Itoa(p.Start), strconv.Itoa(p.End), p.Text, p.Extractor, score(p.Score))
		if err != nil {
			return err
		}
	}
	return nil
}

// A mention is one passage of a statement that mentions something.
type mention struct {
	graph.Passage
	statement graph.Statement
}

// mentions writes the names of one document in the order of its text.
func (w *tableWriter) mentions(list []mention) error {
	slices.SortStableFunc(list, func(a, b mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	for _, m := range list {
		kind, entity := "", ""
		if e := w.view.Register.Entity(m.statement.Object); e != nil && !m.statement.Literal {
			kind, entity = string(e.Kind), e.ID
		}
		err := w.tables["mentions"].row(m.Document, strconv.Itoa(m.Start), strconv.Itoa(m.End), m.Text,
			kind, entity, m.Extractor, score(m.Score))
		if err != nil {
			return err
		}
	}
	return nil
}

// referenceTypes are the names that the references table has for predicates.
var referenceTypes = map[extract.Predicate]string{
	extract.Cites: "cites", extract.RepliesTo: "replies-to", extract.Encloses: "encloses",
}

func (w *tableWriter) references(s graph.Statement) error {
	for _, p := range s.Passages {
		target, number := "", p.Qualifiers.Written
		if s.Literal {
			number = s.Object
		} else if i := w.view.Register.Document(s.Object); i >= 0 {
			if w.view.Has(i) {
				target = s.Object
			}
			if number == "" {
				number = w.view.Register.Documents[i].Number
			}
		}
		err := w.tables["references"].row(p.Document, strconv.Itoa(p.Start), strconv.Itoa(p.End), p.Text,
			referenceTypes[s.Predicate], target, number, p.Qualifiers.Note)
		if err != nil {
			return err
		}
	}
	return nil
}

// subject writes one row a subject, with its surest passage.
func (w *tableWriter) subject(s graph.Statement) error {
	name, entity := s.Object, ""
	if e := w.view.Register.Entity(s.Object); e != nil && !s.Literal {
		name, entity = e.Name, e.ID
	}
	p := s.Best()
	return w.tables["subjects"].row(p.Document, name, entity, score(p.Score), strconv.Itoa(p.Start), strconv.Itoa(p.End))
}

func (w *tableWriter) entities() error {
	for _, i := range w.view.Entities() {
		e := &w.view.Register.Entities[i]
		ids, others := byAuthority(e.Identifiers)
		err := w.tables["entities"].row(e.ID, string(e.Kind), e.Name, e.Birth, e.Death, e.Description,
			ids["wikidata"], ids["viaf"], ids["gnd"], ids["geonames"], e.Latitude, e.Longitude,
			strings.Join(e.Offices, "; "), strings.Join(others, " "))
		if err != nil {
			return err
		}
		for _, n := range e.Names {
			if err := w.tables["names"].row(e.ID, n.Name, strconv.Itoa(n.Count)); err != nil {
				return err
			}
		}
	}
	return nil
}

// authorities are the hosts of the authority files that the entities table has a column for.
var authorities = []struct{ column, host string }{
	{"wikidata", "wikidata.org/"}, {"viaf", "viaf.org/"}, {"gnd", "d-nb.info/gnd/"}, {"geonames", "geonames.org/"},
}

// byAuthority sorts identifiers into columns; the first of each authority counts, the rest are
// returned as others.
func byAuthority(identifiers []string) (columns map[string]string, others []string) {
	columns = map[string]string{}
next:
	for _, uri := range identifiers {
		for _, a := range authorities {
			if strings.Contains(uri, a.host) && columns[a.column] == "" {
				columns[a.column] = uri
				continue next
			}
		}
		others = append(others, uri)
	}
	return columns, others
}

// sources writes one row a source with the number of its printed documents, parts not counted.
func (w *tableWriter) sources() error {
	reg := w.view.Register
	count := make([]int, len(reg.Sources))
	for _, i := range w.view.Documents {
		if e := &reg.Documents[i]; !e.Attested && e.PartOf < 0 {
			count[e.Source]++
		}
	}
	for i, source := range reg.Sources {
		name := path.Base(strings.ReplaceAll(source, "\\", "/"))
		title := strings.TrimSuffix(name, path.Ext(name))
		if err := w.tables["sources"].row(source, title, strconv.Itoa(count[i])); err != nil {
			return err
		}
	}
	return nil
}

// score writes a score with four decimals.
func score(s float64) string { return strconv.FormatFloat(s, 'f', 4, 64) }
