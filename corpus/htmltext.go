package corpus

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// htmlText is the readable text of a piece of HTML.
func htmlText(source string) string {
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return source
	}
	r := &htmlRenderer{}
	r.render(root)
	return r.text.String()
}

// An htmlRenderer writes the elements of a page as text.
type htmlRenderer struct {
	composer
	skip  func(n *html.Node) bool // elements to leave out besides the usual ones
	enter func(n *html.Node) func()
}

var (
	htmlUnread = []string{"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "nav", "button", "select", "input", "form", "audio", "video", "img"}
	htmlBlocks = []string{
		"p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "pre", "ul", "ol", "dl", "table", "figure",
		"h1", "h2", "h3", "h4", "h5", "h6", "hr", "address", "fieldset", "details", "body", "center",
	}
	htmlLines = []string{"li", "tr", "dt", "dd", "br", "figcaption", "summary", "caption", "option"}
)

func (r *htmlRenderer) render(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		if strings.TrimSpace(n.Data) == "" { // a no-break space alone holds a place, it says nothing
			r.owe(spaceGap)
		} else {
			r.write(n.Data)
		}
		return
	case html.ElementNode:
		if slices.Contains(htmlUnread, n.Data) || hidden(n) || r.skip != nil && r.skip(n) {
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	var leave func()
	if r.enter != nil && n.Type == html.ElementNode {
		leave = r.enter(n)
	}
	g := noGap
	switch {
	case slices.Contains(htmlBlocks, n.Data):
		g = blockGap
	case slices.Contains(htmlLines, n.Data):
		g = lineGap
	case n.Data == "td" || n.Data == "th":
		g = spaceGap
	}
	if n.Type == html.ElementNode {
		r.owe(g)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.render(c)
	}
	if n.Type == html.ElementNode {
		r.owe(g)
	}
	if leave != nil {
		leave()
	}
}

// hidden reports whether a page does not show an element.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
		}
	}
	return false
}

// attr returns the value of an attribute of an element.
func htmlAttr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
