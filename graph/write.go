package graph

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble"

	"regesta/corpus"
	"regesta/extract"
)

const (
	// batchQuads and batchBytes are how much is collected before it is written: small batches cost
	// half the speed, large ones memory.
	batchQuads = 100_000
	batchBytes = 32 << 20
	// groupQuads is how many quads are numbered together.
	groupQuads = 10_000
	// deleteQuads is the size of one transaction that deletes.
	deleteQuads = 20_000
	// chunkBytes is how much of the encoded register one literal holds.
	chunkBytes = 256 << 10
)

// A writer is what a store needs while it is being built.
type writer struct {
	build *build // nil in memory
	rows  *collector
	added map[string][sha256.Size]byte // what was added under a document's or entity's id
	label map[string]string            // the label of a document: of a part, its whole's
	whole map[string]string            // of a part
	batch []quad.Quad
	bytes int
	words *indexer // nil once it is closed
	load  *loader  // nil once something was deleted: then Cayley writes
	err   error    // of a failed write; nothing can be written behind it
}

func newWriter(b *build, db *pebble.DB) *writer {
	return &writer{
		build: b, rows: newCollector(), added: map[string][sha256.Size]byte{},
		label: map[string]string{}, whole: map[string]string{}, load: newLoader(db),
	}
}

// Add writes documents with their claims. A whole comes before its parts. Adding the same record
// twice changes nothing; another record under the same id is an error, see [Store.Replace]. The
// records before one that is refused are written, the refused one is not.
func (s *Store) Add(ctx context.Context, records ...Record) error {
	if err := s.writable(); err != nil {
		return err
	}
	for _, r := range records {
		if err := s.add(r); err != nil {
			return err
		}
		if err := s.flushFull(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) add(r Record) error {
	w := s.writer
	doc := *r.Document
	doc.ID = clean(doc.ID)
	r.Document = &doc
	list, err := statements(r)
	if err != nil {
		return err
	}
	w.adopt(doc.ID, doc.Parts)
	id := doc.ID
	label, whole := w.label[id], w.whole[id]
	quads, err := r.quads(label, whole, list)
	if err != nil {
		return err
	}
	if fresh, err := w.remember(id, quads); err != nil || !fresh {
		return err
	}
	w.rows.add(r.Document, label, whole, list)
	w.put(quads)
	w.words.add(r.Document, whole)
	return nil
}

// adopt notes the label of a document and of its parts, whichever record they come in.
func (w *writer) adopt(id string, parts []*corpus.Document) {
	if w.label[id] == "" {
		w.label[id] = id
	}
	for _, p := range parts {
		part := clean(p.ID)
		w.label[part], w.whole[part] = w.label[id], id
		w.adopt(part, p.Parts)
	}
}

// remember reports whether quads were not added before under that id.
func (w *writer) remember(id string, quads []quad.Quad) (fresh bool, err error) {
	h := sha256.New()
	for _, q := range quads {
		for _, d := range quad.Directions {
			v := q.Get(d)
			s := lexical(v)
			if node, ok := v.(quad.IRI); ok {
				s = string(node)
			}
			fmt.Fprintf(h, "%T%d:", v, len(s))
			io.WriteString(h, s)
		}
	}
	sum := [sha256.Size]byte(h.Sum(nil))
	had, twice := w.added[id]
	if twice && had != sum {
		return false, fmt.Errorf("%s: added before with other content; give every document an id of its own", id)
	}
	w.added[id] = sum
	return !twice, nil
}

// AddEntities writes people, organisations, places and topics as resolve made them.
func (s *Store) AddEntities(ctx context.Context, entities []Entity) error {
	if err := s.writable(); err != nil {
		return err
	}
	for _, e := range entities {
		e = cleanEntity(e)
		quads := e.quads()
		fresh, err := s.writer.remember(e.ID, quads)
		if err != nil {
			return err
		}
		if fresh {
			s.writer.rows.define(e)
			s.writer.put(quads)
		}
		if err := s.flushFull(ctx); err != nil {
			return err
		}
	}
	return nil
}

// quads lists what walkers of the graph find about an entity; the register has all of it.
func (e Entity) quads() []quad.Quad {
	label, node := iri(labelEntities), iri(e.ID)
	var quads []quad.Quad
	add := func(p extract.Predicate, o quad.Value) {
		quads = append(quads, quad.Quad{Subject: node, Predicate: predicateIRI(p), Object: o, Label: label})
	}
	add(predType, quad.IRI(scheme+className(e.Kind)))
	add(predLabel, quad.String(e.Name))
	for _, n := range e.Names {
		add(extract.Name, quad.String(n.Name))
	}
	for _, o := range e.Offices {
		add(extract.Office, quad.String(o))
	}
	for _, u := range e.Identifiers {
		add(extract.Identifier, quad.String(u))
	}
	for _, f := range []struct {
		predicate extract.Predicate
		value     string
	}{
		{extract.Birth, e.Birth}, {extract.Death, e.Death}, {extract.Description, e.Description},
		{extract.Latitude, e.Latitude}, {extract.Longitude, e.Longitude},
	} {
		if f.value != "" {
			add(f.predicate, value(f.predicate, f.value))
		}
	}
	return quads
}

// className is the class of a kind: "person" is a Person.
func className(k extract.Kind) string {
	if k == "" {
		return "Entity"
	}
	return string(k[0]-'a'+'A') + string(k[1:])
}

func cleanEntity(e Entity) Entity {
	e.ID = clean(e.ID)
	for _, s := range e.texts() {
		*s = clean(*s)
	}
	names := make([]NameCount, len(e.Names))
	for i, n := range e.Names {
		names[i] = NameCount{clean(n.Name), n.Count}
	}
	e.Names = names
	e.Offices, e.Identifiers = cleanAll(e.Offices), cleanAll(e.Identifiers)
	e.Joins, e.Doubts = slices.Clone(e.Joins), slices.Clone(e.Doubts)
	for i, j := range e.Joins {
		e.Joins[i] = Join{clean(j.A), clean(j.B), clean(j.Reason), clean(j.Decision), j.Count}
	}
	for i, d := range e.Doubts {
		e.Doubts[i] = Doubt{clean(d.Entity), clean(d.For), clean(d.Against)}
	}
	return e
}

func cleanAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = clean(s)
	}
	return out
}

