package export

import (
	"encoding/xml"
	"io"
	"strings"
)

// An xmlWriter writes XML as it goes, one element a line. The first error stays and is returned by
// end of the last element and by err.
type xmlWriter struct {
	out  io.Writer
	open []string
	err  error
}

func newXML(out io.Writer) *xmlWriter {
	x := &xmlWriter{out: out}
	x.raw(xml.Header)
	return x
}

func (x *xmlWriter) raw(s string) {
	if x.err == nil {
		_, x.err = io.WriteString(x.out, s)
	}
}

// tag writes a start tag; attributes are names and values by turns, and those without a value are
// left out.
func (x *xmlWriter) tag(name string, attributes []string, end string) {
	x.raw("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			x.raw(" " + attributes[i] + `="`)
			x.text(attributes[i+1])
			x.raw(`"`)
		}
	}
	x.raw(end)
}

func (x *xmlWriter) indent() { x.raw("\n" + strings.Repeat(" ", len(x.open))) }

// start opens an element on a line of its own.
func (x *xmlWriter) start(name string, attributes ...string) {
	if len(x.open) > 0 {
		x.indent()
	}
	x.tag(name, attributes, ">")
	x.open = append(x.open, name)
}

// end closes the innermost element that start opened.
func (x *xmlWriter) end() {
	name := x.open[len(x.open)-1]
	x.open = x.open[:len(x.open)-1]
	x.indent()
	x.raw("</" + name + ">")
	if len(x.open) == 0 {
		x.raw("\n")
	}
}

// empty writes an element without content.
func (x *xmlWriter) empty(name string, attributes ...string) {
	x.indent()
	x.tag(name, attributes, "/>")
}

// leaf writes an element that holds only text.
func (x *xmlWriter) leaf(name, text string, attributes ...string) {
	x.indent()
	x.tag(name, attributes, ">")
	x.text(text)
	x.raw("</" + name + ">")
}

// text writes character data. Characters that XML 1.0 cannot hold become U+FFFD.
func (x *xmlWriter) text(s string) {
	if x.err == nil {
		x.err = xml.EscapeText(x.out, []byte(s))
	}
}
