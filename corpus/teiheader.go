package corpus

import (
	"regexp"
	"slices"
	"strings"
)

// An actionRole is what an action of a correspDesc makes of the names in it.
type actionRole struct{ party, place, date, label string }

var (
	sending   = actionRole{FieldSender, FieldPlaceSent, FieldDateSent, "Sender"}
	receiving = actionRole{FieldRecipient, FieldPlaceReceived, FieldDateReceived, "Recipient"}
	copying   = actionRole{party: FieldCopy, label: "Copy"}
)

// actionRoles are the types of a correspAction that state something, and the elements of the first
// draft of correspDesc and of the DALF header, which had one for each statement.
var actionRoles = map[string]actionRole{
	"sent": sending, "written": sending, "composed": sending, "sender": sending, "placesender": sending, "datesender": sending,
	"received": receiving, "addressee": receiving, "placeaddressee": receiving, "dateaddressee": receiving,
	"copy": copying, "cc": copying, "carboncopy": copying, "received-copy": copying,
	"author": sending, "placelet": sending, "datelet": sending,
}

// partyRoles are the roles that a name inside an action can be given, against the action's own.
var partyRoles = map[string]actionRole{
	"sender": sending, "author": sending, "from": sending, "writer": sending, "absender": sending, "verfasser": sending, "mittente": sending,
	"addressee": receiving, "recipient": receiving, "receiver": receiving, "to": receiving, "adressat": receiving, "empfänger": receiving,
	"destinataire": receiving, "destinatario": receiving, "cc": copying, "copy": copying,
}

