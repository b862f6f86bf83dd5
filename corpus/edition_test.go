package corpus

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// variants are the ways in which one text reaches a reader: with other line ends, spaces and
// character sets.
var variants = []struct {
	name  string
	write func(text string) []byte
}{
	{"carriage returns", func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) }},
	{"byte order mark", func(s string) []byte { return []byte("\uFEFF" + s) }},
	{"UTF-16 little endian", func(s string) []byte { return utf16Bytes(s, false) }},
	{"UTF-16 big endian", func(s string) []byte { return utf16Bytes(s, true) }},
	{"no-break spaces behind No.", func(s string) []byte { return []byte(strings.ReplaceAll(s, "No. ", "No.\u00A0")) }},
	{"spaces at line ends", func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", " \n")) }},
}

func utf16Bytes(s string, big bool) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune("\uFEFF" + s)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

// noBreak makes every third space one that does not break.
func noBreak(s string) []byte {
	var b []byte
	n := 0
	for i := range len(s) {
		if s[i] == ' ' {
			if n++; n%3 == 0 {
				b = append(b, "\u00A0"...)
				continue
			}
		}
		b = append(b, s[i])
	}
	return b
}

// TestVariantsReadAlike checks that line ends, kinds of spaces and character sets change neither
// documents nor zones nor their words.
func TestVariantsReadAlike(t *testing.T) {
	for _, name := range samples(t, Text.Name) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		profile := profileOf(t, name)
		want := outline(readWith(name, data, profile))
		for _, v := range variants {
			got := outline(readWith(name, v.write(string(data)), profile))
			if got != want {
				t.Errorf("%s with %s is read as\n%s\nwant\n%s", name, v.name, got, want)
			}
		}
	}
}

// outline is what must not depend on how a text is stored: all but the offsets.
func outline(r reading) string {
	var b strings.Builder
	words := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	for _, d := range r.docs {
		fmt.Fprintf(&b, "== %s %s %s\n", d.ID, d.Number, d.Role)
		for _, z := range d.Zones {
			fmt.Fprintf(&b, "[%s %s] %s\n", z.Kind, z.Number, words(strings.Trim(d.Slice(z.Span), "\uFEFF")))
		}
		for _, p := range d.Parts {
			fmt.Fprintf(&b, "part %s: %s\n", p.ID, words(p.Text))
		}
	}
	fmt.Fprintln(&b, r.errors)
	return b.String()
}

// TestSpansQuoteTheSource checks that the place of a document in its source, in code points, is
// where its text stands. A line end counts as one character, however the file writes it.
func TestSpansQuoteTheSource(t *testing.T) {
	for _, name := range samples(t, Text.Name) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		spaced := string(noBreak(string(data)))
		for _, v := range []struct{ file, text string }{
			{string(data), string(data)},
			{strings.ReplaceAll(string(data), "\n", "\r\n"), string(data)},
			{spaced, spaced},
		} {
			for _, err := range unsoundEdition(v.text, readWith(name, []byte(v.file), profileOf(t, name)).docs) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// unsoundEdition lists what is wrong with the documents of a text: unsound ones, and wrong places.
func unsoundEdition(text string, docs []*Document) []error {
	problems := misplaced(text, docs)
	for _, d := range docs {
		if err := sound(d); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", d.ID, err))
		}
	}
	return problems
}

// misplaced lists what is wrong with the places of documents and of their parts: ids that are given
// twice, places that overlap, are out of order, hold other words, or leave out more than rules and
// empty lines.
func misplaced(text string, docs []*Document) []error {
	var problems []error
	offsets := NewOffsets(text)
	end := 0
	ids := map[string]bool{}
	for _, d := range docs {
		if ids[d.ID] {
			problems = append(problems, fmt.Errorf("two documents %s", d.ID))
		}
		ids[d.ID] = true
		at := offsets.Bytes(d.Span)
		if at.Start < end || at.End > len(text) || text[at.Start:at.End] != d.Text {
			problems = append(problems, fmt.Errorf("%s is not at %v, %v", d.ID, at, d.Span))
			continue
		}
		problems = append(problems, leftOut(text[end:at.Start])...)
		for _, p := range d.Parts {
			if p.At < 0 || p.At+len(p.Text) > len(d.Text) || d.Text[p.At:p.At+len(p.Text)] != p.Text {
				problems = append(problems, fmt.Errorf("%s is not at %d of its whole", p.ID, p.At))
			}
			if err := sound(p); err != nil {
				problems = append(problems, fmt.Errorf("%s: %w", p.ID, err))
			}
		}
		end = at.End
	}
	if len(docs) > 0 {
		problems = append(problems, leftOut(text[end:])...)
	}
	return problems
}

// leftOut lists the lines between documents that are neither empty nor rules.
func leftOut(gap string) []error {
	var problems []error
	for line := range strings.Lines(gap) {
		line = strings.Join(strings.Fields(Plain(line)), " ")
		if line != "" && !ruler.MatchString(line) {
			problems = append(problems, fmt.Errorf("%q is in no document", line))
		}
	}
	return problems
}

// FuzzEdition checks that any text is parted into sound documents, in bounded time.
func FuzzEdition(f *testing.F) {
	for _, seed := range fuzzSeeds(f, Text.Name) {
		f.Add(string(seed))
	}
	for _, seed := range editionSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<13 || !utf8.ValidString(text) {
			return
		}
		began := time.Now()
		docs, err := Edition("fuzz/edition.txt", text, nil)
		if err != nil {
			t.Fatalf("without a profile nothing can be wrong: %v", err)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%d bytes took %v", len(text), took)
		}
		for _, err := range unsoundEdition(text, docs) {
			t.Error(err)
		}
	})
}

