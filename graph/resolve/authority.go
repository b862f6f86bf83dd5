package resolve

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"regesta/extract"
)

// An Authority is a file of known people, organisations and places that a user brings.
type Authority struct {
	Name    string // of the file, for reports
	Entries []Entry
}

// An Entry is one line of an authority file, or several with one id.
type Entry struct {
	ID           string
	Kind         extract.Kind
	Name         string
	Variants     []string
	Birth, Death string // EDTF
	Description  string
	Identifiers  []string // URIs
	Latitude     string   // decimal degrees
	Longitude    string
	Population   int // of places, to choose between those of one name
}

// LoadAuthority reads an authority file: CSV with a header (id, name, variants, birth, death, type,
// wikidata, viaf, gnd, geonames, latitude, longitude, description; only name is needed, variants
// are parted by "|" or ";"), a GeoNames table of places (19 columns parted by tabs), or its table
// of alternate names, whose entries join those of the same GeoNames number. Lines that cannot be
// read are named in the warnings and skipped.
func LoadAuthority(path string) (a *Authority, warnings []error, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, fmt.Errorf("authority file: %w", err)
	}
	defer f.Close()
	entries, warnings, err := readAuthority(bufio.NewReaderSize(f, 1<<16))
	if err != nil {
		return nil, nil, fmt.Errorf("authority file %s: %w", path, err)
	}
	for i := range warnings {
		warnings[i] = fmt.Errorf("authority file %s: %w", path, warnings[i])
	}
	return &Authority{Name: path, Entries: entries}, warnings, nil
}

func readAuthority(r *bufio.Reader) ([]Entry, []error, error) {
	head, err := r.Peek(4096)
	if err != nil && err != io.EOF {
		return nil, nil, err
	}
	first, _, _ := strings.Cut(string(head), "\n")
	if cells := strings.Split(first, "\t"); len(cells) >= 4 && isNumber(strings.TrimPrefix(cells[0], "\ufeff")) {
		return readGeoNames(r)
	}
	return readAuthorityCSV(r)
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// The numbers of columns of the GeoNames tables, and the widest line that is read.
const (
	geoNamesColumns  = 19
	alternateColumns = 4 // the further ones may be missing
	longestLine      = 1 << 20
)

// readGeoNames reads the table of places or that of alternate names; which, the second column says:
// alternate names have the number of their place there.
func readGeoNames(r io.Reader) ([]Entry, []error, error) {
	var entries []Entry
	var warnings []error
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestLine)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimPrefix(strings.TrimRight(lines.Text(), "\r"), "\ufeff")
		if strings.TrimSpace(line) == "" {
			continue
		}
		cells := strings.Split(line, "\t")
		e, err := geoNamesEntry(cells)
		if err != nil {
			warnings = append(warnings, fmt.Errorf("line %d was skipped: %w", n, err))
			continue
		}
		entries = append(entries, e)
	}
	if err := lines.Err(); err != nil {
		return nil, nil, fmt.Errorf("behind line %d: %w", len(entries)+len(warnings), err)
	}
	return entries, warnings, nil
}

func geoNamesEntry(cells []string) (Entry, error) {
	if len(cells) >= alternateColumns && len(cells) <= 10 && isNumber(cells[0]) && isNumber(cells[1]) {
		switch cells[2] {
		case "link", "post", "wkdt", "iata", "icao", "faac", "unlc", "tcid", "abbr", "phon", "piny", "fr_1793":
			return Entry{ID: geoNamesURI(cells[1]), Kind: extract.Place}, nil
		}
		return Entry{ID: geoNamesURI(cells[1]), Kind: extract.Place, Variants: []string{cells[3]}}, nil
	}
	if len(cells) != geoNamesColumns {
		return Entry{}, fmt.Errorf("it has %d columns where a table of places has %d; it may be cut short", len(cells), geoNamesColumns)
	}
	if !isNumber(cells[0]) || cells[1] == "" {
		return Entry{}, errors.New("it does not begin with the number and the name of a place")
	}
	population, _ := strconv.Atoi(cells[14])
	e := Entry{
		ID: geoNamesURI(cells[0]), Kind: extract.Place, Name: cells[1], Latitude: cells[4], Longitude: cells[5],
		Identifiers: []string{geoNamesURI(cells[0])}, Population: population,
	}
	for _, v := range append(strings.Split(cells[3], ","), cells[2]) {
		if v = strings.TrimSpace(v); v != "" && v != e.Name {
			e.Variants = append(e.Variants, v)
		}
	}
	return e, nil
}

func geoNamesURI(id string) string { return "https://sws.geonames.org/" + id + "/" }