// Replace takes the place of a document that was added before, its parts and all letters it speaks
// of included.
func (s *Store) Replace(ctx context.Context, r Record) error {
	if err := s.Delete(ctx, r.Document.ID); err != nil {
		return err
	}
	return s.Add(ctx, r)
}

// Delete removes a document with its parts and everything it says. Deleting a part deletes its
// whole; deleting what is not there does nothing.
func (s *Store) Delete(ctx context.Context, document string) error {
	if err := s.writable(); err != nil {
		return err
	}
	w := s.writer
	label := w.label[clean(document)]
	if label == "" {
		return nil
	}
	if err := s.flush(ctx); err != nil {
		return err
	}
	if err := s.endLoad(); err != nil {
		return err
	}
	quads, err := s.scan(ctx, byLabel, iri(label))
	if err != nil {
		return fmt.Errorf("deleting %s: %w", document, err)
	}
	for len(quads) > 0 {
		n := min(len(quads), deleteQuads)
		if err := s.deleteQuads(quads[:n]); err != nil {
			return fmt.Errorf("deleting %s: %w", document, err)
		}
		quads = quads[n:]
	}
	w.rows.remove(label)
	w.words.delete(label)
	for id, l := range w.label {
		if l == label {
			delete(w.label, id)
			delete(w.whole, id)
			delete(w.added, id)
		}
	}
	return nil
}

func (s *Store) deleteQuads(quads []quad.Quad) error {
	deltas := make([]graph.Delta, len(quads))
	for i, q := range quads {
		deltas[i] = graph.Delta{Quad: q, Action: graph.Delete}
	}
	return s.failed(s.kv.guard(func() error {
		return s.quads.ApplyDeltas(deltas, graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
	}))
}

// writeRegister stores the encoded register as numbered literals under a label of its own.
func (s *Store) writeRegister(ctx context.Context, reg *Register) error {
	data := reg.encode()
	label := iri(labelRegister)
	for i := 0; len(data) > 0; i++ {
		n := min(len(data), chunkBytes)
		s.writer.put([]quad.Quad{{
			Subject: iri(labelRegister + "/" + strconv.Itoa(i)), Predicate: predicateIRI(predChunk),
			Object: quad.String(base64.StdEncoding.EncodeToString(data[:n])), Label: label,
		}})
		data = data[n:]
		if err := s.flushFull(ctx); err != nil {
			return err
		}
	}
	return nil
}

// closeWords finishes the index of words. Closing it twice does nothing.
func (w *writer) closeWords() error {
	words := w.words
	if words == nil {
		return nil
	}
	w.words = nil
	return words.close()
}

// put collects quads for the next batch.
func (w *writer) put(quads []quad.Quad) {
	for _, q := range quads {
		if t, ok := q.Object.(quad.String); ok {
			w.bytes += len(t)
		}
	}
	w.batch = append(w.batch, quads...)
}

func (s *Store) flushFull(ctx context.Context) error {
	if len(s.writer.batch) < batchQuads && s.writer.bytes < batchBytes {
		return nil
	}
	return s.flush(ctx)
}

// flush writes what was collected.
func (s *Store) flush(ctx context.Context) error {
	w := s.writer
	if err := ctx.Err(); err != nil {
		return err
	}
	if len(w.batch) == 0 {
		return nil
	}
	batch := w.batch
	w.batch, w.bytes = w.batch[:0], 0
	return s.failed(s.kv.guard(func() error { return s.write(batch) }))
}

// endLoad leaves what is still to be written to Cayley. Ending twice does nothing.
func (s *Store) endLoad() error {
	load := s.writer.load
	if load == nil {
		return nil
	}
	s.writer.load = nil
	return s.failed(s.kv.guard(load.finish))
}

// write writes quads in one transaction, some whole documents at a time: the quads and values of
// one document then lie side by side, and reading it takes two thirds of the time.
func (s *Store) write(batch []quad.Quad) error {
	if s.writer.load != nil {
		return s.writer.load.load(batch)
	}
	out, err := s.quads.NewQuadWriter()
	if err != nil {
		return err
	}
	for rest := batch; len(rest) > 0 && err == nil; {
		n := 1
		for n < len(rest) && (n < groupQuads || rest[n].Label == rest[n-1].Label) {
			n++
		}
		_, err = out.WriteQuads(rest[:n])
		rest = rest[n:]
	}
	if e := out.Close(); err == nil {
		err = e
	}
	return err
}

// failed remembers the error of a write: Cayley's indexes cannot be trusted after one.
func (s *Store) failed(err error) error {
	if err != nil {
		s.writer.err = fmt.Errorf("writing the graph at %s: %w", s.path, err)
		return s.writer.err
	}
	return nil
}

func (s *Store) writable() error {
	if s.writer == nil {
		return fmt.Errorf("the graph at %s is read only; make a new one with Create", s.path)
	}
	return s.writer.err
}
