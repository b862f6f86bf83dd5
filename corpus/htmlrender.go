package corpus

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A pageRenderer writes one letter of a page.
type pageRenderer struct {
	htmlRenderer
	page     *page
	within   *html.Node // the letter's outermost element
	notes    []*html.Node
	heading  *html.Node // that was written as the heading
	semantic bool       // the page marks its main text
}

func newPageRenderer(p *page, l pageLetter) *pageRenderer {
	r := &pageRenderer{page: p, within: l.top(), semantic: l.top() != p.body}
	r.zone.Kind = Body
	r.skip = r.leftOut
	r.enter = r.entered
	return r
}

// letter writes heading, text, notes and what the page states.
func (r *pageRenderer) letter(l pageLetter) {
	r.head(l)
	for _, n := range l.nodes {
		r.render(n)
	}
	r.block()
	for i, n := range r.notes {
		if i > 0 {
			r.line()
		}
		r.in(Note, r.page.notes[n], func() {
			r.word(r.page.notes[n])
			r.owe(spaceGap)
			r.skip = func(c *html.Node) bool { return r.backLink(c) }
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				r.render(c)
			}
		})
	}
	r.skip = r.leftOut
	r.states(l)
}

// head writes the heading: the one in the text, or the page's title where that says more.
func (r *pageRenderer) head(l pageLetter) {
	var inside *html.Node
	for _, n := range l.nodes {
		if n.Type == html.ElementNode && htmlHeading(n) && inside == nil {
			inside = n
		}
		each(n, func(c *html.Node) {
			if inside == nil && htmlHeading(c) && nodeWords(c) != "" && !r.boilerplate(c) {
				inside = c
			}
		})
	}
	best := ""
	if inside != nil {
		best, r.heading = nodeWords(inside), inside
	}
	if l.heading != nil && weightOf(nodeWords(l.heading)) > weightOf(best) {
		best = nodeWords(l.heading)
	}
	if !r.page.several {
		for _, title := range append(titleParts(r.page.title), r.page.meta["dc.title"], r.page.meta["dcterms.title"], r.page.meta["og:title"]) {
			if weightOf(title) > weightOf(best) {
				best = title
			}
		}
	}
	if best == "" {
		return
	}
	if inside != nil && nodeWords(inside) != best {
		r.heading = nil
	}
	r.in(Heading, "", func() { r.write(best) })
	r.field(Field{Name: FieldTitle, Value: best, Span: r.since(0)})
	r.block()
}

// weightOf says how much a heading tells of a letter: who, whom, when.
func weightOf(s string) int {
	weight := 0
	s = itemNumber.ReplaceAllString(s, "")
	for _, p := range headingSigns {
		if p.MatchString(s) {
			weight++
		}
	}
	if s != "" {
		weight++
	}
	return weight
}

// itemNumber is the number of a letter, which is no year.
var itemNumber = regexp.MustCompile(`(?i)\b(?:no|nr|number|№)\.?\s*\d+`)

