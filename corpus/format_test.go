package corpus

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files of testdata")

// TestEveryFormat walks the formats: each has documentation and testdata, recognises exactly its
// own testdata, reads it twice to the same documents, which are sound, and to what the golden file
// beside it says. Run with -update to rewrite those; the diff is the review.
func TestEveryFormat(t *testing.T) {
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			if !strings.HasSuffix(f.Doc, ".") || len(f.Doc) < 20 {
				t.Errorf("documentation %q is no sentence", f.Doc)
			}
			files := samples(t, f.Name)
			if len(files) == 0 {
				t.Fatalf("no testdata in testdata/%s", f.Name)
			}
			for _, name := range files {
				t.Run(filepath.Base(name), func(t *testing.T) { checkSample(t, f, name) })
			}
		})
	}
}

// profileExt ends the name of the profile that a sample is read with, beside it.
const profileExt = ".profile"

// samples lists the files of testdata of a format, golden files and profiles left out.
func samples(t *testing.T, format string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join("testdata", format, "*"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, name := range all {
		if info, err := os.Stat(name); err == nil && !info.IsDir() && filepath.Ext(name) != ".golden" && filepath.Ext(name) != profileExt {
			names = append(names, filepath.ToSlash(name))
		}
	}
	return names
}

func checkSample(t *testing.T, f *Format, name string) {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range Formats() {
		if other.Match(name, data[:min(len(data), peek)]) != (other == f) {
			t.Errorf("format %s: match is %v", other.Name, other != f)
		}
	}
	profile := profileOf(t, name)
	once, twice := readWith(name, data, profile), readWith(name, data, profile)
	if !reflect.DeepEqual(once.errors, twice.errors) || !reflect.DeepEqual(render(once), render(twice)) {
		t.Error("read a second time, the documents are others")
	}
	for _, d := range once.docs {
		if err := sound(d); err != nil {
			t.Errorf("%s: %v", d.ID, err)
		}
	}
	golden := name + ".golden"
	if *update {
		if err := os.WriteFile(golden, []byte(render(once)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got := render(once); got != string(want) {
		t.Errorf("read:\n%s\nwant:\n%s", got, want)
	}
}

// A reading is what a source gave.
type reading struct {
	docs   []*Document
	errors []string
}

func readWith(name string, data []byte, p *Profile) reading {
	return readFrom(&Source{Name: name, Reader: bytes.NewReader(data), Profile: p})
}

// profileOf reads the profile beside a sample, nil where there is none.
func profileOf(t *testing.T, sample string) *Profile {
	t.Helper()
	data, err := os.ReadFile(sample + profileExt)
	if err != nil {
		return nil
	}
	p, err := ReadProfile(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func readFrom(src *Source) reading {
	var r reading
	for d, err := range Read(src) {
		if err != nil {
			r.errors = append(r.errors, err.Error())
		}
		if d != nil {
			r.docs = append(r.docs, d)
		}
	}
	return r
}

// sound reports what is wrong with a document: zones out of order or outside the text, fields
// without words, parts that are no piece of their whole.
func sound(d *Document) error {
	if d.ID == "" || d.Source == "" {
		return fmt.Errorf("no id or no source")
	}
	if len(d.Plain) != len(d.Text) {
		return fmt.Errorf("plain text of %d bytes for %d", len(d.Plain), len(d.Text))
	}
	end := 0
	for _, z := range d.Zones {
		if z.Span.Start < end || z.Span.End > len(d.Text) || z.Span.Empty() {
			return fmt.Errorf("zone %s at %v, the one before ends at %d of %d", z.Kind, z.Span, end, len(d.Text))
		}
		end = z.Span.End
	}
	for _, f := range d.Fields {
		if (f.Name == FieldShelfmarkBefore || f.Name == FieldHeadingBefore) && f.Span == (Span{}) {
			continue // the words are those of another document
		}
		if f.Span.Start < 0 || f.Span.End > len(d.Text) || f.Span.Empty() {
			return fmt.Errorf("field %s %q at %v", f.Name, f.Value, f.Span)
		}
		if words := d.Slice(f.Span); strings.TrimSpace(words) != words {
			return fmt.Errorf("field %s quotes %q", f.Name, words)
		}
		if f.Value == "" {
			return fmt.Errorf("field %s has no value", f.Name)
		}
	}
	for _, p := range d.Parts {
		if p.ID == "" || !strings.Contains(d.Text, p.Text) {
			return fmt.Errorf("part %q is no piece of its whole", p.ID)
		}
	}
	return nil
}

// render writes documents as the golden files have them: zones, then fields with their quotes.
func render(r reading) string {
	var b strings.Builder
	for _, d := range r.docs {
		fmt.Fprintf(&b, "== %s", d.ID)
		for _, v := range [][2]string{{"source", d.Source}, {"id", d.SourceID}, {"number", d.Number}, {"section", d.Section}, {"language", d.Language}, {"role", string(d.Role)}} {
			if v[1] != "" {
				fmt.Fprintf(&b, " · %s %s", v[0], v[1])
			}
		}
		if !d.Span.Empty() {
			fmt.Fprintf(&b, " · at %d to %d", d.Span.Start, d.Span.End)
		}
		b.WriteString("\n")
		for _, z := range d.Zones {
			fmt.Fprintf(&b, "[%s] %s\n", strings.TrimSpace(string(z.Kind)+" "+z.Number), strings.ReplaceAll(d.Slice(z.Span), "\n", "\n    "))
		}
		for _, f := range d.Fields {
			fmt.Fprintf(&b, "%s = %s", f.Name, strings.ReplaceAll(f.Value, "\n", " "))
			for _, v := range []string{f.Ref, f.Type, f.Certainty} {
				if v != "" && v != f.Value {
					fmt.Fprintf(&b, " (%s)", v)
				}
			}
			if words := d.Slice(f.Span); words != f.Value && words != "" {
				fmt.Fprintf(&b, " “%s”", words)
			}
			b.WriteString("\n")
		}
		for _, p := range d.Parts {
			first, _, _ := strings.Cut(p.Text, "\n")
			fmt.Fprintf(&b, "part %s · from %d: %s\n", p.ID, p.At, first)
		}
	}
	for _, err := range r.errors {
		fmt.Fprintf(&b, "! %s\n", err)
	}
	return b.String()
}

// fuzz is the fuzz test of one reader: whatever the bytes are, reading ends, without panic, with
// sound documents.
func fuzz(f *testing.F, format *Format, limits Limits) {
	for _, name := range fuzzSeeds(f, format.Name) {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<20 {
			return
		}
		src := &Source{Name: "fuzz/source", Reader: bytes.NewReader(data), Limits: limits}
		n := 0
		for d, err := range format.Read(src) {
			if n++; n > 10000 {
				break
			}
			if err != nil && strings.Contains(err.Error(), "\n") {
				t.Errorf("an error of several lines: %q", err)
			}
			if d == nil {
				continue
			}
			if err := sound(d); err != nil {
				t.Error(err)
			}
		}
		format.Match("source", data)
	})
}

func fuzzSeeds(f *testing.F, format string) [][]byte {
	f.Helper()
	all, err := filepath.Glob(filepath.Join("testdata", format, "*"))
	if err != nil {
		f.Fatal(err)
	}
	var seeds [][]byte
	for _, name := range all {
		if filepath.Ext(name) == ".golden" {
			continue
		}
		if data, err := os.ReadFile(name); err == nil {
			seeds = append(seeds, data)
		}
	}
	return seeds
}

// fuzzLimits are limits under which a fuzz test stays quick.
var fuzzLimits = Limits{Member: 1 << 20, Archive: 4 << 20, Members: 50, Depth: 3, Nesting: 200, Attachment: 1 << 20, Message: 1 << 20, File: 1 << 20}

func FuzzTEI(f *testing.F)      { fuzz(f, TEI, fuzzLimits) }
func FuzzCMIF(f *testing.F)     { fuzz(f, CMIF, fuzzLimits) }
func FuzzCSV(f *testing.F)      { fuzz(f, CSV, fuzzLimits) }
func FuzzXLSX(f *testing.F)     { fuzz(f, XLSX, fuzzLimits) }
func FuzzEML(f *testing.F)      { fuzz(f, EML, fuzzLimits) }
func FuzzMbox(f *testing.F)     { fuzz(f, Mbox, fuzzLimits) }
func FuzzHTML(f *testing.F)     { fuzz(f, HTML, fuzzLimits) }
func FuzzDOCX(f *testing.F)     { fuzz(f, DOCX, fuzzLimits) }
func FuzzODT(f *testing.F)      { fuzz(f, ODT, fuzzLimits) }
func FuzzEPUB(f *testing.F)     { fuzz(f, EPUB, fuzzLimits) }
func FuzzPDF(f *testing.F)      { fuzz(f, PDF, fuzzLimits) }
func FuzzMarkdown(f *testing.F) { fuzz(f, Markdown, fuzzLimits) }
func FuzzZip(f *testing.F)      { fuzz(f, Zip, fuzzLimits) }
func FuzzGzip(f *testing.F)     { fuzz(f, Gzip, fuzzLimits) }
func FuzzTar(f *testing.F)      { fuzz(f, Tar, fuzzLimits) }
