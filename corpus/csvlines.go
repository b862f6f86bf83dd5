package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// A rowReader hands the lines of a table on to a reader of CSV, and mends two faults that would
// otherwise pass in silence: lines in another character set than the others, and a quotation mark
// that is opened and not closed, which would swallow the rows behind it.
type rowReader struct {
	source string
	lines  *bufio.Reader
	comma  byte
	ended  error

	number  int      // of the last line taken from the source
	pending [][]byte // lines taken already, to be read again
	out     []byte   // what was not handed on yet

	foreign, firstForeign int // lines in another character set
	charset               string
	faults                []error
}

// rowLines is how many lines a row may have: a cell that goes on for longer was never closed.
const rowLines = 5000

func newRowReader(source string, lines *bufio.Reader, comma rune) *rowReader {
	return &rowReader{source: source, lines: lines, comma: byte(comma)}
}

func (t *rowReader) Read(p []byte) (int, error) {
	if len(t.out) == 0 && !t.row() {
		if errors.Is(t.ended, io.EOF) {
			return 0, io.EOF
		}
		return 0, t.ended
	}
	n := copy(p, t.out)
	t.out = t.out[n:]
	return n, nil
}

// problems are the faults that were mended, each a line that says what to do.
func (t *rowReader) problems() []error {
	if t.foreign == 0 {
		return t.faults
	}
	which := fmt.Sprintf("line %d is", t.firstForeign)
	if t.foreign > 1 {
		which = fmt.Sprintf("line %d and %d more are", t.firstForeign, t.foreign-1)
	}
	return append(t.faults, fmt.Errorf("%s: %s not UTF-8 as the others; read as %s, check the names there or save the table in one character set", t.source, which, t.charset))
}

// row puts the next row into out; it reports whether there is one.
func (t *rowReader) row() bool {
	line, ok := t.next()
	if !ok {
		return false
	}
	open, _ := t.scan(line, false)
	if !open {
		t.out = line
		return true
	}
	start, held := t.number-len(t.pending), [][]byte{line}
	for len(held) < rowLines {
		more, ok := t.next()
		if !ok {
			break
		}
		held = append(held, more)
		still, broken := t.scan(more, true)
		if broken {
			break
		}
		if !still {
			t.out = bytes.Join(held, nil)
			return true
		}
	}
	t.faults = append(t.faults, fmt.Errorf("%s: line %d: a quotation mark is opened and not closed; the row was left out and those behind it were read, close it there", t.source, start))
	t.pending = append(held[1:], t.pending...)
	t.out = []byte{t.comma, '\n'} // an empty row, so that those behind keep their numbers
	return true
}

// next takes one line, in UTF-8.
func (t *rowReader) next() ([]byte, bool) {
	if len(t.pending) > 0 {
		line := t.pending[0]
		t.pending = t.pending[1:]
		return line, true
	}
	if t.ended != nil {
		return nil, false
	}
	line, err := t.lines.ReadBytes('\n')
	t.ended = err
	if len(line) == 0 {
		return nil, false
	}
	t.number++
	if utf8.Valid(line) {
		return line, true
	}
	set := guessCharset(line)
	if t.foreign++; t.foreign == 1 {
		t.firstForeign, t.charset = t.number, set.name
	}
	return []byte(set.decode(line)), true
}

// scan goes through one line that begins outside quotation marks, or inside where open is set. It
// says whether the line ends inside them. A line is broken that begins inside and has a cell that
// opens marks: it is a row of its own.
func (t *rowReader) scan(line []byte, open bool) (still, broken bool) {
	within, begins := open, !open // a cell begins here
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case !open:
			if begins && c == '"' {
				open = true
			}
			begins = c == t.comma
		case c != '"':
		case i+1 < len(line) && line[i+1] == '"':
			i++
		case i+1 == len(line) || line[i+1] == t.comma || line[i+1] == '\r' || line[i+1] == '\n':
			open, begins = false, false
		case within && (i == 0 || line[i-1] == t.comma):
			return true, true
		}
	}
	return open, false
}
