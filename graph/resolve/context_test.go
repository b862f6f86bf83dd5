package resolve

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"regesta/corpus"
	"regesta/extract"
)

// scene is a small corpus with what must be one and what must not.
type scene struct {
	docs   []*corpus.Document
	claims map[string][]extract.Claim
	wants  []string // "same a1:Kessler a2:Kessler"
}

// readScene reads a file of testdata/context: editions of documents with names in their
// capacities, offices behind a bar, then what must hold.
func readScene(t testing.TB, file string) *scene {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := &scene{claims: map[string][]extract.Claim{}}
	edition, at := "", 0
	for n, line := range strings.Split(string(text), "\n") {
		verb, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch verb {
		case "", "#":
		case "edition":
			edition = rest
		case "doc":
			id, year, _ := strings.Cut(rest, " ")
			s.docs = append(s.docs, &corpus.Document{ID: id, Source: edition + "/" + id, Text: strings.Repeat("- ", 200)})
			if year != "" {
				s.add(extract.Claim{Predicate: extract.Date, Object: extract.Mention{Kind: extract.Literal, Name: year}})
			}
		case "same", "different", "doubt":
			s.wants = append(s.wants, strings.TrimSpace(line))
		default:
			at += 2
			if err := s.name(verb, rest, at%300); err != nil {
				t.Fatalf("%s:%d: %v", file, n+1, err)
			}
		}
	}
	return s
}

// name adds the claims of one line of a document.
func (s *scene) name(verb, rest string, at int) error {
	kind, name, _ := strings.Cut(rest, " ")
	name, office, _ := strings.Cut(name, " | ")
	c := extract.Claim{Predicate: extract.Mentions, Object: extract.Mention{Kind: extract.Kind(kind), Name: name}, Qualifiers: extract.Qualifiers{Office: office}}
	c.Evidence.Span = corpus.Span{Start: at, End: at + 1}
	d := s.docs[len(s.docs)-1]
	switch verb {
	case "mention":
	case "sender":
		c.Predicate = extract.Sender
	case "recipient":
		c.Predicate = extract.Recipient
	case "signature":
		d.Zones = append(d.Zones, corpus.Zone{Kind: corpus.Signature, Span: c.Evidence.Span})
	case "salutation":
		d.Zones = append(d.Zones, corpus.Zone{Kind: corpus.Salutation, Span: c.Evidence.Span})
	case "fact":
		for _, p := range []extract.Predicate{extract.Birth, extract.Name} {
			if subject, value, ok := strings.Cut(name, " "+string(p)+" "); ok {
				c.Subject, c.Predicate = extract.Mention{Kind: extract.Kind(kind), Name: subject}, p
				c.Object = extract.Mention{Kind: extract.Literal, Name: value}
			}
		}
	default:
		return fmt.Errorf("unknown word %q", verb)
	}
	s.add(c)
	return nil
}

func (s *scene) add(c extract.Claim) {
	d := s.docs[len(s.docs)-1]
	if c.Subject == (extract.Mention{}) {
		c.Subject = extract.Mention{Kind: extract.Document, Node: d.ID}
	}
	s.claims[d.ID] = append(s.claims[d.ID], c)
}

// resolve runs the resolver over the documents in the given order.
func (s *scene) resolve(t testing.TB, order []int, decisions ...Decision) *Resolver {
	r := New()
	r.Decide(decisions)
	for _, i := range order {
		r.Add(s.docs[i], s.claims[s.docs[i].ID])
	}
	if err := r.Resolve(); err != nil {
		t.Fatal(err)
	}
	return r
}

func (s *scene) inOrder() []int {
	order := make([]int, len(s.docs))
	for i := range order {
		order[i] = i
	}
	return order
}

// nodes are the nodes of all names: "a1:Kessler" → "person/kessler-anton".
func (s *scene) nodes(r *Resolver) map[string]string {
	nodes := map[string]string{}
	for _, d := range s.docs {
		claims := append([]extract.Claim(nil), s.claims[d.ID]...)
		for _, c := range r.Apply(d, claims) {
			if c.Predicate != extract.Date && c.Object.Kind != extract.Literal {
				nodes[d.ID+":"+c.Object.Name] = c.Object.Node
			}
		}
	}
	return nodes
}

// sides takes "a1:Kessler a2:Vera Holm" apart.
func sides(want string, nodes map[string]string) (a, b string, ok bool) {
	for i := range want {
		if want[i] == ' ' {
			if _, one := nodes[want[:i]]; one {
				if _, two := nodes[want[i+1:]]; two {
					return want[:i], want[i+1:], true
				}
			}
		}
	}
	return "", "", false
}

func TestContext(t *testing.T) {
	files, err := filepath.Glob("testdata/context/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			s := readScene(t, file)
			r := s.resolve(t, s.inOrder())
			nodes := s.nodes(r)
			for _, want := range s.wants {
				verb, rest, _ := strings.Cut(want, " ")
				a, b, ok := sides(rest, nodes)
				if !ok {
					t.Errorf("%s: no such names", want)
					continue
				}
				switch verb {
				case "same", "different":
					if same := nodes[a] == nodes[b]; same != (verb == "same") {
						t.Errorf("want %s: %s, %s", want, nodes[a], nodes[b])
					}
				case "doubt":
					if !doubted(r, nodes[a], nodes[b]) {
						t.Errorf("want %s, got %+v", want, r.Doubts())
					}
				}
			}
			checkReasons(t, r)
		})
	}
}

func doubted(r *Resolver, a, b string) bool {
	for _, d := range r.Doubts() {
		if d.A.Entity == a && d.B.Entity == b || d.A.Entity == b && d.B.Entity == a {
			return d.For != "" && d.Against != "" && d.Score > 0 && d.Score < 1
		}
	}
	return false
}

// checkReasons holds that every entity of several units has as many reasons as it needs.
func checkReasons(t *testing.T, r *Resolver) {
	t.Helper()
	for _, m := range r.Merges() {
		if m.Reason == "" || m.A.Entity != m.Entity || m.B.Entity != m.Entity {
			t.Errorf("a merge without reason or across entities: %+v", m)
		}
	}
}
