package extract

import (
	"encoding/binary"
	"math"
	"strings"

	"regesta/corpus"
)

// Packed is a list of claims as it is kept between the stages of a build: a thirtieth of the
// memory, and nothing in it that the garbage collector has to follow.
type Packed string

// Pack packs claims.
func Pack(claims []Claim) Packed {
	p := packer{places: map[string]uint64{"": 0}}
	p.number(len(claims))
	for i := range claims {
		p.claim(&claims[i])
	}
	return Packed(p.data)
}

// A packer writes each string once, and behind that its place in the order of first mention.
type packer struct {
	data   []byte
	places map[string]uint64
}

func (p *packer) number(n int) { p.data = binary.AppendVarint(p.data, int64(n)) }

func (p *packer) text(s string) {
	place, ok := p.places[s]
	if !ok {
		place = uint64(len(p.places))
		p.places[s] = place
	}
	p.data = binary.AppendUvarint(p.data, place)
	if !ok {
		p.data = binary.AppendUvarint(p.data, uint64(len(s)))
		p.data = append(p.data, s...)
	}
}

func (p *packer) claim(c *Claim) {
	p.mention(&c.Subject)
	p.text(string(c.Predicate))
	p.mention(&c.Object)
	p.text(c.Evidence.Document)
	p.number(c.Evidence.Span.Start)
	p.number(c.Evidence.Span.End - c.Evidence.Span.Start)
	p.text(c.Evidence.Extractor)
	p.data = binary.LittleEndian.AppendUint64(p.data, math.Float64bits(c.Evidence.Score))
	for _, s := range c.Qualifiers.texts() {
		p.text(*s)
	}
	p.number(c.Qualifiers.Position)
}

// texts are the fields of qualifiers that are texts.
func (q *Qualifiers) texts() [5]*string {
	return [5]*string{&q.Office, &q.Certainty, &q.Calendar, &q.Note, &q.Written}
}

func (p *packer) mention(m *Mention) {
	p.text(string(m.Kind))
	p.text(m.Name)
	p.text(m.Ref)
	p.text(m.Node)
}

// Claims are the claims that were packed.
func (p Packed) Claims() []Claim {
	if p == "" {
		return nil
	}
	u := unpacker{rest: string(p), texts: []string{""}}
	claims := make([]Claim, u.number())
	for i := range claims {
		u.claim(&claims[i])
	}
	return claims
}

// An unpacker reads what a packer wrote; there are no others, so it trusts its input.
type unpacker struct {
	rest  string
	texts []string
}

func (u *unpacker) unsigned() (n uint64) {
	for shift := 0; ; shift += 7 {
		c := u.rest[0]
		u.rest = u.rest[1:]
		n |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return n
		}
	}
}

func (u *unpacker) number() int {
	n := u.unsigned()
	return int(n>>1) ^ -int(n&1)
}

func (u *unpacker) text() string {
	place := u.unsigned()
	if place == uint64(len(u.texts)) {
		n := u.unsigned()
		u.texts = append(u.texts, strings.Clone(u.rest[:n])) // who keeps a name does not keep the whole
		u.rest = u.rest[n:]
	}
	return u.texts[place]
}

func (u *unpacker) claim(c *Claim) {
	u.mention(&c.Subject)
	c.Predicate = Predicate(u.text())
	u.mention(&c.Object)
	c.Evidence.Document = u.text()
	start := u.number()
	c.Evidence.Span = corpus.Span{Start: start, End: start + u.number()}
	c.Evidence.Extractor = u.text()
	c.Evidence.Score = math.Float64frombits(binary.LittleEndian.Uint64([]byte(u.rest[:8])))
	u.rest = u.rest[8:]
	for _, s := range c.Qualifiers.texts() {
		*s = u.text()
	}
	c.Qualifiers.Position = u.number()
}

func (u *unpacker) mention(m *Mention) {
	m.Kind = Kind(u.text())
	m.Name = u.text()
	m.Ref = u.text()
	m.Node = u.text()
}
