package queries

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// fixture is the graph of testdata/graph.txt, in memory.
func fixture(t testing.TB) *graph.Store {
	t.Helper()
	data, err := os.ReadFile("testdata/graph.txt")
	if err != nil {
		t.Fatal(err)
	}
	records, entities, err := parseFixture(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return storeOf(t, records, entities)
}

func storeOf(t testing.TB, records []graph.Record, entities []graph.Entity) *graph.Store {
	t.Helper()
	ctx := context.Background()
	store, err := graph.Create(graph.Memory, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.AddEntities(ctx, entities); err != nil {
		t.Fatal(err)
	}
	if err := store.Add(ctx, records...); err != nil {
		t.Fatal(err)
	}
	if err := store.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

// parseFixture reads records of the form that the head of testdata/graph.txt explains.
func parseFixture(data string) (records []graph.Record, entities []graph.Entity, err error) {
	for _, block := range blocks(data) {
		kind, id, _ := strings.Cut(block[0], " ")
		fields, text := split(block[1:])
		if kind == "entity" {
			entities = append(entities, entityOf(id, fields))
			continue
		}
		m := &marker{doc: &corpus.Document{ID: id, Source: "alps.txt", Number: fields["number"], SourceID: fields["number"]}}
		if kind == "apparatus" {
			m.doc.Role = corpus.Apparatus
		}
		if err := m.read(text); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", id, err)
		}
		records = append(records, m.records()...)
	}
	return records, entities, nil
}

// blocks parts the lines into records.
func blocks(data string) (list [][]string) {
	lines := bufio.NewScanner(strings.NewReader(data))
	for lines.Scan() {
		line := lines.Text()
		word, _, _ := strings.Cut(line, " ")
		switch {
		case slices.Contains([]string{"entity", "letter", "apparatus"}, word):
			list = append(list, []string{line})
		case len(list) > 0 && line != "":
			list[len(list)-1] = append(list[len(list)-1], line)
		}
	}
	return list
}

// split parts "name: value" lines from the text behind them; values of one name are joined by a
// newline.
func split(lines []string) (map[string]string, string) {
	fields := map[string]string{}
	for i, line := range lines {
		name, value, ok := strings.Cut(line, ": ")
		if !ok || strings.ContainsAny(name, "{ ") {
			return fields, strings.Join(lines[i:], "\n")
		}
		if fields[name] != "" {
			value = fields[name] + "\n" + value
		}
		fields[name] = value
	}
	return fields, ""
}

func entityOf(id string, fields map[string]string) graph.Entity {
	kind, _, _ := strings.Cut(id, "/")
	e := graph.Entity{
		ID: id, Kind: extract.Kind(kind), Name: fields["name"], Birth: fields["born"], Death: fields["died"],
		Description: fields["description"], Latitude: fields["latitude"], Longitude: fields["longitude"],
		Offices: strings.FieldsFunc(fields["office"], newline), Identifiers: strings.FieldsFunc(fields["identifier"], newline),
	}
	for _, form := range strings.FieldsFunc(fields["form"], newline) {
		i := strings.LastIndexByte(form, ' ')
		n, _ := strconv.Atoi(form[i+1:])
		e.Names = append(e.Names, graph.NameCount{Name: form[:i], Count: n})
	}
	return e
}

func newline(r rune) bool { return r == '\n' }

// A marker turns marked text into a document and its claims.
type marker struct {
	doc    *corpus.Document
	text   strings.Builder
	claims []extract.Claim
	parts  []*marker
}

func (m *marker) read(text string) error {
	rest, err := m.run(text)
	if err == nil && rest != "" {
		err = fmt.Errorf("brace too many before %q", rest)
	}
	m.doc.Text = m.text.String()
	m.doc.Plain = corpus.Plain(m.doc.Text)
	return err
}

// run takes over text up to the brace that closes it and returns what is behind.
func (m *marker) run(text string) (string, error) {
	for text != "" {
		i := strings.IndexAny(text, "{}")
		if i < 0 {
			i = len(text)
		}
		m.write(text[:i])
		if text = text[i:]; text == "" {
			break
		}
		if text[0] == '}' {
			return text, nil
		}
		tag, inner, ok := strings.Cut(text[1:], "|")
		if !ok {
			return "", fmt.Errorf("no words behind %q", tag)
		}
		rest, err := m.tag(tag, inner)
		if err != nil {
			return "", err
		}
		if !strings.HasPrefix(rest, "}") {
			return "", fmt.Errorf("no brace closes %q", tag)
		}
		text = rest[1:]
	}
	return "", nil
}

// write adds text to the document and to the parts that are open.
func (m *marker) write(s string) { m.text.WriteString(s) }

func (m *marker) tag(tag, inner string) (string, error) {
	start := m.text.Len()
	word, object, _ := strings.Cut(tag, " ")
	if word == "part" {
		part := &marker{doc: &corpus.Document{ID: object, Source: m.doc.Source}}
		rest, err := part.run(inner)
		part.doc.Text = part.text.String()
		m.doc.Parts = append(m.doc.Parts, part.doc)
		m.parts = append(m.parts, part)
		m.write(part.doc.Text)
		return rest, err
	}
	rest, err := m.run(inner)
	if err != nil {
		return "", err
	}
	span := corpus.Span{Start: start, End: m.text.Len()}
	if word == "zone" {
		kind, number := corpus.ZoneKind(object), ""
		if i := strings.LastIndexByte(object, ' '); i >= 0 && object != "source note" {
			kind, number = corpus.ZoneKind(object[:i]), object[i+1:]
		}
		m.doc.Zones = append(m.doc.Zones, corpus.Zone{Kind: kind, Number: number, Span: span})
		return rest, nil
	}
	m.claims = append(m.claims, m.claim(tag, span))
	return rest, nil
}

// claim reads "[@subject ]predicate object[;qualifier=value]".
func (m *marker) claim(tag string, span corpus.Span) extract.Claim {
	c := extract.Claim{
		Subject:  extract.Mention{Kind: extract.Document, Node: m.doc.ID},
		Evidence: extract.Evidence{Document: m.doc.ID, Span: span, Extractor: "fixture", Score: 1},
	}
	if strings.HasPrefix(tag, "@") {
		id, rest, _ := strings.Cut(tag[1:], " ")
		c.Subject = mention(id)
		tag = rest
	}
	tag, qualifiers, _ := strings.Cut(tag, ";")
	predicate, object, _ := strings.Cut(tag, " ")
	c.Predicate = extract.Predicate(predicate)
	written := m.text.String()[span.Start:span.End]
	if object == "." {
		object = written
	}
	c.Object = mention(object)
	switch c.Predicate {
	case extract.Cites, extract.RepliesTo, extract.Encloses, extract.AttestedIn:
		c.Object = extract.Mention{Kind: extract.Document, Node: object, Name: written, Ref: object[strings.LastIndexByte(object, '/')+1:]}
		if !strings.Contains(object, "/") {
			c.Object.Node = ""
		}
	case extract.DocKind, extract.Date, extract.Shelfmark, extract.Archive, extract.Fonds, extract.Description, extract.Office:
		c.Object = extract.Mention{Kind: extract.Literal, Name: object}
	}
	c.Qualifiers.Written = written
	for _, q := range strings.Split(qualifiers, ";") {
		switch name, value, _ := strings.Cut(q, "="); name {
		case "office":
			c.Qualifiers.Office = value
		case "calendar":
			c.Qualifiers.Calendar = value
		case "note":
			c.Qualifiers.Note = value
		}
	}
	return c
}

// mention is the entity or document of an id, or a literal.
func mention(s string) extract.Mention {
	kind, _, ok := strings.Cut(s, "/")
	switch {
	case ok && slices.Contains([]string{"person", "organisation", "place", "topic"}, kind):
		return extract.Mention{Kind: extract.Kind(kind), Node: s, Name: s}
	case ok:
		return extract.Mention{Kind: extract.Document, Node: s}
	}
	return extract.Mention{Kind: extract.Literal, Name: s}
}

func (m *marker) records() []graph.Record {
	list := []graph.Record{{Document: m.doc, Claims: m.claims}}
	for _, p := range m.parts {
		list = append(list, p.records()...)
	}
	return list
}
