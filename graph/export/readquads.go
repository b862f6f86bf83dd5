package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A quadReader reads N-Quads without blank nodes, which our exports do not have. Its errors name the
// line.
type quadReader struct {
	in   *bufio.Reader
	line int
}

// next returns the terms of the next quad; io.EOF at the end.
func (r *quadReader) next() (t triple, graph term, err error) {
	for {
		line, err := r.in.ReadString('\n')
		if line == "" && err != nil {
			return triple{}, "", err
		}
		r.line++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		var terms [4]term
		for i := range terms {
			if terms[i], line, err = nextTerm(line); err != nil {
				return triple{}, "", fmt.Errorf("line %d: %w", r.line, err)
			}
		}
		if line != "." {
			return triple{}, "", fmt.Errorf("line %d: no full stop behind four terms", r.line)
		}
		return triple{terms[0], terms[1], terms[2]}, terms[3], nil
	}
}

var errTerm = errors.New("a quad has four terms, each <IRI> or \"text\"; blank nodes are not read")

// nextTerm parts the first term of a line from the rest.
func nextTerm(line string) (term, string, error) {
	end := -1
	switch {
	case strings.HasPrefix(line, "<"):
		end = strings.IndexByte(line, '>') + 1
	case strings.HasPrefix(line, `"`):
		end = literalEnd(line)
	}
	if end <= 0 {
		return "", "", errTerm
	}
	return term(line[:end]), strings.TrimLeft(line[end:], " \t"), nil
}

// literalEnd is where a literal with its datatype or language ends, -1 when it does not.
func literalEnd(line string) int {
	i := 1
	for i < len(line) && line[i] != '"' {
		if line[i] == '\\' {
			i++
		}
		i++
	}
	if i >= len(line) {
		return -1
	}
	i++
	if strings.HasPrefix(line[i:], "^^<") {
		end := strings.IndexByte(line[i:], '>')
		if end < 0 {
			return -1
		}
		return i + end + 1
	}
	for i < len(line) && line[i] != ' ' && line[i] != '\t' {
		i++
	}
	return i
}

// lexical is the text of a literal.
func (t term) lexical() (string, error) {
	end := strings.LastIndexByte(string(t), '"')
	if t[0] != '"' || end < 1 {
		return "", fmt.Errorf("%s is no literal", t)
	}
	s, err := strconv.Unquote(string(t[:end+1]))
	if err != nil {
		return "", fmt.Errorf("literal %s: %w", t, err)
	}
	return s, nil
}

// newQuadReader reads lines of any length: a text is one literal.
func newQuadReader(r io.Reader) *quadReader { return &quadReader{in: bufio.NewReaderSize(r, 1<<20)} }
