package graph

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// errRegister is the error of a register that cannot be read back.
var errRegister = errors.New("the register is damaged")

// decodeRegister reads what encode wrote. Entries share one list of parties, one of mentions, and
// so on: a hundred thousand letters cost a dozen allocations.
func decodeRegister(data []byte) (*Register, error) {
	d := &registerReader{data: data}
	if v := d.uvarint(); v != registerVersion && !d.failed {
		return nil, fmt.Errorf("%w: its encoding is version %d, this regesta reads %d", errRegister, v, registerVersion)
	}
	d.table()
	r := &Register{Sources: d.texts()}
	r.Entities = make([]Entity, d.length())
	for i := range r.Entities {
		d.entity(&r.Entities[i])
	}
	r.Documents = make([]Entry, d.length())
	d.parties = make([]Party, d.length())
	d.tallies = make([]Tally, d.length())
	d.weights = make([]Weight, d.length())
	d.citations = make([]Citation, d.length())
	for i := range r.Documents {
		d.entry(&r.Documents[i])
	}
	r.Apparatus = make([]Apparatus, d.length())
	for i := range r.Apparatus {
		r.Apparatus[i] = Apparatus{d.text(), d.int(), d.int(), d.int()}
	}
	if d.failed || len(d.data) != 0 {
		return nil, errRegister
	}
	return r, r.check()
}

// check makes sure that every index of the register points into it, and every part behind its
// whole.
func (r *Register) check() error {
	entities, docs := int32(len(r.Entities)), int32(len(r.Documents))
	for i := range r.Documents {
		e := &r.Documents[i]
		ok := 0 <= e.Source && e.Source < int32(len(r.Sources)) &&
			e.PlaceSent < entities && e.PlaceReceived < entities && e.PartOf < int32(i) && e.AttestedIn < docs
		for _, list := range [][]Party{e.Senders, e.Recipients, e.Copies} {
			for _, p := range list {
				ok = ok && 0 <= p.Entity && p.Entity < entities
			}
		}
		for _, m := range e.Mentions {
			ok = ok && 0 <= m.Entity && m.Entity < entities
		}
		for _, s := range e.Subjects {
			ok = ok && 0 <= s.Entity && s.Entity < entities
		}
		for _, c := range e.Cites {
			ok = ok && c.Target < docs
		}
		if !ok {
			return fmt.Errorf("%w at document %s", errRegister, e.ID)
		}
	}
	return nil
}

// A registerReader reads varints; after the first one that is not there it has failed and returns
// zeros.
type registerReader struct {
	data    []byte
	strings []string
	failed  bool

	parties   []Party
	tallies   []Tally
	weights   []Weight
	citations []Citation
}

func (d *registerReader) uvarint() uint64 {
	v, n := binary.Uvarint(d.data)
	if n <= 0 {
		d.failed, d.data = true, nil
		return 0
	}
	d.data = d.data[n:]
	return v
}

func (d *registerReader) int() int32 {
	v, n := binary.Varint(d.data)
	if n <= 0 || v < math.MinInt32 || v > math.MaxInt32 {
		d.failed, d.data = true, nil
		return 0
	}
	d.data = d.data[n:]
	return int32(v)
}

// length reads the length of a list. Every element takes a byte at least, so a length beyond the
// rest of the data is damage, and nothing is allocated for it.
func (d *registerReader) length() int {
	n := d.uvarint()
	if n > uint64(len(d.data)) {
		d.failed, d.data = true, nil
		return 0
	}
	return int(n)
}

// table reads the strings; they share one allocation.
func (d *registerReader) table() {
	lengths := make([]int, d.length())
	size := d.uvarint()
	sum := uint64(0)
	for i := range lengths {
		lengths[i] = d.length()
		sum += uint64(lengths[i])
	}
	if d.failed || sum != size || size > uint64(len(d.data)) {
		d.failed, d.data = true, nil
		return
	}
	all := string(d.data[:size])
	d.data = d.data[size:]
	d.strings = make([]string, len(lengths))
	for i, n := range lengths {
		d.strings[i], all = all[:n], all[n:]
	}
}

func (d *registerReader) text() string {
	i := d.uvarint()
	if i >= uint64(len(d.strings)) {
		d.failed, d.data = true, nil
		return ""
	}
	return d.strings[i]
}

func (d *registerReader) texts() []string {
	n := d.length()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = d.text()
	}
	return list
}

func (d *registerReader) entity(e *Entity) {
	for _, s := range e.texts() {
		*s = d.text()
	}
	if n := d.length(); n > 0 {
		e.Names = make([]NameCount, n)
		for i := range e.Names {
			e.Names[i] = NameCount{d.text(), int(d.int())}
		}
	}
	e.Offices = d.texts()
	e.Identifiers = d.texts()
	d.reasons(e)
}

func (d *registerReader) reasons(e *Entity) {
	if n := d.length(); n > 0 {
		e.Joins = make([]Join, n)
		for i := range e.Joins {
			e.Joins[i] = Join{d.text(), d.text(), d.text(), d.text(), int(d.int())}
		}
	}
	e.MoreJoins = int(d.int())
	if n := d.length(); n > 0 {
		e.Doubts = make([]Doubt, n)
		for i := range e.Doubts {
			e.Doubts[i] = Doubt{d.text(), d.text(), d.text()}
		}
	}
}

func (d *registerReader) entry(e *Entry) {
	for _, s := range e.texts() {
		*s = d.text()
	}
	for _, v := range e.numbers() {
		*v = d.int()
	}
	e.Attested = d.uvarint() == 1
	for _, list := range []*[]Party{&e.Senders, &e.Recipients, &e.Copies} {
		*list = share(d, &d.parties)
		for i := range *list {
			(*list)[i] = Party{d.int(), d.text(), d.text(), d.text()}
		}
	}
	e.Mentions = share(d, &d.tallies)
	for i := range e.Mentions {
		e.Mentions[i] = Tally{d.int(), d.int()}
	}
	e.Subjects = share(d, &d.weights)
	for i := range e.Subjects {
		e.Subjects[i] = Weight{d.int(), math.Float32frombits(uint32(d.int()))}
	}
	e.Cites = share(d, &d.citations)
	for i := range e.Cites {
		e.Cites[i] = Citation{d.int(), d.text(), d.text(), d.text()}
	}
}

// share cuts a list of the length that stands next off the front of what all entries share.
func share[T any](d *registerReader, all *[]T) []T {
	n := d.length()
	if n > len(*all) {
		d.failed, d.data = true, nil
		return nil
	}
	if n == 0 {
		return nil
	}
	list := (*all)[:n:n]
	*all = (*all)[n:]
	return list
}
