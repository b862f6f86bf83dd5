package corpus_test

import (
	"testing"

	"regesta/corpus"
	"regesta/corpus/corpustest"
)

// BenchmarkText finds the documents and zones of printed editions.
func BenchmarkText(b *testing.B) {
	volumes := corpustest.Volumes(b)
	size := 0
	for _, v := range volumes {
		size += len(v.Text)
	}
	report := corpustest.Rate(b, size)
	for b.Loop() {
		for _, v := range volumes {
			if _, err := corpus.Edition(v.Name, v.Text, nil); err != nil {
				b.Fatal(err)
			}
		}
	}
	report()
}
