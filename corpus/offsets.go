package corpus

import "unicode/utf8"

// stride is the distance in bytes between two anchors of an Offsets: small enough that a look-up
// decodes a line, large enough that the table is a hundredth of the text.
const stride = 512

// Offsets converts between byte offsets and code points of one text in constant time.
type Offsets struct {
	text    string
	ascii   bool
	anchors []int // code points before byte i*stride, counted to the next rune start
}

// NewOffsets reads the text once.
func NewOffsets(text string) *Offsets {
	o := &Offsets{text: text, ascii: true}
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			o.ascii = false
			break
		}
	}
	if o.ascii {
		return o
	}
	points := 0
	for i := 0; i < len(text); i++ {
		if i%stride == 0 {
			o.anchors = append(o.anchors, points)
		}
		if utf8.RuneStart(text[i]) {
			points++
		}
	}
	return o
}

// Point is the number of code points before byte offset b.
func (o *Offsets) Point(b int) int {
	if o.ascii {
		return b
	}
	if b >= len(o.text) {
		b = len(o.text)
	}
	i := min(b/stride, len(o.anchors)-1)
	if i < 0 {
		return 0
	}
	n := o.anchors[i]
	for j := i * stride; j < b; j++ {
		if utf8.RuneStart(o.text[j]) {
			n++
		}
	}
	return n
}

// Points converts a span of bytes to a span of code points.
func (o *Offsets) Points(s Span) Span { return Span{o.Point(s.Start), o.Point(s.End)} }

// Byte is the byte offset of code point p, the length of the text when p lies behind it.
func (o *Offsets) Byte(p int) int {
	if o.ascii {
		return min(p, len(o.text))
	}
	lo, hi := 0, len(o.anchors)
	for lo+1 < hi {
		if mid := (lo + hi) / 2; o.anchors[mid] <= p {
			lo = mid
		} else {
			hi = mid
		}
	}
	if hi == 0 {
		return 0
	}
	n := o.anchors[lo]
	for j := lo * stride; j < len(o.text); j++ {
		if utf8.RuneStart(o.text[j]) {
			if n == p {
				return j
			}
			n++
		}
	}
	return len(o.text)
}

// Bytes converts a span of code points to a span of bytes.
func (o *Offsets) Bytes(s Span) Span { return Span{o.Byte(s.Start), o.Byte(s.End)} }
