package corpus

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// A pageLetter is what one letter takes up of a page: the nodes that hold it, in order.
type pageLetter struct {
	nodes   []*html.Node
	heading *html.Node // outside the nodes, nil where it stands in them
}

func (l pageLetter) top() *html.Node { return l.nodes[0] }

func (l pageLetter) id() string {
	for _, n := range l.nodes {
		if id := htmlAttr(n, "id"); id != "" {
			return id
		}
	}
	return ""
}

// letters finds the letters of a page: elements that are one each, or headings that begin one
// each, or else the page's main text.
func (p *page) letters() []pageLetter {
	main := p.main()
	if found := repeated(main); len(found) > 1 {
		p.several = true
		var letters []pageLetter
		for _, n := range found {
			letters = append(letters, pageLetter{nodes: []*html.Node{n}})
		}
		return letters
	}
	if letters := headed(main); len(letters) > 1 {
		p.several = true
		return letters
	}
	return []pageLetter{{nodes: []*html.Node{main}, heading: p.heading(main)}}
}

// main is the element that the page says is its main text, else its body.
func (p *page) main() *html.Node {
	var best *html.Node
	articles := 0
	each(p.body, func(n *html.Node) {
		switch {
		case n.Data == "main", htmlAttr(n, "role") == "main", htmlAttr(n, "itemprop") == "articleBody":
			if best == nil {
				best = n
			}
		case n.Data == "article":
			articles++
		}
	})
	if best == nil && articles == 1 {
		each(p.body, func(n *html.Node) {
			if n.Data == "article" {
				best = n
			}
		})
	}
	if best == nil || len(nodeWords(best)) < 40 {
		return p.body
	}
	return best
}

// heading is the page's first heading where it stands outside its main text.
func (p *page) heading(main *html.Node) *html.Node {
	var found *html.Node
	each(p.body, func(n *html.Node) {
		if found == nil && n.Data == "h1" && nodeWords(n) != "" {
			found = n
		}
	})
	if found == nil || contains(main, found) {
		return nil
	}
	return found
}

// letterClass are the words of a class that make an element a letter of its own.
var letterClass = []string{"letter", "brief", "lettre", "document", "telegram", "message", "correspondence", "item", "entry"}

// repeated finds elements of one kind and parent that are one letter each: articles, or elements
// of a class that says so, each with a heading or enough words.
func repeated(main *html.Node) []*html.Node {
	kinds := map[string][]*html.Node{}
	var order []string
	each(main, func(n *html.Node) {
		kind := ""
		if n.Data == "article" || n.Data == "section" || n.Data == "div" {
			for _, c := range classWords(n) {
				if slices.Contains(letterClass, c) {
					kind = c
				}
			}
			if n.Data == "article" && kind == "" {
				kind = "article"
			}
		}
		if kind == "" || len(nodeWords(n)) < 40 || !hasHeading(n) {
			return
		}
		for _, other := range kinds[kind] {
			if contains(other, n) {
				return
			}
		}
		if kinds[kind] == nil {
			order = append(order, kind)
		}
		kinds[kind] = append(kinds[kind], n)
	})
	var best []*html.Node
	for _, kind := range order {
		if len(kinds[kind]) > len(best) {
			best = kinds[kind]
		}
	}
	return best
}

func hasHeading(n *html.Node) bool {
	found := false
	each(n, func(c *html.Node) { found = found || htmlHeading(c) || c.Data == "header" })
	return found
}

func htmlHeading(n *html.Node) bool {
	return n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6'
}

var (
	letterHeading = regexp.MustCompile(`(?i)\b(?:letter|telegram|brief|lettre|postcard|note|memorandum|lettera)\b|\S\s+(?:to|an|à|a)\s+\S|^(?:no\.?|nr\.?|№)?\s*\d{1,4}\b|\b1[0-9]{3}\b`)
	noLetter      = regexp.MustCompile(`(?i)^(?:notes?|references?|contents|introduction|index|bibliography|footnotes|preface|anmerkungen|inhalt|einleitung|register)\b`)
)

// headed finds the letters of a page that has one heading over each: at least three headings of
// one rank that stand beside each other and read like those of letters, or two that each tell
// surely of a letter.
func headed(main *html.Node) []pageLetter {
	ranks := map[string][]*html.Node{}
	each(main, func(n *html.Node) {
		if htmlHeading(n) && n.Data != "h1" && letterHeading.MatchString(nodeWords(n)) && !noLetter.MatchString(nodeWords(n)) {
			ranks[n.Data] = append(ranks[n.Data], n)
		}
	})
	for _, rank := range []string{"h2", "h3", "h4"} {
		heads := ranks[rank]
		sure := func(h *html.Node) bool { return weightOf(nodeWords(h)) >= 3 }
		if len(heads) < 2 || len(heads) == 2 && !(sure(heads[0]) && sure(heads[1])) {
			continue
		}
		if slices.ContainsFunc(heads, func(h *html.Node) bool { return h.Parent != heads[0].Parent }) {
			return wrapped(heads)
		}
		var letters []pageLetter
		for _, h := range heads {
			l := pageLetter{nodes: []*html.Node{h}}
			for n := h.NextSibling; n != nil && !(htmlHeading(n) && n.Data <= rank); n = n.NextSibling {
				l.nodes = append(l.nodes, n)
			}
			letters = append(letters, l)
		}
		return letters
	}
	return nil
}

