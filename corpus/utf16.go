package corpus

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// utf16Sample is how many bytes utf16Order looks at.
const utf16Sample = 64 << 10

// utf16Order tells the byte order of UTF-16 without a mark by its zero bytes: every ASCII character,
// and be it only the spaces, has one, and always on the same side. It returns nil when b is not
// UTF-16. Only alphabetic scripts are recognised so; other text in UTF-16 needs its mark.
func utf16Order(b []byte) binary.ByteOrder {
	sample := b[:min(len(b), utf16Sample)&^1]
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i&1]++
		}
	}
	var order binary.ByteOrder = binary.LittleEndian
	many, few := zeros[1], zeros[0]
	if zeros[0] > zeros[1] {
		order, many, few = binary.BigEndian, zeros[0], zeros[1]
	}
	if many*50 < len(sample) || few*20 > many || many == 0 || !readsAsUTF16(sample, order) {
		return nil
	}
	return order
}

// readsAsUTF16 reports whether every unit of b is a character that a text may have, and nearly every
// one stands below U+0600, where the alphabets are, or among the marks of typography. A pair that
// the end of the sample cuts is forgiven.
func readsAsUTF16(b []byte, order binary.ByteOrder) bool {
	others := 0
	for i := 0; i+1 < len(b); i += 2 {
		r := rune(order.Uint16(b[i:]))
		if utf16.IsSurrogate(r) && i+3 < len(b) {
			r = utf16.DecodeRune(r, rune(order.Uint16(b[i+2:])))
			i += 2
		}
		if r == utf8.RuneError || unicode.Is(unicode.Cc, r) && (r > ' ' || !isLayout(byte(r))) {
			return false
		}
		if r >= 0x600 && r>>8 != 0x20 && r>>8 != 0x21 {
			others++
		}
	}
	return others*10 <= len(b)/2
}

// decodeUTF16 decodes b; a lone surrogate, and a last byte without its other half, become U+FFFD.
func decodeUTF16(b []byte, order binary.ByteOrder) (text, charset string) {
	var out strings.Builder
	out.Grow(len(b)/2 + len(b)/8)
	for i := 0; i+1 < len(b); i += 2 {
		r := rune(order.Uint16(b[i:]))
		if utf16.IsSurrogate(r) {
			next := rune(0)
			if i+3 < len(b) {
				next = rune(order.Uint16(b[i+2:]))
			}
			if r = utf16.DecodeRune(r, next); r != utf8.RuneError {
				i += 2
			}
		}
		out.WriteRune(r)
	}
	if len(b)%2 == 1 {
		out.WriteRune(utf8.RuneError)
	}
	if order == binary.ByteOrder(binary.BigEndian) {
		return out.String(), "UTF-16BE"
	}
	return out.String(), "UTF-16LE"
}
