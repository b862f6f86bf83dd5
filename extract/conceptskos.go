package extract

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// A conceptTable gathers statements about concepts, in the order in which they are first named.
type conceptTable struct {
	list []Concept
	at   map[string]int
}

func (t *conceptTable) concept(id string, line int) *Concept {
	i, ok := t.at[id]
	if !ok {
		i = len(t.list)
		t.at[id] = i
		t.list = append(t.list, Concept{ID: id, line: line})
	}
	return &t.list[i]
}

// say takes one statement; predicates other than the labels and broader are passed over. Of several
// preferred labels, as lists in several languages have them, the first is kept as such.
func (t *conceptTable) say(id, predicate, value string, line int) {
	switch k := t.concept(id, line); predicate {
	case "prefLabel":
		if k.Label == "" {
			k.Label = value
		} else {
			k.Alternatives = append(k.Alternatives, value)
		}
	case "altLabel", "hiddenLabel":
		k.Alternatives = append(k.Alternatives, value)
	case "broader":
		if k.Broader == "" {
			k.Broader = value
		}
	}
}

// labelled lists the concepts; schemes and collections, which have no preferred label, are none.
func (t *conceptTable) labelled() ([]Concept, error) {
	var list []Concept
	for _, k := range t.list {
		if k.Label != "" {
			list = append(list, k)
		}
	}
	if len(list) == 0 {
		return nil, errors.New("line 1: no subject has a skos:prefLabel")
	}
	return list, nil
}

const rdfNamespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

