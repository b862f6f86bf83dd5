package extract

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"regesta/corpus"
	"regesta/extract/edtf"
)

// Markup takes over what a source's own markup states: the header of a TEI file or message, the
// entry of a letter index, the cells of a table, names marked in the text.
var Markup = register(&Extractor{
	Name: "markup",
	Doc: "What the source's own markup states: parties, dates, places, shelfmark, replies and references, names marked in the text with what " +
		"they refer to, and the entries of registers.",
	Needs: []*Extractor{Parties, Dates},
	Run:   runMarkup,
})

func runMarkup(p *Pass) error {
	m := &markup{Pass: p, positions: map[Predicate]int{}, names: map[string]Mention{}}
	for _, f := range p.Document.Fields {
		if !f.Span.Empty() { // without words of the text there is nothing to quote
			m.field(f)
		}
	}
	m.headings()
	return nil
}

// markup is one run over the fields of a document.
type markup struct {
	*Pass
	positions map[Predicate]int  // parties of a role so far
	names     map[string]Mention // of the entries of a register, by their reference
}

// values are the fields whose value is taken as it stands.
var values = map[string]Predicate{
	corpus.FieldKind: DocKind, corpus.FieldShelfmark: Shelfmark, corpus.FieldRepository: Archive, corpus.FieldLanguage: Language,
}

// parties are the fields that name a party.
var partyFields = map[string]Predicate{
	corpus.FieldSender: Sender, corpus.FieldRecipient: Recipient, corpus.FieldCopy: CopyTo,
}

// placeFields are the fields that name a place of the letter.
var placeFields = map[string]Predicate{corpus.FieldPlaceSent: PlaceSent, corpus.FieldPlaceReceived: PlaceReceived}

// mentionFields are the fields that name somebody in the text.
var mentionFields = map[string]Kind{
	corpus.FieldMentionPerson: Person, corpus.FieldMentionOrganisation: Organisation, corpus.FieldMentionPlace: Place,
}

func (m *markup) field(f corpus.Field) {
	if predicate, ok := values[f.Name]; ok {
		if f.Name == corpus.FieldKind {
			f.Value = cmp.Or(kindName(f.Value), f.Value)
		}
		m.literal(predicate, f)
		return
	}
	if role, ok := partyFields[f.Name]; ok {
		m.party(role, f)
		return
	}
	if predicate, ok := placeFields[f.Name]; ok {
		m.named(predicate, Place, f)
		return
	}
	if kind, ok := mentionFields[f.Name]; ok {
		m.named(Mentions, kind, f)
		return
	}
	switch f.Name {
	case corpus.FieldDateSent:
		m.date(f)
	case corpus.FieldDateText:
		m.written(f)
	case corpus.FieldSubject, corpus.FieldMentionTopic:
		if !m.inHeading(f.Span) { // the subject line of a message is its heading
			m.claim(About, Mention{Kind: Topic, Name: f.Value, Ref: f.Ref}, f)
		}
	case corpus.FieldInReplyTo:
		m.claim(RepliesTo, Mention{Kind: Document, Name: f.Value, Ref: f.Ref}, f)
	case corpus.FieldPrevious:
		if !m.sameWriter(f) {
			m.claim(RepliesTo, Mention{Kind: Document, Name: f.Value, Ref: f.Ref}, f)
		}
	case corpus.FieldReferences:
		m.thread(f)
	case corpus.FieldCites:
		if f.Ref != m.Document.Number && f.Ref != m.Document.SourceID {
			m.claim(Cites, Mention{Kind: Document, Name: f.Value, Ref: f.Ref}, f)
		}
	default:
		if what, ok := strings.CutPrefix(f.Name, "entry."); ok {
			m.entry(what, f)
		}
	}
}

// claim reports one statement with the words of a field as its evidence.
func (m *markup) claim(predicate Predicate, object Mention, f corpus.Field) {
	m.Report(Claim{
		Predicate: predicate, Object: object,
		Evidence:   Evidence{Span: f.Span},
		Qualifiers: Qualifiers{Certainty: f.Certainty},
	})
}

func (m *markup) literal(predicate Predicate, f corpus.Field) {
	c := Claim{Predicate: predicate, Object: Mention{Kind: Literal, Name: f.Value}, Evidence: Evidence{Span: f.Span}}
	c.Qualifiers.Certainty = f.Certainty
	if words := m.Document.Slice(f.Span); words != f.Value {
		c.Qualifiers.Written = words
	}
	m.Report(c)
}

