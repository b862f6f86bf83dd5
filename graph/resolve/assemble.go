package resolve

import (
	"fmt"
	"hash/fnv"
	"sort"
	"strings"

	"regesta/extract"
	"regesta/graph"
)

// cluster is an entity while it is put together.
type cluster struct {
	kind   extract.Kind
	root   int32
	counts map[int32]int // form → mentions
	total  int
	anchor string // first document and name: what a suffix is computed from
	facts  []fact
	sure   []*Entry // of authority files
}

// assemble makes the entities from the joined units and gives each its id.
func (r *Resolver) assemble() {
	none, renamed, kinds := r.verdicts()
	clusters, at := r.clusters(none, kinds)
	for _, f := range r.facts {
		if c := at[r.links.root(r.unitOf(f.doc, f.form))]; c != nil {
			c.facts = append(c.facts, f)
		}
	}
	for u := range r.units {
		if e := r.units[u].entry; e != nil {
			if c := at[r.links.root(int32(u))]; c != nil {
				c.sure = append(c.sure, e)
			}
		}
	}
	names := make([]string, len(clusters))
	slugs := map[string][]int{}
	for i, c := range clusters {
		if names[i] = renamed[c.root]; names[i] == "" {
			names[i] = r.bestName(c)
		}
		s := string(c.kind) + "/" + r.entitySlug(c.kind, names[i])
		slugs[s] = append(slugs[s], i)
	}
	ids := uniqueIDs(slugs, clusters)
	r.idOf = make([]string, len(r.units))
	for i, c := range clusters {
		r.entities = append(r.entities, r.entity(c, ids[i], names[i]))
	}
	byRoot := map[int32]string{}
	for i, c := range clusters {
		byRoot[c.root] = ids[i]
	}
	for u := range r.units {
		r.idOf[u] = byRoot[r.links.root(int32(u))]
	}
	sort.Slice(r.entities, func(i, j int) bool { return r.entities[i].ID < r.entities[j].ID })
}

// clusters gathers the names of every entity, in the order of the documents, without those that a
// decision says are none.
func (r *Resolver) clusters(none map[int32]bool, kinds map[int32]extract.Kind) ([]*cluster, map[int32]*cluster) {
	var list []*cluster
	at := map[int32]*cluster{}
	for d := range r.docs {
		for _, u := range r.docs[d].uses {
			root := r.links.root(u.unit)
			if none[root] {
				continue
			}
			c := at[root]
			if c == nil {
				c = &cluster{kind: r.units[root].kind, root: root, counts: map[int32]int{}, anchor: r.docs[d].id + "\x00" + r.forms[u.form].name}
				if k, ok := kinds[root]; ok {
					c.kind = k
				}
				at[root] = c
				list = append(list, c)
			}
			c.counts[u.form] += int(u.count)
			c.total += int(u.count)
		}
	}
	return list, at
}

// unitOf is the unit of a name in a document.
func (r *Resolver) unitOf(doc, form int32) int32 {
	uses := r.docs[doc].uses
	i := sort.Search(len(uses), func(i int) bool { return uses[i].form >= form })
	return uses[i].unit
}

// uniqueIDs keeps the slug for the entity with most mentions and gives the others a suffix that is
// computed from their first mention.
func uniqueIDs(slugs map[string][]int, clusters []*cluster) []string {
	ids := make([]string, len(clusters))
	for s, list := range slugs {
		sort.Slice(list, func(i, j int) bool {
			a, b := clusters[list[i]], clusters[list[j]]
			if a.total != b.total {
				return a.total > b.total
			}
			return a.anchor < b.anchor
		})
		taken := map[string]bool{}
		for n, i := range list {
			id := s
			if n > 0 {
				h := fnv.New32a()
				h.Write([]byte(clusters[i].anchor))
				for id = fmt.Sprintf("%s-%05x", s, h.Sum32()&0xfffff); taken[id]; id += "x" {
				}
			}
			taken[id] = true
			ids[i] = id
		}
	}
	return ids
}

// bestName is the name that an entity is shown with: the most frequent of its full names.
func (r *Resolver) bestName(c *cluster) string {
	for _, e := range c.sure {
		if e.Name != "" {
			return e.Name
		}
	}
	forms := sortedForms(c.counts)
	best, bestRank := "", -1
	for _, f := range forms {
		rank := c.counts[f]
		if fm := &r.forms[f]; fm.kind == extract.Person {
			rank += r.nameRank(fm)
		}
		if rank > bestRank {
			best, bestRank = r.forms[f].name, rank
		}
	}
	if best == "" && len(forms) > 0 {
		best = r.forms[forms[0]].ref
	}
	return best
}

