package corpus

import "testing"

func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"":                                 "",
		"  a\n\tb  c ":                     "a b c",
		"red \x1b[31malarm\x1b[0m\x07 end": "red [31malarm [0m end",
		"Łódź\u00a0town\u0085next":         "Łódź town next",
	} {
		if got := OneLine(text); got != want {
			t.Errorf("OneLine(%q) = %q, want %q", text, got, want)
		}
	}
}
