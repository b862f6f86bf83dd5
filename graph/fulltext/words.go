package fulltext

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
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
	field    = "text"
	analyzer = "regesta"
	// languageEnd parts the language of a text from the text, as the index takes it.
	languageEnd = "\x00"
)

// folding takes the accents off, behind the stemmer, which needs them.
type folding struct{}

func (folding) Filter(tokens analysis.TokenStream) analysis.TokenStream {
	for _, t := range tokens {
		t.Term = []byte(names.Fold(string(t.Term)))
	}
	return tokens
}

// A words is the analyzer that the index has of bleve: it reads a language and a text.
type words struct{}

func (words) Analyze(input []byte) analysis.TokenStream {
	language, text, _ := bytes.Cut(input, []byte(languageEnd))
	return terms(string(language), string(text))
}

// layout says that of a document its text is indexed, with the places of its words, and nothing is
// stored: the graph has it. Bleve writes it into an index, and must know the analyzer to open one.
var layout = func() *mapping.IndexMappingImpl {
	err := registry.RegisterAnalyzer(analyzer, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) { return words{}, nil })
	if err != nil {
		panic(fmt.Sprintf("fulltext: %v", err)) // our own mistake
	}
	f := bleve.NewTextFieldMapping()
	f.Analyzer, f.Store, f.IncludeInAll, f.DocValues, f.IncludeTermVectors = analyzer, false, false, false, true
	m := bleve.NewIndexMapping()
	m.DefaultMapping = bleve.NewDocumentStaticMapping()
	m.DefaultMapping.AddFieldMappingsAt(field, f)
	return m
}()

// document is a letter as the index takes it.
func document(language, text string) map[string]any {
	return map[string]any{field: language + languageEnd + text}
}

// chains are the ways from a text to its terms, by language; each is made when it is first needed,
// as some stemmers load large tables.
var chains sync.Map

// terms are the terms of a text in one language.
func terms(language, text string) analysis.TokenStream {
	if stemmers[language] == "" {
		language = unstemmed
	}
	made, ok := chains.Load(language)
	if !ok {
		made, _ = chains.LoadOrStore(language, newChain(language))
	}
	return made.(analysis.Analyzer).Analyze([]byte(text))
}

// unstemmed is the language of texts of which none is known.
const unstemmed = ""

func newChain(language string) analysis.Analyzer {
	cache := registry.NewCache()
	tokenizer, err := cache.TokenizerNamed(unicode.Name)
	if err != nil {
		panic(fmt.Sprintf("fulltext: %v", err)) // our own mistake
	}
	chain := &analysis.DefaultAnalyzer{Tokenizer: tokenizer}
	for _, name := range []string{lowercase.Name, stemmers[language]} {
		if name == "" {
			continue
		}
		filter, err := cache.TokenFilterNamed(name)
		if err != nil {
			panic(fmt.Sprintf("fulltext: %v", err)) // our own mistake
		}
		chain.TokenFilters = append(chain.TokenFilters, filter)
	}
	chain.TokenFilters = append(chain.TokenFilters, folding{})
	return chain
}
