package corpus

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
)

// ODT reads drafts and editions kept as OpenDocument text.
var ODT = register(&Format{
	Name: "odt",
	Doc: "An OpenDocument text, one letter or a whole edition, read like plain text: paragraphs, lists, tables, footnotes and endnotes (at the end " +
		"of each part under a heading); deleted text and comments are left out.",
	Match: func(_ string, head []byte) bool { return zippedKind(head) == "odt" },
	Read:  readODT,
})

func readODT(src *Source) iter.Seq2[*Document, error] {
	return packed(src, func(p *pack, yield func(*Document, error) bool) {
		if sealed, err := p.member("META-INF/manifest.xml"); err == nil && strings.Contains(string(sealed), "encryption-data") {
			yield(nil, fmt.Errorf("%s: encrypted; save it without a password", src.Name))
			return
		}
		body, err := p.xml("content.xml", "text")
		if body == nil {
			err = cmp.Or(err, errors.New("there is none"))
			yield(nil, fmt.Errorf("%s: no text that can be read in content.xml (%w); save it again as .odt", src.Name, err))
			return
		}
		w := &odt{}
		w.blocks(body)
		w.documents(src)(yield)
		if err != nil {
			yield(nil, err)
		}
	})
}

type odt struct{ prose }

func (w *odt) blocks(n *node) {
	for _, c := range n.children {
		switch c.name {
		case "h":
			w.flush()
			w.paragraph(w.run(c))
		case "p":
			w.paragraph(w.run(c))
		case "table":
			w.table(c, "table-row", "table-cell", w.run)
		case "list", "list-item", "section", "index-body", "text":
			w.blocks(c)
		}
	}
}

func (w *odt) run(n *node) string {
	var b strings.Builder
	w.collect(&b, n)
	return b.String()
}

func (w *odt) collect(b *strings.Builder, n *node) {
	for _, c := range n.children {
		switch c.name {
		case "":
			b.WriteString(strings.Map(oneLine, c.text))
		case "s":
			count, _ := strconv.Atoi(c.attr("c"))
			b.WriteString(strings.Repeat(" ", min(max(count, 1), 80)))
		case "tab":
			b.WriteByte('\t')
		case "line-break":
			b.WriteByte('\n')
		case "note":
			if body := c.child("note-body"); body != nil {
				fmt.Fprintf(b, "[%d]", w.note(w.run(body)))
			}
		case "p":
			w.collect(b, c)
			b.WriteByte(' ')
		case "annotation", "tracked-changes", "deletion", "frame", "ruby-text", "bookmark":
		default:
			w.collect(b, c)
		}
	}
}

// oneLine makes the line ends of XML spaces.
func oneLine(r rune) rune {
	if r == '\n' || r == '\r' || r == '\t' {
		return ' '
	}
	return r
}
