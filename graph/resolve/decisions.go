package resolve

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"regesta/corpus"
	"regesta/extract"
)

// A Verdict is what a person decided.
type Verdict string

// The verdicts. The first two need both sides.
const (
	Same        Verdict = "same"          // A and B are one
	Different   Verdict = "different"     // A and B are two, whatever else joins them
	NotAnEntity Verdict = "not-an-entity" // A is no person, organisation or place
	Rename      Verdict = "rename"        // A is to be called Value
	Type        Verdict = "type"          // A is of the kind Value
)

const (
	hashLength   = 16 // hexadecimal digits of a passage's hash
	passageReach = 40 // bytes on either side of a name that belong to its passage
)

// A Decision is one judgement of a person. It stands above every rule and outlives rebuilds, for it
// names what it judges by the words of the sources, not by ids.
type Decision struct {
	ID      string    `json:"id"`
	Verdict Verdict   `json:"verdict"`
	A       Anchor    `json:"a"`
	B       *Anchor   `json:"b,omitempty"`
	Value   string    `json:"value,omitempty"`
	Author  string    `json:"author"`
	Time    time.Time `json:"time"`
	Note    string    `json:"note,omitempty"`

	line int
}

// An Anchor is a name in a document, which stands for the entity that the name belongs to. Entity
// is the id at the time of the decision, for people to read.
type Anchor struct {
	Entity   string       `json:"entity,omitempty"`
	Kind     extract.Kind `json:"kind"`
	Name     string       `json:"name"`
	Document string       `json:"document"`
	Passage  string       `json:"passage,omitempty"` // hash of the words around the name; empty: any
}

// Anchor is the side as decisions name it.
func (s Side) Anchor() Anchor {
	kind, _, _ := strings.Cut(s.Entity, "/")
	return Anchor{Entity: s.Entity, Kind: extract.Kind(kind), Name: s.Name, Document: s.Document, Passage: s.Passage}
}

// Passage is the hash by which a decision knows its passage again: of the name and the words around
// it, spaces levelled. Span counts bytes of text.
func Passage(text string, span corpus.Span) string {
	return fmt.Sprintf("%0*x", hashLength, hashAround(text, span))
}

// hashAround hashes the words of a span and those near it, spaces levelled; 0 outside the text.
func hashAround(text string, span corpus.Span) uint64 {
	if span.Start < 0 || span.End > len(text) || span.Start > span.End {
		return 0
	}
	from, to := max(0, span.Start-passageReach), min(len(text), span.End+passageReach)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	h := fnv.New64a()
	for _, w := range strings.Fields(text[from:to]) {
		io.WriteString(h, w)
		h.Write([]byte{' '})
	}
	return h.Sum64()
}

// Identify computes the id of a decision from all it says.
func (d *Decision) Identify() string {
	h := fnv.New64a()
	b := Anchor{}
	if d.B != nil {
		b = *d.B
	}
	fmt.Fprintf(h, "%q %q %q %q %q %d", d.Verdict, d.A, b, d.Value, d.Author, d.Time.UnixNano())
	return fmt.Sprintf("decision/%016x", h.Sum64())
}

// check reports what is wrong with a decision by itself.
func (d *Decision) check() error {
	switch d.Verdict {
	case Same, Different:
		if d.B == nil {
			return fmt.Errorf("verdict %q needs a second side", d.Verdict)
		}
		if d.A.key() == d.B.key() {
			return fmt.Errorf("verdict %q names %q in %s on both sides", d.Verdict, d.A.Name, d.A.Document)
		}
		if d.B.Name == "" || d.B.Document == "" || !known(d.B.Kind) {
			return fmt.Errorf("the second side needs kind, name and document")
		}
	case NotAnEntity:
	case Rename:
		if strings.TrimSpace(d.Value) == "" {
			return errors.New("rename needs the new name as value")
		}
	case Type:
		if !known(extract.Kind(d.Value)) {
			return fmt.Errorf("type %q is none of person, organisation, place, topic", d.Value)
		}
	default:
		return fmt.Errorf("verdict %q is none of same, different, not-an-entity, rename, type", d.Verdict)
	}
	if d.A.Name == "" || d.A.Document == "" || !known(d.A.Kind) {
		return errors.New("the first side needs kind, name and document")
	}
	return nil
}

func known(k extract.Kind) bool {
	return k == extract.Person || k == extract.Organisation || k == extract.Place || k == extract.Topic
}

// key names the mention that an anchor is, without what it was called at the time.
func (a *Anchor) key() string {
	return strings.Join([]string{string(a.Kind), a.Name, a.Document, a.Passage}, "\x00")
}

// String says in words what a decision is, for reports.
func (d *Decision) String() string {
	s := fmt.Sprintf("%s (%s", d.ID, d.Verdict)
	if d.line > 0 {
		s = fmt.Sprintf("line %d, %s", d.line, s)
	}
	s += fmt.Sprintf(": %q in %s", d.A.Name, d.A.Document)
	if d.B != nil {
		s += fmt.Sprintf(", %q in %s", d.B.Name, d.B.Document)
	}
	return s + ", by " + d.Author + ")"
}

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

// Decide hands the resolver the decisions that stand above its rules. It is called before the first
// Add.
func (r *Resolver) Decide(list []Decision) {
	for i := range list {
		d := &decided{Decision: list[i]}
		r.decisions = append(r.decisions, d)
		r.anchored[d.A.Document] = append(r.anchored[d.A.Document], anchored{&d.A, &d.atA})
		if d.B != nil {
			r.anchored[d.B.Document] = append(r.anchored[d.B.Document], anchored{d.B, &d.atB})
		}
	}
}

// decided is a decision with the places where its passages were found.
type decided struct {
	Decision
	atA, atB found
}

// anchored is an anchor that waits for its document.
type anchored struct {
	anchor *Anchor
	at     *found
}

// found says how far the search for a passage came.
type found struct {
	document, passage bool
	form              formKey
}
