package corpus

import (
	"bytes"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	htmlcharset "golang.org/x/net/html/charset"
	"golang.org/x/text/transform"
)

// HTML reads pages of online editions.
var HTML = register(&Format{
	Name: "html",
	Doc: "A web page, one letter or a whole edition on it: the heading and the text of the article without what stands around it, notes with " +
		"their anchors, and what the page states of itself (schema.org, Dublin Core, lists of labels and values, classes made from TEI).",
	Match: func(name string, head []byte) bool { return htmlHead(head) && !teiRoot(head) },
	Read:  readHTML,
})

var htmlStart = regexp.MustCompile(`(?is)^(?:\x{FEFF})?\s*(?:<\?xml.*?\?>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|title>|meta\s)`)

func htmlHead(head []byte) bool {
	head = narrow(head[:min(len(head), 16<<10)])
	return htmlStart.Match(head)
}

func readHTML(src *Source) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		data, err := upTo(src, src.Limits.withDefaults().Piece, "piece")
		if err != nil {
			yield(nil, err)
			return
		}
		docs, err := pageDocuments(src.Name, data)
		if err != nil {
			yield(nil, fmt.Errorf("%s: %w", src.Name, err))
			return
		}
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
}

// unclosed matches elements that XSLT closed in the way of XML, which HTML does not know: the
// page's own tools meant them to be empty.
var unclosed = regexp.MustCompile(`<(a|span|em|i|b|sup|sub|div|p|td|li|time)((?:\s[^<>]*)?)/>`)

// pageDocuments reads the letters on one page.
func pageDocuments(source string, data []byte) ([]*Document, error) {
	root, err := parsePage(data)
	if err != nil {
		return nil, err
	}
	return pageLetters(source, root), nil
}

// parsePage makes a tree of a page.
func parsePage(data []byte) (*html.Node, error) {
	root, err := html.Parse(strings.NewReader(unclosed.ReplaceAllString(pageText(data), "<$1$2></$1>")))
	if err != nil {
		return nil, fmt.Errorf("no page that can be read: %w", err)
	}
	return root, nil
}

// pageLetters makes documents of the letters on a page.
func pageLetters(source string, root *html.Node) []*Document {
	p := newPage(root)
	ids := newIDs(source)
	var docs []*Document
	for i, letter := range p.letters() {
		r := newPageRenderer(p, letter)
		d := &Document{Source: source, Language: languageCode(first(htmlAttr(letter.top(), "lang"), p.language)), SourceID: baseName(source)}
		if p.several {
			d.SourceID = first(letter.id(), fmt.Sprint(i+1))
		}
		r.letter(letter)
		if len(r.zones) == 0 {
			continue
		}
		d.ID = ids.next(d.SourceID)
		docs = append(docs, r.document(d))
		zoneBody(d)
	}
	number(docs)
	return docs
}

// headedNumber is the number at the beginning of a letter's heading.
var headedNumber = regexp.MustCompile(`^(?i:(?:letter|no\.?|nr\.?|brief|lettre|lettera|carta)\s+)?([IVXLCDM]{1,8}|\d{1,4})[.:)]?\s`)

// number gives the letters of a page the numbers of their headings, where nearly all have one and no
// two the same: the V of "V. Brandt to Tarn" is none.
func number(docs []*Document) {
	numbers, seen := make([]string, len(docs)), map[string]bool{}
	for i, d := range docs {
		if len(d.Zones) == 0 || d.Zones[0].Kind != Heading {
			continue
		}
		if m := headedNumber.FindStringSubmatch(d.Slice(d.Zones[0].Span)); m != nil && !seen[m[1]] {
			numbers[i], seen[m[1]] = m[1], true
		}
	}
	if len(docs) < 3 || len(seen)*5 < len(docs)*4 {
		return
	}
	for i, d := range docs {
		d.Number = numbers[i]
	}
}

