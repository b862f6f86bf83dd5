package extract

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"regesta/corpus"
)

// sources are the texts of all cases that are plain text and need no profile, without their claims.
func sources(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", "*", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source, _, _ := strings.Cut(string(data), claimsLine)
		if filepath.Base(filepath.Dir(name)) != Markup.Name && !strings.HasPrefix(source, profileLine) {
			list = append(list, source)
		}
	}
	return list
}

// headingSeeds are headings that are hard to read, or no headings.
var headingSeeds = []string{
	"", " ", "to", "TO", "A to", "to B", "A to B", "A - B", "A -- ", "No. 1", "No. 1\n", "No.", "1.", "V. Molotov", "XII\n\nA to B", "[", "[]", "[ a letter from", "[From file 1, a letter from A to",
	"Letter from", "Letter from A", "Telegram to A B. C", "Telegram to A. B C. D", "Memorandum by", "Memorandum of Conversation, by", "Conversation between", "Conversation between A and", "De à",
	"De A à B", "Von A an B", "Letter1 from A2 to B3", "(A) to (B)", "A (B to C) to D", "A, copies to", "A to B, copy to", "A/1: Telegram\nA to B", "A to B.--Leipsic.", "A to B, 31 March 1776",
	"A to B, undated", "A to B (received 3 May)", "Письмо А. Б. В. Г.", "The Minister in Norland (Quill) to the Secretary of State", "Note From the Ambassador to Norland to the Ambassador to Havn",
	"\u00A0A\u00A0to\u00A0B", "¹A² to B³", "é to à", "«A» to “B”", "A and B and C to D, E, and F", "Mr. and Mrs. A to B",
}

// FuzzHeading checks that any heading is read to parties, kinds and places that its words name.
func FuzzHeading(f *testing.F) {
	for _, seed := range headingSeeds {
		f.Add(seed, "1")
	}
	f.Fuzz(func(t *testing.T, text, number string) {
		if len(text) > 4000 || text == "" || !utf8.ValidString(text) {
			return
		}
		d := headed(text, number)
		h := readHeading(d)
		check := func(what string, s corpus.Span) {
			if s != (corpus.Span{}) && (s.Start < 0 || s.End > len(text) || s.End < s.Start) {
				t.Errorf("%s at %v of %d bytes", what, s, len(text))
			}
		}
		for _, list := range [][]party{h.senders, h.recipients, h.copies, h.bare, h.open, h.authors} {
			for _, q := range list {
				check(q.name, q.span)
				if q.span.Empty() || q.name == "" {
					t.Errorf("party %q at %v", q.name, q.span)
				}
			}
		}
		check("kind", h.kindSpan)
		check("file", h.fileSpan)
		check("town", h.town)
		checkClaims(t, []*corpus.Document{d})
	})
}

// headed is a document that is nothing but a heading.
func headed(text, number string) *corpus.Document {
	return &corpus.Document{
		ID: "sample/1", Source: "sample", Number: number, Text: text, Plain: corpus.Plain(text),
		Zones: []corpus.Zone{{Kind: corpus.Heading, Span: corpus.Span{Start: 0, End: len(text)}}},
	}
}

// checkClaims runs every extractor over documents and checks what they claim.
func checkClaims(t testing.TB, docs []*corpus.Document) {
	t.Helper()
	claims := extracted(t, docs)
	for i, d := range docs {
		for _, err := range unsound(d, claims[i]) {
			t.Errorf("%s: %v", d.ID, err)
		}
	}
}

// FuzzStructure checks that of any text, read as an edition, the claims are sound.
func FuzzStructure(f *testing.F) {
	for _, source := range sources(f) {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 || !utf8.ValidString(text) {
			return
		}
		docs, err := corpus.Edition("sample", text, nil)
		if err != nil {
			t.Fatal(err)
		}
		checkClaims(t, docs)
	})
}

// FuzzZones checks that claims are sound whatever zones a document is parted into: the zones lie
// one behind the other, of the given kinds and lengths.
func FuzzZones(f *testing.F) {
	f.Add("No. 1 Letter from A. Orlin to B. Darov, 1 May 1920. Dear B., I received your letter of 2 May. A. Orlin", []byte{0, 50, 5, 40, 6, 10})
	f.Add("1 See note 2 to document No. 3. On May 4, 1920, A. Orlin wrote to B. Darov.", []byte{8, 40, 8, 60})
	f.Add("RGVA. F. 1. Op. 2. D. 3. L. 4. Ibid. [**Orlin, A.** (1881–1937), keeper.]", []byte{7, 36, 9, 60})
	f.Fuzz(func(t *testing.T, text string, cuts []byte) {
		if len(text) > 1<<12 || text == "" || !utf8.ValidString(text) {
			return
		}
		d := headed(text, "1")
		d.Zones = nil
		at := 0
		for i := 0; i+1 < len(cuts) && at < len(text); i += 2 {
			end := min(len(text), at+1+int(cuts[i+1]))
			for end < len(text) && !utf8.RuneStart(text[end]) {
				end++
			}
			d.Zones = append(d.Zones, corpus.Zone{Kind: zoneKinds[int(cuts[i])%len(zoneKinds)], Span: corpus.Span{Start: at, End: end}})
			at = end
		}
		checkClaims(t, []*corpus.Document{d})
	})
}

