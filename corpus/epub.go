package corpus

import (
	"fmt"
	"iter"
	"net/url"
	"path"
	"strings"
)

// EPUB reads editions published as e-books.
var EPUB = register(&Format{
	Name:  "epub",
	Doc:   "An e-book: the pages of its spine in order, each read as a web page is; the table of contents and the cover are left out.",
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
		ids := newIDs(src.Name)
		for _, name := range pages {
			data, err := p.member(name)
			if err == nil && data == nil {
				err = fmt.Errorf("%s: %s is named in the spine and missing; the other pages were read", src.Name, name)
			}
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			docs, err := pageDocuments(name, data)
			if err != nil && !yield(nil, fmt.Errorf("%s: %s: %w", src.Name, name, err)) {
				return
			}
			for _, d := range docs {
				d.Source = src.Name
				d.ID = ids.next(d.SourceID)
				if !yield(d, nil) {
					return
				}
			}
		}
	})
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
