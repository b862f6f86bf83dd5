// Package sample holds the edition that is built into the program: thirty letters and telegrams in
// the layout of a printed edition, made to try things out where no corpus is at hand.
//
// Its words are not those of the papers. It tells in its own words what they are known to have
// said, and two pieces are invented; its preface says so, and nobody should quote it as a source.
package sample

import (
	"embed"
	"fmt"

	"regesta/corpus"
)

// Name is the name of the edition as a source, and the stem of its documents' ids.
const Name = "sample"

// Edition holds the text of the edition, sample.txt.
//
//go:embed sample.txt
var Edition embed.FS

// Open returns the edition as a source, ready to be read once.
func Open() *corpus.Source {
	f, err := Edition.Open("sample.txt")
	if err != nil {
		panic(fmt.Sprintf("sample: the edition is not built in: %v", err))
	}
	return &corpus.Source{Name: Name, Reader: f}
}