// party reports a sender, recipient or copy recipient. Whether an untyped name is a person's or a
// body's, its words decide.
func (m *markup) party(role Predicate, f corpus.Field) {
	m.positions[role]++
	c := Claim{Predicate: role, Object: Mention{Kind: Person, Name: f.Value, Ref: f.Ref}, Evidence: Evidence{Span: f.Span}}
	c.Qualifiers = Qualifiers{Position: m.positions[role], Certainty: f.Certainty}
	switch f.Type {
	case corpus.TypeOrganisation:
		c.Object.Kind = Organisation
	case corpus.TypePerson:
	default:
		if strings.HasPrefix(f.Ref, "mailto:") {
			break
		}
		if q, ok := parseParty(f.Value, f.Span.Start, false); ok && !personal(f) {
			c.Object.Kind = q.kind
			if q.office != "" && !q.officeOnly() {
				c.Object.Name, c.Qualifiers.Office = q.name, q.office
			}
		}
	}
	m.Report(c)
	m.identify(c.Object, f)
}

// behindName is what tables put behind a person's name: a seat, an office, a remark.
var behindName = regexp.MustCompile(`\s(?:auf|zu|in|bei|of|at|at the|de|von und zu)\s.*$|\s*[(,].*$`)

// personal reports whether an untyped name is a person's although it has more to it than a name:
// brackets of the editors, a seat, an article in the name, an identifier and no word of a body.
func personal(f corpus.Field) bool {
	name := strings.NewReplacer("[", "", "]", "", " vom ", " von ").Replace(f.Value)
	if isBody(name) || isOffice(name) {
		return false // parseParty reads these
	}
	return f.Ref != "" || isPersonName(name, false) || isPersonName(behindName.ReplaceAllString(name, ""), false)
}

// named reports a place of the letter, or a name in its text.
func (m *markup) named(predicate Predicate, kind Kind, f corpus.Field) {
	object := Mention{Kind: kind, Name: f.Value, Ref: f.Ref}
	m.claim(predicate, object, f)
	m.identify(object, f)
}

// identify reports the address that the source gives a name in an authority file, or by mail.
func (m *markup) identify(subject Mention, f corpus.Field) {
	uri, ok := corpus.Authority(f.Ref)
	if !ok {
		if !strings.HasPrefix(f.Ref, "mailto:") {
			return
		}
		uri = f.Ref
	}
	for _, c := range m.Claims() {
		if c.Predicate == Identifier && c.Subject == subject {
			return
		}
	}
	m.Report(Claim{
		Subject: subject, Predicate: Identifier, Object: Mention{Kind: Literal, Name: uri},
		Evidence: Evidence{Span: f.Span},
	})
	m.address(subject, f)
}

// address reports the address behind a name in the header of a message as another of its names:
// the next message may bear that one alone.
func (m *markup) address(subject Mention, f corpus.Field) {
	address, ok := strings.CutPrefix(f.Ref, "mailto:")
	rest := m.Document.Text[f.Span.End:]
	if !ok || address == subject.Name || !strings.HasPrefix(rest, " <"+address) {
		return
	}
	start := f.Span.End + len(" <")
	m.Report(Claim{
		Subject: subject, Predicate: Name, Object: Mention{Kind: Literal, Name: address},
		Evidence: Evidence{Span: corpus.Span{Start: start, End: start + len(address)}},
	})
}

// date reports a date that the source gives as EDTF; one that is none is read as words.
func (m *markup) date(f corpus.Field) {
	date, err := edtf.Parse(f.Value)
	if err != nil {
		m.written(f)
		return
	}
	c := Claim{Predicate: Date, Object: Mention{Kind: Literal, Name: date.String()}, Evidence: Evidence{Span: f.Span}}
	c.Qualifiers = Qualifiers{Certainty: f.Certainty, Calendar: string(edtf.InGregorian)}
	if words := m.Document.Slice(f.Span); words != f.Value {
		c.Qualifiers.Written = words
	}
	m.Report(c)
}

