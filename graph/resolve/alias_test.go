package resolve

import (
	"testing"

	"regesta/corpus"
	"regesta/extract"
)

// TestRegisterEntryJoins: a letter names a person by the identifier of a register, another letter by
// an authority's address; the entry of the register says that both are one.
func TestRegisterEntryJoins(t *testing.T) {
	const local, uri = "local:papers/#p9", "http://www.wikidata.org/entity/Q9000001"
	person := func(name, ref string) extract.Mention {
		return extract.Mention{Kind: extract.Person, Name: name, Ref: ref}
	}
	docs := []struct {
		id     string
		claims []extract.Claim
	}{
		{"a", []extract.Claim{{Predicate: extract.Sender, Object: person("Oswin Tarn", local)}}},
		{"b", []extract.Claim{{Predicate: extract.Sender, Object: person("Tarn, O.", uri)}}},
		{"register", []extract.Claim{{Subject: person("Tarn, Oswin", local), Predicate: extract.Identifier, Object: extract.Mention{Kind: extract.Literal, Name: uri}}}},
	}
	r := New()
	for _, d := range docs {
		r.Add(&corpus.Document{ID: d.id, Source: "papers/" + d.id + ".xml"}, d.claims)
	}
	if err := r.Resolve(); err != nil {
		t.Fatal(err)
	}
	entities := r.Entities()
	if len(entities) != 1 || len(entities[0].Identifiers) != 1 || entities[0].Identifiers[0] != uri {
		t.Errorf("entities %+v, want one with the one identifier %s", entities, uri)
	}
}
