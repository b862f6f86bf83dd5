package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
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
