package eval

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A System is what a graph says, as the tables of its export have it.
type System struct {
	documents []record            // printed letters that are no part of another
	attested  []record            // letters that are only spoken of
	members   map[string][]string // whole → its parts, at any depth
	base      map[string]record   // every printed document, for the place where it starts
	names     map[string][]string // entity → its names

	participants, mentions, references, subjects map[string][]record // by document
}

// Load reads the tables that `regesta export tables` wrote to a folder. Of several sources in them
// it takes those whose path ends with source; an empty source takes all.
func Load(dir, source string) (*System, error) {
	tables := map[string][]record{}
	for _, name := range []string{"documents", "participants", "mentions", "references", "subjects", "entities", "names"} {
		rows, err := readTable(filepath.Join(dir, name+".csv"))
		if err != nil && (name == "documents" || !errors.Is(err, fs.ErrNotExist)) {
			return nil, fmt.Errorf("tables: %w", err)
		}
		tables[name] = rows
	}
	s := newSystem(tables, source)
	if len(s.documents) > 0 {
		return s, nil
	}
	if source != "" {
		return nil, fmt.Errorf("tables: no documents of a source %q in %s; the column source of documents.csv has the names", source, dir)
	}
	return nil, fmt.Errorf("tables: no documents in %s", filepath.Join(dir, "documents.csv"))
}

func newSystem(tables map[string][]record, source string) *System {
	s := &System{
		members: map[string][]string{}, base: map[string]record{}, names: map[string][]string{},
		participants: group(tables["participants"]), mentions: group(tables["mentions"]),
		references: group(tables["references"]), subjects: group(tables["subjects"]),
	}
	var printed []record
	for _, d := range tables["documents"] {
		switch {
		case !strings.HasSuffix(d.get("source"), source):
		case isTrue(d.get("attested")):
			s.attested = append(s.attested, d)
		default:
			printed = append(printed, d)
			s.base[d.get("document")] = d
		}
	}
	for _, d := range printed {
		if d.get("part_of") == "" {
			s.documents = append(s.documents, d)
		}
		s.enrol(d)
	}
	for _, table := range []string{"entities", "names"} {
		for _, e := range tables[table] {
			s.names[e.get("entity")] = append(s.names[e.get("entity")], e.get("name"))
		}
	}
	return s
}

// enrol makes a part a member of its whole and of whatever that is a part of. A circle, which a
// graph never has but a table may, ends where it closes.
func (s *System) enrol(part record) {
	seen := map[string]bool{}
	for up := part.get("part_of"); up != "" && !seen[up]; up = s.base[up].get("part_of") {
		seen[up] = true
		s.members[up] = append(s.members[up], part.get("document"))
	}
}

// whole lists a document and its parts.
func (s *System) whole(document string) []string {
	return append([]string{document}, s.members[document]...)
}

// people has one list of names for each participant of a document and of its parts.
func (s *System) people(document, role string) [][]string {
	var list [][]string
	seen := map[string]bool{}
	for _, d := range s.whole(document) {
		for _, r := range s.participants[d] {
			if r.get("role") != role {
				continue
			}
			var names []string
			for _, name := range append([]string{r.get("name_as_written"), r.get("office")}, s.names[r.get("entity")]...) {
				if name != "" {
					names = append(names, name)
				}
			}
			key := r.get("entity")
			if key == "" && len(names) > 0 {
				key = fold(names[0])
			}
			if !seen[key] {
				seen[key] = true
				list = append(list, names)
			}
		}
	}
	return list
}

// A record is one row of a table.
type record struct {
	columns map[string]int
	cells   []string
}

// get is the cell of a column, empty when the table or the row does not have it.
func (r record) get(column string) string {
	if i, ok := r.columns[column]; ok && i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}

// number is the cell of a column as a number.
func (r record) number(column string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(r.get(column)))
	return n, err == nil
}

// span is the place of a row, in columns start and end.
func (r record) span() (start, end int, ok bool) {
	start, ok = r.number("start")
	if !ok {
		return 0, 0, false
	}
	end, ok = r.number("end")
	return start, end, ok
}

func group(rows []record) map[string][]record {
	groups := map[string][]record{}
	for _, r := range rows {
		groups[r.get("document")] = append(groups[r.get("document")], r)
	}
	return groups
}

func isTrue(cell string) bool {
	switch strings.ToLower(cell) {
	case "true", "1", "yes":
		return true
	}
	return false
}

func readTable(path string) ([]record, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	reader := csv.NewReader(f)
	reader.FieldsPerRecord = -1
	header, err := reader.Read()
	if err == io.EOF {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	columns := make(map[string]int, len(header))
	for i, name := range header {
		columns[name] = i
	}
	var rows []record
	for {
		cells, err := reader.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		rows = append(rows, record{columns, cells})
	}
}
