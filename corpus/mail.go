package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"regexp"
	"slices"
	"strings"
)

// EML reads one message a file, as mail programs save them and as Maildir keeps them.
var EML = register(&Format{
	Name: "eml",
	Doc: "One message a file (RFC 5322), also the files of a Maildir. Taken over are From, To, Cc, Bcc, Date, Subject, Message-ID, In-Reply-To, " +
		"References and the names of attachments; the text is the plain part, else the HTML one. Repeated words of others are marked as quoted.",
	Match: func(_ string, head []byte) bool { return messageHead(head) },
	Read:  readEML,
})

// Mbox reads a mailbox of many messages in one file.
var Mbox = register(&Format{
	Name:  "mbox",
	Doc:   "A mailbox of many messages in one file, in any of its variants (mboxo, mboxrd, mboxcl); each message is read as eml reads it.",
	Match: func(_ string, head []byte) bool { return mailboxHead(head) },
	Read:  readMbox,
})

var (
	// postmark is the line before each message of a mailbox: "From somebody Mon May  2 16:07:05 2005".
	postmark = regexp.MustCompile(`^From \S*.*\d{1,2}:\d{2}(:\d{2})?.*\d{2}`)
	// headerLine is a line that begins a field of a message's header.
	headerLine = regexp.MustCompile(`^[!-9;-~]+[ \t]*:`)
	// telltale are fields that only messages have.
	telltale = regexp.MustCompile(`(?im)^(message-id|received|return-path|mime-version|delivered-to|x-mailer|content-type|from[ \t]*:[^\n]*[^\s@]+@[^\s@]+)[ \t]*:?`)
	// sender are the fields of which a message has at least one.
	messageField = regexp.MustCompile(`(?im)^(from|date|to|subject|sender|received|message-id|return-path)[ \t]*:`)
)

// mailboxHead reports whether a file begins as a mailbox does.
func mailboxHead(head []byte) bool {
	head = bytes.TrimLeft(head[:min(len(head), 4<<10)], "\r\n\xEF\xBB\xBF")
	if !bytes.HasPrefix(head, []byte("From ")) {
		return false
	}
	line, rest, _ := bytes.Cut(head, []byte("\n"))
	rest = bytes.TrimPrefix(rest, []byte(">From ")) // some programs keep an older postmark
	return postmark.Match(line) && headerLine.Match(rest)
}

// messageHead reports whether a file begins with the header of a message: every line a field or
// the continuation of one, and one among them that only messages have.
func messageHead(head []byte) bool {
	if mailboxHead(head) {
		return false
	}
	head = withoutPostmark(bytes.TrimLeft(head[:min(len(head), 64<<10)], "\r\n"))
	header := head
	if i := headerEnd(head); i >= 0 {
		header = head[:i]
	}
	if !headerLine.Match(header) || !telltale.Match(header) || len(messageField.FindAllIndex(header, 2)) < 1 {
		return false
	}
	lines, wrong := bytes.Split(header, []byte("\n")), 0
	for _, line := range lines {
		line = bytes.TrimRight(line, "\r")
		if len(line) > 0 && line[0] != ' ' && line[0] != '\t' && !headerLine.Match(line) {
			wrong++
		}
	}
	return wrong*10 <= len(lines)
}

// withoutPostmark takes off a first line "From somebody" that came with a message out of a mailbox.
func withoutPostmark(b []byte) []byte {
	if bytes.HasPrefix(b, []byte("From ")) {
		if _, rest, ok := bytes.Cut(b, []byte("\n")); ok && headerLine.Match(rest) {
			return rest
		}
	}
	return b
}

// headerEnd is the place of the empty line behind a header, -1 where there is none.
func headerEnd(b []byte) int {
	i, j := bytes.Index(b, []byte("\n\n")), bytes.Index(b, []byte("\n\r\n"))
	if i < 0 || j >= 0 && j < i {
		return j
	}
	return i
}

func readEML(src *Source) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		limit := src.Limits.withDefaults().Message
		raw, err := io.ReadAll(io.LimitReader(src.Reader, limit+1))
		if err != nil {
			yield(nil, fmt.Errorf("%s: cannot be read: %w", src.Name, err))
			return
		}
		cut := int64(len(raw)) > limit
		if cut {
			raw = raw[:limit]
		}
		box := &mailbox{source: src.Name, ids: newIDs(src.Name), limits: src.Limits.withDefaults(), single: true}
		box.message(raw, 1, cut, yield)
	}
}

