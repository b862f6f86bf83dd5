package corpus

import (
	"strings"
	"unicode"
)

// OneLine joins the lines of a text and drops control characters, with which a source could move
// the cursor of whoever reads it.
func OneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}