// editionSeeds are texts that a reader of editions trips over.
var editionSeeds = []string{
	"", "\n\n\n", "1", "1\n2\n3\n", "No. 1", "***\n***\n***\n", "Notes:", "Notes:\n\n1 One.\n\n2Two.\n", "[", "[From a letter from", "P.S.",
	"*** START OF THE TEXT ***\n*** END OF THE TEXT ***\n", "*** END OF THE TEXT ***\n*** START OF THE TEXT ***\n",
	"No. 1\n\nTo A\n\n1 May 1900\n\nINDEX\n", "XII\n\nA to B\n\n1 May 1900\n\nDear B,\n\nx\n\nA\n\nA's answer:\n\ny\n\nP.S. z\n",
	"CHAPTER I\n\nA to B\n\n1 May 1900\n\nCHAPTER II\n\nB to A\n\n2 May 1900\n", "[Footnote 1: x]\n", "[Footnote 1: x",
}

// fragments are lines of editions, and what stands between them.
var fragments = []string{
	"", "", "", "", "No. 1", "No. 2", "No. 3", "I", "II", "LETTER I", "LETTER II", "[Footnote 1: A keeper.]", "Nr. 27", "Albert Rehm an Luise von Harten", "№ 15", "1.", "71a", "1. Telegram From A. Orlin to B. Darov", "2. Letter from B. Darov to A. Orlin",
	"Letter from A. Orlin to B. Darov", "The Minister in Norland (Quill) to the Secretary of State", "To Miss Anne Garrow", "To her mother", "A. ORLIN.",
	"De Camille Aubrac à Madame Rousselin", "Von Albert Rehm an Luise von Harten", "657.00/2-1307: Telegram", "[From file 12, a letter from A. Orlin to B. Darov.",
	"Havn, March 3, 1961, 6 p.m.", "1 May 1920", "24/V-20", "undated", "[1779?]", "Dear Anne,", "Sir,", "My dear Orlin,--The lamp is out.", "Moscow, Kremlin. To Orlin, copy to Darov.",
	"SUBJECT", "Fishing talks", "Secret", "Accepted: 6/VI-1920", "The lamp1 was lit2 again last night, and nobody in the harbour knows by whom.", "Orlin: Are you there?", "Darov: I am here.",
	"Darov's answer:", "Yours truly,", "I am, etc.,", "A. Orlin", "(Edith)", "P.S. The lamp is out again.", "[A. Orlin]", "RGVA. F. 100. Op. 3. D. 17. L. 5. Certified copy.", "Ibid. L. 6.",
	"Source: Department of State, Central Files, 657.00/3-361.", "Notes:", "1 See document No. 2.", "2On the lamp see document 1.", "[1] A keeper.", "* A boat.", "Not numbered at all.",
	"[**Tolm, Georgy** (1881–1937), surveyor.", "]", "[", "***", ". . . . .", "CHAPTER II", "INDEX", "INTRODUCTION", "Lamp, 3, 4", "*** START OF THE TEXT ***", "*** END OF THE TEXT ***",
	"        To the left                      to the right", "[Illustration]", "Enclosure", "Письмо Орлина Дарову", "12 марта 1920 г.",
}

// TestAnyLinesMakeSoundDocuments checks that lines of editions in any order are parted into sound documents
// that leave none of them out.
func TestAnyLinesMakeSoundDocuments(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(fragments), 1, 60).Draw(r, "lines"), "\n")
		docs, err := Edition("lines.txt", text, nil)
		if err != nil {
			r.Fatal(err)
		}
		for _, err := range unsoundEdition(text, docs) {
			r.Error(err)
		}
	})
}