// nameRank puts full names before surnames, and names in their natural order before inverted ones.
func (r *Resolver) nameRank(f *form) int {
	const step = 1 << 20
	n := &f.person
	switch {
	case f.name == "":
		return -1
	case !n.full():
		return 0
	case strings.ContainsAny(f.name, ",(["):
		return step
	case isGiven(n.given[0]) || initialOnly(n.given[0]):
		return 3 * step
	}
	return 2 * step
}

func sortedForms(counts map[int32]int) []int32 {
	forms := make([]int32, 0, len(counts))
	for f := range counts {
		forms = append(forms, f)
	}
	sort.Slice(forms, func(i, j int) bool { return forms[i] < forms[j] })
	return forms
}

// entitySlug is the readable part of an id; of persons, the surname first.
func (r *Resolver) entitySlug(kind extract.Kind, name string) string {
	if kind != extract.Person {
		return slug(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "))
	}
	n := parseName(name)
	s := strings.Join(append([]string{n.particle, n.surname}, append(n.given, n.suffix)...), " ")
	switch {
	case n.maiden && len(n.given) == 0:
		s = "miss " + s
	case n.female && len(n.given) == 0:
		s = "mrs " + s
	}
	if strings.TrimSpace(s) == "" {
		s = name
	}
	return slug(s)
}

// entity fills in what the documents say of an entity.
func (r *Resolver) entity(c *cluster, id, name string) graph.Entity {
	e := graph.Entity{ID: id, Kind: c.kind, Name: name}
	counts := map[string]int{}
	for f, n := range c.counts {
		if r.forms[f].name != "" {
			counts[r.forms[f].name] += n
		}
		if ref := r.forms[f].ref; strings.HasPrefix(ref, "http") {
			e.Identifiers = append(e.Identifiers, ref)
		}
	}
	offices := map[string]int{}
	for _, f := range c.facts {
		switch f.predicate {
		case extract.Name:
			counts[f.value] += 0
		case extract.Office:
			offices[f.value]++
		case extract.Identifier:
			e.Identifiers = append(e.Identifiers, f.value)
		default:
			setFirst(&e, f)
		}
	}
	for _, s := range c.sure {
		s.fill(&e, counts)
	}
	if e.Kind == extract.Place && e.Latitude == "" {
		e.Latitude, e.Longitude = coordinates(name)
	}
	for n, count := range counts {
		e.Names = append(e.Names, graph.NameCount{Name: n, Count: count})
	}
	sort.Slice(e.Names, func(i, j int) bool {
		if e.Names[i].Count != e.Names[j].Count {
			return e.Names[i].Count > e.Names[j].Count
		}
		return e.Names[i].Name < e.Names[j].Name
	})
	e.Offices = byCount(offices)
	e.Identifiers = distinctRefs(e.Identifiers)
	return e
}

// fill takes over what an authority file says; it comes before what documents say.
func (s *Entry) fill(e *graph.Entity, counts map[string]int) {
	for _, n := range append([]string{s.Name}, s.Variants...) {
		if n != "" {
			counts[n] += 0
		}
	}
	for _, f := range [...]struct {
		field *string
		value string
	}{{&e.Birth, s.Birth}, {&e.Death, s.Death}, {&e.Latitude, s.Latitude}, {&e.Longitude, s.Longitude}} {
		if f.value != "" {
			*f.field = f.value
		}
	}
	if e.Description == "" {
		e.Description = s.Description
	}
	e.Identifiers = append(e.Identifiers, s.Identifiers...)
}

// setFirst keeps the first statement of birth, death, description and coordinates; of descriptions
// the longest.
func setFirst(e *graph.Entity, f fact) {
	field := map[extract.Predicate]*string{
		extract.Birth: &e.Birth, extract.Death: &e.Death, extract.Description: &e.Description,
		extract.Latitude: &e.Latitude, extract.Longitude: &e.Longitude,
	}[f.predicate]
	if *field == "" || f.predicate == extract.Description && len(f.value) > len(*field) {
		*field = f.value
	}
}

func byCount(counts map[string]int) []string {
	var list []string
	for s := range counts {
		list = append(list, s)
	}
	sort.Slice(list, func(i, j int) bool {
		if counts[list[i]] != counts[list[j]] {
			return counts[list[i]] > counts[list[j]]
		}
		return list[i] < list[j]
	})
	return list
}

func distinct(list []string) []string {
	sort.Strings(list)
	out := list[:0]
	for i, s := range list {
		if i == 0 || s != list[i-1] {
			out = append(out, s)
		}
	}
	return out
}
