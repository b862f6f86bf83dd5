package corpus

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// A teiRegister is what the lists of persons, bodies and places of one TEI element say, and the
// way its references are read.
type teiRegister struct {
	scope   string
	entries []*teiEntry
	byID    map[string]*teiEntry
	own     bool // a file of its own: others refer to its entries by their local identifiers
}

// A teiEntry is one entry of a list.
type teiEntry struct {
	typ         string
	ref, local  string
	names       []string
	birth       *node // their date elements, or the elements themselves
	death       *node
	description string
	identifiers []string // URIs of authorities
	geo         string   // latitude and longitude as written
}

func newRegister(tei *node, scope string) *teiRegister {
	r := &teiRegister{scope: scope, byID: map[string]*teiEntry{}}
	for list := range tei.all("listPerson", "listPlace", "listOrg") {
		for n := range list.all("person", "personGrp", "place", "org") {
			if id := xmlID(n); id == "" || r.byID[id] != nil {
				continue
			}
			e := newTEIEntry(n)
			e.local = r.local(xmlID(n))
			e.ref = e.local
			if len(e.identifiers) > 0 {
				e.ref = e.identifiers[0]
			}
			if len(e.names) > 0 {
				r.entries = append(r.entries, e)
				r.byID[xmlID(n)] = e
			}
		}
	}
	return r
}

// local is a local identifier made absolute: within the address that the edition gives itself, else
// under a scheme of its own.
func (r *teiRegister) local(id string) string {
	if strings.Contains(r.scope, "://") {
		return r.scope + "#" + id
	}
	return "local:" + r.scope + "#" + id
}

func (r *teiRegister) empty() bool { return len(r.entries) == 0 }

func newTEIEntry(n *node) *teiEntry {
	e := &teiEntry{typ: map[string]string{"place": TypePlace, "org": TypeOrganisation}[n.name]}
	if e.typ == "" {
		e.typ = TypePerson
	}
	for _, c := range n.children {
		switch c.name {
		case "persName", "placeName", "orgName", "name", "settlement":
			if name := personName(c); name != "" && !slices.Contains(e.names, name) {
				e.names = append(e.names, name)
			}
		case "birth":
			e.birth = dateIn(c)
		case "death":
			e.death = dateIn(c)
		case "occupation", "note", "desc", "trait", "state":
			if words := c.words(); words != "" && e.description == "" && !strings.Contains(words, "://") {
				e.description = words
			}
		case "idno", "ref", "ptr":
			e.identify(first(c.words(), c.attr("target")), c.attr("type")+":"+c.words())
		case "location":
			if geo := c.child("geo"); geo != nil && e.geo == "" && e.typ == TypePlace {
				e.geo = geo.words()
			}
		}
	}
	if name := personName(n); len(e.names) == 0 && n.child("surname") != nil {
		e.names = append(e.names, name) // the parts of the name stand in the entry itself
	}
	for _, attr := range []string{"ref", "sameAs", "key", "corresp"} {
		for _, token := range strings.Fields(n.attr(attr)) {
			e.identify(token)
		}
	}
	return e
}

// dateIn is the date inside a birth or death, or the element itself, which may bear the attributes.
func dateIn(n *node) *node {
	if inner := n.first("date"); inner != nil {
		return inner
	}
	return n
}

// identify notes the first of the references that leads to an authority.
func (e *teiEntry) identify(refs ...string) {
	for _, ref := range refs {
		if uri, ok := Authority(ref); ok {
			if !slices.Contains(e.identifiers, uri) {
				e.identifiers = append(e.identifiers, uri)
			}
			return
		}
	}
}

// nobody matches identifiers that a program wrote where it had none.
var nobody = regexp.MustCompile(`(?i)(^|[_:/#-])(none|null|nil|nan|undefined|unknown|unbekannt|todo|n/?a)$`)

