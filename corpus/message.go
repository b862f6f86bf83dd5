package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // the character sets that mail comes in
	"github.com/emersion/go-message/textproto"
	"github.com/jhillyerd/enmime/v2"
	htmlcharset "golang.org/x/net/html/charset"
)

// A letterMail is one message taken apart.
type letterMail struct {
	header      func(name string) []string // values of a field, decoded to UTF-8, in order
	plain, html []string                   // the readable parts, in order
	attachments []string
	problems    []string
	limits      Limits
	unknown     map[string]bool // character sets that are not known
}

// readMessage takes a message apart; nil where it has no header at all. A message that the strict
// reader refuses is given to a tolerant one.
func readMessage(raw []byte, limits Limits) *letterMail {
	raw = withoutPostmark(bytes.TrimLeft(raw, "\r\n"))
	m := &letterMail{limits: limits, unknown: map[string]bool{}}
	body := bufio.NewReader(bytes.NewReader(raw))
	header, err := textproto.ReadHeader(body)
	if err != nil || !saneHeader(header) {
		return m.tolerant(raw)
	}
	m.header = func(name string) []string {
		var values []string
		for fields := header.FieldsByKey(name); fields.Next(); {
			values = append(values, m.decoded(fields.Value()))
		}
		return values
	}
	entity, err := message.New(message.Header{Header: header}, body)
	if entity == nil {
		return m.tolerant(raw)
	}
	m.charsetProblem(err)
	m.part(entity, 0)
	return m
}

// saneHeader reports whether what was read as a header has a field of a message.
func saneHeader(h textproto.Header) bool {
	return h.Has("From") || h.Has("To") || h.Has("Date") || h.Has("Subject") || h.Has("Message-Id") || h.Has("Received") || h.Has("Sender")
}

// tolerant reads a message whose header is damaged: the lines of it that are fields count.
func (m *letterMail) tolerant(raw []byte) *letterMail {
	fields := map[string][]string{}
	header, body := raw, []byte(nil)
	if i := headerEnd(raw); i >= 0 {
		header, body = raw[:i], raw[i:]
	}
	last := ""
	for line := range bytes.Lines(header) {
		text := strings.TrimRight(string(line), "\r\n")
		switch {
		case (strings.HasPrefix(text, " ") || strings.HasPrefix(text, "\t")) && last != "":
			values := fields[last]
			values[len(values)-1] += " " + strings.TrimSpace(text)
		case headerLine.MatchString(text):
			name, value, _ := strings.Cut(text, ":")
			last = strings.ToLower(strings.TrimSpace(name))
			fields[last] = append(fields[last], strings.TrimSpace(value))
		}
	}
	if len(fields) == 0 {
		return nil
	}
	m.header = func(name string) []string {
		var values []string
		for _, v := range fields[strings.ToLower(name)] {
			values = append(values, m.decoded(v))
		}
		return values
	}
	m.problems = append(m.problems, "the header is damaged; the lines that could be read were")
	envelope, err := enmime.ReadEnvelope(bytes.NewReader(raw))
	if err != nil || envelope == nil {
		text, _, err := Decode(bytes.Clone(bytes.TrimSpace(body)))
		if err == nil {
			m.plain = append(m.plain, text)
		}
		return m
	}
	if envelope.Text != "" {
		m.plain = append(m.plain, envelope.Text)
	}
	for _, part := range envelope.Attachments {
		m.attachments = append(m.attachments, first(part.FileName, part.ContentType))
	}
	return m
}

var words = mime.WordDecoder{CharsetReader: func(label string, input io.Reader) (io.Reader, error) {
	return htmlcharset.NewReaderLabel(label, input)
}}

// decoded turns the encoded words of a header into text; what cannot be decoded stays. Bytes of no
// stated character set are guessed.
func (m *letterMail) decoded(value string) string {
	value = strings.Join(strings.Fields(value), " ")
	if !utf8.ValidString(value) {
		if text, _, err := Decode([]byte(value)); err == nil {
			value = text
		}
	}
	if !strings.Contains(value, "=?") {
		return value
	}
	// Words that were encoded in pieces are joined before they are decoded, as their bytes may be
	// cut inside a character.
	if text, err := words.DecodeHeader(joinWords(value)); err == nil {
		return text
	}
	return value
}

