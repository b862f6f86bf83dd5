package corpus

import (
	"regexp"
	"strings"
)

// correspondence takes over a correspDesc: who sent and received, when and where, and what came
// before and after.
func (r *teiRenderer) correspondence(desc *node) {
	for _, action := range desc.children {
		if action.name == "correspAction" {
			r.action(action)
		}
	}
	for _, context := range desc.children {
		if context.name == "correspContext" {
			r.context(context)
		}
	}
	for _, c := range desc.children {
		if c.name == "note" {
			r.remarks(c)
		}
	}
	if ref := desc.attr("ref"); strings.Contains(ref, "://") {
		r.record("Published", ref, Field{Name: FieldURL, Ref: ref})
	}
}

// action takes over one correspAction. Anything but sending, receiving and copying (forwarding,
// transmitting) is told in the record and states nothing.
func (r *teiRenderer) action(action *node) {
	party, place, label := FieldSender, FieldPlaceSent, "Sender"
	switch kind := strings.ToLower(first(action.attr("subtype"), action.attr("type"))); kind {
	case "sent", "written", "composed", "":
	case "received":
		party, place, label = FieldRecipient, FieldPlaceReceived, "Recipient"
	case "copy", "cc", "carboncopy", "received-copy":
		party, place, label = FieldCopy, "", "Copy"
	default:
		switch action.attr("type") {
		case "sent":
		case "received":
			party, place, label = FieldRecipient, FieldPlaceReceived, "Recipient"
		default:
			if words := action.words(); !nobodyKnown(words) {
				r.record("Also "+kind, words, Field{Name: FieldNote})
			}
			return
		}
	}
	for n := range action.all("persName", "orgName", "name", "rs") {
		r.party(n, party, label, action)
	}
	for n := range action.all("date") {
		r.date(n, party, action)
	}
	for n := range action.all("placeName", "settlement") {
		if place != "" && !insidePlace(action, n) {
			r.place(n, place, action)
		}
	}
}

// insidePlace reports whether a settlement stands inside a placeName, which says it already.
func insidePlace(action, n *node) bool {
	for p := range action.all("placeName") {
		for inner := range p.all("placeName", "settlement") {
			if inner == n {
				return true
			}
		}
	}
	return false
}

func (r *teiRenderer) party(n *node, field, label string, action *node) {
	name := personName(n)
	if nobodyKnown(name) {
		return
	}
	typ := map[string]string{"persName": TypePerson, "orgName": TypeOrganisation}[n.name]
	if n.name == "name" || n.name == "rs" {
		typ = nameType(n)
	}
	if typ == TypePlace {
		r.place(n, FieldPlaceSent, action)
		return
	}
	r.record(label, name, Field{Name: field, Ref: r.refs(n), Type: typ, Certainty: certainty(n, action)})
}

func (r *teiRenderer) place(n *node, field string, action *node) {
	if name := n.words(); !nobodyKnown(name) {
		label := map[string]string{FieldPlaceSent: "Place sent", FieldPlaceReceived: "Place received"}[field]
		r.record(label, name, Field{Name: field, Ref: r.refs(n), Type: TypePlace, Certainty: certainty(n, action)})
	}
}

// date takes over a date of sending or receiving; the first that says anything wins. Without
// attributes its words are left to those who read dates.
func (r *teiRenderer) date(n *node, party string, action *node) {
	name, label := FieldDateSent, "Date"
	switch party {
	case FieldRecipient:
		name, label = FieldDateReceived, "Date received"
	case FieldCopy:
		return
	}
	words, edtf := n.words(), n.dating().edtf()
	if edtf == "" {
		edtf = day(words)
	}
	f := Field{Name: name, Value: edtf, Certainty: certainty(n, action)}
	switch {
	case r.stated(name):
	case edtf != "":
		r.record(label, first(words, edtf), f)
	case name == FieldDateSent && words != "" && !r.stated(FieldDateText):
		r.record(label, words, Field{Name: FieldDateText, Certainty: f.Certainty})
	}
}