// references lists what the attributes of a name lead to: one reference an entity. Addresses of
// authorities beside each other are one entity's; local identifiers beside each other are several
// entities.
func (r *teiRegister) references(n *node) []string {
	var found []string
	for _, attr := range []string{"ref", "key", "corresp"} {
		tokens := strings.Fields(n.attr(attr))
		if attr == "key" && len(tokens) > 1 && !strings.Contains(n.attr(attr), "#") { // a key is one name, with spaces in it
			tokens = []string{strings.Join(tokens, "_")}
		}
		for _, token := range tokens {
			ref := r.resolve(token, attr == "key" || strings.HasPrefix(token, "#"))
			if ref == "" || slices.Contains(found, ref) {
				continue
			}
			if len(found) > 0 && !strings.HasPrefix(token, "#") {
				continue
			}
			found = append(found, ref)
		}
		if len(found) > 0 {
			return found
		}
	}
	if link := n.child("ref"); link != nil && len(n.children) == 1 { // <persName><ref target="…">
		if ref := r.resolve(link.attr("target"), false); ref != "" {
			return []string{ref}
		}
	}
	return nil
}

// resolve makes one reference absolute: an authority's address in its one form, else a local
// identifier within its scope. Words that are no identifier give nothing.
func (r *teiRegister) resolve(token string, key bool) string {
	if uri, ok := Authority(token); ok {
		return uri
	}
	if nobody.MatchString(token) {
		return ""
	}
	id := strings.TrimPrefix(token, "#")
	if e := r.byID[id]; e != nil {
		return e.ref
	}
	switch {
	case strings.Contains(token, "://"):
		return token
	case strings.HasPrefix(token, "#"):
		return r.local(id)
	case strings.Contains(token, "#"):
		file, fragment, _ := strings.Cut(token, "#")
		return "local:" + path.Join(r.scope, path.Dir(file)) + "/#" + fragment
	case strings.Contains(token, ":"):
		return token
	case key:
		return r.local(token)
	}
	return ""
}

var decimal = regexp.MustCompile(`^-?\d{1,3}(\.\d+)?$`)

// entries writes a register, one line an entry.
func (r *teiRenderer) entries(register *teiRegister) {
	for i, e := range register.entries {
		if i == 0 {
			r.block()
		}
		r.line()
		if register.own {
			e.ref = e.local
		}
		r.in(Record, "", func() { r.entry(e) })
	}
	r.block()
}

func (r *teiRenderer) entry(e *teiEntry) {
	say := func(name, value, words string) {
		start := r.len()
		r.write(words)
		if span := r.since(start); !span.Empty() {
			r.field(Field{Name: name, Value: first(value, words), Ref: e.ref, Type: e.typ, Span: span})
		}
	}
	for i, name := range e.names {
		if i > 0 {
			r.word(";")
			r.owe(spaceGap)
		}
		say(FieldEntryName, "", name)
	}
	for _, d := range []struct {
		date       *node
		mark, name string
	}{{e.birth, "*", FieldEntryBirth}, {e.death, "†", FieldEntryDeath}} {
		if d.date == nil {
			continue
		}
		edtf := first(d.date.dating().edtf(), day(d.date.words()))
		if edtf == "" {
			continue
		}
		r.word(", " + d.mark + " ")
		say(d.name, edtf, first(d.date.words(), edtf))
	}
	if e.description != "" {
		r.word(", ")
		say(FieldEntryDescription, "", e.description)
	}
	for _, uri := range e.identifiers {
		r.word(", ")
		say(FieldEntryIdentifier, "", uri)
	}
	if latitude, longitude, ok := coordinates(e.geo); ok {
		r.word(", ")
		say(FieldEntryLatitude, latitude, latitude)
		r.word(" ")
		say(FieldEntryLongitude, longitude, longitude)
	}
}

// coordinates reads "48.2083 16.3731", with decimal commas too.
func coordinates(geo string) (latitude, longitude string, ok bool) {
	parts := strings.Fields(geo)
	if len(parts) == 1 {
		parts = strings.Split(geo, ",")
	}
	if len(parts) != 2 {
		return "", "", false
	}
	for i, p := range parts {
		p = strings.ReplaceAll(strings.Trim(p, " ,;"), ",", ".")
		if !decimal.MatchString(p) {
			return "", "", false
		}
		parts[i] = p
	}
	return parts[0], parts[1], true
}