// correspondence takes over a correspDesc: who sent and received, when and where, and what came
// before and after.
func (r *teiRenderer) correspondence(desc *node) {
	r.actions(desc)
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

// actions takes over what the children of n say of sending and receiving. Anything else that was
// done to a letter (forwarding, transmitting) is told in the record and states nothing.
func (r *teiRenderer) actions(n *node) {
	for _, c := range n.children {
		role, ok := actionRoles[strings.ToLower(c.name)]
		if c.name == "correspAction" {
			kind := strings.ToLower(first(c.attr("subtype"), c.attr("type"), "sent"))
			if role, ok = actionRoles[kind]; !ok {
				role, ok = actionRoles[c.attr("type")]
			}
			if words := c.words(); !ok && !nobodyKnown(words) {
				r.record("Also "+kind, words, Field{Name: FieldNote})
			}
		}
		if ok {
			r.action(c, role)
		}
	}
}

// action takes over the names, dates and places of one action.
func (r *teiRenderer) action(action *node, role actionRole) {
	names := outermost(action, "persName", "orgName", "name", "rs")
	for _, n := range names {
		r.party(n, role, action)
	}
	if len(names) == 0 && (action.name == "sender" || action.name == "addressee" || action.name == "author") {
		r.party(action, role, action)
	}
	dates := outermost(action, "date")
	if len(dates) == 0 && strings.HasPrefix(action.name, "date") {
		dates = []*node{action}
	}
	for _, n := range dates {
		r.date(n, role.date, action)
	}
	places := outermost(action, "placeName", "settlement")
	if len(places) == 0 {
		places = outermost(action, "geogName", "region", "country")
	}
	if len(places) == 0 && strings.HasPrefix(action.name, "place") {
		places = []*node{action}
	}
	for _, n := range places {
		r.place(n, role.place, action)
	}
}

// outermost lists the elements of those names below n that stand in no other of them: a settlement
// inside a placeName says nothing more.
func outermost(n *node, names ...string) []*node {
	var found []*node
	for _, c := range n.children {
		switch {
		case c.name == "":
		case slices.Contains(names, c.name):
			found = append(found, c)
		default:
			found = append(found, outermost(c, names...)...)
		}
	}
	return found
}

// party takes over one name of an action. A title or a work that is named there is no party.
func (r *teiRenderer) party(n *node, role actionRole, action *node) {
	name := personName(n)
	if nobodyKnown(name) {
		return
	}
	typ := map[string]string{"persName": TypePerson, "orgName": TypeOrganisation}[n.name]
	own, named := partyRoles[strings.ToLower(first(n.attr("role"), n.attr("type")))]
	if named && role.party != FieldCopy {
		role = own
	}
	if n.name == "name" || n.name == "rs" {
		if typ = nameType(n); typ == "" && !named && n.attr("type") != "" {
			return
		}
	}
	if typ == TypePlace {
		r.place(n, role.place, action)
		return
	}
	r.record(role.label, name, Field{Name: role.party, Ref: r.refs(n), Type: typ, Certainty: certainty(n, action)})
}

func (r *teiRenderer) place(n *node, field string, action *node) {
	if name := n.words(); field != "" && !nobodyKnown(name) {
		label := map[string]string{FieldPlaceSent: "Place sent", FieldPlaceReceived: "Place received"}[field]
		r.record(label, name, Field{Name: field, Ref: r.refs(n), Type: TypePlace, Certainty: certainty(n, action)})
	}
}

// date takes over a date of sending or receiving; the first that says anything wins. Without
// attributes its words are left to those who read dates.
func (r *teiRenderer) date(n *node, name string, action *node) {
	label := map[string]string{FieldDateSent: "Date", FieldDateReceived: "Date received"}[name]
	if kind := strings.ToLower(n.attr("type")); label == "" || name == FieldDateSent && (kind == "received" || kind == "answered") {
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
	case name == FieldDateSent && !nobodyKnown(words) && !r.stated(FieldDateText):
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
	exchange := map[string]bool{} // directions in which a reference says that it stays within the exchange
	for ref := range context.all("ref", "ptr") {
		if kind := refKind(ref); strings.Contains(kind, "corresp") {
			exchange[direction(kind)] = true
		}
	}
	for ref := range context.all("ref", "ptr") {
		kind := refKind(ref)
		name := direction(kind)
		if name == "" || ref.attr("target") == "" || strings.Contains(kind, "withincollection") || exchange[name] && !strings.Contains(kind, "corresp") {
			continue
		}
		target := localTarget(ref.attr("target"))
		label := map[string]string{FieldPrevious: "Previous letter", FieldNext: "Next letter", FieldInReplyTo: "In reply to"}[name]
		r.record(label, first(ref.words(), target), Field{Name: name, Ref: target, Type: ref.attr("subtype")})
	}
}

func refKind(ref *node) string { return strings.ToLower(ref.attr("type") + " " + ref.attr("subtype")) }

// direction is the field that the type of a reference stands for.
func direction(kind string) string {
	switch {
	case strings.Contains(kind, "prev"):
		return FieldPrevious
	case strings.Contains(kind, "next"):
		return FieldNext
	case strings.Contains(kind, "repl"), strings.Contains(kind, "answer"):
		return FieldInReplyTo
	}
	return ""
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

// creation takes over what the header says of the letter outside a correspDesc, where that has not
// said it: when and where it was written, the people whose role is that of a party, and, as no
// more than a hint, its author.
func (r *teiRenderer) creation(header *node) {
	if d := header.first("letHeading"); d != nil {
		r.actions(d)
	}
	undated, placeless := !r.stated(FieldDateSent) && !r.stated(FieldDateText), !r.stated(FieldPlaceSent)
	nobody := !r.stated(FieldSender) && !r.stated(FieldRecipient)
	for _, c := range []*node{header.first("creation"), header.first("origin"), header.first("docDate")} {
		if c == nil {
			continue
		}
		for _, n := range outermost(c, "date", "origDate") {
			if undated {
				r.date(n, FieldDateSent, c)
			}
		}
		for _, n := range outermost(c, "placeName", "settlement", "origPlace") {
			if placeless && !r.stated(FieldPlaceSent) {
				r.place(n, FieldPlaceSent, c)
			}
		}
		for _, n := range outermost(c, "persName", "orgName") {
			if role, ok := partyRoles[strings.ToLower(first(n.attr("role"), n.attr("type")))]; ok && nobody {
				r.party(n, role, c)
			}
		}
	}
	for person := range header.all("person", "org") {
		if role, ok := partyRoles[strings.ToLower(person.attr("role"))]; ok && nobody {
			r.participant(person, role)
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

// participant takes over an entry of a particDesc whose role is that of a party.
func (r *teiRenderer) participant(n *node, role actionRole) {
	e := newTEIEntry(n)
	if len(e.names) == 0 {
		return
	}
	f := Field{Name: role.party, Type: e.typ, Certainty: certainty(n)}
	if known := r.edition.register.byID[xmlID(n)]; known != nil {
		f.Ref = known.ref
	}
	r.record(role.label, e.names[0], f)
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