// TestFileWithoutEditionIsOneDocument checks that running text, tables and verse are not torn apart.
func TestFileWithoutEditionIsOneDocument(t *testing.T) {
	for name, text := range map[string]string{
		"one line":   "The lamp was lit.",
		"prose":      strings.Repeat("The keeper went down to the boat and came back without it, as he did on most days of that winter.\n\n", 40),
		"verse":      strings.Repeat("The lamp, the sea,\nThe keeper and the sea,\n\n", 30),
		"list":       "oil 3 casks\nwicks 40\nglass 2 panes\n",
		"no letters": "1 2 3\n4 5 6\n7 8 9\n",
	} {
		t.Run(name, func(t *testing.T) {
			docs, err := Edition("lamp.txt", text, nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(docs) != 1 || docs[0].Role != Letter || strings.TrimSpace(docs[0].Text) != strings.TrimSpace(text) {
				t.Errorf("%d documents, the first is %q", len(docs), docs[0].Text)
			}
		})
	}
}

// TestIDsDoNotDependOnTheBuild checks that a document has one id in whatever order, and beside
// whatever else, its source is read.
func TestIDsDoNotDependOnTheBuild(t *testing.T) {
	files := map[string]string{"a/letters.txt": letter, "b/letters.txt": letter, "c.txt": letter + "\n\n" + letter, "d.csv": table}
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	lay(t, files)
	alone := map[string][]string{}
	for _, name := range names {
		alone[name] = idsOf(t, name)[name]
	}
	rapid.Check(t, func(r *rapid.T) {
		order := rapid.Permutation(names).Draw(r, "order")
		order = order[:rapid.IntRange(1, len(order)).Draw(r, "sources")]
		for name, ids := range idsOf(t, order...) {
			if !slices.Equal(ids, alone[name]) {
				r.Errorf("read as %q, %s has ids %q, alone %q", order, name, ids, alone[name])
			}
		}
	})
}

// idsOf reads sources and lists the ids of their documents by source.
func idsOf(t *testing.T, sources ...string) map[string][]string {
	t.Helper()
	ids := map[string][]string{}
	for d, err := range (&Opener{}).Documents(sources...) {
		if err != nil {
			t.Fatal(err)
		}
		ids[d.Source] = append(ids[d.Source], d.ID)
	}
	return ids
}

// TestOffsets checks that bytes and code points are converted there and back, with and without
// letters of several bytes, across the anchors of the table.
func TestOffsets(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.StringN(0, 3*stride, -1).Draw(r, "text")
		o := NewOffsets(text)
		point := 0
		for b := range text {
			if o.Point(b) != point || o.Byte(point) != b {
				r.Fatalf("byte %d is code point %d, not %d; back it is byte %d", b, point, o.Point(b), o.Byte(point))
			}
			point++
		}
		if o.Point(len(text)) != point || o.Byte(point) != len(text) || o.Byte(point+7) != len(text) {
			r.Errorf("the end is code point %d, byte %d", o.Point(len(text)), o.Byte(point))
		}
	})
}

// TestPlainKeepsOffsets checks that blanking unusual spaces moves no byte and touches nothing else.
func TestPlainKeepsOffsets(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune(" a.é\u00A0\u2009\r\n\uFEFF_*я"))).Draw(r, "text")
		plain := Plain(text)
		if len(plain) != len(text) {
			r.Fatalf("%q has %d bytes, plain %d", text, len(text), len(plain))
		}
		for i := range len(text) {
			if plain[i] != text[i] && plain[i] != ' ' {
				r.Errorf("byte %d of %q is %q", i, text, plain[i])
			}
		}
		if Plain(plain) != plain {
			r.Errorf("plain a second time, %q is %q", plain, Plain(plain))
		}
	})
}

// TestBadProfiles checks that a wrong profile is one line that names the field.
func TestBadProfiles(t *testing.T) {
	for _, c := range []struct{ profile, says string }{
		{"start: ['(']", `profile: start: wrong pattern "("`},
		{"headings: ['(?P<']", "profile: headings: wrong pattern"},
		{"source: ['[z-a]']", "profile: source: wrong pattern"},
		{"end: '*'", `profile: end: wrong pattern "*"`},
		{"start: ['(', '[']", `wrong pattern "("`},
		{"layout: spiral", `unknown layout "spiral"`},
		{"calendar: mayan", `unknown calendar "mayan"`},
		{"years: long ago", `"long ago" is no window of years`},
		{"years: 1920-1918", `"1920-1918" is no window of years`},
		{"correspondents: [Ada]", "1 names"},
		{"colour: blue", "colour"},
		{"start: [1, 2", "profile: "},
		{"\x00\x01", "profile: "},
		{"start: {a: b}", "profile: "},
	} {
		p, err := ReadProfile(strings.NewReader(c.profile))
		if err == nil {
			t.Errorf("profile %q is read as %+v", c.profile, p)
			continue
		}
		if !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("profile %q: error %q, want one line that says %q", c.profile, err, c.says)
		}
	}
}

