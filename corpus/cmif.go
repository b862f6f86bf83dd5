package corpus

import (
	"bytes"
	"iter"
	"regexp"
	"strconv"
)

// CMIF reads letter indexes in the Correspondence Metadata Interchange Format, 1.0, 1.1 and the
// terms of the second draft: letters without their text.
var CMIF = register(&Format{
	Name: "cmif",
	Doc: "CMIF: an index of letters without their text, as correspSearch collects them. Each correspDesc becomes a document " +
		"whose text is the record, one statement a line; parties, dates, places, mentions and references are taken over.",
	Match: func(_ string, head []byte) bool { return teiRoot(head) && letterIndex(head) },
	Read:  readCMIF,
})

var (
	descriptionTag = regexp.MustCompile(`<(?:\w+:)?correspDesc[\s>/]`)
	sourcedTag     = regexp.MustCompile(`<(?:\w+:)?correspDesc\s[^>]*\bsource\s*=`)
	bodyTag        = regexp.MustCompile(`(?s)<(?:\w+:)?body(?:\s[^>]*)?>(.*)`)
	anyTag         = regexp.MustCompile(`(?s)<[^>]*>?`)
	teiTag         = regexp.MustCompile(`<(?:\w+:)?TEI[\s>]`)
)

// letterIndex reports whether a TEI file is an index of letters: it describes several, or one of
// another publication, and has no text.
func letterIndex(head []byte) bool {
	head = narrow(head)
	if !bytes.Contains(head, []byte("correspDesc")) {
		return false
	}
	n := len(descriptionTag.FindAllIndex(head, 2))
	if n == 0 || rootName(head) == "teiCorpus" || len(teiTag.FindAllIndex(head, 2)) > 1 {
		return false
	}
	if body := bodyTag.FindSubmatch(head); body != nil && len(bytes.TrimSpace(anyTag.ReplaceAll(body[1], nil))) > 0 {
		return false
	}
	return n > 1 || sourcedTag.Match(head)
}

func readCMIF(src *Source) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		ids := newIDs(src.Name)
		editions := map[string]string{}
		number := 0
		for n, err := range newXML(src).elements("sourceDesc", "correspDesc") {
			switch {
			case err != nil:
				if !yield(nil, err) {
					return
				}
			case n.name == "sourceDesc":
				for bibl := range n.all("bibl", "biblStruct", "biblFull") {
					editions[xmlID(bibl)] = bibl.words()
				}
			default:
				number++
				if !yield(indexed(src.Name, ids, n, number, editions), nil) {
					return
				}
			}
		}
	}
}

// indexed makes a document of one entry of an index.
func indexed(source string, ids *idMaker, desc *node, number int, editions map[string]string) *Document {
	e := &teiEdition{source: source, ids: ids, header: &node{}, register: &teiRegister{scope: source}}
	r := newTEIRenderer(e)
	r.fields = make([]Field, 0, 10)
	r.correspondence(desc)
	r.kind(desc.attr("type"))
	r.record("Printed", editions[localTarget(desc.attr("source"))], Field{Name: FieldEdition})
	key := first(desc.attr("ref"), desc.attr("key"), xmlID(desc))
	r.record("Number", desc.attr("key"), Field{Name: FieldNumber})
	if len(r.zones) == 0 {
		r.record("Number", strconv.Itoa(number), Field{Name: FieldNumber})
	}
	d := &Document{Source: source, SourceID: first(key, strconv.Itoa(number)), Number: desc.attr("key")}
	d.ID = ids.next(first(desc.attr("key"), d.SourceID))
	return r.document(d)
}
