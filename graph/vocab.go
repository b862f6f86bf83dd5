package graph

import (
	"slices"
	"strings"

	"regesta/extract"
)

// A Term declares one predicate: how people read it in both directions, what may stand at its two
// ends, and what neighbouring vocabularies call it. Graph, exports and screens all read the
// [Vocabulary]; nothing else says what a predicate means.
type Term struct {
	Predicate extract.Predicate
	Label     string // subject → object: "was sent by"
	Reverse   string // object → subject: "sent"; empty where the object is a value
	Doc       string
	Domain    []extract.Kind // what the subject may be
	Range     []extract.Kind // what the object may be
	Aligned   []Alignment
}

// An Alignment is a property of another vocabulary that says the same. Inverse is set where that
// vocabulary's edge runs from our object to our subject.
type Alignment struct {
	IRI     string
	Inverse bool
}

// The namespaces of the vocabularies that terms are aligned with.
const (
	nsSchema  = "https://schema.org/"
	nsRiC     = "https://www.ica.org/standards/RiC/ontology#"
	nsDCTerms = "http://purl.org/dc/terms/"
	nsProv    = "http://www.w3.org/ns/prov#"
	nsCoCo    = "http://ldf.fi/schema/coco/" // LetterSampo Finland
	nsLSSC    = "http://ldf.fi/schema/lssc/" // LetterSampo (CKCC, correspSearch)
	nsWGS84   = "http://www.w3.org/2003/01/geo/wgs84_pos#"
	nsSKOS    = "http://www.w3.org/2004/02/skos/core#"
)

var (
	documents = []extract.Kind{extract.Document}
	parties   = []extract.Kind{extract.Person, extract.Organisation}
	places    = []extract.Kind{extract.Place}
	named     = []extract.Kind{extract.Person, extract.Organisation, extract.Place}
	subjects  = []extract.Kind{extract.Person, extract.Organisation, extract.Place, extract.Topic}
	literals  = []extract.Kind{extract.Literal}
	cited     = []extract.Kind{extract.Document, extract.Literal}
)