// written reports a date that the source gives in words only.
func (m *markup) written(f corpus.Field) {
	found, ok := edtf.ParseWritten(m.Document.Plain[f.Span.Start:f.Span.End], dateOptions(m.Document))
	if !ok || found.Incomplete {
		return
	}
	m.Report(Claim{
		Predicate: Date, Object: Mention{Kind: Literal, Name: found.EDTF},
		Evidence:   Evidence{Span: f.Span},
		Qualifiers: Qualifiers{Certainty: f.Certainty, Calendar: string(found.Calendar), Written: found.Written},
	})
}

// inHeading reports whether a span stands in the heading.
func (m *markup) inHeading(s corpus.Span) bool {
	return slices.ContainsFunc(m.Document.ZonesOf(corpus.Heading), func(z corpus.Zone) bool { return z.Span.Contains(s) })
}

// thread reads the earlier messages of a thread: the last one is answered, where no field of its
// own says which, and the others are referred to.
func (m *markup) thread(f corpus.Field) {
	reply, stated := m.Document.Field(corpus.FieldInReplyTo)
	last := ""
	for _, other := range m.Document.Fields {
		if other.Name == corpus.FieldReferences {
			last = other.Ref
		}
	}
	switch {
	case stated && f.Ref == reply.Ref:
	case !stated && f.Ref == last:
		m.claim(RepliesTo, Mention{Kind: Document, Name: f.Value, Ref: f.Ref}, f)
	default:
		m.claim(Cites, Mention{Kind: Document, Name: f.Value, Ref: f.Ref}, f)
	}
}

// toWords stand between writer and addressee in the title of a letter.
var toWords = regexp.MustCompile(`(?i)\s(?:to|an|à|a|aan|til|do|к)\s`)

// sameWriter reports whether the letter before is by the same writer, and so none that this one
// answers: the source says so, or its title begins with the writer's surname.
func (m *markup) sameWriter(f corpus.Field) bool {
	switch strings.ToLower(f.Type) {
	case "fromauthor":
		return true
	case "toauthor":
		return false
	}
	at := toWords.FindStringIndex(f.Value)
	sender, ok := m.Document.Field(corpus.FieldSender)
	if at == nil || !ok {
		return false
	}
	surname := lastName(sender.Value)
	return surname != "" && slices.Contains(nameTokens(f.Value[:at[0]]), surname)
}

// lastName is the folded surname of "Surname, Given" and of "Given Surname".
func lastName(name string) string {
	before, _, _ := strings.Cut(name, ",")
	tokens := nameTokens(before)
	if len(tokens) == 0 {
		return ""
	}
	return tokens[len(tokens)-1]
}

// entryFields are what an entry of a register says of its person, body or place.
var entryFields = map[string]Predicate{
	"birth": Birth, "death": Death, "description": Description, "identifier": Identifier, "latitude": Latitude, "longitude": Longitude,
}

// entry reports one statement of a register on the bearer of a reference. The first name of an
// entry is the one that the others speak of.
func (m *markup) entry(what string, f corpus.Field) {
	subject, known := m.names[f.Ref]
	if what == "name" {
		if !known {
			subject = Mention{Kind: Kind(f.Type), Name: f.Value, Ref: f.Ref}
			m.names[f.Ref] = subject
		}
		m.about(subject, Name, f)
		return
	}
	if predicate, ok := entryFields[what]; ok && known {
		m.about(subject, predicate, f)
	}
}

func (m *markup) about(subject Mention, predicate Predicate, f corpus.Field) {
	m.Report(Claim{Subject: subject, Predicate: predicate, Object: Mention{Kind: Literal, Name: f.Value}, Evidence: Evidence{Span: f.Span}})
}

// headings reports the parties and the date that markup points out in a printed heading, or the
// head of a page states, where the words of heading and text have said nothing.
func (m *markup) headings() {
	for _, h := range []struct {
		field string
		role  Predicate
	}{{corpus.FieldHeadingSender, Sender}, {corpus.FieldHeadingRecipient, Recipient}, {corpus.FieldHeadingDate, Date}} {
		if slices.ContainsFunc(m.Claims(), func(c Claim) bool { return c.Predicate == h.role }) {
			continue
		}
		for _, f := range m.Document.Fields {
			switch {
			case f.Name != h.field || f.Span.Empty():
			case h.role == Date:
				m.date(f)
			default:
				m.party(h.role, f)
			}
		}
	}
}
