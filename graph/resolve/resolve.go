// Package resolve decides which mentions are mentions of one person, organisation, place or
// document, and gives each its node.
//
// Give it the decisions of people (Decide) and their authority files (Use), feed it every document's
// claims with Add, call Resolve once, then Apply to each document's claims: mentions get their
// nodes. Entities lists what came of it, Warnings what could not be done as decided. A name stays as
// written; only the node it points to changes.
//
// Mentions of one name in one document are one unit. Units are joined by links, each with its
// reason ([Resolver.Merges]); what could be one but has too little reason stays apart and is listed
// ([Resolver.Doubts]). A person's [Decision] stands above every rule.
package resolve

import (
	"fmt"
	"path"
	"strings"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// A Resolver collects mentions and decides who is who. It is not safe for concurrent use before
// Resolve has returned; behind it, Apply and the lists may be called from several goroutines.
type Resolver struct {
	forms   []form
	formOf  map[formKey]int32
	docs    []document
	docOf   map[string]int32
	facts   []fact
	sources map[string]int // documents a source

	units    []unit
	links    *links
	entities []graph.Entity
	idOf     []string // id of a unit's entity
	numbers  map[string][]int32
	doubted  []doubt
	first    []position // of each unit

	decisions []*decided
	anchored  map[string][]anchored // by document
	warnings  []error

	authorities []*Authority
	settled     map[int32]bool // units that a decision has joined
}

// formKey is a name as written, of one kind, with the identifier that its source gives it.
type formKey struct {
	kind      extract.Kind
	name, ref string
}

// form is a distinct name of the corpus.
type form struct {
	formKey
	person personName // of persons
}

// document is what the resolver keeps of a document.
type document struct {
	id, source, number, sourceID, section string
	edition                               int32
	from, to                              int // years, 0 when undated
	uses                                  []use
}

// use is a name in one document.
type use struct {
	form  int32
	unit  int32
	count int32
	span  corpus.Span // of its first mention
	roles role
	hash  uint64 // of the passage of its first mention
}

func (u *use) passage() string { return fmt.Sprintf("%0*x", hashLength, u.hash) }

// role says in which capacities a name stands in a document.
type role uint8

const (
	sender role = 1 << iota
	recipient
	signature
	salutation
	glossary
)

// fact is what a document says of somebody: birth, office, another name.
type fact struct {
	doc, form int32
	predicate extract.Predicate
	value     string
}

// New returns an empty resolver.
func New() *Resolver {
	return &Resolver{
		formOf: map[formKey]int32{}, docOf: map[string]int32{}, sources: map[string]int{},
		anchored: map[string][]anchored{}, settled: map[int32]bool{},
	}
}

// Add collects the mentions of one document. The order of documents does not matter to the result.
func (r *Resolver) Add(d *corpus.Document, claims []extract.Claim) {
	doc := document{id: d.ID, source: d.Source, number: d.Number, sourceID: d.SourceID, section: d.Section}
	c := collector{r: r, doc: d, text: d.Text, n: int32(len(r.docs)), at: map[int32]int{}, seen: map[place]bool{}, attested: map[string]bool{}}
	for i := range claims {
		if claims[i].Predicate == extract.AttestedIn {
			c.attested[claims[i].Subject.Node] = true
		}
	}
	for i := range claims {
		c.claim(&claims[i])
	}
	doc.uses, doc.from, doc.to = c.uses, c.from, c.to
	r.locate(d, claims)
	r.docOf[d.ID] = c.n
	r.docs = append(r.docs, doc)
	r.sources[d.Source]++
}

// Resolve decides. It is called once, behind the last Add.
func (r *Resolver) Resolve() error {
	r.alias()
	r.normalise()
	r.editions()
	r.index()
	r.makeUnits()
	r.links = newLinks(len(r.units))
	r.enterAuthorities()
	r.judge()
	r.people()
	r.places()
	r.bodies()
	r.findFirst()
	r.assemble()
	r.giveReasons()
	return nil
}

// Apply sets the Node of every mention in the claims of document d, and returns the claims without
// those whose name a decision says is no person, organisation or place. Where a decision changes
// the kind of an entity, its mentions change theirs.
func (r *Resolver) Apply(d *corpus.Document, claims []extract.Claim) []extract.Claim {
	n, ok := r.docOf[d.ID]
	if !ok {
		return claims
	}
	nodes := map[int32]string{}
	for _, u := range r.docs[n].uses {
		nodes[u.form] = r.idOf[u.unit]
	}
	kept := claims[:0]
	for _, c := range claims {
		if r.apply(d, &r.docs[n], nodes, &c.Subject) && r.apply(d, &r.docs[n], nodes, &c.Object) {
			kept = append(kept, c)
		}
	}
	return kept
}

// apply sets the node of one mention and reports whether the mention stands.
func (r *Resolver) apply(d *corpus.Document, doc *document, nodes map[int32]string, m *extract.Mention) bool {
	switch {
	case m.Node != "":
	case m.Kind == extract.Document:
		m.Node = r.target(doc, m)
	case resolved(m):
		f, ok := r.formOf[keyOf(d, m)]
		if !ok {
			return true
		}
		m.Node = nodes[f]
		if m.Node == "" {
			return false
		}
		kind, _, _ := strings.Cut(m.Node, "/")
		m.Kind = extract.Kind(kind)
	}
	return true
}

// Entities lists all entities, sorted by ID.
func (r *Resolver) Entities() []graph.Entity { return r.entities }

// resolved reports whether a mention is one that gets its node here.
func resolved(m *extract.Mention) bool {
	switch m.Kind {
	case extract.Person, extract.Organisation, extract.Place, extract.Topic:
		return m.Name != "" || m.Ref != ""
	}
	return false
}

// keyOf is the form that a mention has. An office without the name of its holder is a body. Identifiers without a scheme hold in the folder of their
// source only.
func keyOf(d *corpus.Document, m *extract.Mention) formKey {
	ref := strings.TrimSpace(m.Ref)
	switch {
	case ref == "":
	case strings.Contains(ref, ":"):
		ref = plainURI(ref)
		if last := ref[strings.LastIndexByte(ref, '/')+1:]; strings.HasPrefix(last, "www.") || strings.Count(ref, "/") < 3 && strings.Contains(ref, "://") {
			ref = "" // the address of the authority, without the number
		}
	default:
		ref = path.Dir(d.Source) + "#" + strings.TrimPrefix(ref, "#")
	}
	name, kind := strings.Join(strings.Fields(m.Name), " "), m.Kind
	if kind == extract.Person && strings.Contains(name, " ") && !strings.Contains(name, "(") && isOffice(nameWords(clip(name))) {
		kind = extract.Organisation
	}
	return formKey{kind, name, ref}
}

// editions parts the documents into editions: a source with several documents is one, and so are
// the sources with one document each in one folder.
func (r *Resolver) editions() {
	ids := map[string]int32{}
	for i := range r.docs {
		name := r.docs[i].source
		if r.sources[name] < 2 {
			name = path.Dir(name) + "/"
		}
		id, ok := ids[name]
		if !ok {
			id = int32(len(ids))
			ids[name] = id
		}
		r.docs[i].edition = id
	}
}
