package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"regesta/extract"
	"regesta/graph"
)

// TestContradictionsAreNamed: the header of the first letter and its dateline differ, the second's
// dateline says less than its header.
func TestContradictionsAreNamed(t *testing.T) {
	dir := t.TempDir()
	for name, dateline := range map[string]string{"differs.xml": "Skerry, 9 October 1871", "agrees.xml": "Skerry, May 1871"} {
		letter := `<TEI><teiHeader><profileDesc><correspDesc>
			<correspAction type="sent"><persName>Ilse Brandt</persName><date when="1871-05-03"/></correspAction>
			<correspAction type="received"><persName>Hob Yarrow</persName></correspAction></correspDesc></profileDesc></teiHeader>
			<text><body><opener><dateline>` + dateline + `</dateline></opener><p>The lamp is lit.</p></body></text></TEI>`
		if err := os.WriteFile(filepath.Join(dir, name), []byte(letter), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_, report := run(t, Options{Sources: []string{dir}})
	if len(report.Warnings) != 1 || !strings.Contains(report.Warnings[0].Error(), "differs.xml: dated 1871-05-03 by its header, “9 October 1871” by its text") {
		t.Errorf("warnings %v", report.Warnings)
	}
	for i := range report.Register.Documents {
		if d := &report.Register.Documents[i]; !d.Attested && d.Date != "1871-05-03" {
			t.Errorf("%s is dated %s, not as its header says", d.ID, d.Date)
		}
	}
}

// TestContradictingPartiesAreNoParties: the header names one sender, title and signature another.
// Both are said, the header's is the sender, and the other is found under a predicate of its own.
func TestContradictingPartiesAreNoParties(t *testing.T) {
	source := filepath.Join(t.TempDir(), "parties.xml")
	letter := `<TEI xml:id="l7"><teiHeader><fileDesc><titleStmt><title>Letter from Oswin Tarn to Hob Yarrow</title></titleStmt></fileDesc><profileDesc><correspDesc>
		<correspAction type="sent"><persName>Ilse Brandt</persName><placeName>Bergen</placeName></correspAction>
		<correspAction type="received"><persName>Hob Yarrow</persName></correspAction></correspDesc></profileDesc></teiHeader>
		<text><body><opener><dateline>Hamburg, 9 October 1871</dateline></opener><p>The lamp is lit.</p><closer><signed>Oswin Tarn</signed></closer></body></text></TEI>`
	if err := os.WriteFile(source, []byte(letter), 0o644); err != nil {
		t.Fatal(err)
	}
	db, report := run(t, Options{Sources: []string{source}})
	store, err := graph.Open(db)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var said []string
	for _, w := range report.Warnings {
		said = append(said, w.Error())
	}
	for _, want := range []string{"sent by Ilse Brandt by its header, “Oswin Tarn” by its text", "sent from Bergen by its header, “Hamburg” by its text"} {
		if !strings.Contains(strings.Join(said, "\n"), want) {
			t.Errorf("warnings %q, want one that says %q", said, want)
		}
	}
	if len(said) != 2 {
		t.Errorf("warnings %q, want two", said)
	}
	d := &report.Register.Documents[0]
	if len(d.Senders) != 1 || d.Senders[0].Name != "Ilse Brandt" || len(d.Recipients) != 1 {
		t.Errorf("senders %v, recipients %v", d.Senders, d.Recipients)
	}
	list, err := store.Explain(t.Context(), d.ID, extract.SenderInText)
	if err != nil || len(list) != 1 || list[0].Best().Extractor != extract.Parties.Name {
		t.Errorf("said by the text: %v, %v", list, err)
	}
}
