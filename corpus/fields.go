package corpus

// The names of fields: what the markup of a source can state about a document. Every format uses
// these and no others, so that one extractor reads them all.
//
// Value holds what is named, Ref the identifier that the source gives it (an authority URI, or a
// local one made absolute), Span the words of Text that say so.
const (
	FieldSender    = "sender"    // a party; Type tells person from organisation
	FieldRecipient = "recipient" // a party
	FieldCopy      = "copy"      // a party that got a copy

	// FieldHeadingSender, FieldHeadingRecipient and FieldHeadingDate are what markup inside a
	// printed heading points out, or what the head of a web page says. They are weaker than the
	// fields above and count where the words of heading and text say nothing: those say more, the
	// office for instance, and markup of this sort is sometimes wrong.
	FieldHeadingSender    = "heading.sender"
	FieldHeadingRecipient = "heading.recipient"
	FieldHeadingDate      = "heading.date"

	FieldDateSent     = "date.sent"     // EDTF, in the Gregorian calendar; Span is the date as written
	FieldDateText     = "date.text"     // a date of sending that the source gives in words only
	FieldDateReceived = "date.received" // EDTF

	FieldPlaceSent     = "place.sent"
	FieldPlaceReceived = "place.received"

	FieldNumber     = "number"     // of the letter in its edition or index
	FieldKind       = "kind"       // letter, telegram, email …, in lower case
	FieldTitle      = "title"      // the title that the source gives the document
	FieldSubject    = "subject"    // the subject line of a message, or a keyword
	FieldLanguage   = "language"   // ISO 639-1
	FieldShelfmark  = "shelfmark"  // the whole of it: repository, collection, number
	FieldRepository = "repository" // the archive or library alone
	// FieldShelfmarkBefore is the source note of the document before, where this one's says Ibid.
	FieldShelfmarkBefore = "shelfmark.before"
	// FieldHeadingBefore is the heading of the document before, where this one's names "the same" reader.
	FieldHeadingBefore = "heading.before"
	FieldEdition       = "edition" // where the document is printed
	FieldNote          = "note"    // a remark of those who made the record

	FieldMessageID  = "message-id"  // of this message, in angle brackets
	FieldInReplyTo  = "in-reply-to" // message-id, or source id, of what this one answers
	FieldReferences = "references"  // message-id of an earlier message of the thread
	FieldPrevious   = "prev"        // source id of the letter before this one in the same exchange
	FieldNext       = "next"        // source id of the letter that follows
	FieldCites      = "cites"       // source id of a document that the text points to
	FieldAttachment = "attachment"  // file name, or media type, of what a message carries
	FieldURL        = "url"         // where the document is published

	FieldMentionPerson       = "mention.person" // a name in the text; Span is the name alone
	FieldMentionOrganisation = "mention.organisation"
	FieldMentionPlace        = "mention.place"
	FieldMentionTopic        = "mention.topic"

	// The entries of a register of persons, bodies or places. They speak of the entity that bears
	// the same Ref, not of the document.
	FieldEntryName        = "entry.name" // Type is person, organisation or place
	FieldEntryBirth       = "entry.birth"
	FieldEntryDeath       = "entry.death"
	FieldEntryDescription = "entry.description"
	FieldEntryIdentifier  = "entry.identifier" // URI of an authority
	FieldEntryLatitude    = "entry.latitude"   // decimal degrees
	FieldEntryLongitude   = "entry.longitude"
)

// The values of Field.Type.
const (
	TypePerson       = "person"
	TypeOrganisation = "organisation"
	TypePlace        = "place"
)

// The values of Field.Certainty besides the empty one.
const (
	Probable   = "probable"   // the source doubts it
	Conjecture = "conjecture" // the source's editors inferred it
)

// States reports whether the source's own markup states a field of that name. What it states,
// nothing need be guessed from the text.
func States(d *Document, name string) bool {
	_, ok := d.Field(name)
	return ok
}
