package graph

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"regesta/extract"
)

// invented is a register of n letters with three parties, fifteen mentions, two subjects and a
// reference each.
func invented(n int) *Register {
	r := &Register{Sources: []string{"one.txt", "two.txt"}, Apparatus: []Apparatus{{"one/persons", 0, 0, 80}}}
	for i := range max(n/10, 20) {
		name := fmt.Sprintf("Person %d", i)
		r.Entities = append(r.Entities, Entity{
			ID: fmt.Sprintf("person/%07d", i), Kind: extract.Person, Name: name,
			Names: []NameCount{{name, i}, {"P. " + name, 1}}, Offices: []string{"clerk"},
			Joins: []Join{{name, "P. " + name, "same name", "", i + 1}}, MoreJoins: i,
			Doubts: []Doubt{{"person/0000001", "same surname", "other initials"}},
		})
	}
	entity := func(i int) int32 { return int32(i % len(r.Entities)) }
	for i := range n {
		e := Entry{
			ID: fmt.Sprintf("two/%d", i), Number: fmt.Sprint(i), Heading: fmt.Sprintf("Letter %d to somebody or other", i), Kind: "letter",
			Source: 1, Date: "1884-05-03", DateText: "3 May 1884", Calendar: "gregorian", Earliest: int32(i - 40000), Latest: OpenDay,
			Senders: []Party{{entity(i * 7), "Somebody", "clerk", ""}}, Recipients: []Party{{entity(i), "Another", "", "probable"}, {entity(i + 1), "A third", "", ""}},
			PlaceSent: entity(i), PlaceReceived: -1, PartOf: -1, AttestedIn: -1, Shelfmark: fmt.Sprintf("F. 1 D. %d", i),
			Subjects: []Weight{{entity(i), 0.75}, {entity(i * 3), 0.25}}, Cites: []Citation{{int32(i), "cites", "4", ""}, {-1, "cites", "99", "3"}},
			Attested: i%7 == 0, Start: int32(i * 3000), End: int32(i*3000 + 2990),
		}
		for k := range 15 {
			e.Mentions = append(e.Mentions, Tally{entity(i*31 + k*k), int32(k + 1)})
		}
		r.Documents = append(r.Documents, e)
	}
	return r
}

func same(a, b *Register) bool {
	return reflect.DeepEqual(a.Documents, b.Documents) && reflect.DeepEqual(a.Entities, b.Entities) &&
		reflect.DeepEqual(a.Sources, b.Sources) && reflect.DeepEqual(a.Apparatus, b.Apparatus)
}

func TestRegisterRoundTrip(t *testing.T) {
	want := invented(500)
	data := want.encode()
	got, err := decodeRegister(data)
	if err != nil || !same(got, want) {
		t.Errorf("the register does not come back as it went in, %v", err)
	}
	if string(got.encode()) != string(data) {
		t.Error("encoded again it has other bytes")
	}
}

// TestRegisterRoundTripOfAnything lets rapid invent entries, odd strings and extreme numbers
// included.
func TestRegisterRoundTripOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := &Register{Sources: []string{rapid.String().Draw(t, "source")}, Apparatus: []Apparatus{}}
		want.Entities = []Entity{{ID: rapid.String().Draw(t, "entity"), Identifiers: []string{rapid.String().Draw(t, "uri")}}}
		want.Documents = []Entry{{PlaceSent: -1, PlaceReceived: -1, PartOf: -1, AttestedIn: -1}}
		e := &want.Documents[0]
		for _, s := range e.texts() {
			*s = rapid.String().Draw(t, "text")
		}
		e.Earliest, e.Latest = rapid.Int32().Draw(t, "earliest"), rapid.Int32().Draw(t, "latest")
		e.Start, e.End = rapid.Int32().Draw(t, "start"), rapid.Int32().Draw(t, "end")
		e.Attested = rapid.Bool().Draw(t, "attested")
		for range rapid.IntRange(0, 3).Draw(t, "parties") {
			e.Copies = append(e.Copies, Party{0, rapid.String().Draw(t, "name"), "", ""})
		}
		for range rapid.IntRange(0, 3).Draw(t, "subjects") {
			e.Subjects = append(e.Subjects, Weight{0, rapid.Float32().Draw(t, "score")})
		}
		got, err := decodeRegister(want.encode())
		if err != nil || !same(got, want) {
			t.Fatalf("%+v came back as %+v, %v", want.Documents, got, err)
		}
	})
}

// FuzzDecodeRegister: whatever the bytes are, decoding ends, without a panic and without
// allocating more than the bytes account for.
func FuzzDecodeRegister(f *testing.F) {
	f.Add(invented(3).encode())
	f.Add([]byte{})
	f.Add([]byte{registerVersion, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F})
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := decodeRegister(data)
		if err == nil {
			if again, err := decodeRegister(r.encode()); err != nil || len(again.Documents) != len(r.Documents) {
				t.Errorf("what was decoded cannot be encoded and decoded again: %v", err)
			}
		}
	})
}

// TestDamagedRegister flips every byte of a small register in turn: it decodes to something whose
// indexes all hold, or not at all.
func TestDamagedRegister(t *testing.T) {
	data := invented(2).encode()
	for i := range data {
		damaged := append([]byte(nil), data...)
		damaged[i] ^= 0xFF
		if r, err := decodeRegister(damaged); err == nil && r.check() != nil {
			t.Errorf("byte %d: a register with wrong indexes is taken for good", i)
		}
		if _, err := decodeRegister(data[:i]); err == nil {
			t.Errorf("a register of %d of %d bytes is taken for whole", i, len(data))
		}
	}
}

// BenchmarkDecodeRegister opens the register of a hundred thousand letters; below 0.3 s is wanted.
func BenchmarkDecodeRegister(b *testing.B) {
	data := invented(100_000).encode()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := decodeRegister(data); err != nil {
			b.Fatal(err)
		}
	}
}