// pageText brings a page to UTF-8: a byte order mark decides, then valid UTF-8, then what the page
// says of itself, then the likeliest character set.
func pageText(data []byte) string {
	if utf8.Valid(data) {
		return string(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")))
	}
	if encoding, _, certain := htmlcharset.DetermineEncoding(data[:min(len(data), 4<<10)], ""); certain {
		if text, _, err := transform.Bytes(encoding.NewDecoder(), data); err == nil {
			return string(text)
		}
	}
	text, _, err := Decode(bytes.Clone(data))
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return text
}

// A page is one parsed page with what must be known before it is written.
type page struct {
	root     *html.Node
	body     *html.Node
	title    string
	language string
	meta     map[string]string     // name or property of meta elements, in lower case
	schema   []schemaLetter        // what JSON-LD says of letters
	targets  map[string]bool       // fragments that links of the page lead to
	notes    map[*html.Node]string // the blocks of notes, each with its mark
	noteAt   map[string]*html.Node // fragment → the note that it leads to
	order    map[*html.Node]int    // place of every element in the page
	several  bool
}

func newPage(root *html.Node) *page {
	p := &page{root: root, meta: map[string]string{}, targets: map[string]bool{}, notes: map[*html.Node]string{}, noteAt: map[string]*html.Node{}, order: map[*html.Node]int{}}
	byID := map[string]*html.Node{}
	var marks []*html.Node
	each(root, func(n *html.Node) {
		p.order[n] = len(p.order)
		for _, key := range []string{"id", "name"} {
			if id := htmlAttr(n, key); id != "" && byID[id] == nil {
				byID[id] = n
			}
		}
		switch n.Data {
		case "html":
			p.language = first(htmlAttr(n, "lang"), htmlAttr(n, "xml:lang"))
		case "title":
			p.title = first(p.title, nodeWords(n))
		case "body":
			p.body = n
		case "meta":
			if name := strings.ToLower(first(htmlAttr(n, "name"), htmlAttr(n, "property"), htmlAttr(n, "itemprop"))); name != "" && p.meta[name] == "" {
				p.meta[name] = htmlAttr(n, "content")
			}
		case "script":
			if htmlAttr(n, "type") == "application/ld+json" && n.FirstChild != nil {
				p.schema = append(p.schema, schemaLetters(n.FirstChild.Data)...)
			}
		case "a":
			if strings.HasPrefix(htmlAttr(n, "href"), "#") {
				p.targets[htmlAttr(n, "href")[1:]] = true
				marks = append(marks, n)
			}
		}
	})
	if p.body == nil {
		p.body = root
	}
	p.findNotes(marks, byID)
	return p
}

// each calls f on every element below n in document order.
func each(n *html.Node, f func(*html.Node)) {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode {
			f(c)
		}
	}
}

// nodeWords is the text below a node with white space collapsed.
func nodeWords(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		} else if c.Type == html.ElementNode && (c.Data == "br" || slices.Contains(htmlBlocks, c.Data)) {
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// anchorMark is what a link to a note shows: a figure, a letter, a sign, in brackets or not.
var anchorMark = regexp.MustCompile(`^[\[(]?\s*(?:note\s*)?([0-9]{1,4}[a-z]?|[a-z]|[ivxlc]{1,6}|[*†‡§]{1,3})\s*[\])]?\.?$`)

// findNotes finds the notes: what the figures that are links lead to.
func (p *page) findNotes(marks []*html.Node, byID map[string]*html.Node) {
	for _, a := range marks {
		m := anchorMark.FindStringSubmatch(strings.ToLower(nodeWords(a)))
		target := byID[htmlAttr(a, "href")[1:]]
		if m == nil || target == nil || p.order[target] < p.order[a] { // a link from a note leads back
			continue
		}
		note := noteElement(target)
		if note == nil || contains(note, a) {
			continue
		}
		p.noteAt[htmlAttr(a, "href")[1:]] = note
		if _, known := p.notes[note]; !known {
			p.notes[note] = m[1]
		}
	}
}

// noteElement is the block of a note: the target of its mark, or the block around it where the
// target is an anchor.
func noteElement(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		switch n.Data {
		case "li", "p", "div", "aside", "dd", "tr", "section":
			return n
		case "body", "article", "main", "html":
			return nil
		}
	}
	return nil
}

func contains(outer, n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}