// vocabulary is the only schema of the graph, in the order of extract/predicate.go.
var vocabulary = []Term{
	{
		Predicate: extract.DocKind, Label: "is a", Domain: documents, Range: literals,
		Doc:     "What the document is by its form, in lower case: letter, telegram, memorandum.",
		Aligned: align(nsRiC+"hasDocumentaryFormType", nsCoCo+"type_as_recorded"),
	},
	{
		Predicate: extract.Heading, Label: "is headed", Domain: documents, Range: literals,
		Doc:     "The heading that the editors gave the document. It is their reading of the letter, not the letter's own words.",
		Aligned: align(nsDCTerms+"title", nsSchema+"headline"),
	},
	{
		Predicate: extract.Sender, Label: "was sent by", Reverse: "sent", Domain: documents, Range: parties,
		Doc:     "Who wrote or sent the document: a person, with the office held, or a body. A letter may have several.",
		Aligned: append(align(nsSchema+"sender", nsRiC+"hasSender", nsCoCo+"was_authored_by"), Alignment{nsLSSC + "created", true}),
	},
	{
		Predicate: extract.Recipient, Label: "was addressed to", Reverse: "received", Domain: documents, Range: parties,
		Doc:     "To whom the document is addressed; that it arrived is not said.",
		Aligned: align(nsSchema+"toRecipient", nsRiC+"hasAddressee", nsCoCo+"was_addressed_to", nsLSSC+"was_addressed_to"),
	},
	{
		Predicate: extract.CopyTo, Label: "was copied to", Reverse: "received a copy of", Domain: documents, Range: parties,
		Doc:     "Who was sent a copy.",
		Aligned: align(nsSchema + "ccRecipient"),
	},
	{
		Predicate: extract.Signatory, Label: "was signed by", Reverse: "signed", Domain: documents, Range: parties,
		Doc:     "Who signed for a body or an office. Such a person is a sender only where the heading names nobody.",
		Aligned: align(nsRiC + "hasAuthor"),
	},
	{
		Predicate: extract.Author, Label: "was written by", Reverse: "wrote", Domain: documents, Range: parties,
		Doc:     "Who wrote a piece that is addressed to nobody: a memorandum, a report, minutes. Such a person sent nothing.",
		Aligned: align(nsSchema+"author", nsRiC+"hasAuthor", nsDCTerms+"creator"),
	},
	{
		Predicate: extract.Date, Label: "is dated", Domain: documents, Range: literals,
		Doc:     "When the document was written, as EDTF in the Gregorian calendar. An undated document has no such statement.",
		Aligned: align(nsRiC+"normalizedDateValue", nsDCTerms+"created"),
	},
	{
		Predicate: extract.PlaceSent, Label: "was sent from", Reverse: "is the place of sending of", Domain: documents, Range: places,
		Doc:     "The place of the dateline.",
		Aligned: align(nsCoCo+"was_sent_from", nsLSSC+"was_sent_from"),
	},
	{
		Predicate: extract.PlaceReceived, Label: "was sent to", Reverse: "is the destination of", Domain: documents, Range: places,
		Doc:     "The place the document was sent to.",
		Aligned: align(nsCoCo+"was_sent_to", nsLSSC+"was_sent_to"),
	},
	{
		Predicate: extract.SenderInText, Label: "was by its own words sent by", Reverse: "sent by its own words", Domain: documents, Range: parties,
		Doc: "Whom the letter's heading or signature names as sender where the source's markup names somebody else. The markup's counts; such a person is no sender.",
	},
	{
		Predicate: extract.RecipientInText, Label: "was by its own words addressed to", Reverse: "received by its own words", Domain: documents, Range: parties,
		Doc: "Whom the letter's own words address where the source's markup names somebody else. The markup's counts.",
	},
	{
		Predicate: extract.PlaceSentInText, Label: "was by its own words sent from", Reverse: "is by its own words the place of sending of", Domain: documents, Range: places,
		Doc: "The place of the dateline where the source's markup names another. The markup's counts.",
	},
	{
		Predicate: extract.PlaceReceivedInText, Label: "was by its own words sent to", Reverse: "is by its own words the destination of", Domain: documents, Range: places,
		Doc: "The place of the address where the source's markup names another. The markup's counts.",
	},
	{
		Predicate: extract.Shelfmark, Label: "has the shelfmark", Domain: documents, Range: literals,
		Doc:     "Where the paper lies, as the source note says it, with \"Ibid.\" resolved.",
		Aligned: align(nsRiC+"identifier", nsDCTerms+"identifier"),
	},
	{
		Predicate: extract.Archive, Label: "lies in", Domain: documents, Range: literals,
		Doc:     "The archive of the shelfmark.",
		Aligned: align(nsRiC + "hasOrHadHolder"),
	},
	{
		Predicate: extract.Fonds, Label: "belongs to the fonds", Domain: documents, Range: literals,
		Doc:     "The fonds of the shelfmark.",
		Aligned: align(nsRiC+"isOrWasIncludedIn", nsCoCo+"fonds_as_recorded"),
	},
	{
		Predicate: extract.Series, Label: "belongs to the series", Domain: documents, Range: literals,
		Doc:     "The series (opis, inventory) of the shelfmark.",
		Aligned: align(nsRiC + "isOrWasIncludedIn"),
	},
	{
		Predicate: extract.File, Label: "belongs to the file", Domain: documents, Range: literals,
		Doc:     "The file (delo, box, bundle) of the shelfmark.",
		Aligned: align(nsRiC + "isOrWasIncludedIn"),
	},
	{
		Predicate: extract.Leaf, Label: "is on the leaf", Domain: documents, Range: literals,
		Doc: "The leaves or pages of the shelfmark.",
	},
	{
		Predicate: extract.CopyForm, Label: "is preserved as", Domain: documents, Range: literals,
		Doc:     "The form of the copy that the editors printed: \"Certified typewritten copy\".",
		Aligned: align(nsRiC + "hasRepresentationType"),
	},
	{
		Predicate: extract.Language, Label: "is written in", Domain: documents, Range: literals,
		Doc:     "The language of the text, as ISO 639-1.",
		Aligned: align(nsDCTerms+"language", nsSchema+"inLanguage"),
	},
	{
		Predicate: extract.Mentions, Label: "mentions", Reverse: "is mentioned in", Domain: documents, Range: named,
		Doc:     "A person, organisation or place that the document names. The passage is the name alone.",
		Aligned: align(nsSchema+"mentions", nsLSSC+"mentions"),
	},
	{
		Predicate: extract.About, Label: "is about", Reverse: "is the subject of", Domain: documents, Range: subjects,
		Doc:     "A subject of the document, weighed by the score of its passage against the document's other subjects.",
		Aligned: align(nsSchema+"about", nsRiC+"hasOrHadSubject", nsDCTerms+"subject"),
	},
	{
		Predicate: extract.Cites, Label: "refers to", Reverse: "is referred to in", Domain: documents, Range: cited,
		Doc:     "Another document that text or notes refer to. The object is a value where the corpus does not have that document.",
		Aligned: align(nsDCTerms+"references", nsSchema+"citation"),
	},
	{
		Predicate: extract.RepliesTo, Label: "replies to", Reverse: "is answered by", Domain: documents, Range: cited,
		Doc:     "The document that this one answers.",
		Aligned: align(nsRiC + "isReplyTo"),
	},
	{
		Predicate: extract.Encloses, Label: "encloses", Reverse: "is enclosed in", Domain: documents, Range: cited,
		Doc:     "A document sent along with this one.",
		Aligned: align(nsSchema + "messageAttachment"),
	},
	{
		Predicate: extract.AttestedIn, Label: "is attested in", Reverse: "attests", Domain: documents, Range: documents,
		Doc:     "The document that speaks of this one, which the corpus does not have. Never count an attested letter among the printed ones.",
		Aligned: align(nsProv + "wasDerivedFrom"),
	},
	{
		Predicate: extract.SameAs, Label: "is the printed letter", Reverse: "is spoken of as", Domain: documents, Range: documents,
		Doc:     "The printed letter that a letter spoken of elsewhere is: same sender, same day, same recipients. The two keep their own nodes.",
		Aligned: align(nsSchema + "sameAs"),
	},
	{
		Predicate: extract.PartOf, Label: "is part of", Reverse: "has part", Domain: documents, Range: documents,
		Doc:     "The whole that a postscript, cover note, question or answer belongs to.",
		Aligned: align(nsDCTerms+"isPartOf", nsSchema+"isPartOf"),
	},
	{
		Predicate: extract.Name, Label: "is called", Domain: subjects, Range: literals,
		Doc:     "A form of the name, as written.",
		Aligned: align(nsSKOS+"altLabel", nsSchema+"alternateName"),
	},
	{
		Predicate: extract.Office, Label: "held the office", Domain: parties, Range: literals,
		Doc:     "An office that a person held.",
		Aligned: align(nsSchema + "jobTitle"),
	},
	{
		Predicate: extract.Birth, Label: "was born", Domain: parties, Range: literals,
		Doc:     "When a person was born, as EDTF.",
		Aligned: align(nsSchema + "birthDate"),
	},
	{
		Predicate: extract.Death, Label: "died", Domain: parties, Range: literals,
		Doc:     "When a person died, as EDTF.",
		Aligned: align(nsSchema + "deathDate"),
	},
	{
		Predicate: extract.Description, Label: "is described as", Domain: subjects, Range: literals,
		Doc:     "What a glossary or note of the editors says of a person, organisation or place.",
		Aligned: align(nsDCTerms+"description", nsSchema+"description"),
	},
	{
		Predicate: extract.Identifier, Label: "is identified by", Domain: subjects, Range: literals,
		Doc:     "The URI of the same person, organisation or place in an authority file.",
		Aligned: align(nsSchema+"sameAs", nsSKOS+"exactMatch"),
	},
	{
		Predicate: extract.Latitude, Label: "has the latitude", Domain: places, Range: literals,
		Doc:     "Decimal degrees north of the equator, WGS 84.",
		Aligned: align(nsWGS84+"lat", nsSchema+"latitude"),
	},
	{
		Predicate: extract.Longitude, Label: "has the longitude", Domain: places, Range: literals,
		Doc:     "Decimal degrees east of Greenwich, WGS 84.",
		Aligned: align(nsWGS84+"long", nsSchema+"longitude"),
	},
}

// terms finds a term by its predicate.
var terms = func() map[extract.Predicate]*Term {
	m := make(map[extract.Predicate]*Term, len(vocabulary))
	for i := range vocabulary {
		m[vocabulary[i].Predicate] = &vocabulary[i]
	}
	return m
}()

// Vocabulary lists every term, sorted by predicate.
func Vocabulary() []Term {
	list := slices.Clone(vocabulary)
	slices.SortFunc(list, func(a, b Term) int { return strings.Compare(string(a.Predicate), string(b.Predicate)) })
	return list
}

// TermOf returns the term of a predicate, and whether the vocabulary has it.
func TermOf(p extract.Predicate) (Term, bool) {
	t := terms[p]
	if t == nil {
		return Term{}, false
	}
	return *t, true
}

func align(iris ...string) []Alignment {
	list := make([]Alignment, len(iris))
	for i, iri := range iris {
		list[i] = Alignment{IRI: iri}
	}
	return list
}
