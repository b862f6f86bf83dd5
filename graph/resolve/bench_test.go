package resolve_test

import (
	"testing"

	"regesta/corpus/corpustest"
	"regesta/extract"
	"regesta/graph/resolve"
)

// BenchmarkResolve decides who is who in printed editions.
func BenchmarkResolve(b *testing.B) {
	docs, size := corpustest.Documents(b)
	edition := extract.NewEdition()
	claims := make([][]extract.Claim, len(docs))
	var err error
	for i, d := range docs {
		if claims[i], err = extract.Structure(d); err != nil {
			b.Fatal(err)
		}
		edition.Learn(d, claims[i])
	}
	edition.Finish()
	for i, d := range docs {
		if claims[i], err = extract.Contents(d, claims[i], edition); err != nil {
			b.Fatal(err)
		}
	}
	report := corpustest.Rate(b, size)
	for b.Loop() {
		r := resolve.New()
		for i, d := range docs {
			r.Add(d, claims[i])
		}
		if err := r.Resolve(); err != nil {
			b.Fatal(err)
		}
	}
	report()
}
