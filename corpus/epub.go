package corpus

import (
	"fmt"
	"iter"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
)

// EPUB reads editions published as e-books.
var EPUB = register(&Format{
	Name:  "epub",
	Doc:   "An e-book: the pages of its spine in order, each read as a web page is, with its notes also where they stand in another file; the table of contents and the cover are left out.",
	Match: func(_ string, head []byte) bool { return zippedKind(head) == "epub" },
	Read:  readEPUB,
})

func readEPUB(src *Source) iter.Seq2[*Document, error] {
	return packed(src, func(p *pack, yield func(*Document, error) bool) {
		pages, err := p.spine()
		if err != nil {
			yield(nil, err)
			return
		}
		b, ids := &book{pack: p, pages: map[string]*bookPage{}, notes: map[*html.Node]*html.Node{}}, newIDs(src.Name)
		for _, name := range pages { // all of them first: notes may stand on a later page
			if err := b.open(name); err != nil && !yield(nil, err) {
				return
			}
		}
		for _, name := range pages {
			b.gather(name)
		}
		for _, name := range pages {
			page := b.pages[name]
			if page == nil || page.lent && len(nodeWords(page.root)) < 40 { // its notes stand with their letters
				continue
			}
			for _, d := range pageLetters(name, page.root) {
				d.Source = src.Name
				d.ID = ids.next(d.SourceID)
				if !yield(d, nil) {
					return
				}
			}
		}
	})
}

// A book is an e-book with its pages parsed.
type book struct {
	pack  *pack
	pages map[string]*bookPage
	notes map[*html.Node]*html.Node // paragraph → the element behind it that holds its notes
}

type bookPage struct {
	root *html.Node
	byID map[string]*html.Node
	lent bool // notes on it were moved to the letters that refer to them
}

// open parses one page.
func (b *book) open(name string) error {
	data, err := b.pack.member(name)
	if err == nil && data == nil {
		err = fmt.Errorf("%s: %s is named in the spine and missing; the other pages were read", b.pack.source, name)
	}
	if err != nil {
		return err
	}
	root, err := parsePage(data)
	if err != nil {
		return fmt.Errorf("%s: %s: %w", b.pack.source, name, err)
	}
	page := &bookPage{root: root, byID: map[string]*html.Node{}}
	each(root, func(n *html.Node) {
		if id := htmlAttr(n, "id"); id != "" {
			page.byID[id] = n
		}
	})
	b.pages[name] = page
	return nil
}

// gather moves the notes that the marks of a page lead to, on other pages, behind the paragraphs of
// their marks, and lets the marks lead there.
func (b *book) gather(name string) {
	page := b.pages[name]
	if page == nil {
		return
	}
	var marks []*html.Node
	each(page.root, func(n *html.Node) {
		if n.Data == "a" && anchorMark.MatchString(strings.ToLower(nodeWords(n))) {
			marks = append(marks, n)
		}
	})
	for _, mark := range marks {
		file, fragment, ok := strings.Cut(htmlAttr(mark, "href"), "#")
		other := b.pages[path.Join(path.Dir(name), file)]
		if !ok || file == "" || other == nil || other == page || other.byID[fragment] == nil {
			continue
		}
		note := noteElement(other.byID[fragment])
		if note == nil || note.Parent == nil || begins(mark) {
			continue
		}
		note.Parent.RemoveChild(note)
		b.behind(noteElement(mark)).AppendChild(note)
		id := file + "-" + fragment
		setAttr(other.byID[fragment], "id", id)
		setAttr(mark, "href", "#"+id)
		each(note, func(n *html.Node) {
			if n.Data == "a" && strings.Contains(htmlAttr(n, "href"), "#") { // back to the text
				setAttr(n, "href", "#"+htmlAttr(n, "href")[strings.Index(htmlAttr(n, "href"), "#")+1:])
			}
		})
		other.lent = true
	}
}

// begins reports whether a mark begins its block: that of a note does, which leads back to the text.
func begins(mark *html.Node) bool {
	block := noteElement(mark)
	return block == nil || strings.HasPrefix(nodeWords(block), nodeWords(mark))
}

// behind is the element behind a paragraph that takes up its notes.
func (b *book) behind(paragraph *html.Node) *html.Node {
	if b.notes[paragraph] == nil {
		b.notes[paragraph] = &html.Node{Type: html.ElementNode, Data: "div"}
		paragraph.Parent.InsertBefore(b.notes[paragraph], paragraph.NextSibling)
	}
	return b.notes[paragraph]
}

func setAttr(n *html.Node, name, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: name, Val: value})
}

// spine lists the pages of the book in the order of reading.
func (p *pack) spine() ([]string, error) {
	container, err := p.xml("META-INF/container.xml", "rootfile")
	if container == nil {
		return nil, fmt.Errorf("%s: no book: META-INF/container.xml names no package%s", p.source, because(err))
	}
	opf := container.attr("full-path")
	book, err := p.xml(opf, "package")
	if book == nil {
		return nil, fmt.Errorf("%s: no book: %s cannot be read%s", p.source, opf, because(err))
	}
	items := map[string]*node{}
	for item := range book.all("item") {
		items[item.attr("id")] = item
	}
	var pages []string
	for ref := range book.all("itemref") {
		item := items[ref.attr("idref")]
		if item == nil || ref.attr("linear") == "no" || strings.Contains(item.attr("properties"), "nav") || !strings.Contains(item.attr("media-type"), "html") {
			continue
		}
		if id := strings.ToLower(item.attr("id")); id == "cover" || id == "toc" || id == "titlepage" {
			continue
		}
		href := item.attr("href")
		if plain, err := url.PathUnescape(href); err == nil {
			href = plain
		}
		pages = append(pages, path.Join(path.Dir(opf), href))
	}
	return pages, nil
}
