package corpus

// A Profile says how one edition is laid out. Read guesses it from the text; what the guess got
// wrong a YAML file of the same fields sets right. Empty fields leave the guess as it is.
type Profile struct {
	Name      string   `yaml:"name,omitempty"`      // short name of the edition, for reports
	Start     []string `yaml:"start,omitempty"`     // regular expressions; a line that matches one begins a document
	End       string   `yaml:"end,omitempty"`       // a line that matches ends the documents; what follows is apparatus
	Headings  []string `yaml:"headings,omitempty"`  // patterns with groups (?P<kind>) (?P<sender>) (?P<recipient>) (?P<date>) (?P<place>)
	Notes     []string `yaml:"notes,omitempty"`     // labels over the notes of a document: "Notes:"
	Source    []string `yaml:"source,omitempty"`    // regular expressions; a line that matches is the source note
	Calendar  string   `yaml:"calendar,omitempty"`  // julian, gregorian or unknown: of dates that do not say
	Language  string   `yaml:"language,omitempty"`  // ISO 639-1
	Sender    string   `yaml:"sender,omitempty"`    // of letters whose heading and signature name nobody
	Recipient string   `yaml:"recipient,omitempty"` //
	Years     string   `yaml:"years,omitempty"`     // "1918-1921": the years that dates without a century fall into
}
