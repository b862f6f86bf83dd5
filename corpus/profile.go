package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"
)

// A Profile says how one edition is laid out. Read guesses it from the text; what the guess got
// wrong a YAML file of the same fields sets right. Empty fields leave the guess as it is.
type Profile struct {
	Name      string   `yaml:"name,omitempty"`      // short name of the edition, for reports
	Layout    string   `yaml:"layout,omitempty"`    // how a document starts: number line, numbered heading, heading, rule, dateline, single
	Start     []string `yaml:"start,omitempty"`     // regular expressions; a line that matches one begins a document, whatever the layout
	End       string   `yaml:"end,omitempty"`       // the first line that matches ends the documents; what follows is apparatus
	Headings  []string `yaml:"headings,omitempty"`  // patterns with groups (?P<kind>) (?P<sender>) (?P<recipient>) (?P<date>) (?P<place>)
	Notes     []string `yaml:"notes,omitempty"`     // labels over the notes of a document: "Notes:"
	Source    []string `yaml:"source,omitempty"`    // regular expressions; a paragraph that matches is the source note
	Calendar  string   `yaml:"calendar,omitempty"`  // julian, gregorian or unknown: of dates that do not say
	Language  string   `yaml:"language,omitempty"`  // ISO 639-1
	Sender    string   `yaml:"sender,omitempty"`    // of letters whose heading and signature name nobody
	Recipient string   `yaml:"recipient,omitempty"` //
	// Correspondents are the two whose letters to each other the edition prints: whoever of them
	// writes, the other reads.
	Correspondents []string `yaml:"correspondents,omitempty"`
	Years          string   `yaml:"years,omitempty"` // "1918-1921": the years that dates without a century fall into

	Columns map[string]string `yaml:"columns,omitempty"` // of tables: what a column holds (sender, addressee, senderDate …) and its heading
}

// ReadProfile reads a profile and checks every pattern. An unknown field or a wrong pattern is an
// error that names it.
func ReadProfile(r io.Reader) (*Profile, error) {
	decoder := yaml.NewDecoder(r)
	decoder.KnownFields(true)
	p := &Profile{}
	if err := decoder.Decode(p); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("profile: %s", strings.ReplaceAll(strings.TrimPrefix(err.Error(), "yaml: "), "\n", " "))
	}
	if _, err := p.compile(); err != nil {
		return nil, err
	}
	return p, nil
}

// YAML writes the profile as a file that ReadProfile reads.
func (p *Profile) YAML() ([]byte, error) {
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := encoder.Encode(p); err != nil {
		return nil, fmt.Errorf("profile: %w", err)
	}
	return b.Bytes(), nil
}

// patterns are the compiled regular expressions of a profile.
type patterns struct {
	start, headings, source []*regexp.Regexp
	notes                   *regexp.Regexp
	end                     *regexp.Regexp
}

// notesLabels stand over the notes of a document where no profile says otherwise.
var notesLabels = []string{"Notes", "Note", "Footnotes", "Remarks", "Anmerkungen", "Примечания", "Notes de bas de page"}

func (p *Profile) compile() (*patterns, error) {
	c := &patterns{}
	list := func(field string, in []string, out *[]*regexp.Regexp) error {
		for _, s := range in {
			re, err := regexp.Compile(s)
			if err != nil {
				return fmt.Errorf("profile: %s: wrong pattern %q: %s; see https://pkg.go.dev/regexp/syntax", field, s, strings.TrimPrefix(err.Error(), "error parsing regexp: "))
			}
			*out = append(*out, re)
		}
		return nil
	}
	var end []*regexp.Regexp
	if p.End != "" {
		if err := list("end", []string{p.End}, &end); err != nil {
			return nil, err
		}
		c.end = end[0]
	}
	if err := errors.Join(list("start", p.Start, &c.start), list("headings", p.Headings, &c.headings), list("source", p.Source, &c.source)); err != nil {
		return nil, errors.New(strings.ReplaceAll(err.Error(), "\n", "; "))
	}
	if p.Layout != "" && p.Layout != "single" && !knownLayout(p.Layout) {
		return nil, fmt.Errorf("profile: layout: unknown layout %q: use number line, numbered heading, heading, rule, dateline or single", p.Layout)
	}
	if n := len(p.Correspondents); n != 0 && n != 2 {
		return nil, fmt.Errorf("profile: correspondents: %d names: give the two who write to each other, or none", n)
	}
	switch p.Calendar {
	case "", "julian", "gregorian", "unknown":
	default:
		return nil, fmt.Errorf("profile: calendar: unknown calendar %q: use julian, gregorian or unknown", p.Calendar)
	}
	if _, _, ok := p.Window(); p.Years != "" && !ok {
		return nil, fmt.Errorf("profile: years: %q is no window of years: write 1918-1921", p.Years)
	}
	labels := p.Notes
	if len(labels) == 0 {
		labels = notesLabels
	}
	c.notes = labelPattern(labels)
	return c, nil
}

// labelPattern matches a line that is one of the labels.
func labelPattern(labels []string) *regexp.Regexp {
	quoted := make([]string, len(labels))
	for i, s := range labels {
		quoted[i] = regexp.QuoteMeta(strings.TrimRight(s, ": "))
	}
	return regexp.MustCompile(`(?i)^(?:` + strings.Join(quoted, "|") + `)\s*[:.]?$`)
}

func knownLayout(name string) bool {
	for _, l := range layouts {
		if l.name == name {
			return true
		}
	}
	return false
}

// starts finds the lines that a profile's patterns call the first of a document. A group named
// "number" is its number; without one, the first number in the line is.
func (p *patterns) starts(lines []line) []start {
	var starts []start
	for i, l := range lines {
		for _, re := range p.start {
			m := re.FindStringSubmatch(l.text)
			if m == nil {
				continue
			}
			s := start{line: i, evidence: 4}
			if g := re.SubexpIndex("number"); g > 0 {
				s.number = m[g]
			} else if n := numberLine.FindStringSubmatch(l.text); n != nil {
				s.number = n[1]
			} else if n := numberHeading.FindStringSubmatch(l.text); n != nil {
				s.number = n[1]
			}
			starts = append(starts, s)
			break
		}
	}
	return starts
}

// A Guess is what reading an edition found out about it.
type Guess struct {
	Profile   Profile // to start a profile from
	Layout    string  // how documents start, in words
	Documents int
	Parts     int
	Zones     map[ZoneKind]int // how many of each kind
	Apparatus int              // pieces of front and back matter
}

// GuessProfile reads the text of an edition and returns the profile that the reader guessed, with
// what it found by it.
func GuessProfile(source, text string) (*Guess, error) {
	docs, err := Edition(source, text, nil)
	if err != nil {
		return nil, err
	}
	name, _ := guessLayout(splitLines(Plain(text), 0))
	g := &Guess{Profile: Profile{Layout: name, Years: docs[0].Profile.Years, Sender: docs[0].Profile.Sender, Correspondents: docs[0].Profile.Correspondents}, Layout: name, Zones: map[ZoneKind]int{}}
	for _, l := range layouts {
		if l.name == name {
			g.Layout = l.doc
		}
	}
	for _, d := range docs {
		if d.Role == Apparatus {
			g.Apparatus++
			continue
		}
		g.Documents++
		g.Parts += len(d.Parts)
		for _, z := range d.Zones {
			g.Zones[z.Kind]++
		}
	}
	return g, nil
}