// wrapped are the elements beside each other of which each holds one of the headings, and enough of
// a letter: the chapters of an e-book.
func wrapped(heads []*html.Node) []pageLetter {
	around := map[*html.Node][]*html.Node{}
	var best *html.Node
	for _, h := range heads {
		outer := h.Parent.Parent
		if around[outer] = append(around[outer], h.Parent); best == nil || len(around[outer]) > len(around[best]) {
			best = outer
		}
	}
	if best == nil || len(around[best]) < 3 || len(slices.Compact(slices.Clone(around[best]))) < len(around[best]) {
		return nil
	}
	var letters []pageLetter
	for _, n := range around[best] {
		letters = append(letters, pageLetter{nodes: []*html.Node{n}})
	}
	return letters
}

// classWords are the words of an element's classes, in lower case.
func classWords(n *html.Node) []string {
	return strings.FieldsFunc(strings.ToLower(htmlAttr(n, "class")+" "+htmlAttr(n, "itemprop")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// A schemaLetter is a letter as the JSON-LD of a page describes it.
type schemaLetter struct {
	senders, recipients []schemaName
	date, place         string
	title               string
}

type schemaName struct{ name, ref, typ string }

// schemaTypes are the types of schema.org that letters are given.
var schemaTypes = []string{"letter", "message", "emailmessage", "archivecomponent", "manuscript", "telegram"}

// schemaLetters reads the letters in a piece of JSON-LD. What is no JSON is passed over: the page
// itself shows it no more than we do.
func schemaLetters(source string) []schemaLetter {
	var value any
	if json.Unmarshal([]byte(source), &value) != nil {
		return nil
	}
	var found []schemaLetter
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		if depth > 20 {
			return
		}
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(x, depth+1)
			}
		case map[string]any:
			if l, ok := schemaLetterOf(v); ok {
				found = append(found, l)
				return
			}
			walk(v["@graph"], depth+1)
			walk(v["mainEntity"], depth+1)
		}
	}
	walk(value, 0)
	return found
}

func schemaLetterOf(v map[string]any) (schemaLetter, bool) {
	typed := false
	for _, t := range texts(v["@type"]) {
		typed = typed || slices.Contains(schemaTypes, strings.ToLower(t[strings.LastIndexAny(t, "/:")+1:]))
	}
	l := schemaLetter{}
	for _, key := range []string{"sender", "author", "creator"} {
		if len(l.senders) == 0 {
			l.senders = schemaNames(v[key])
		}
	}
	for _, key := range []string{"recipient", "toRecipient", "addressee"} {
		l.recipients = append(l.recipients, schemaNames(v[key])...)
	}
	for _, key := range []string{"dateSent", "dateCreated", "temporal"} {
		for _, t := range texts(v[key]) {
			l.date = first(l.date, t)
		}
	}
	for _, key := range []string{"locationCreated", "contentLocation"} {
		for _, place := range schemaNames(v[key]) {
			l.place = first(l.place, place.name)
		}
	}
	for _, t := range append(texts(v["name"]), texts(v["headline"])...) {
		l.title = first(l.title, t)
	}
	return l, (typed || len(l.recipients) > 0) && len(l.senders)+len(l.recipients) > 0
}

// microdata reads a letter from the itemprop attributes of a page, where one names a sender or a
// recipient.
func microdata(root *html.Node) (schemaLetter, bool) {
	l := schemaLetter{}
	each(root, func(n *html.Node) {
		value := first(htmlAttr(n, "content"), htmlAttr(n, "datetime"))
		name := schemaName{name: first(value, nodeWords(n))}
		each(n, func(c *html.Node) {
			if htmlAttr(c, "itemprop") == "name" {
				name.name = first(htmlAttr(c, "content"), nodeWords(c))
			}
		})
		for _, ref := range []string{htmlAttr(n, "itemid"), htmlAttr(n, "href")} {
			if uri, ok := Authority(ref); ok {
				name.ref = first(name.ref, uri)
			}
		}
		if name.name == "" {
			return
		}
		switch htmlAttr(n, "itemprop") {
		case "sender":
			l.senders = append(l.senders, name)
		case "recipient", "toRecipient":
			l.recipients = append(l.recipients, name)
		case "dateSent", "dateCreated":
			l.date = first(l.date, name.name)
		case "locationCreated":
			l.place = first(l.place, name.name)
		}
	})
	return l, len(l.senders)+len(l.recipients) > 0
}

func schemaNames(v any) []schemaName {
	switch v := v.(type) {
	case string:
		return []schemaName{{name: v}}
	case []any:
		var names []schemaName
		for _, x := range v {
			names = append(names, schemaNames(x)...)
		}
		return names
	case map[string]any:
		n := schemaName{}
		for _, t := range texts(v["name"]) {
			n.name = first(n.name, t)
		}
		for _, t := range append(texts(v["sameAs"]), texts(v["@id"])...) {
			if uri, ok := Authority(t); ok {
				n.ref = first(n.ref, uri)
			}
		}
		for _, t := range texts(v["@type"]) {
			n.typ = map[string]string{"Person": TypePerson, "Organization": TypeOrganisation, "Place": TypePlace}[t]
		}
		if n.name != "" {
			return []schemaName{n}
		}
	}
	return nil
}

func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{strings.TrimSpace(v)}
	case []any:
		var all []string
		for _, x := range v {
			all = append(all, texts(x)...)
		}
		return all
	case map[string]any:
		return texts(v["@value"])
	}
	return nil
}
