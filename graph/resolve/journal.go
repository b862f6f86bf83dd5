package resolve

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// LoadDecisions reads a file of decisions, one JSON object a line. A file that does not exist has
// none. Lines that cannot be used are named in the warnings and left as they are in the file; the
// other lines count. Of two decisions on one pair the later one counts.
func LoadDecisions(path string) (list []Decision, warnings []error, err error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("decisions: %w", err)
	}
	list, warnings = readDecisions(text)
	for i := range warnings {
		warnings[i] = fmt.Errorf("%s: %w", path, warnings[i])
	}
	return list, warnings, nil
}

// readDecisions reads the lines of a decisions file.
func readDecisions(text []byte) (list []Decision, warnings []error) {
	ids := map[string]int{}
	for n := 1; len(text) > 0; n++ {
		line, rest, whole := bytes.Cut(text, []byte("\n"))
		text = rest
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var d Decision
		if err := json.Unmarshal(line, &d); err != nil {
			if !whole {
				warnings = append(warnings, fmt.Errorf("line %d is torn, the program was stopped while writing it; the decision has to be made again", n))
				continue
			}
			warnings = append(warnings, fmt.Errorf("line %d is no decision, it was skipped: %w", n, err))
			continue
		}
		d.line = n
		if err := d.check(); err != nil {
			warnings = append(warnings, fmt.Errorf("line %d was skipped: %w", n, err))
			continue
		}
		if d.ID == "" {
			d.ID = d.Identify()
		}
		if first, ok := ids[d.ID]; ok {
			warnings = append(warnings, fmt.Errorf("line %d has the id %s of line %d, it was skipped", n, d.ID, first))
			continue
		}
		ids[d.ID] = n
		list = append(list, d)
	}
	list, conflicts := settle(list)
	return list, append(warnings, conflicts...)
}

// settle drops decisions that a later one on the same names takes back, and reports judgements that
// cannot hold together.
func settle(list []Decision) ([]Decision, []error) {
	var warnings []error
	last := map[string]int{}
	dropped := map[int]bool{}
	for i := range list {
		k := list[i].subject()
		if j, ok := last[k]; ok {
			dropped[j] = true
			if list[i].Verdict != list[j].Verdict {
				warnings = append(warnings, fmt.Errorf("%s takes back %s", list[i].String(), list[j].String()))
			}
		}
		last[k] = i
	}
	var kept []Decision
	for i := range list {
		if !dropped[i] {
			kept = append(kept, list[i])
		}
	}
	return kept, append(warnings, contradictions(kept)...)
}

// subject is what two decisions must share for the later to replace the earlier: the pair, or the
// name and the verdict.
func (d *Decision) subject() string {
	if d.B == nil {
		return string(d.Verdict) + "\x00" + d.A.key()
	}
	a, b := d.A.key(), d.B.key()
	if b < a {
		a, b = b, a
	}
	return a + "\x01" + b
}

// contradictions reports pairs that are different by one decision and the same by a chain of others.
func contradictions(list []Decision) []error {
	parent := map[string]string{}
	var root func(string) string
	root = func(k string) string {
		if p, ok := parent[k]; ok && p != k {
			parent[k] = root(p)
			return parent[k]
		}
		return k
	}
	for i := range list {
		if d := &list[i]; d.Verdict == Same {
			parent[root(d.A.key())] = root(d.B.key())
		}
	}
	var errs []error
	for i := range list {
		if d := &list[i]; d.Verdict == Different && root(d.A.key()) == root(d.B.key()) {
			errs = append(errs, fmt.Errorf("%s contradicts a chain of decisions that the two are the same; they are kept apart until one of these decisions is taken back", d.String()))
		}
	}
	return errs
}

// Append adds a decision to the end of the file, makes sure that it is on the disk, and returns its
// id. A last line that an interrupted run left torn is closed first, so that nothing written later
// is lost in it; the warning says so.
func Append(path string, d Decision) (id string, warning error, err error) {
	if d.ID == "" {
		d.ID = d.Identify()
	}
	if err := d.check(); err != nil {
		return "", nil, fmt.Errorf("decision: %w", err)
	}
	line, err := json.Marshal(d)
	if err != nil {
		return "", nil, fmt.Errorf("decision: %w", err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return "", nil, fmt.Errorf("decisions: %w", err)
	}
	torn, err := endsTorn(f)
	if err == nil {
		if torn {
			warning = fmt.Errorf("%s: the last line was torn, the program was stopped while writing it; it stays in the file and is skipped", path)
			line = append([]byte("\n"), line...)
		}
		_, err = f.Write(append(line, '\n'))
	}
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return "", warning, fmt.Errorf("decisions: %w", err)
	}
	return d.ID, warning, nil
}

// endsTorn reports whether a file has a last line without its end that is no whole decision. A
// whole one that only lacks the line end is closed by the caller all the same.
func endsTorn(f *os.File) (bool, error) {
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return false, err
	}
	last := make([]byte, 1)
	if _, err := f.ReadAt(last, info.Size()-1); err != nil {
		return false, err
	}
	return last[0] != '\n', nil
}