var splitWord = regexp.MustCompile(`(=\?[^?\s]+\?[qQ]\?)([^?\s]*)\?=\s+(=\?[^?\s]+\?[qQ]\?)`)

func joinWords(value string) string {
	for {
		m := splitWord.FindStringSubmatchIndex(value)
		if m == nil || !strings.EqualFold(value[m[2]:m[3]], value[m[6]:m[7]]) {
			return value
		}
		value = value[:m[5]] + value[m[7]:]
	}
}

// part looks at one entity of a message and at what is in it.
func (m *letterMail) part(e *message.Entity, depth int) {
	if depth > m.limits.Depth {
		m.problems = append(m.problems, fmt.Sprintf("parts stand more than %d deep in each other; the inner ones were left out", m.limits.Depth))
		return
	}
	kind, params, err := e.Header.ContentType()
	if err != nil || kind == "" {
		kind, _, _ = strings.Cut(strings.ToLower(e.Header.Get("Content-Type")), ";")
		kind = first(strings.TrimSpace(kind), "text/plain")
	}
	disposition, file, err := e.Header.ContentDisposition()
	if err != nil {
		disposition, _, _ = strings.Cut(strings.ToLower(e.Header.Get("Content-Disposition")), ";")
	}
	name := m.decoded(first(file["filename"], params["name"], m.looseName(e)))
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		m.multipart(e, kind, depth)
	case kind == "text/plain" && disposition != "attachment" && (name == "" || depth == 0):
		m.plain = append(m.plain, m.text(e))
	case kind == "text/html" && disposition != "attachment" && name == "":
		m.html = append(m.html, m.text(e))
	case kind == "message/rfc822":
		m.enclosed(e, name, depth)
	case strings.HasPrefix(kind, "text/") && depth == 0:
		m.plain = append(m.plain, m.text(e))
	default:
		m.attachments = append(m.attachments, first(name, kind))
	}
}

var (
	looseFile     = regexp.MustCompile(`(?i)\b(?:file)?name\*?=\s*(?:"([^"]*)"|([^;"]+))`)
	looseBoundary = regexp.MustCompile(`(?i)\bboundary\s*=\s*(?:"([^"]*)"|([^;\s"]+))`)
)

// looseName finds the name of a file in fields that break the rules of quoting.
func (m *letterMail) looseName(e *message.Entity) string {
	for _, field := range []string{"Content-Disposition", "Content-Type"} {
		if f := looseFile.FindStringSubmatch(m.decoded(e.Header.Get(field))); f != nil {
			return strings.TrimSpace(f[1] + f[2])
		}
	}
	return ""
}

// parts opens the parts of an entity, also where the line that parts them is named against the
// rules of quoting; nil where it is not named.
func parts(e *message.Entity) func() (*message.Entity, error) {
	if _, params, err := e.Header.ContentType(); err == nil && params["boundary"] != "" {
		if r := e.MultipartReader(); r != nil {
			return r.NextPart
		}
	}
	b := looseBoundary.FindStringSubmatch(e.Header.Get("Content-Type"))
	if b == nil {
		return nil
	}
	r := textproto.NewMultipartReader(e.Body, b[1]+b[2])
	return func() (*message.Entity, error) {
		p, err := r.NextPart()
		if err != nil {
			return nil, err
		}
		return message.New(message.Header{Header: p.Header}, p)
	}
}

func (m *letterMail) multipart(e *message.Entity, kind string, depth int) {
	next := parts(e)
	if next == nil {
		m.problems = append(m.problems, "has parts but does not say what parts them; read as one text")
		m.plain = append(m.plain, m.text(e))
		return
	}
	plain, html := len(m.plain), len(m.html)
	for {
		p, err := next()
		if p == nil {
			if err != nil && !errors.Is(err, io.EOF) {
				m.problems = append(m.problems, damagedMail+err.Error()+"; the parts before were read")
			}
			break
		}
		m.charsetProblem(err)
		m.part(p, depth+1)
	}
	// Of two versions of one text the plain one is read.
	if kind == "multipart/alternative" && slices.ContainsFunc(m.plain[plain:], filledText) {
		m.html = m.html[:html]
	}
}