// dating reads the attributes of a date.
func (n *node) dating() dating {
	iso := func(name string) string { return first(n.attr(name), n.attr(name+"-iso")) }
	return dating{
		when: iso("when"), from: iso("from"), to: iso("to"), notBefore: iso("notBefore"), notAfter: iso("notAfter"),
		doubtful: n.attr("cert") == "low",
	}
}

// stated reports whether a field of that name was taken over already.
func (r *teiRenderer) stated(name string) bool {
	for _, f := range r.fields {
		if f.Name == name {
			return true
		}
	}
	return false
}

// context takes over what a correspContext says of the letters before and after. Neighbours in the
// collection, not in the exchange, are no statement about the letter.
func (r *teiRenderer) context(context *node) {
	for ref := range context.all("ref", "ptr") {
		kind := strings.ToLower(ref.attr("type") + " " + ref.attr("subtype"))
		if strings.Contains(kind, "withincollection") || ref.attr("target") == "" {
			continue
		}
		name, label := "", ""
		switch {
		case strings.Contains(kind, "prev"):
			name, label = FieldPrevious, "Previous letter"
		case strings.Contains(kind, "next"):
			name, label = FieldNext, "Next letter"
		case strings.Contains(kind, "repl"), strings.Contains(kind, "answer"):
			name, label = FieldInReplyTo, "In reply to"
		default:
			continue
		}
		target := localTarget(ref.attr("target"))
		r.record(label, first(ref.words(), target), Field{Name: name, Ref: target, Type: ref.attr("subtype")})
	}
}

// localTarget is the identifier that a pointer leads to: the fragment, else the file's stem.
func localTarget(target string) string {
	if i := strings.LastIndexByte(target, '#'); i >= 0 && i+1 < len(target) {
		return target[i+1:]
	}
	target = strings.TrimSuffix(target, "/")
	target = target[strings.LastIndexByte(target, '/')+1:]
	for _, ext := range []string{".xml", ".html", ".htm"} {
		target = strings.TrimSuffix(target, ext)
	}
	return target
}

// mentionTerm are the terms of the second CMIF draft that say what a letter speaks of.
var mentionTerm = regexp.MustCompile(`(?i)(?:[#/:]|^)mentions(Person|Place|Org|Event|Subject|Bibl|Object)$`)

// remarks takes over the note of a correspDesc: references typed by the CMIF vocabulary, and words.
func (r *teiRenderer) remarks(note *node) {
	typed := false
	for ref := range note.all("ref") {
		kind, target := ref.attr("type"), ref.attr("target")
		words := first(ref.words(), target)
		if m := mentionTerm.FindStringSubmatch(kind); m != nil {
			name := map[string]string{"person": FieldMentionPerson, "place": FieldMentionPlace, "org": FieldMentionOrganisation}[strings.ToLower(m[1])]
			r.record("Mentions", words, Field{Name: first(name, FieldMentionTopic), Ref: r.absolute(target)})
			typed = true
		} else if strings.HasSuffix(kind, "hasLanguage") {
			r.record("Language", first(ref.words(), localTarget(target)), Field{Name: FieldLanguage, Value: languageCode(first(localTarget(target), ref.words()))})
			typed = true
		} else if strings.Contains(kind, "://") {
			r.record(termLabel(kind), first(ref.words(), localTarget(target)), Field{Name: FieldNote, Ref: target})
			typed = true
		}
	}
	if !typed {
		r.record("Note", note.words(), Field{Name: FieldNote})
	}
}

