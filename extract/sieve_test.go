package extract

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNecessaryWords(t *testing.T) {
	for pattern, want := range map[string]string{
		`ferr(?:y|ies)`:                          `[[ferry ferries]]`,
		`\b[Tt]he (?:[a-z]+ ){0,2}barges?`:       `[[he ] [barge]]`,
		`(?:letter|wire)s? (?:sent )?to`:         `[[letter to letter sent to letters to letters sent to wire to wire sent to wires to wires sent to]]`,
		`(?P<x>[\x{E000}-\x{E7FF}])+ (?:and|or)`: "[[\xee] [ and  or]]",
		`(?:ferry|[a-z]+)`:                       `[]`,
		`(?i)ferry`:                              `[]`,
		`(?:ferry)?`:                             `[]`,
		`(?:tide){2,3}? .*quay`:                  `[[tidetide ] [quay]]`,
	} {
		if got := fmt.Sprint(necessaryWords(regexp.MustCompile(pattern))); got != want {
			t.Errorf("%s needs %q, want %q", pattern, got, want)
		}
	}
}

// What a frame matches, the sieve lets through.
func TestSieveKeepsEveryMatch(t *testing.T) {
	for i, f := range frames {
		words := rapid.StringMatching(f.pattern.String())
		rapid.Check(t, func(t *rapid.T) {
			if text := words.Draw(t, "text"); f.pattern.MatchString(text) && !frameSieve().may(i, frameSieve().sift(text)) {
				t.Fatalf("frame %d matches %q, which the sieve keeps back", i, text)
			}
		})
	}
}

func TestSieveKeepsBack(t *testing.T) {
	s := newSieve([]*regexp.Regexp{regexp.MustCompile(`Ada\w* (?:wrote|wired)`), regexp.MustCompile(`quay`)})
	for text, want := range map[string]string{
		"Ada wrote from the quay": "true true",
		"Ada wired":               "true false",
		"Ada writes":              "false false",
		"he wired Ada":            "false false", // in another order
		"":                        "false false",
	} {
		words := s.sift(text)
		if got := fmt.Sprint(s.may(0, words), s.may(1, words)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// The finder finds what strings.Contains finds.
func TestFinder(t *testing.T) {
	letters := rapid.StringMatching(`[ab\x{E000}]{1,4}`)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(letters, 1, 70).Draw(t, "words")
		text := rapid.StringMatching(`[abc\x{E000}\x{E001}]{0,30}`).Draw(t, "text")
		found := newFinder(words).find(text)
		for i, w := range words {
			if has := found[i/64]>>(i%64)&1 == 1; has != strings.Contains(text, w) {
				t.Fatalf("%q in %q: %t", w, text, has)
			}
		}
	})
}