var zoneKinds = []corpus.ZoneKind{
	corpus.Heading, corpus.Dateline, corpus.Address, corpus.Marking, corpus.Salutation, corpus.Body, corpus.Signature, corpus.SourceNote, corpus.Note,
	corpus.Glossary, corpus.Abbreviations, corpus.Persons, corpus.Editorial, corpus.Quoted, corpus.Record,
}

// pieces are words of letters and of those who edit them.
var pieces = []string{
	"A. Orlin", "B. Darov", "comrade Orlin", "the Minister in Norland (Quill)", "Mrs. Lund", "Riga", "Leith", "the Department of State", "Ministry of Justice", "to", "from", "and", "wrote to", "telegraphed",
	"I received your letter of", "in reply to your telegram", "On", "1 May 1920", "March 3, 1961", "24/V-20", "undated", "See document No. 2", "note 3 to document 4", "Documents 60–63", "Ibid.", "F. 1. Op. 2. D. 3. L. 4.",
	"[", "]", "(", ")", "**", ".", ",", ";", "“", "”", "—", "\n", "\n\n", "Dear", "Yours truly,", "P.S.", "copy to", "peace with Latvia", "the railway committee", "1", "2", "(1881–1937)", "see", "a telegram was sent from Riga",
	"No. 1\n\n", "Letter from A. Orlin to B. Darov\n\n", "Notes:\n\n", "Source:", "Письмо", "à", "é", "\u00A0",
}

// TestAnyWordsMakeSoundClaims checks claims on words of letters in any order.
func TestAnyWordsMakeSoundClaims(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 50).Draw(r, "pieces"), " ")
		docs, err := corpus.Edition("sample", text, nil)
		if err != nil {
			r.Fatal(err)
		}
		claims := extracted(t, docs)
		for i, d := range docs {
			for _, err := range unsound(d, claims[i]) {
				r.Errorf("%s: %v", d.ID, err)
			}
		}
	})
}

// TestOrderOfLearningDoesNotMatter checks that what an edition teaches does not depend on the order
// in which its documents are learned.
func TestOrderOfLearningDoesNotMatter(t *testing.T) {
	var docs []*corpus.Document
	var structure [][]Claim
	for i, source := range sources(t) {
		if i%6 == 0 { // enough to teach, few enough to learn a hundred times
			read, _ := readCase(t, source)
			docs = append(docs, read...)
		}
	}
	for _, d := range docs {
		claims, err := Structure(d)
		if err != nil {
			t.Fatal(err)
		}
		structure = append(structure, claims)
	}
	contents := func(order []int) (all [][]Claim) {
		e := NewEdition()
		for _, i := range order {
			e.Learn(docs[i], structure[i])
		}
		e.Finish()
		for i, d := range docs {
			claims, err := Contents(d, structure[i][:len(structure[i]):len(structure[i])], e)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, claims)
		}
		return all
	}
	order := make([]int, len(docs))
	for i := range order {
		order[i] = len(docs) - 1 - i
	}
	backwards := contents(order)
	rapid.Check(t, func(r *rapid.T) {
		if !reflect.DeepEqual(contents(rapid.Permutation(order).Draw(r, "order")), backwards) {
			r.Error("the claims are others")
		}
	})
}

// TestVariantsClaimAlike checks that carriage returns and a byte order mark change no claim, and
// that the claims quote the same words.
func TestVariantsClaimAlike(t *testing.T) {
	for _, source := range sources(t) {
		want := claimedWords(t, source)
		for name, variant := range map[string]string{
			"carriage returns": strings.ReplaceAll(source, "\n", "\r\n"), "byte order mark": "\uFEFF" + source, "spaces at line ends": strings.ReplaceAll(source, "\n", " \n"),
		} {
			if got := claimedWords(t, variant); got != want {
				t.Errorf("%s with %s claims\n%s\nwant\n%s", source, name, got, want)
			}
		}
	}
}

// claimedWords are the claims of a text, with what they quote on one line.
func claimedWords(t *testing.T, source string) string {
	docs, claims := readCase(t, source)
	var b strings.Builder
	for i, d := range docs {
		for _, c := range claims[i] {
			line := strings.ReplaceAll(renderClaim(d, c), "⏎", " ")
			b.WriteString(strings.Join(strings.Fields(strings.ReplaceAll(line, "\uFEFF", "")), " ") + "\n")
		}
	}
	return b.String()
}
