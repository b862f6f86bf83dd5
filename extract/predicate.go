package extract

// A Predicate names what a claim says of its subject. The vocabulary in package graph gives each
// its documentation, domain, range and alignments.
type Predicate string

// What documents claim of themselves and of other documents.
const (
	DocKind       Predicate = "kind"          // letter, telegram, memorandum …
	Heading       Predicate = "heading"       // the editors' heading
	Sender        Predicate = "sender"        // a party; Qualifiers: Position, Office, Certainty
	Recipient     Predicate = "recipient"     // a party
	CopyTo        Predicate = "copyTo"        // a party
	Signatory     Predicate = "signatory"     // who signed for a body or an office
	Author        Predicate = "author"        // who wrote a piece that is addressed to nobody
	Date          Predicate = "date"          // EDTF, Gregorian; Qualifiers: Calendar, Written
	PlaceSent     Predicate = "placeSent"     //
	PlaceReceived Predicate = "placeReceived" //
	Shelfmark     Predicate = "shelfmark"     // as written, Ibid. resolved
	Archive       Predicate = "archive"       // the parts of the shelfmark
	Fonds         Predicate = "fonds"
	Series        Predicate = "series"
	File          Predicate = "file"
	Leaf          Predicate = "leaf"
	CopyForm      Predicate = "copyForm"   // "Certified typewritten copy"
	Language      Predicate = "language"   // ISO 639-1
	Mentions      Predicate = "mentions"   // person, organisation or place; the span is the name alone
	About         Predicate = "about"      // subject, ranked by score
	Cites         Predicate = "cites"      // another document; Object.Ref is its printed number
	RepliesTo     Predicate = "repliesTo"  //
	Encloses      Predicate = "encloses"   //
	AttestedIn    Predicate = "attestedIn" // an attested letter → the document that speaks of it
	SameAs        Predicate = "sameAs"     // an attested letter → the printed one that it is
	PartOf        Predicate = "partOf"     // a part → its whole
)

// What documents claim of people, organisations and places.
const (
	Name        Predicate = "name"        // a further form of the name
	Office      Predicate = "office"      // held by a person
	Birth       Predicate = "birth"       // EDTF
	Death       Predicate = "death"       // EDTF
	Description Predicate = "description" // what a glossary says
	Identifier  Predicate = "identifier"  // URI of an authority
	Latitude    Predicate = "latitude"    // decimal degrees
	Longitude   Predicate = "longitude"   // decimal degrees
)
