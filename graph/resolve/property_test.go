package resolve

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// The parts that random corpora are made of: few, so that names meet.
var (
	someGiven    = []string{"", "Anna", "Otto", "O.", "A.", "Joseph", "I. V.", "J."}
	someSurnames = []string{"Holm", "Falk", "Joffe", "Ioffe", "Kirsch", "Kirsh", "St.", "Luque Ponte"}
	somePlaces   = []string{"Tiflis", "Tbilisi", "Batum", "Batumi", "Baku", "Baku province", "Zakatala district", "Zagatala District"}
	someBodies   = []string{"Politburo", "Politburo of the CC", "Central Committee", "CC of the RCP (b)", "Georgian government", "government of Georgia", "Cavbureau", "Caucasian Bureau"}
	someOffices  = []string{"", "", "Consul in Riga", "Minister"}
)

// drawScene draws a random corpus.
func drawScene(t *rapid.T) *scene {
	s := &scene{claims: map[string][]extract.Claim{}}
	for d := range rapid.IntRange(1, 6).Draw(t, "documents") {
		s.docs = append(s.docs, &corpus.Document{
			ID: fmt.Sprintf("d%d", d), Source: rapid.SampledFrom([]string{"x/1", "x/2", "y/1"}).Draw(t, "source"),
			Number: fmt.Sprint(d), Text: strings.Repeat("words ", 100),
		})
		for i := range rapid.IntRange(0, 5).Draw(t, "names") {
			kind := rapid.SampledFrom([]extract.Kind{extract.Person, extract.Person, extract.Place, extract.Organisation}).Draw(t, "kind")
			c := mentionOf(s.docs[d].ID, kind, drawName(t, kind), 40*i)
			c.Predicate = rapid.SampledFrom([]extract.Predicate{extract.Mentions, extract.Sender, extract.Recipient}).Draw(t, "predicate")
			c.Qualifiers.Office = rapid.SampledFrom(someOffices).Draw(t, "office")
			s.claims[s.docs[d].ID] = append(s.claims[s.docs[d].ID], c)
		}
	}
	return s
}

func drawName(t *rapid.T, kind extract.Kind) string {
	switch kind {
	case extract.Place:
		return rapid.SampledFrom(somePlaces).Draw(t, "place")
	case extract.Organisation:
		return rapid.SampledFrom(someBodies).Draw(t, "body")
	}
	return strings.TrimSpace(rapid.SampledFrom(someGiven).Draw(t, "given") + " " + rapid.SampledFrom(someSurnames).Draw(t, "surname"))
}

// TestOrder holds that nothing depends on the order of documents, nor of the claims of one.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScene(t)
		first := s.resolve(nil, s.inOrder())
		nodes := s.nodes(first)
		for id, claims := range s.claims {
			s.claims[id] = rapid.Permutation(claims).Draw(t, "claims")
		}
		second := s.resolve(nil, rapid.Permutation(s.inOrder()).Draw(t, "order"))
		if again := s.nodes(second); !maps.Equal(nodes, again) {
			t.Fatalf("another order, other nodes:\n%v\n%v", nodes, again)
		}
		if a, b := fmt.Sprint(first.Entities()), fmt.Sprint(second.Entities()); a != b {
			t.Fatalf("another order, other entities:\n%s\n%s", a, b)
		}
		if a, b := fmt.Sprint(first.Doubts()), fmt.Sprint(second.Doubts()); a != b {
			t.Fatalf("another order, other doubts:\n%s\n%s", a, b)
		}
	})
}

// TestNodes holds that every mention has the node of a listed entity of its kind, that ids are
// distinct, and that applying twice changes nothing.
func TestNodes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScene(t)
		r := s.resolve(nil, s.inOrder())
		entities := map[string]graph.Entity{}
		for _, e := range r.Entities() {
			if _, twice := entities[e.ID]; twice {
				t.Fatalf("id %s stands twice", e.ID)
			}
			entities[e.ID] = e
		}
		for _, d := range s.docs {
			claims := r.Apply(d, append([]extract.Claim(nil), s.claims[d.ID]...))
			for _, c := range claims {
				e, ok := entities[c.Object.Node]
				if !ok || e.Kind != c.Object.Kind || e.Name == "" {
					t.Fatalf("%s has the node %q, which is %+v", c.Object.Name, c.Object.Node, e)
				}
			}
			if again := r.Apply(d, append([]extract.Claim(nil), claims...)); fmt.Sprint(again) != fmt.Sprint(claims) {
				t.Fatal("applying twice changed the claims")
			}
		}
	})
}

// TestJudgements holds that no rule and no chain of positive decisions gets around a negative one,
// and that a positive one holds wherever no negative one forbids it.
func TestJudgements(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScene(t)
		anchors := s.anchors()
		if len(anchors) < 2 {
			t.Skip("too few names")
		}
		var list []Decision
		for i := range rapid.IntRange(1, 5).Draw(t, "decisions") {
			a, b := rapid.SampledFrom(anchors).Draw(t, "a"), rapid.SampledFrom(anchors).Draw(t, "b")
			d := Decision{
				Verdict: rapid.SampledFrom([]Verdict{Same, Different}).Draw(t, "verdict"), A: a, B: &b,
				Author: "somebody", Time: time.Unix(int64(i), 0),
			}
			if d.check() == nil {
				d.ID = d.Identify()
				list = append(list, d)
			}
		}
		list, conflicts := settle(list)
		r := s.resolve(nil, s.inOrder(), list...)
		nodes := s.nodes(r)
		for _, d := range list {
			a, b := nodes[d.A.Document+":"+d.A.Name], nodes[d.B.Document+":"+d.B.Name]
			if d.Verdict == Different && a == b {
				t.Fatalf("%s, but both are %s", d.String(), a)
			}
			if d.Verdict == Same && a != b && len(conflicts) == 0 && len(r.Warnings()) == 0 {
				t.Fatalf("%s, but they are %s and %s", d.String(), a, b)
			}
		}
	})
}

// anchors are the names of a scene as decisions name them, each document's names once.
func (s *scene) anchors() []Anchor {
	var list []Anchor
	seen := map[string]bool{}
	for _, d := range s.docs {
		for _, c := range s.claims[d.ID] {
			a := Anchor{Kind: c.Object.Kind, Name: c.Object.Name, Document: d.ID}
			if !seen[a.key()] {
				seen[a.key()] = true
				list = append(list, a)
			}
		}
	}
	return list
}

// FuzzParseName holds that any name can be taken apart, and that its key finds it again.
func FuzzParseName(f *testing.F) {
	for _, name := range []string{"G. K. Holm", "Holm, G. K.", "Chiang Kai-shek", `Grigory ("Sergo") Holm`, "von (", "St.", "Mrs.", "Петров-Водкин, Кузьма", "é́\"“,", "J. St."} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		n := parseName(name)
		if n.full() && (n.surname == "" || len(n.given) == 0) {
			t.Errorf("%q is a full name without surname or given name: %+v", name, n)
		}
		if again := parseName(name); again.key() != n.key() {
			t.Errorf("%q has two keys", name)
		}
		if n.full() && !agree(&n, &n) {
			t.Errorf("%q does not agree with itself", name)
		}
		for _, k := range append(n.surnameKeys(), placeKey(name), keyOnly(name), slug(name)) {
			if strings.ContainsAny(k, "\x00\n") {
				t.Errorf("%q has the key %q", name, k)
			}
		}
	})
}