func filledText(s string) bool { return strings.TrimSpace(s) != "" }

// enclosed lists a message that is carried by another, and what that carries.
func (m *letterMail) enclosed(e *message.Entity, name string, depth int) {
	body := bufio.NewReader(io.LimitReader(e.Body, m.limits.Message))
	header, err := textproto.ReadHeader(body)
	if err != nil {
		m.attachments = append(m.attachments, first(name, "message"))
		return
	}
	m.attachments = append(m.attachments, first(name, m.decoded(header.Get("Subject")), "message"))
	inner := &letterMail{limits: m.limits, unknown: m.unknown}
	if entity, _ := message.New(message.Header{Header: header}, body); entity != nil {
		inner.part(entity, depth+1)
	}
	m.attachments = append(m.attachments, inner.attachments...)
}

// text reads one part as text, up to the limit.
func (m *letterMail) text(e *message.Entity) string {
	b, err := io.ReadAll(io.LimitReader(e.Body, m.limits.Attachment))
	if err != nil && len(b) == 0 {
		m.problems = append(m.problems, "a part cannot be decoded: "+err.Error())
	}
	if utf8.Valid(b) {
		return string(b)
	}
	if text, _, err := Decode(b); err == nil {
		return text
	}
	return strings.ToValidUTF8(string(b), "\uFFFD")
}

// charsetProblem notes a character set that is not known, once; the text is then guessed.
func (m *letterMail) charsetProblem(err error) {
	if err == nil || !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		return
	}
	what := err.Error()
	if m.unknown[what] {
		return
	}
	m.unknown[what] = true
	if i := strings.IndexByte(what, '"'); i >= 0 && message.IsUnknownCharset(err) {
		label, _, _ := strings.Cut(what[i+1:], "\"")
		what = fmt.Sprintf("unknown character set %q", label)
	}
	m.problems = append(m.problems, what+"; it was guessed, check the text")
}

func (m *letterMail) get(name string) string {
	if values := m.header(name); len(values) > 0 {
		return values[0]
	}
	return ""
}

// document makes a document of the message.
func (m *letterMail) document(source string, ids *idMaker, number int, single bool) *Document {
	body := m.body()
	c := &composer{fields: make([]Field, 0, 12)}
	c.text.Grow(len(body) + 1024)
	if subject := m.get("Subject"); subject != "" {
		c.in(Heading, "", func() { c.write(subject) })
		c.block()
		c.field(Field{Name: FieldSubject, Value: subject, Span: c.since(0)})
		c.field(Field{Name: FieldTitle, Value: subject, Span: c.since(0)})
	}
	id := firstID(m.get("Message-Id"))
	m.record(c, id)
	c.zone.Kind = Body
	c.block()
	bodyZones(c, body)
	c.zone = Zone{}
	for _, a := range m.attachments {
		c.record("Attachment", a, Field{Name: FieldAttachment})
	}
	d := &Document{Source: source, SourceID: id}
	if d.SourceID == "" {
		if d.SourceID = fmt.Sprint(number); single {
			d.SourceID = baseName(source)
		}
	}
	d.ID = ids.next(d.SourceID)
	if single {
		d.ID = ids.stem
	}
	return c.document(d)
}

// body is the readable text: the plain parts, else the HTML ones.
func (m *letterMail) body() string {
	if slices.ContainsFunc(m.plain, filledText) {
		return strings.Join(m.plain, "\n\n")
	}
	var parts []string
	for _, h := range m.html {
		parts = append(parts, htmlText(h))
	}
	return strings.Join(parts, "\n\n")
}

