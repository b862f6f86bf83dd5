package extract

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// LoadConcepts reads a list of subjects: CSV with a header (id, label, alternatives parted by "|",
// broader), or SKOS as RDF/XML or Turtle, of which prefLabel, altLabel and broader are read. An
// error names the line and what is wrong with it.
func LoadConcepts(path string) (*Concepts, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("list of subjects: %w", err)
	}
	list, err := readConcepts(bytes.TrimPrefix(data, []byte("\ufeff")))
	var concepts *Concepts
	if err == nil {
		concepts, err = NewConcepts(list)
	}
	if err != nil {
		return nil, fmt.Errorf("list of subjects %s: %w", path, err)
	}
	return concepts, nil
}

func readConcepts(data []byte) ([]Concept, error) {
	switch head := bytes.TrimSpace(data); {
	case len(head) == 0:
		return nil, errors.New("line 1: it is empty; it needs a header with the columns id and label, or SKOS")
	case head[0] == '<' && (bytes.HasPrefix(head, []byte("<?xml")) || bytes.Contains(head, []byte("<rdf:RDF"))):
		return readSKOSXML(data)
	case bytes.Contains(head, []byte("prefLabel")) && (head[0] == '@' || head[0] == '<' || head[0] == '#' || bytes.HasPrefix(bytes.ToUpper(head), []byte("PREFIX"))):
		return readTurtle(string(data))
	}
	return readConceptCSV(data)
}

// conceptColumns are the columns of a CSV list, with other words for them.
var conceptColumns = [...][]string{
	{"id", "uri", "concept"},
	{"label", "preflabel", "name"},
	{"alternatives", "alternative labels", "altlabel", "alternative", "variants"},
	{"broader", "parent"},
}

func readConceptCSV(data []byte) ([]Concept, error) {
	rows := csv.NewReader(bytes.NewReader(data))
	header, err := rows.Read()
	if err != nil {
		return nil, err
	}
	column := [len(conceptColumns)]int{-1, -1, -1, -1}
	for i, h := range header {
		for k, words := range conceptColumns {
			for _, w := range words {
				if strings.EqualFold(strings.TrimSpace(h), w) {
					column[k] = i
				}
			}
		}
	}
	if column[0] < 0 || column[1] < 0 {
		return nil, fmt.Errorf("line 1: the columns are %s; it needs id and label, and may have alternatives and broader", strings.Join(header, ", "))
	}
	var list []Concept
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return list, nil
		}
		if err != nil {
			return nil, plainCSVError(err)
		}
		line, _ := rows.FieldPos(0)
		k, err := conceptOf(row, column, line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		list = append(list, k)
	}
}

func conceptOf(row []string, column [len(conceptColumns)]int, line int) (Concept, error) {
	cell := func(k int) string {
		if column[k] < 0 {
			return ""
		}
		return strings.TrimSpace(row[column[k]])
	}
	k := Concept{ID: cell(0), Label: cell(1), Broader: cell(3), line: line}
	switch {
	case k.ID == "":
		return k, errors.New("it has no id")
	case k.Label == "":
		return k, fmt.Errorf("the subject %s has no label", k.ID)
	}
	for _, a := range strings.Split(cell(2), "|") {
		if a = strings.TrimSpace(a); a != "" {
			k.Alternatives = append(k.Alternatives, a)
		}
	}
	return k, nil
}

// plainCSVError names the line first, as all other errors of a list do.
func plainCSVError(err error) error {
	var bad *csv.ParseError
	if errors.As(err, &bad) {
		return fmt.Errorf("line %d: %w", bad.Line, bad.Err)
	}
	return err
}