// readSKOSXML reads SKOS as RDF/XML: an element with rdf:about for each concept, its labels inside.
func readSKOSXML(data []byte) ([]Concept, error) {
	t := &conceptTable{at: map[string]int{}}
	d := xml.NewDecoder(bytes.NewReader(data))
	about := ""
	for {
		token, err := d.Token()
		line, _ := d.InputPos()
		if err == io.EOF {
			return t.labelled()
		}
		if err != nil {
			var bad *xml.SyntaxError
			if errors.As(err, &bad) {
				return nil, fmt.Errorf("line %d: %s", bad.Line, bad.Msg)
			}
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if id := rdfAttribute(start, "about"); id != "" {
			about = id
			continue
		}
		switch start.Name.Local {
		case "prefLabel", "altLabel", "hiddenLabel":
			var text string
			if err := d.DecodeElement(&text, &start); err != nil || about == "" {
				return nil, fmt.Errorf("line %d: a label outside of a concept with rdf:about", line)
			}
			t.say(about, start.Name.Local, strings.TrimSpace(text), line)
		case "broader":
			if id := rdfAttribute(start, "resource"); id != "" && about != "" {
				t.say(about, "broader", id, line)
			}
		}
	}
}

func rdfAttribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Space == rdfNamespace && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// turtleToken matches one token of Turtle: space and comments, addresses, literals with language or
// datatype, marks, and names with or without a prefix.
var turtleToken = regexp.MustCompile(`^(?:(\s+|#[^\n]*)|(<[^<>\s]*>)|("""(?s:.*?)"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')(?:@[A-Za-z-]+|\^\^\S+)?|([;,.\[\]()])|(@?[\pL_][^\s;,<>"\[\]()]*|:[^\s;,<>"\[\]()]*|[-+]?\d[^\s;,]*))`)

// A turtle reads the subset of Turtle that lists of subjects are written in: prefixes, and
// statements of a subject with predicates parted by ";" and objects parted by ",".
type turtle struct {
	conceptTable
	prefixes                 map[string]string
	base                     string
	line                     int
	subject, predicate, word string   // word: of a directive being read
	words                    []string // of that directive
}

func readTurtle(text string) ([]Concept, error) {
	t := &turtle{conceptTable: conceptTable{at: map[string]int{}}, prefixes: map[string]string{}, line: 1}
	for len(text) > 0 {
		m := turtleToken.FindStringSubmatch(text)
		if m == nil {
			return nil, fmt.Errorf("line %d: this is no Turtle that can be read: %.30q", t.line, text)
		}
		if err := t.take(m[0], m); err != nil {
			return nil, fmt.Errorf("line %d: %w", t.line, err)
		}
		t.line += strings.Count(m[0], "\n")
		text = text[len(m[0]):]
	}
	if t.subject != "" || t.word != "" {
		return nil, fmt.Errorf("line %d: the last statement has no full stop; the file may be cut short", t.line)
	}
	return t.labelled()
}

// take reads one token; m holds it by its sort.
func (t *turtle) take(token string, m []string) error {
	switch {
	case m[1] != "":
		return nil
	case t.word != "":
		return t.directive(token)
	case m[4] == "[" || m[4] == "]" || m[4] == "(" || m[4] == ")":
		return errors.New("blank nodes and lists are not read; give every subject an address")
	case m[4] == ".":
		// A name may end in the full stop of its statement; see node.
		t.subject, t.predicate = "", ""
	case m[4] == ";":
		t.predicate = ""
	case m[4] == ",":
	case t.subject == "" && (strings.EqualFold(token, "PREFIX") || strings.EqualFold(token, "BASE") || token == "@prefix" || token == "@base"):
		t.word = token
	default:
		return t.term(token, m[3])
	}
	return nil
}

// term reads a subject, a predicate or an object, whichever is due.
func (t *turtle) term(token, literal string) error {
	value, stop := literal, false
	if literal != "" {
		value = unquoteTurtle(literal)
	} else {
		var err error
		if value, stop, err = t.node(token); err != nil {
			return err
		}
	}
	switch {
	case t.subject == "":
		if literal != "" {
			return fmt.Errorf("the label %s belongs to no subject", token)
		}
		t.subject = value
	case t.predicate == "":
		t.predicate = value[strings.LastIndexAny(value, "#/")+1:]
	default:
		t.say(t.subject, t.predicate, value, t.line)
	}
	if stop {
		t.subject, t.predicate = "", ""
	}
	return nil
}

// node is the address behind a token, and whether the token ends its statement.
func (t *turtle) node(token string) (id string, stop bool, err error) {
	if strings.HasPrefix(token, "<") {
		id = token[1 : len(token)-1]
		if !strings.Contains(id, ":") {
			id = t.base + id
		}
		if id == "" {
			return "", false, errors.New("an address is empty and no @base stands before it")
		}
		return id, false, nil
	}
	if stop = strings.HasSuffix(token, "."); stop {
		token = strings.TrimRight(token, ".")
	}
	prefix, local, ok := strings.Cut(token, ":")
	if !ok {
		return token, stop, nil // "a", numbers
	}
	space, known := t.prefixes[prefix]
	if !known {
		return "", false, fmt.Errorf("the prefix %s: is not declared; add a line @prefix %s: <…>", prefix, prefix)
	}
	if space+local == "" {
		return "", false, fmt.Errorf("%s is no address", token)
	}
	return space + local, stop, nil
}

// directive reads what stands behind @prefix, @base and their forms in SPARQL, which have no full
// stop.
func (t *turtle) directive(token string) error {
	if token == "." {
		t.word, t.words = "", nil
		return nil
	}
	t.words = append(t.words, token)
	if !strings.HasPrefix(token, "<") {
		return nil
	}
	address := token[1 : len(token)-1]
	if len(t.words) == 1 {
		t.base = address
	} else {
		t.prefixes[strings.TrimSuffix(t.words[0], ":")] = address
	}
	if t.word[0] != '@' {
		t.word = ""
	}
	t.words = nil
	return nil
}

var turtleEscapes = strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\'`, `'`, `\n`, "\n", `\t`, "\t", `\r`, "\r")

func unquoteTurtle(s string) string {
	if strings.HasPrefix(s, `"""`) {
		return turtleEscapes.Replace(s[3 : len(s)-3])
	}
	return turtleEscapes.Replace(s[1 : len(s)-1])
}