// record writes what the header states.
func (m *letterMail) record(c *composer, id string) {
	list := strings.ToLower(m.get("List-Post") + " " + m.get("List-Id") + " " + m.get("X-BeenThere"))
	from := m.header("From")
	if len(from) == 0 {
		from = m.header("Sender")
	}
	m.parties(c, "From", from, FieldSender, list)
	m.parties(c, "To", m.header("To"), FieldRecipient, list)
	m.parties(c, "Cc", m.header("Cc"), FieldCopy, list)
	m.parties(c, "Bcc", m.header("Bcc"), FieldCopy, list)
	if date := m.get("Date"); date != "" {
		if edtf := mailDay(date); edtf != "" {
			c.record("Date", date, Field{Name: FieldDateSent, Value: edtf})
		} else {
			c.record("Date", date, Field{Name: FieldDateText})
		}
	}
	if id != "" {
		c.record("Message-ID", id, Field{Name: FieldMessageID, Ref: id})
	}
	if reply := repliedID(m.get("In-Reply-To")); reply != "" {
		c.record("In-Reply-To", reply, Field{Name: FieldInReplyTo, Ref: reply})
	}
	seen := map[string]bool{}
	for _, value := range m.header("References") {
		for _, ref := range messageIDs.FindAllString(value, -1) {
			if !seen[ref] {
				seen[ref] = true
				c.record("References", ref, Field{Name: FieldReferences, Ref: ref})
			}
		}
	}
	c.record("Kind", "email", Field{Name: FieldKind})
}

// parties writes the people of one field, one a line, and notes each with the address.
func (m *letterMail) parties(c *composer, label string, values []string, field, list string) {
	seen := map[string]bool{}
	for _, value := range values {
		for _, a := range addresses(value) {
			a.Name = strings.Join(strings.Fields(strings.ToValidUTF8(a.Name, "\uFFFD")), " ")
			a.Address = strings.Join(strings.Fields(strings.ToValidUTF8(a.Address, "\uFFFD")), "")
			words := a.Address
			if a.Name != "" {
				words = a.Name + " <" + a.Address + ">"
			}
			if a.Address == "" {
				words = a.Name
			}
			key := strings.ToLower(words)
			if seen[key] {
				continue
			}
			seen[key] = true
			f := Field{Name: field, Value: first(a.Name, a.Address)}
			if a.Address != "" {
				f.Ref = "mailto:" + a.Address
				if strings.Contains(list, "mailto:"+strings.ToLower(a.Address)) {
					f.Type = TypeOrganisation
				}
			}
			c.record(label, words, f)
			last := &c.fields[len(c.fields)-1]
			last.Span.End = min(last.Span.End, last.Span.Start+len(f.Value))
		}
	}
}

// messageIDs finds the identifiers in a field.
var messageIDs = regexp.MustCompile(`<[^<>\s]+>`)

// firstID is the identifier in a Message-ID field; brackets are added where they are missing.
func firstID(value string) string {
	if id := messageIDs.FindString(value); id != "" {
		return id
	}
	if value = strings.TrimSpace(value); value != "" && !strings.ContainsAny(value, " <>") {
		return "<" + value + ">"
	}
	return ""
}

// repliedID is the identifier in an In-Reply-To field. Where words stand around it, as in "Message
// from A <a@b.c> of …", the last one is the message's and those before are addresses.
func repliedID(value string) string {
	ids := messageIDs.FindAllString(value, -1)
	if len(ids) == 0 {
		return ""
	}
	if strings.HasPrefix(strings.TrimSpace(value), "<") {
		return ids[0]
	}
	return ids[len(ids)-1]
}

var mailDate = regexp.MustCompile(`(?i)\b(\d{1,2})[ -](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -](\d{4}|\d{2})\b`)

// mailDay is the day in a Date field, as the writer's own clock had it.
func mailDay(value string) string {
	m := mailDate.FindStringSubmatch(value)
	if m == nil {
		if t, err := mail.ParseDate(value); err == nil {
			return t.Format("2006-01-02")
		}
		return ""
	}
	month := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(m[2]))/3 + 1
	year := m[3]
	if len(year) == 2 { // RFC 5322: two digits below 50 are of this century
		if year < "50" {
			year = "20" + year
		} else {
			year = "19" + year
		}
	}
	if len(m[1]) == 1 {
		m[1] = "0" + m[1]
	}
	return day(fmt.Sprintf("%s-%02d-%s", year, month, m[1]))
}
