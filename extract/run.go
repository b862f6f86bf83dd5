package extract

import (
	"fmt"

	"regesta/corpus"
)

// Structure runs the extractors that need nothing but the document: heading, dateline, source
// note, notes, glossary, markup. Their claims teach the [Edition].
func Structure(d *corpus.Document) ([]Claim, error) {
	return run(d, nil, nil)
}

// Contents runs the extractors that use what the whole corpus has taught: names in the text,
// letters only spoken of, subjects. It returns claims, which Structure made, with the new ones
// behind them.
func Contents(d *corpus.Document, claims []Claim, e *Edition) ([]Claim, error) {
	return run(d, claims, e)
}

func run(d *corpus.Document, claims []Claim, e *Edition) ([]Claim, error) {
	var head *heading
	for _, x := range ordered(e != nil) {
		pass := &Pass{Document: d, Edition: e, extractor: x.Name, claims: &claims, head: &head}
		if err := x.Run(pass); err != nil {
			return claims, fmt.Errorf("%s: extractor %s: %w", d.ID, x.Name, err)
		}
	}
	return claims, nil
}

// ordered lists the extractors of one pass, each behind those it needs, by name where it is free.
func ordered(corpus bool) []*Extractor {
	var list []*Extractor
	seen := map[*Extractor]bool{}
	var visit func(*Extractor)
	visit = func(x *Extractor) {
		if seen[x] {
			return
		}
		seen[x] = true
		for _, need := range x.Needs {
			visit(need)
		}
		if x.Corpus == corpus {
			list = append(list, x)
		}
	}
	for _, x := range Extractors() {
		visit(x)
	}
	return list
}
