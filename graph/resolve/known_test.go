package resolve

import (
	"testing"

	"regesta/corpus"
	"regesta/extract"
)

// TestIdentified holds that a name without identifier joins the place of that name which the markup
// identifies, that a slip of the markup joins nothing, and that two identifiers stay two.
func TestIdentified(t *testing.T) {
	d := &corpus.Document{ID: "d", Source: "s/d.xml", Text: string(make([]byte, 400))}
	var claims []extract.Claim
	add := func(kind extract.Kind, name, ref string, times int) {
		for range times {
			c := mentionOf("d", kind, name, len(claims))
			c.Object.Ref = ref
			claims = append(claims, c)
		}
	}
	add(extract.Place, "Linden", "https://example.org/places/1", 30)
	add(extract.Place, "Ulmen", "https://example.org/places/1", 1)
	add(extract.Place, "Ulmen", "", 3)
	add(extract.Place, "Linden", "", 2)
	add(extract.Person, "Otto Brand", "#p1", 1)
	add(extract.Person, "Otto Brand", "#p2", 1)
	add(extract.Person, "O. Brand", "", 1)
	r := New()
	r.Add(d, claims)
	if err := r.Resolve(); err != nil {
		t.Fatal(err)
	}
	nodes := map[string]string{}
	for _, c := range r.Apply(d, claims) {
		nodes[c.Object.Name+c.Object.Ref] = c.Object.Node
	}
	if nodes["Linden"] != nodes["Lindenhttps://example.org/places/1"] {
		t.Errorf("the name alone is not the identified place: %v", nodes)
	}
	if nodes["Ulmen"] == nodes["Linden"] {
		t.Errorf("a slip of the markup joined two places: %v", nodes)
	}
	if nodes["Otto Brand#p1"] == nodes["Otto Brand#p2"] || nodes["O. Brand"] == nodes["Otto Brand#p1"] {
		t.Errorf("two identifiers became one person: %v", nodes)
	}
	if len(r.Doubts()) == 0 {
		t.Error("no doubt about O. Brand")
	}
}
