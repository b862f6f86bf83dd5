package names

import (
	"strings"
	"testing"
)

// cut shows the tokens of a text: "|" between tokens, "¶" where a sentence begins.
func cut(text string) string {
	var parts []string
	for _, t := range Tokenise(text) {
		s := t.Text(text)
		if t.Is(Sentence) {
			s = "¶" + s
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "|")
}

func TestTokenise(t *testing.T) {
	tests := []struct{ text, want string }{
		{"G. V. Orlov wrote. He left.", "¶G|.|V|.|Orlov|wrote|.|¶He|left|."},
		{"Tov. Orlov, No. 7, vol. 3.", "¶Tov|.|Orlov|,|No|.|7|,|vol|.|3|."},
		{"Orlov's letter; the workers' club", "¶Orlov|'s|letter|;|the|workers|'|club"},
		{"O’Brien’s note7 3was", "¶O’Brien|’s|note|7|3|was"},
		{"the 11th Army", "¶the|11th|Army"},
		{"Lugo-Braga-Porto", "¶Lugo|-|Braga|-|Porto"},
		{"HEADING\n\nText here.", "¶HEADING|¶Text|here|."},
		{"Wait... and see. Really?” “Yes.”", "¶Wait|...|and|see|.|¶Really|?|”|“|¶Yes|.|”"},
		{"between the people of the hills and the people of the plains and\n\nthe coast", "¶between|the|people|of|the|hills|and|the|people|of|the|plains|and|the|coast"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := cut(tt.text); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func FuzzTokenise(f *testing.F) {
	for _, s := range []string{"", "A. B. Cde's 11th", "\xff\xfe", "’s’S'", "a\n\n\nb", "é̀’é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := int32(0)
		for i, tok := range Tokenise(text) {
			if tok.Start < end || tok.End <= tok.Start || int(tok.End) > len(text) {
				t.Fatalf("token %d %v overlaps or is empty", i, tok)
			}
			if strings.TrimSpace(text[end:tok.Start]) != "" && isValid(text[end:tok.Start]) {
				t.Fatalf("text %q lost", text[end:tok.Start])
			}
			end = tok.End
		}
	})
}

func isValid(s string) bool {
	return strings.ToValidUTF8(s, "") != "" && strings.TrimFunc(s, isSpace) != ""
}

func BenchmarkTokenise(b *testing.B) {
	text := strings.Repeat("On May 4 the committee of the town wrote to G. V. Orlov's brother in Lugo, who had left. ", 2000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Tokenise(text)
	}
}