// TestWrongPatternNamesTheSource checks that a profile that was made in code, with a pattern that
// is none, is an error of the source and no panic.
func TestWrongPatternNamesTheSource(t *testing.T) {
	r := readWith("letters.txt", []byte(letter), &Profile{Start: []string{"("}})
	if len(r.docs) != 0 || len(r.errors) != 1 || !strings.HasPrefix(r.errors[0], "letters.txt: profile: start: wrong pattern") {
		t.Errorf("%d documents, errors %q", len(r.docs), r.errors)
	}
}

// TestProfileAsYAML checks that a profile is read back as it was written.
func TestProfileAsYAML(t *testing.T) {
	want := &Profile{
		Name: "dues", Layout: "rule", Start: []string{`^@ (\d+)$`}, End: "^Index$", Headings: []string{"^(?P<sender>.*) to (?P<recipient>.*)$"},
		Notes: []string{"Commentary"}, Source: []string{"^Kept at"}, Calendar: "julian", Language: "en", Sender: "A: B", Recipient: "C",
		Correspondents: []string{"A", "B"}, Years: "1918-1921", Columns: map[string]string{"sender": "Von"},
	}
	data, err := want.YAML()
	if err != nil {
		t.Fatal(err)
	}
	got, err := ReadProfile(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(*got) != fmt.Sprint(*want) {
		t.Errorf("read back as %+v, want %+v", got, want)
	}
}

// TestGuessedProfileReadsTheSame checks that a profile made of what was guessed finds the same
// documents.
func TestGuessedProfileReadsTheSame(t *testing.T) {
	for _, name := range samples(t, Text.Name) {
		if profileOf(t, name) != nil {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		guess, err := GuessProfile(name, string(data))
		if err != nil {
			t.Fatal(err)
		}
		guessed, given := readWith(name, data, nil), readWith(name, data, &guess.Profile)
		if outline(guessed) != outline(given) {
			t.Errorf("%s: with its profile %+v read as\n%s\nwithout as\n%s", name, guess.Profile, outline(given), outline(guessed))
		}
	}
}

// TestBadTexts checks that what is no text is one line that says so.
func TestBadTexts(t *testing.T) {
	for name, data := range map[string]string{
		"empty": "", "blank": " \n\t\n", "binary": "\x00\x01\x02\x03\xff\xfe\xfd" + strings.Repeat("\x00\x7f", 400), "marks alone": "\uFEFF",
	} {
		r := readWith("letters.txt", []byte(data), nil)
		if len(r.docs) != 0 || len(r.errors) != 1 || !strings.HasPrefix(r.errors[0], "letters.txt: ") || strings.Contains(r.errors[0], "\n") {
			t.Errorf("%s: %d documents, errors %q", name, len(r.docs), r.errors)
		}
	}
}

// TestBrokenUTF8 checks that a text with broken characters is read, or refused in one line, and
// that its documents are sound.
func TestBrokenUTF8(t *testing.T) {
	for name, data := range map[string]string{
		"one letter": strings.Replace(letter, "harbour", "harb\xffour", 1), "cut": letter + "\xe2\x82", "latin": strings.Replace(letter, "Ada", "Ad\xe9", 1),
	} {
		r := readWith("letters.txt", []byte(data), nil)
		if len(r.docs) == 0 && len(r.errors) != 1 {
			t.Errorf("%s: no document, errors %q", name, r.errors)
		}
		for _, d := range r.docs {
			if err := sound(d); err != nil || !utf8.ValidString(d.Text) {
				t.Errorf("%s: %v in %q", name, err, d.Text)
			}
		}
	}
}

// TestHugeLine checks that a line of 32 MB behind the first letter is read in bounded time.
func TestHugeLine(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some 200 MB of memory")
	}
	const size = 32 << 20
	text := letter + strings.Repeat("word ", size/5) + "\n"
	began := time.Now()
	docs, err := Edition("line.txt", text, nil)
	if err != nil || len(docs) == 0 {
		t.Fatalf("%d documents, error %v", len(docs), err)
	}
	if took := time.Since(began); took > time.Minute {
		t.Errorf("took %v", took)
	}
}
