package extract_test

import (
	"slices"
	"testing"

	"regesta/corpus"
	"regesta/corpus/corpustest"
	"regesta/extract"
)

// BenchmarkStructure reads what the layout of printed editions states.
func BenchmarkStructure(b *testing.B) {
	docs, size := corpustest.Documents(b)
	report := corpustest.Rate(b, size)
	for b.Loop() {
		structure(b, docs)
	}
	report()
}

// BenchmarkLearn learns the names and words of printed editions.
func BenchmarkLearn(b *testing.B) {
	docs, size := corpustest.Documents(b)
	claims := structure(b, docs)
	report := corpustest.Rate(b, size)
	for b.Loop() {
		learn(docs, claims)
	}
	report()
}

// BenchmarkContents reads the texts of printed editions with the names that they taught.
func BenchmarkContents(b *testing.B) {
	docs, size := corpustest.Documents(b)
	claims := structure(b, docs)
	edition := learn(docs, claims)
	report := corpustest.Rate(b, size)
	for b.Loop() {
		for i, d := range docs {
			if _, err := extract.Contents(d, slices.Clip(claims[i]), edition); err != nil {
				b.Fatal(err)
			}
		}
	}
	report()
}

func structure(b *testing.B, docs []*corpus.Document) [][]extract.Claim {
	b.Helper()
	claims := make([][]extract.Claim, len(docs))
	for i, d := range docs {
		var err error
		if claims[i], err = extract.Structure(d); err != nil {
			b.Fatal(err)
		}
	}
	return claims
}

func learn(docs []*corpus.Document, claims [][]extract.Claim) *extract.Edition {
	edition := extract.NewEdition()
	for i, d := range docs {
		edition.Learn(d, claims[i])
	}
	edition.Finish()
	return edition
}