// termLabel makes a label of the last part of a term: hasTextBase → "Text base".
func termLabel(term string) string {
	name := strings.TrimPrefix(localTarget(term), "has")
	var b strings.Builder
	for i, r := range name {
		if i > 0 && r >= 'A' && r <= 'Z' {
			b.WriteByte(' ')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// creation takes over what a header without correspDesc says of the letter: when and where it was
// written, and, as no more than a hint, its author and addressee.
func (r *teiRenderer) creation(header *node) {
	if c := header.first("creation"); c != nil {
		for n := range c.all("date") {
			r.date(n, FieldSender, c)
		}
		for n := range c.all("placeName", "settlement") {
			if !insidePlace(c, n) && !r.stated(FieldPlaceSent) {
				r.place(n, FieldPlaceSent, c)
			}
		}
		for n := range c.all("persName", "orgName") {
			switch role := strings.ToLower(first(n.attr("role"), n.attr("type"))); role {
			case "sender", "author", "from":
				r.party(n, FieldSender, "Sender", c)
			case "recipient", "addressee", "to":
				r.party(n, FieldRecipient, "Recipient", c)
			}
		}
	}
	statement := header.first("titleStmt")
	if statement == nil || r.stated(FieldSender) {
		return
	}
	for _, n := range statement.children {
		if n.name == "author" && !nobodyKnown(n.words()) {
			r.record("Author", personName(n), Field{Name: FieldHeadingSender, Ref: r.refs(n), Type: TypePerson})
		}
	}
}

// manuscript takes over where the letter lies: the first manuscript that the header describes.
func (r *teiRenderer) manuscript(header *node) {
	ms := header.first("msIdentifier")
	if ms == nil || r.stated(FieldShelfmark) {
		return
	}
	var parts []string
	repository := ""
	for _, c := range ms.children {
		words := c.words()
		switch {
		case words == "":
		case c.name == "repository", c.name == "institution" && ms.child("repository") == nil:
			repository = words
			parts = append(parts, words)
		case c.name == "collection", c.name == "idno" && !strings.Contains(words, "://"):
			parts = append(parts, words)
		case c.name == "idno":
			r.record("Published", words, Field{Name: FieldURL, Ref: words})
		}
	}
	r.record("Repository", repository, Field{Name: FieldRepository})
	r.record("Shelfmark", strings.Join(parts, ", "), Field{Name: FieldShelfmark})
}

func (r *teiRenderer) kind(kind string) {
	if kind = strings.ToLower(strings.TrimSpace(kind)); kind != "" {
		r.record("Kind", kind, Field{Name: FieldKind})
	}
}

func (r *teiRenderer) language(code string) {
	r.record("Language", code, Field{Name: FieldLanguage})
}

// summary renders the regest that a header brings: the abstract, or a note of that type.
func (r *teiRenderer) summary(header *node) {
	for n := range header.all("abstract", "note") {
		kind := strings.ToLower(n.attr("type"))
		if n.name == "note" && kind != "summary" && kind != "abstract" && kind != "regest" {
			continue
		}
		r.block()
		r.in(Editorial, "", func() { r.children(n) })
		r.block()
	}
}

// certainty is what cert and evidence of an element, or of the action around it, say.
func certainty(of ...*node) string {
	for _, n := range of {
		switch n.attr("cert") {
		case "low", "medium", "unknown":
			return Probable
		}
		if n.attr("evidence") == "conjecture" {
			return Conjecture
		}
	}
	return ""
}

// unknownName matches the words by which a record says that it does not know, and no name at all.
var unknownName = regexp.MustCompile(`(?i)^[\[(]?\s*(unknown|unbekannt(er|e|em)?|inconnue?|sconosciut[oa]|desconocid[oa]|okänd|not known|n\.?\s?n\.?|s\.?\s?l\.?|o\.?\s?o\.?|-+|\?+)?(\s+(person|sender|recipient|place|ort|empfänger|absender))?\s*[\])]?$`)

// personName is a name as written, or put together from its parts where these are marked and
// nothing stands between them.
func personName(n *node) string {
	surname, forename := n.child("surname"), n.child("forename")
	if surname == nil || forename == nil {
		return n.words()
	}
	var given []string
	for _, c := range n.children {
		if c.name == "forename" {
			given = append(given, c.words())
		}
		if strings.TrimSpace(c.text) != "" {
			return n.words()
		}
	}
	if link := n.child("nameLink"); link != nil {
		given = append(given, link.words())
	}
	return surname.words() + ", " + strings.Join(given, " ")
}

// nobodyKnown reports whether words stand for a name that the record does not know.
func nobodyKnown(name string) bool {
	if len(name) > 60 {
		return false
	}
	bare := strings.TrimLeft(name, " [(")
	return bare == "" || strings.IndexByte("uUiIsSdDoOnN-?)]", bare[0]) >= 0 && unknownName.MatchString(name)
}