var headingSigns = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:letter|telegram|brief|lettre|postcard|memorandum|lettera|carta|письмо)\b`),
	regexp.MustCompile(`(?i)\S\s(?:to|an|à|a)\s\S|\S\s[–—-]\s\S|^(?:from|to|von|an|de|à)\s\S`),
	regexp.MustCompile(`\b1[0-9]{3}\b|\b20[0-9]{2}\b`),
}

// titleParts parts a title from the name of the site.
func titleParts(title string) []string {
	parts := []string{title}
	for _, sep := range []string{" | ", " :: ", " – ", " — ", " - ", " » "} {
		if strings.Contains(title, sep) {
			return strings.Split(title, sep)
		}
	}
	return parts
}

// boilerplateWords are words of classes and ids that stand around a text, not in it.
var boilerplateWords = []string{
	"nav", "navbar", "navigation", "menu", "sidebar", "breadcrumb", "breadcrumbs", "footer", "cookie", "cookies", "share", "sharing", "social", "comments",
	"related", "search", "toolbar", "pagination", "pager", "skip", "banner", "login", "advert", "ads", "newsletter", "masthead", "copyright", "pageimage",
	"tooltip", "modal", "popup", "citation", "download", "facsimile",
}

// boilerplate reports whether an element stands around the text: by its kind, its role, its class,
// or because most of its words are links.
func (r *pageRenderer) boilerplate(n *html.Node) bool {
	switch n.Data {
	case "nav":
		return true
	case "header", "footer", "aside":
		return !r.semantic && n.Parent != nil && (n.Parent.Data == "body" || n.Data == "aside") && r.page.notes[n] == "" && !holdsNote(r.page, n)
	}
	switch htmlAttr(n, "role") {
	case "navigation", "banner", "contentinfo", "search", "complementary":
		return !holdsNote(r.page, n)
	}
	words := append(classWords(n), strings.FieldsFunc(strings.ToLower(htmlAttr(n, "id")), func(r rune) bool { return r == '-' || r == '_' })...)
	if n.Data != "body" && n.Data != "a" && slices.ContainsFunc(words, func(w string) bool { return slices.Contains(boilerplateWords, w) }) {
		return !holdsNote(r.page, n)
	}
	return (n.Data == "ul" || n.Data == "ol" || n.Data == "div") && linked(n) && !holdsNote(r.page, n)
}

// linked reports whether an element is a list of links.
func linked(n *html.Node) bool {
	links, inside := 0, 0
	each(n, func(c *html.Node) {
		if c.Data == "a" && htmlAttr(c, "href") != "" && !strings.HasPrefix(htmlAttr(c, "href"), "#") {
			links++
			inside += len(nodeWords(c))
		}
	})
	return links >= 4 && inside*10 >= len(nodeWords(n))*7
}

func holdsNote(p *page, n *html.Node) bool {
	for note := range p.notes {
		if contains(n, note) {
			return true
		}
	}
	return false
}

// sectionWords are the headings by which a page parts what it shows of a letter; none is the letter's.
var sectionWords = regexp.MustCompile(`(?i)^(?:transcript|full text|letter text|text|original text|document|footnotes|notes|manuscript (?:details|annotations)|metadata|letter details|details|brieftext|trans[ck]ription|volltext|transcription du texte|texte|trascrizione|testo|transcripción|texto)\s*:?$`)

// leftOut reports whether an element is not written where it stands.
func (r *pageRenderer) leftOut(n *html.Node) bool {
	if n == r.heading || htmlHeading(n) && sectionWords.MatchString(nodeWords(n)) {
		return true
	}
	if number, ok := r.page.notes[n]; ok {
		if !slices.Contains(r.notes, n) && number != "" {
			r.notes = append(r.notes, n)
		}
		return true
	}
	if n.Data == "a" && strings.HasPrefix(htmlAttr(n, "href"), "#") {
		if m := anchorMark.FindStringSubmatch(strings.ToLower(nodeWords(n))); m != nil {
			owed := r.gap
			r.gap = noGap
			r.word("[" + m[1] + "]")
			r.gap = max(owed, noGap)
			if note := r.page.noteAt[htmlAttr(n, "href")[1:]]; note != nil && !slices.Contains(r.notes, note) {
				r.notes = append(r.notes, note) // it may stand outside the letter
			}
			return true
		}
	}
	if (n.Data == "dl" || n.Data == "table") && tellingPairs(labelPairs(n)) {
		return true // it comes in the record
	}
	return n != r.within && r.boilerplate(n)
}

// backWords is what links from a note back to the text show.
var backWords = regexp.MustCompile(`(?i)^[\[(]?\s*(?:back|return|zurück|retour|↩\x{FE0E}?|↑|\^|⤴|note\s+\d+|\d{1,4}|[a-z])\s*[\])]?[.:]?$`)

func (r *pageRenderer) backLink(n *html.Node) bool {
	return n.Data == "a" && strings.HasPrefix(htmlAttr(n, "href"), "#") && (backWords.MatchString(nodeWords(n)) || nodeWords(n) == "")
}

// zoneWords lead from a word of a class to the zone that it stands for.
var zoneWords = map[string]ZoneKind{
	"opener": Dateline, "dateline": Dateline, "datum": Dateline, "letterdate": Dateline,
	"salute": Salutation, "salutation": Salutation, "greeting": Salutation, "anrede": Salutation,
	"closer": Signature, "signed": Signature, "signature": Signature, "unterschrift": Signature, "valediction": Signature,
	"letterhead": Editorial, "note": Editorial, "annotation": Editorial, "editorial": Editorial, "commentary": Editorial, "summary": Editorial, "regest": Editorial, "abstract": Editorial,
	"bibliography": Editorial, "metadata": Editorial, "envelope": Editorial, "postmark": Editorial,
	"repository": SourceNote, "shelfmark": SourceNote, "signatur": SourceNote, "callnumber": SourceNote, "provenance": SourceNote,
}

// lineWords are the words of a class that set an element on a line of its own.
var lineWords = []string{"addrline", "line", "lb", "address", "date", "l"}

// entered begins the zone that the class of an element names; what it returns ends it.
func (r *pageRenderer) entered(n *html.Node) func() {
	outer := r.zone
	kind := r.classZone(n)
	set := slices.ContainsFunc(classWords(n), func(w string) bool { return slices.Contains(lineWords, w) })
	if kind == "" && !set {
		return nil
	}
	start := r.len()
	if kind != "" && kind != outer.Kind {
		r.zone = Zone{Kind: kind}
		r.line()
	} else if set {
		r.line()
	}
	return func() {
		r.zone = outer
		if kind != "" && kind != outer.Kind || set {
			r.line()
		}
		if kind == SourceNote {
			if span := r.since(start); !span.Empty() && !r.stated(FieldShelfmark) {
				r.field(Field{Name: FieldShelfmark, Value: strings.Join(strings.Fields(r.text.String()[span.Start:span.End]), " "), Span: span})
			}
		}
	}
}

// classZone is the zone that an element's class stands for; empty where it says nothing, or where
// the zone around it holds: a salutation inside a closing formula is part of it.
func (r *pageRenderer) classZone(n *html.Node) ZoneKind {
	if n.Data == "body" || n.Data == "html" {
		return ""
	}
	var found ZoneKind
	for _, w := range classWords(n) {
		if kind, ok := zoneWords[w]; ok {
			found = kind
		}
	}
	switch r.zone.Kind {
	case Editorial, Note, SourceNote:
		return ""
	case Signature:
		if found == Salutation {
			return ""
		}
	}
	return found
}

func (r *pageRenderer) stated(name string) bool {
	return slices.ContainsFunc(r.fields, func(f Field) bool { return f.Name == name })
}

// states notes what the page says of the letter beside its text.
func (r *pageRenderer) states(l pageLetter) {
	if !r.page.several && len(r.page.schema) == 1 {
		r.schema(r.page.schema[0])
	} else if s, ok := microdata(l.top()); ok {
		r.schema(s)
	}
	r.labelled(l)
	if r.page.several {
		return
	}
	m := r.page.meta
	for _, f := range []struct{ name, label string }{
		{FieldHeadingSender, "dc.creator"}, {FieldHeadingSender, "dcterms.creator"}, {FieldHeadingSender, "sender"},
		{FieldHeadingRecipient, "dcterms.audience"}, {FieldHeadingRecipient, "dc.audience"}, {FieldHeadingRecipient, "recipient"}, {FieldHeadingRecipient, "addressee"},
		{FieldHeadingDate, "dcterms.created"}, {FieldHeadingDate, "dc.date.created"}, {FieldHeadingDate, "dc.date"}, {FieldHeadingDate, "dcterms.date"},
	} {
		if m[f.label] != "" && !r.stated(f.name) {
			r.record(f.label, m[f.label], Field{Name: f.name})
		}
	}
}

func (r *pageRenderer) schema(s schemaLetter) {
	for _, n := range s.senders {
		r.record("Sender", n.name, Field{Name: FieldSender, Ref: n.ref, Type: n.typ})
	}
	for _, n := range s.recipients {
		r.record("Recipient", n.name, Field{Name: FieldRecipient, Ref: n.ref, Type: n.typ})
	}
	if d := day(s.date); d != "" {
		r.record("Date", s.date, Field{Name: FieldDateSent, Value: d})
	} else {
		r.record("Date", s.date, Field{Name: FieldDateText})
	}
	r.record("Place sent", s.place, Field{Name: FieldPlaceSent, Type: TypePlace})
}

// A labelPair is one line of a list of labels and values whose label is known.
type labelPair struct{ holds, label, value string }

// labelPairs reads the labels and values below a node ("Sender: …").
func labelPairs(top *html.Node) []labelPair {
	var pairs []labelPair
	note := func(label, value string) {
		label = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(label), ":"))
		if holds := knownColumns[foldHeading(label)]; holds != "" && value != "" && len(value) < 300 {
			pairs = append(pairs, labelPair{holds, label, value})
		}
	}
	each(top, func(n *html.Node) {
		switch n.Data {
		case "dt":
			if v := nextElement(n); v != nil && v.Data == "dd" {
				note(nodeWords(n), nodeWords(v))
			}
		case "th":
			if v := nextElement(n); v != nil && v.Data == "td" && nextElement(v) == nil {
				note(nodeWords(n), nodeWords(v))
			}
		case "b", "strong", "em":
			if label := nodeWords(n); strings.HasSuffix(label, ":") && n.Parent != nil && n.PrevSibling == nil {
				note(label, strings.TrimSpace(strings.TrimPrefix(nodeWords(n.Parent), label)))
			}
		}
	})
	return pairs
}

// tellingPairs reports whether at least two labels are known and one of them says who wrote to
// whom, or when.
func tellingPairs(pairs []labelPair) bool {
	return len(pairs) >= 2 && slices.ContainsFunc(pairs, func(p labelPair) bool { return telling(p.holds) })
}

// labelled takes over lists of labels and values that tell of the letter.
func (r *pageRenderer) labelled(l pageLetter) {
	var pairs []labelPair
	for _, top := range l.nodes {
		pairs = append(pairs, labelPairs(top)...)
	}
	if !tellingPairs(pairs) {
		return
	}
	row := make([]string, len(pairs))
	headers := make([]string, len(pairs))
	columns := make([]string, len(pairs))
	seen := map[string]bool{}
	for i, p := range pairs {
		if p.holds == "text" || p.holds == "summary" || p.holds == "title" || seen[p.holds] {
			continue
		}
		seen[p.holds] = true
		headers[i], row[i], columns[i] = p.label, p.value, p.holds
	}
	t := &tableRow{composer: &r.composer, table: &letterTable{headers: headers, columns: columns}, cells: map[string]string{}, spans: map[string]Span{}}
	for i, cell := range row {
		if cell != "" {
			t.cells[columns[i]] = cell
			t.cell(i, cell)
		}
	}
	t.state()
}

func nextElement(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil; n = n.NextSibling {
		if n.Type == html.ElementNode {
			return n
		}
	}
	return nil
}
