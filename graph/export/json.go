package export

import (
	"bytes"
	"encoding/json"
	"io"
)

// compactJSON encodes a value on one line, with <, > and & as they are.
func compactJSON(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// A jsonList writes the elements of a JSON array as they come, one a line. The first error stays.
type jsonList struct {
	out io.Writer
	n   int
	err error
}

func (l *jsonList) add(value any) {
	if l.err != nil {
		return
	}
	line, err := compactJSON(value)
	if err != nil {
		l.err = err
		return
	}
	l.addRaw(line)
}

// addRaw adds an element that is encoded already.
func (l *jsonList) addRaw(line []byte) {
	if l.err != nil {
		return
	}
	separator := ",\n"
	if l.n == 0 {
		separator = "\n"
	}
	l.n++
	_, l.err = l.out.Write(append([]byte(separator), line...))
}
