package export

import (
	"fmt"
	"strings"
)

// Maker names the program and its version, for the place that a format has for it.
func (v *View) Maker() string { return strings.TrimSpace("regesta " + v.Options.Version) }

// Note says what an export holds: the question it answers, how many documents, and what it leaves
// out. Every format that has room for a remark carries it.
func (v *View) Note() string {
	r, question := v.result, v.Options.Question
	if question == "" {
		question = "all documents"
	}
	parts := []string{counted(r.Documents-r.Parts, "document")}
	for _, p := range []struct {
		n    int
		what string
	}{
		{r.Parts, "parts of them"},
		{r.Attested, "only spoken of"},
		{r.Undated, "without a date"},
		{r.Unresolved, "names that stand for nobody known"},
	} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	note := "Question: " + question + ". " + strings.Join(parts, ", ") + "."
	if r.LeftOut > 0 {
		note += " Left out by the question: " + counted(r.LeftOut, "document") + "."
	}
	if r.AttestedOut > 0 {
		note += " Left out because only spoken of: " + counted(r.AttestedOut, "letter") + "."
	}
	return note
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
