package corpus

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// Decode turns the bytes of a text file into text and says in which character set they were.
//
// A byte order mark decides, then valid UTF-8, then the zero bytes of UTF-16, then which of the
// one-byte character sets makes words of the bytes. The mark itself is dropped and is no character
// of the text; line ends stay as they are, so that offsets count the file as read. UTF-8 with a few
// broken bytes stays UTF-8: each broken byte becomes one U+FFFD, and charset counts them and names
// the first ("UTF-8 with 2 broken bytes, the first at byte 1042"). A file that is no text is an
// error that says what it looks like.
//
// The text may share the memory of b, which the caller must not change afterwards.
func Decode(b []byte) (text, charset string, err error) {
	if err := refuseKnown(b); err != nil {
		return "", "", err
	}
	for _, mark := range marks {
		if rest, ok := bytes.CutPrefix(b, mark.bytes); ok {
			text, charset = mark.decode(rest)
			return text, charset, nil
		}
	}
	if order := utf16Order(b); order != nil {
		text, charset = decodeUTF16(b, order)
		return text, charset, nil
	}
	if err := refuseControls(b); err != nil {
		return "", "", err
	}
	if utf8.Valid(b) {
		return share(b), "UTF-8", nil
	}
	if mostlyUTF8(b) {
		text, charset = repairUTF8(b)
		return text, charset, nil
	}
	set := guessCharset(b)
	return set.decode(b), set.name, nil
}

// IsText reports whether a file that begins with head can be read as text. An empty head is text.
func IsText(head []byte) bool {
	_, _, err := Decode(bytes.Clone(head))
	return err == nil
}

// marks are the byte order marks; UTF-32 stands among the binary kinds, as nobody writes it.
var marks = []struct {
	bytes  []byte
	decode func([]byte) (text, charset string)
}{
	{[]byte("\xEF\xBB\xBF"), repairUTF8},
	{[]byte("\xFF\xFE"), func(b []byte) (string, string) { return decodeUTF16(b, binary.LittleEndian) }},
	{[]byte("\xFE\xFF"), func(b []byte) (string, string) { return decodeUTF16(b, binary.BigEndian) }},
}

// share makes a string of b without a copy: an edition of 200 MB is held once, not twice.
func share(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// mostlyUTF8 reports whether b has at least as many characters of several bytes as it has bytes
// that are broken. Text in a one-byte character set makes a valid sequence only by rare accident.
func mostlyUTF8(b []byte) bool {
	valid, broken := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			broken++
		} else {
			valid++
		}
		i += n
	}
	return valid > 0 && valid >= broken
}

// repairUTF8 replaces every broken byte by U+FFFD and tells of it in the name of the charset.
func repairUTF8(b []byte) (text, charset string) {
	if utf8.Valid(b) {
		return share(b), "UTF-8"
	}
	var out strings.Builder
	out.Grow(len(b) + len(b)/64)
	broken, first, done := 0, 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			if broken == 0 {
				first = i
			}
			broken++
			out.Write(b[done:i])
			out.WriteRune(utf8.RuneError)
			done = i + 1
		}
		i += n
	}
	out.Write(b[done:])
	plural := "s"
	if broken == 1 {
		plural = ""
	}
	return out.String(), fmt.Sprintf("UTF-8 with %d broken byte%s, the first at byte %d", broken, plural, first)
}

// refuseControls returns an error for bytes that no text has: any zero byte, or control characters
// in more than one place of fifty.
func refuseControls(b []byte) error {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		return fmt.Errorf("looks like a binary file, not like text (a zero byte at byte %d); %s", i, export)
	}
	controls, first := 0, 0
	for i, c := range b {
		if c < ' ' && !isLayout(c) {
			if controls == 0 {
				first = i
			}
			controls++
		}
	}
	if controls*50 > len(b) {
		return fmt.Errorf("looks like a binary file, not like text (%d control characters, the first at byte %d); %s", controls, first, export)
	}
	return nil
}

// isLayout reports whether a control character has its place in a text: tab, line ends, form feed,
// and the end-of-file mark of old systems.
func isLayout(c byte) bool { return '\t' <= c && c <= '\r' || c == 0x1A }
