package graph

import (
	"encoding/binary"
	"math"
)

// registerVersion is the first number of an encoded register. Raise it with every change of the
// encoding; a store of another version is not read.
const registerVersion = 2

// encode writes the register as varints, with every string once. The bytes depend on nothing but
// the register.
func (r *Register) encode() []byte {
	w := &registerWriter{strings: map[string]uint64{}}
	w.texts(r.Sources)
	w.length(len(r.Entities))
	for i := range r.Entities {
		w.entity(&r.Entities[i])
	}
	for _, n := range r.totals() {
		w.length(n)
	}
	for i := range r.Documents {
		w.entry(&r.Documents[i])
	}
	w.length(len(r.Apparatus))
	for _, a := range r.Apparatus {
		w.text(a.ID)
		w.ints(a.Source, a.Start, a.End)
	}
	return w.finish()
}

// totals are the lengths of the lists that the entries share when they are read back: documents,
// parties, mentions, subjects, citations.
func (r *Register) totals() [5]int {
	n := [5]int{len(r.Documents)}
	for i := range r.Documents {
		e := &r.Documents[i]
		n[1] += len(e.Senders) + len(e.Recipients) + len(e.Copies)
		n[2] += len(e.Mentions)
		n[3] += len(e.Subjects)
		n[4] += len(e.Cites)
	}
	return n
}

// texts lists the text fields of an entry in the order of the encoding.
func (e *Entry) texts() [17]*string {
	return [...]*string{
		&e.ID, &e.SourceID, &e.Number, &e.Heading, &e.Kind, &e.Date, &e.DateText, &e.Calendar,
		&e.Shelfmark, &e.Archive, &e.Fonds, &e.Series, &e.File, &e.Leaf, &e.CopyForm, &e.Language, &e.AttestedNote,
	}
}

// numbers lists the number fields of an entry in the order of the encoding.
func (e *Entry) numbers() [9]*int32 {
	return [...]*int32{
		&e.Source, &e.Earliest, &e.Latest, &e.PlaceSent, &e.PlaceReceived, &e.PartOf, &e.AttestedIn, &e.Start, &e.End,
	}
}

// texts lists the text fields of an entity in the order of the encoding.
func (e *Entity) texts() [8]*string {
	return [...]*string{
		&e.ID, (*string)(&e.Kind), &e.Name, &e.Birth, &e.Death, &e.Description, &e.Latitude, &e.Longitude,
	}
}

type registerWriter struct {
	strings map[string]uint64
	table   []string
	body    []byte
}

// finish puts version and strings before the body.
func (w *registerWriter) finish() []byte {
	size := 0
	for _, s := range w.table {
		size += len(s)
	}
	head := binary.AppendUvarint(nil, registerVersion)
	head = binary.AppendUvarint(head, uint64(len(w.table)))
	head = binary.AppendUvarint(head, uint64(size))
	for _, s := range w.table {
		head = binary.AppendUvarint(head, uint64(len(s)))
	}
	for _, s := range w.table {
		head = append(head, s...)
	}
	return append(head, w.body...)
}

func (w *registerWriter) length(n int) { w.body = binary.AppendUvarint(w.body, uint64(n)) }

func (w *registerWriter) ints(list ...int32) {
	for _, v := range list {
		w.body = binary.AppendVarint(w.body, int64(v))
	}
}

func (w *registerWriter) text(s string) {
	i, ok := w.strings[s]
	if !ok {
		i = uint64(len(w.table))
		w.strings[s] = i
		w.table = append(w.table, s)
	}
	w.body = binary.AppendUvarint(w.body, i)
}

func (w *registerWriter) texts(list []string) {
	w.length(len(list))
	for _, s := range list {
		w.text(s)
	}
}

func (w *registerWriter) entity(e *Entity) {
	for _, s := range e.texts() {
		w.text(*s)
	}
	w.length(len(e.Names))
	for _, n := range e.Names {
		w.text(n.Name)
		w.ints(int32(n.Count))
	}
	w.texts(e.Offices)
	w.texts(e.Identifiers)
	w.reasons(e)
}

// reasons writes what joined an entity, and what it may be joined with.
func (w *registerWriter) reasons(e *Entity) {
	w.length(len(e.Joins))
	for _, j := range e.Joins {
		for _, s := range [...]string{j.A, j.B, j.Reason, j.Decision} {
			w.text(s)
		}
		w.ints(int32(j.Count))
	}
	w.ints(int32(e.MoreJoins))
	w.length(len(e.Doubts))
	for _, d := range e.Doubts {
		for _, s := range [...]string{d.Entity, d.For, d.Against} {
			w.text(s)
		}
	}
}

func (w *registerWriter) entry(e *Entry) {
	for _, s := range e.texts() {
		w.text(*s)
	}
	for _, v := range e.numbers() {
		w.ints(*v)
	}
	w.flag(e.Attested)
	for _, list := range [][]Party{e.Senders, e.Recipients, e.Copies} {
		w.length(len(list))
		for _, p := range list {
			w.ints(p.Entity)
			w.text(p.Name)
			w.text(p.Office)
			w.text(p.Certainty)
		}
	}
	w.length(len(e.Mentions))
	for _, m := range e.Mentions {
		w.ints(m.Entity, m.Count)
	}
	w.length(len(e.Subjects))
	for _, s := range e.Subjects {
		w.ints(s.Entity, int32(math.Float32bits(s.Score)))
	}
	w.length(len(e.Cites))
	for _, c := range e.Cites {
		w.ints(c.Target)
		w.text(c.Kind)
		w.text(c.Number)
		w.text(c.Note)
	}
}

func (w *registerWriter) flag(set bool) {
	if set {
		w.length(1)
	} else {
		w.length(0)
	}
}