// authorities are the columns that hold identifiers, with the beginning of their URIs.
var authorities = []struct{ column, uri string }{
	{"wikidata", "http://www.wikidata.org/entity/"},
	{"viaf", "https://viaf.org/viaf/"},
	{"gnd", "https://d-nb.info/gnd/"},
	{"geonames", "https://sws.geonames.org/"},
}

func readAuthorityCSV(r *bufio.Reader) ([]Entry, []error, error) {
	rows := csv.NewReader(r)
	rows.Comma = delimiter(r)
	rows.FieldsPerRecord = -1
	rows.LazyQuotes = true
	header, err := rows.Read()
	if err == io.EOF {
		return nil, nil, errors.New("it is empty; it needs a header row with the column name")
	}
	if err != nil {
		return nil, nil, err
	}
	columns := map[string]int{}
	for i, h := range header {
		name := Fold(strings.TrimPrefix(h, "\ufeff"))
		if _, twice := columns[name]; twice && name != "" {
			return nil, nil, fmt.Errorf("line 1: column %q stands twice; remove one", name)
		}
		columns[name] = i
	}
	if _, ok := columns["name"]; !ok {
		return nil, nil, fmt.Errorf("line 1: there is no column name (columns: %s); rename the one that holds the names", strings.Join(header, ", "))
	}
	var entries []Entry
	var warnings []error
	firsts := map[string]firstLine{}
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return entries, warnings, nil
		}
		if err != nil {
			warnings = append(warnings, err)
			continue
		}
		line, _ := rows.FieldPos(0)
		if len(row) != len(header) {
			warnings = append(warnings, fmt.Errorf("line %d was skipped: it has %d cells, the header has %d", line, len(row), len(header)))
			continue
		}
		e, err := authorityEntry(row, columns)
		if err == nil {
			err = contradicted(firsts, &e, line)
		}
		if err != nil {
			warnings = append(warnings, fmt.Errorf("line %d was skipped: %w", line, err))
			continue
		}
		entries = append(entries, e)
	}
}

// firstLine is where the id of an entry stood first, and what was said of it there.
type firstLine struct {
	line  int
	entry Entry
}

// contradicted refuses a further line with an id whose kind or years are others than on the first:
// that is another entity, and nothing tells which of the two has the id. A further line that
// agrees adds names.
func contradicted(firsts map[string]firstLine, e *Entry, line int) error {
	if e.ID == "" {
		return nil
	}
	first, ok := firsts[e.ID]
	if !ok {
		firsts[e.ID] = firstLine{line, *e}
		return nil
	}
	differ := func(a, b string) bool { return a != "" && b != "" && a != b }
	switch {
	case e.Kind != first.entry.Kind:
		return fmt.Errorf("it has the id %s of line %d and another type; give one of them its own id", e.ID, first.line)
	case differ(e.Birth, first.entry.Birth), differ(e.Death, first.entry.Death):
		return fmt.Errorf("it has the id %s of line %d and other years; give one of them its own id", e.ID, first.line)
	}
	return nil
}

func authorityEntry(row []string, columns map[string]int) (Entry, error) {
	cell := func(names ...string) string {
		for _, n := range names {
			if i, ok := columns[n]; ok && strings.TrimSpace(row[i]) != "" {
				return strings.TrimSpace(row[i])
			}
		}
		return ""
	}
	e := Entry{
		ID: cell("id"), Kind: extract.Kind(cell("type", "kind")), Name: cell("name"), Birth: cell("birth"), Death: cell("death"),
		Description: cell("description"), Latitude: cell("latitude", "lat"), Longitude: cell("longitude", "lon", "lng", "long"),
	}
	if e.Name == "" {
		return e, errors.New("it has no name")
	}
	if e.Kind == "" {
		e.Kind = extract.Person
		if e.Latitude != "" || cell("geonames") != "" {
			e.Kind = extract.Place
		}
	}
	if !known(e.Kind) {
		return e, fmt.Errorf("its type %q is none of person, organisation, place, topic", e.Kind)
	}
	for _, v := range strings.FieldsFunc(cell("variants", "variant", "names"), func(r rune) bool { return r == '|' || r == ';' }) {
		if v = strings.TrimSpace(v); v != "" {
			e.Variants = append(e.Variants, v)
		}
	}
	for _, a := range authorities {
		if id := cell(a.column); id != "" {
			if !strings.Contains(id, "://") {
				id = a.uri + id
			}
			e.Identifiers = append(e.Identifiers, id)
		}
	}
	if e.ID == "" && len(e.Identifiers) > 0 {
		e.ID = e.Identifiers[0]
	}
	return e, nil
}

// Use adds an authority file, whose entries join the resolution as sure people, organisations and
// places. It is called before Resolve. Entries that no document names leave no trace.
func (r *Resolver) Use(a *Authority) { r.authorities = append(r.authorities, a) }
