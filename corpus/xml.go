package corpus

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	htmlcharset "golang.org/x/net/html/charset"
)

// A node is one element of XML, or a run of text where name is empty. Namespaces are left out: the
// formats read here never use one name twice.
type node struct {
	name     string
	attrs    []xml.Attr
	text     string
	children []*node
}

// attr returns the value of an attribute by its local name, trimmed.
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// first returns the first element of that name below n in document order, or nil.
func (n *node) first(name string) *node {
	for found := range n.all(name) {
		return found
	}
	return nil
}

// all walks the elements of those names below n in document order, outermost first.
func (n *node) all(names ...string) iter.Seq[*node] {
	return func(yield func(*node) bool) { n.walk(names, yield) }
}

func (n *node) walk(names []string, yield func(*node) bool) bool {
	for _, c := range n.children {
		if c.name == "" {
			continue
		}
		if slices.Contains(names, c.name) && !yield(c) {
			return false
		}
		if !c.walk(names, yield) {
			return false
		}
	}
	return true
}

// child returns the first child of that name, or nil.
func (n *node) child(name string) *node {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// words returns all text below n with white space collapsed.
func (n *node) words() string {
	if n == nil {
		return ""
	}
	if len(n.children) == 1 && n.children[0].name == "" && n.text == "" { // most names and dates
		return oneSpaced(n.children[0].text)
	}
	var b strings.Builder
	n.collect(&b)
	return oneSpaced(b.String())
}

// oneSpaced collapses white space; text that has none to collapse comes back as it is.
func oneSpaced(s string) string {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && before == ' ' {
			return strings.Join(strings.Fields(s), " ")
		}
		before = c
	}
	return strings.TrimSuffix(s, " ")
}

func (n *node) collect(b *strings.Builder) {
	b.WriteString(n.text)
	for _, c := range n.children {
		if c.name == "lb" {
			b.WriteByte(' ')
		}
		c.collect(b)
	}
}

// An xmlReader reads XML that people made: what is not well formed is reported once, by line, and
// read as far as it makes sense. Entities that the document itself declares are replaced when they
// stand for plain text; those that name others or a file are left as they are written, so nothing
// grows and nothing is fetched.
type xmlReader struct {
	source  string
	decoder *xml.Decoder
	nesting int
	budget  *budget
	open    []string // elements passed through, outermost first
	kept    []string // references to entities that are not replaced: "&name;"
	left    error    // the first of them that stands in the text
	named   error    // the first file that the source names as a part of it
	faults  []error
}

func newXML(src *Source) *xmlReader {
	limits := src.Limits.withDefaults()
	b := &budget{r: src.Reader, size: limits.Piece, left: limits.Piece}
	d := xml.NewDecoder(bufio.NewReaderSize(b, 64<<10))
	d.Strict = false
	d.Entity = map[string]string{}
	for name, value := range xml.HTMLEntity {
		d.Entity[name] = value
	}
	d.CharsetReader = func(label string, input io.Reader) (io.Reader, error) {
		r, err := htmlcharset.NewReaderLabel(label, input)
		if err != nil {
			return nil, fmt.Errorf("unknown character set %q; convert the file to UTF-8", label)
		}
		return r, nil
	}
	return &xmlReader{source: src.Name, decoder: d, nesting: limits.Nesting, budget: b}
}

// elements yields every outermost element of those names with all that is in it, as soon as it is
// closed, then the faults of the file.
func (r *xmlReader) elements(names ...string) iter.Seq2[*node, error] {
	return func(yield func(*node, error) bool) {
		for {
			r.budget.left = r.budget.size
			token, err := r.decoder.RawToken()
			if err != nil {
				r.fail(err)
				break
			}
			switch t := token.(type) {
			case xml.Directive:
				r.declare(string(t))
			case xml.StartElement:
				r.include(t)
				if !slices.Contains(names, t.Name.Local) {
					r.open = append(r.open, t.Name.Local)
					continue
				}
				n, err := r.build(t)
				if n != nil && !yield(n, nil) {
					return
				}
				if err != nil {
					r.fail(err)
					r.report(yield)
					return
				}
			case xml.EndElement:
				r.close(t.Name.Local)
			}
		}
		r.report(yield)
	}
}

func (r *xmlReader) report(yield func(*node, error) bool) {
	for _, err := range []error{r.left, r.named} {
		if err != nil && !yield(nil, err) {
			return
		}
	}
	for _, fault := range r.faults {
		if !yield(nil, fault) {
			return
		}
	}
}

