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

	// What the letter's own words say where the source's markup says something else. They are
	// predicates of their own, so that nothing that counts senders counts both.
	SenderInText        Predicate = "senderInText"
	RecipientInText     Predicate = "recipientInText"
	PlaceSentInText     Predicate = "placeSentInText"
	PlaceReceivedInText Predicate = "placeReceivedInText"

	Shelfmark  Predicate = "shelfmark" // as written, Ibid. resolved
	Archive    Predicate = "archive"   // the parts of the shelfmark
	Fonds      Predicate = "fonds"
	Series     Predicate = "series"
	File       Predicate = "file"
	Leaf       Predicate = "leaf"
	CopyForm   Predicate = "copyForm"   // "Certified typewritten copy"
	Language   Predicate = "language"   // ISO 639-1
	Mentions   Predicate = "mentions"   // person, organisation or place; the span is the name alone
	About      Predicate = "about"      // subject, ranked by score
	Cites      Predicate = "cites"      // another document; Object.Ref is its printed number
	RepliesTo  Predicate = "repliesTo"  //
	Encloses   Predicate = "encloses"   //
	AttestedIn Predicate = "attestedIn" // an attested letter → the document that speaks of it
	SameAs     Predicate = "sameAs"     // an attested letter → the printed one that it is
	PartOf     Predicate = "partOf"     // a part → its whole
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

// InText is the predicate under which the letter's own words contradict a statement of its source's
// markup; for a date it is the same one, which has room for both. Empty where there is none.
func (p Predicate) InText() Predicate {
	switch p {
	case Sender:
		return SenderInText
	case Recipient:
		return RecipientInText
	case PlaceSent:
		return PlaceSentInText
	case PlaceReceived:
		return PlaceReceivedInText
	case Date:
		return Date
	}
	return ""
}
