package corpus

import (
	"bytes"
	"fmt"
	"iter"
	"strings"
)

// DOCX reads drafts and editions kept as Word files.
var DOCX = register(&Format{
	Name: "docx",
	Doc: "A Word file, one letter or a whole edition, read like plain text: paragraphs, tables, footnotes and endnotes (at the end of each part " +
		"under a heading); deleted text and comments are left out.",
	Match: func(_ string, head []byte) bool { return zippedKind(head) == "docx" },
	Read:  readDOCX,
})

// because is a reason in brackets, nothing where none is known.
func because(err error) string {
	if err == nil {
		return ""
	}
	return " (" + err.Error() + ")"
}

func readDOCX(src *Source) iter.Seq2[*Document, error] {
	return packed(src, func(p *pack, yield func(*Document, error) bool) {
		body, err := p.xml("word/document.xml", "body")
		if body == nil {
			yield(nil, fmt.Errorf("%s: no text that can be read in word/document.xml%s; save it again as .docx without a password", src.Name, because(err)))
			return
		}
		w := &docx{notes: map[string]*node{}}
		for _, kind := range []string{"footnote", "endnote"} {
			list, err := p.xml("word/"+kind+"s.xml", kind+"s")
			if err != nil && !yield(nil, err) {
				return
			}
			if list != nil {
				for n := range list.all(kind) {
					w.notes[kind+n.attr("id")] = n
				}
			}
		}
		w.blocks(body)
		w.documents(src)(yield)
		if err != nil {
			yield(nil, err)
		}
	})
}

// packed opens a file that is a zip archive and hands it to read.
func packed(src *Source, read func(p *pack, yield func(*Document, error) bool)) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		p, err := openPack(src)
		if err != nil {
			yield(nil, err)
			return
		}
		read(p, yield)
	}
}

// xml reads one member as XML and returns its first element of that name, nil where there is none.
// What is not well formed comes as an error beside what could be read.
func (p *pack) xml(member, name string) (*node, error) {
	data, err := p.member(member)
	if err != nil || data == nil {
		return nil, err
	}
	var found *node
	var fault error
	src := &Source{Name: p.source + "/" + member, Reader: bytes.NewReader(data), Limits: p.limits}
	for n, err := range newXML(src).elements(name) {
		switch {
		case err != nil && fault == nil:
			fault = err
		case n != nil && found == nil:
			found = n
		}
	}
	return found, fault
}

type docx struct {
	prose
	notes map[string]*node
}

func (w *docx) blocks(n *node) {
	for _, c := range n.children {
		switch c.name {
		case "p":
			if w.isHeading(c) {
				w.flush()
			}
			w.paragraph(w.run(c))
		case "tbl":
			w.table(c, "tr", "tc", w.run)
		case "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo":
			w.blocks(c)
		}
	}
}

// isHeading reports whether a paragraph has the style or the rank of a heading.
func (w *docx) isHeading(p *node) bool {
	style := p.child("pPr")
	if style == nil {
		return false
	}
	for s := range style.all("pStyle") {
		if name := strings.ToLower(s.attr("val")); strings.HasPrefix(name, "heading") || strings.HasPrefix(name, "berschrift") || strings.HasPrefix(name, "überschrift") || name == "title" {
			return true
		}
	}
	return style.child("outlineLvl") != nil
}

// run is the text of a paragraph or cell; a note leaves its number behind the word.
func (w *docx) run(n *node) string {
	var b strings.Builder
	w.collect(&b, n)
	return b.String()
}

func (w *docx) collect(b *strings.Builder, n *node) {
	for _, c := range n.children {
		switch c.name {
		case "t":
			for _, text := range c.children {
				b.WriteString(text.text)
			}
		case "tab":
			b.WriteByte('\t')
		case "br", "cr":
			b.WriteByte('\n')
		case "noBreakHyphen":
			b.WriteRune('\u2011')
		case "footnoteReference", "endnoteReference":
			if note := w.notes[strings.TrimSuffix(c.name, "Reference")+c.attr("id")]; note != nil {
				words := strings.TrimSpace(w.run(note))
				fmt.Fprintf(b, "[%d]", w.note(words))
			}
		case "p":
			w.collect(b, c)
			b.WriteByte(' ')
		case "del", "moveFrom", "pPr", "rPr", "instrText", "delText", "drawing", "pict", "object", "footnoteRef", "endnoteRef":
		case "":
		default:
			w.collect(b, c)
		}
	}
}
