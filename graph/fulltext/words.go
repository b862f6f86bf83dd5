package fulltext

import (
	"fmt"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/lang/da"
	"github.com/blevesearch/bleve/v2/analysis/lang/de"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/es"
	"github.com/blevesearch/bleve/v2/analysis/lang/fi"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/analysis/lang/hu"
	"github.com/blevesearch/bleve/v2/analysis/lang/it"
	"github.com/blevesearch/bleve/v2/analysis/lang/nl"
	"github.com/blevesearch/bleve/v2/analysis/lang/no"
	"github.com/blevesearch/bleve/v2/analysis/lang/pl"
	"github.com/blevesearch/bleve/v2/analysis/lang/pt"
	"github.com/blevesearch/bleve/v2/analysis/lang/ro"
	"github.com/blevesearch/bleve/v2/analysis/lang/ru"
	"github.com/blevesearch/bleve/v2/analysis/lang/sv"
	"github.com/blevesearch/bleve/v2/analysis/lang/tr"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"

	"regesta/extract/names"
)

// stemmers bring the forms of a word together, by ISO 639-1 code of the language. A text in another
// language, or in none that is known, is found by its words as they stand.
var stemmers = map[string]string{
	"da": da.SnowballStemmerName, "de": de.SnowballStemmerName, "en": en.SnowballStemmerName, "es": es.SnowballStemmerName,
	"fi": fi.SnowballStemmerName, "fr": fr.SnowballStemmerName, "hu": hu.SnowballStemmerName, "it": it.SnowballStemmerName,
	"nl": nl.SnowballStemmerName, "no": no.SnowballStemmerName, "pl": pl.SnowballStemmerName, "pt": pt.LightStemmerName,
	"ro": ro.SnowballStemmerName, "ru": ru.SnowballStemmerName, "sv": sv.SnowballStemmerName, "tr": tr.SnowballStemmerName,
}

const (
	field      = "text"
	foldFilter = "regesta_fold"
	// unstemmed is the analyzer of texts whose language is not known.
	unstemmed = "unstemmed"
)

// folding takes the accents off, behind the stemmer, which needs them.
type folding struct{}

func (folding) Filter(tokens analysis.TokenStream) analysis.TokenStream {
	for _, t := range tokens {
		t.Term = []byte(names.Fold(string(t.Term)))
	}
	return tokens
}

// analyzers is the way from a text to the terms of the index, one for each language. Some stemmers
// load large tables.
var analyzers = sync.OnceValue(newMapping)

func newMapping() *mapping.IndexMappingImpl {
	err := registry.RegisterTokenFilter(foldFilter, func(map[string]any, *registry.Cache) (analysis.TokenFilter, error) {
		return folding{}, nil
	})
	m := bleve.NewIndexMapping()
	add := func(name string, filters ...string) {
		config := map[string]any{"type": custom.Name, "tokenizer": unicode.Name, "token_filters": append(filters, foldFilter)}
		if err == nil {
			err = m.AddCustomAnalyzer(name, config)
		}
	}
	add(unstemmed, lowercase.Name)
	m.DefaultMapping = textOnly(unstemmed)
	for language, stemmer := range stemmers {
		add(language, lowercase.Name, stemmer)
		m.AddDocumentMapping(language, textOnly(language))
	}
	if err != nil {
		panic(fmt.Sprintf("fulltext: %v", err)) // our own mistake
	}
	return m
}

// textOnly says that of a document its text is indexed, with the places of its words, and nothing
// is stored: the graph has it.
func textOnly(analyzer string) *mapping.DocumentMapping {
	f := bleve.NewTextFieldMapping()
	f.Analyzer, f.Store, f.IncludeInAll, f.DocValues = analyzer, false, false, false
	f.IncludeTermVectors = true
	d := bleve.NewDocumentStaticMapping()
	d.AddFieldMappingsAt(field, f)
	return d
}

// A letter is what the index takes of a document. Type chooses the analyzer.
type letter struct {
	Text     string `json:"text"`
	language string
}

// Type is the language, as bleve's mapping.Classifier wants it.
func (l letter) Type() string { return l.language }

// terms are the terms of a text in one language.
func terms(language, text string) analysis.TokenStream {
	if stemmers[language] == "" {
		language = unstemmed
	}
	return analyzers().AnalyzerNamed(language).Analyze([]byte(text))
}