func readMbox(src *Source) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		box := &mailbox{source: src.Name, ids: newIDs(src.Name), limits: src.Limits.withDefaults()}
		box.read(src.Reader, yield)
	}
}

// A mailbox is being read message by message; no more than one is in memory.
type mailbox struct {
	source string
	ids    *idMaker
	limits Limits
	single bool // a file of its own: the file's name is the identifier of last resort

	raw    []byte // of the message being gathered
	cut    bool   // it was larger than the limit
	number int
	blank  bool   // the line before was empty
	held   []byte // a postmark that the next line will confirm
}

// read splits a mailbox at its postmarks: a line "From …" with a date, behind an empty line and
// before a line of a header. A message that quotes such a line has put > before it.
func (m *mailbox) read(r io.Reader, yield func(*Document, error) bool) {
	lines := bufio.NewReaderSize(r, 64<<10)
	m.blank = true
	whole := true // the line read is not the rest of a longer one
	for {
		line, err := lines.ReadSlice('\n')
		if len(line) > 0 && !m.line(line, whole, yield) {
			return
		}
		switch {
		case err == nil:
			whole = true
		case errors.Is(err, bufio.ErrBufferFull):
			whole = false
		case errors.Is(err, io.EOF):
			m.flush(yield)
			return
		default:
			if m.flush(yield) {
				yield(nil, fmt.Errorf("%s: behind message %d: %w; what follows was not read", m.source, m.number, err))
			}
			return
		}
	}
}

// line takes one line; it reports whether to go on.
func (m *mailbox) line(line []byte, whole bool, yield func(*Document, error) bool) bool {
	if held := m.held; held != nil {
		m.held = nil
		if !headerLine.Match(line) && !bytes.HasPrefix(line, []byte(">From ")) {
			m.keep(held)
		} else if len(m.raw) > 0 && !m.flush(yield) {
			return false
		}
	}
	if whole && m.blank && bytes.HasPrefix(line, []byte("From ")) && postmark.Match(line) {
		m.held, m.blank = bytes.Clone(line), false
		return true
	}
	if whole {
		m.blank = len(bytes.TrimRight(line, "\r\n")) == 0
		line = unquoted(line)
	}
	m.keep(line)
	return true
}

// unquoted takes off the > that a mailbox puts before lines that look like a postmark.
func unquoted(line []byte) []byte {
	if line[0] == '>' && bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) {
		return line[1:]
	}
	return line
}

func (m *mailbox) keep(line []byte) {
	if room := m.limits.Message - int64(len(m.raw)); int64(len(line)) > room {
		line, m.cut = line[:max(room, 0)], true
	}
	m.raw = append(m.raw, line...)
}

// flush yields the message gathered so far; it reports whether to go on.
func (m *mailbox) flush(yield func(*Document, error) bool) bool {
	if m.held != nil {
		m.keep(m.held)
		m.held = nil
	}
	raw, cut := m.raw, m.cut
	m.cut = false
	if len(bytes.TrimSpace(raw)) == 0 {
		m.raw = m.raw[:0]
		return true
	}
	m.number++
	more := m.message(raw, m.number, cut, yield)
	if cap(m.raw) > 8<<20 { // one large attachment is no reason to keep its room
		m.raw = nil
	}
	m.raw = m.raw[:0]
	return more
}

// damagedMail begins the problem of a message whose parts do not end.
const damagedMail = "is cut off or damaged: "

// message yields the document of one message, and what went wrong in it.
func (m *mailbox) message(raw []byte, number int, cut bool, yield func(*Document, error) bool) bool {
	place := m.source
	if !m.single {
		place = fmt.Sprintf("%s: message %d", m.source, number)
	}
	letter := readMessage(raw, m.limits)
	if letter == nil {
		return yield(nil, fmt.Errorf("%s: no header of a message; it was left out", place))
	}
	d := letter.document(m.source, m.ids, number, m.single)
	if !yield(d, nil) {
		return false
	}
	problems := letter.problems
	if cut { // then no part of it is damaged
		problems = slices.DeleteFunc(problems, func(p string) bool { return strings.HasPrefix(p, damagedMail) })
		problems = append(problems, fmt.Sprintf("larger than %d bytes: the rest was left out; build with a higher --limit message= to read it", m.limits.Message))
	}
	for _, p := range problems {
		if !yield(nil, fmt.Errorf("%s: %s", place, strings.Join(strings.Fields(p), " "))) {
			return false
		}
	}
	return true
}