// build reads one element to its end. What was read before an error comes with it.
func (r *xmlReader) build(start xml.StartElement) (*node, error) {
	root := newNode(start)
	stack := []*node{root}
	for len(stack) > 0 {
		token, err := r.decoder.RawToken()
		if err != nil {
			return root, err
		}
		top := stack[len(stack)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if len(stack) >= r.nesting {
				return root, fmt.Errorf("elements stand more than %d deep in each other", r.nesting)
			}
			r.include(t)
			n := newNode(t)
			top.children = append(top.children, n)
			stack = append(stack, n)
		case xml.CharData:
			r.keep(t)
			if strings.HasPrefix(top.name, "corresp") && len(bytes.TrimSpace(t)) == 0 { // between statements; half the nodes of an index
				continue
			}
			top.children = append(top.children, &node{text: string(t)})
		case xml.EndElement:
			stack = r.pop(stack, t.Name.Local)
		}
	}
	return root, nil
}

// pop closes the innermost element of that name; elements that were left open inside it end there.
// An end without a beginning is passed over.
func (r *xmlReader) pop(stack []*node, name string) []*node {
	for i := len(stack) - 1; i >= 0; i-- {
		if stack[i].name != name {
			continue
		}
		if i < len(stack)-1 {
			r.fault(fmt.Sprintf("<%s> is not closed before </%s>", stack[len(stack)-1].name, name))
		}
		return stack[:i]
	}
	r.fault(fmt.Sprintf("</%s> closes nothing", name))
	return stack
}

// close follows the elements outside those that are built.
func (r *xmlReader) close(name string) {
	for i := len(r.open) - 1; i >= 0; i-- {
		if r.open[i] == name {
			r.open = r.open[:i]
			return
		}
	}
	r.fault(fmt.Sprintf("</%s> closes nothing", name))
}

// fault notes the first place where the file is not well formed.
func (r *xmlReader) fault(what string) {
	if len(r.faults) == 0 {
		line, _ := r.decoder.InputPos()
		r.faults = append(r.faults, fmt.Errorf("%s: line %d: XML not well formed: %s; it was read as far as it makes sense, repair it there", r.source, line, what))
	}
}

// fail notes why reading ended; the end of the file is no fault where nothing is left open.
func (r *xmlReader) fail(err error) {
	line, _ := r.decoder.InputPos()
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, io.EOF) && len(r.open) == 0:
		return
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		r.fault("the file ends inside an element")
	case errors.As(err, &syntax):
		r.fault(syntax.Msg)
	default:
		r.faults = append(r.faults, fmt.Errorf("%s: line %d: %w; what follows was not read", r.source, line, err))
	}
}

// entity finds the declarations of an internal subset that stand for text or, without a value, for a file.
var entity = regexp.MustCompile(`<!ENTITY\s+([\pL_][\pL\pN_.-]*)\s+(?:"([^"]*)"\s*>|'([^']*)'\s*>|(?:SYSTEM|PUBLIC)\s)`)

// declare takes over the entities of a document type declaration that stand for at most a line of
// plain text.
func (r *xmlReader) declare(directive string) {
	if !strings.HasPrefix(directive, "DOCTYPE") {
		return
	}
	for _, m := range entity.FindAllStringSubmatch(directive, -1) {
		if value := m[2] + m[3]; strings.HasSuffix(m[0], ">") && len(value) <= 1000 && !strings.ContainsAny(value, "&<%") {
			r.decoder.Entity[m[1]] = value
		} else {
			r.kept = append(r.kept, "&"+m[1]+";")
		}
	}
}

// include notes the first file that an XInclude names. None is opened: a source reads itself alone,
// and two that include each other are no circle.
func (r *xmlReader) include(t xml.StartElement) {
	if t.Name.Local != "include" || r.named != nil {
		return
	}
	for _, a := range t.Attr {
		if a.Name.Local == "href" {
			line, _ := r.decoder.InputPos()
			r.named = fmt.Errorf("%s: line %d: names the file %q as a part of it, which is not opened; hand it to the build as a source of its own", r.source, line, a.Value)
		}
	}
}

// keep notes the first reference in the text to an entity that is not replaced.
func (r *xmlReader) keep(text []byte) {
	for _, reference := range r.kept {
		if bytes.Contains(text, []byte(reference)) {
			line, _ := r.decoder.InputPos()
			r.left = fmt.Errorf("%s: line %d: the entity %s stands for a file or for other entities and is left as written; put its text there", r.source, line, reference)
			r.kept = nil
			return
		}
	}
}

// A budget bounds what is read before it is filled again: one element, with all that is in it.
type budget struct {
	r          io.Reader
	size, left int64
}

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, fmt.Errorf("an element has more than %d bytes and was read up to there; build with a higher --limit piece=", b.size)
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

func newNode(t xml.StartElement) *node {
	return &node{name: t.Name.Local, attrs: t.Attr}
}
