package export

import (
	"encoding/hex"
	"encoding/json"
)

// A resource declares one table: its columns in their order, and how it refers to others. The CSV
// header and datapackage.json are both made from it.
type resource struct {
	Name    string
	Title   string
	Fields  []field
	Primary string
	Foreign []foreignKey
}

// A field is one column.
type field struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description,omitempty"`
}

// A foreignKey says that a column holds ids of another table, or is empty.
type foreignKey struct{ column, table, key string }

func text(name, doc string) field    { return field{name, "string", doc} }
func integer(name, doc string) field { return field{name, "integer", doc} }
func number(name, doc string) field  { return field{name, "number", doc} }

var (
	documentKey = foreignKey{"document", "documents", "document"}
	entityKey   = foreignKey{"entity", "entities", "entity"}
	quoteFields = []field{
		integer("start", "first code point of the passage in the document's text"),
		integer("end", "code point behind the passage"),
	}
)

// claimFields are the columns of claims, those of documents and those of the apparatus.
var claimFields = []field{
	text("claim", "identifier of the statement"), text("subject", "node"), text("predicate", "of the vocabulary"),
	text("object", "node, or value"), text("document", "that says so"),
	quoteFields[0], quoteFields[1], text("quote", "the words that say so"), text("extractor", "what found it"),
	number("score", "0 to 1: how sure the extractor is"),
}

// resources are the tables in the order of the package. New columns go behind the others: scripts
// rely on the order.
var resources = []resource{
	{
		Name: "documents", Title: "Letters and other documents, one row each", Primary: "document",
		Foreign: []foreignKey{
			{"source", "sources", "source"}, {"part_of", "", "document"},
			{"place_sent_id", "entities", "entity"}, {"place_received_id", "entities", "entity"},
		},
		Fields: []field{
			text("document", "stable identifier"), text("source", "path of the source as given to the build"),
			text("source_id", "identifier that the source itself gives the letter"), text("number", "as printed"),
			text("part_of", "the whole that this document is a part of"), text("heading", "the editors' heading"),
			text("kind", "letter, telegram, memorandum …"),
			text("date", "EDTF (ISO 8601-2) in the Gregorian calendar; empty when undated"),
			text("date_text", "the date as written"), text("calendar", "gregorian, julian or unknown: of the date as written"),
			{"earliest", "date", "first possible day; empty when open"}, {"latest", "date", "last possible day; empty when open"},
			text("place_sent", ""), text("place_sent_id", ""), text("place_received", ""), text("place_received_id", ""),
			text("shelfmark", "as the source note has it"), text("archive", ""), text("fonds", ""), text("series", ""),
			text("file", ""), text("leaf", ""), text("copy_form", "form of the copy that was printed"),
			text("language", "ISO 639-1"),
			integer("start", "first code point in the source file; empty when that is not plain text"),
			integer("end", "code point behind the document in the source file"),
			{"attested", "boolean", "true for letters that are only spoken of"},
			text("attested_in", "the document that speaks of it"),
			text("attested_note", "number of the note that speaks of it; empty when the text does"),
		},
	},
	{
		Name: "participants", Title: "Senders, recipients and those who were sent a copy",
		Foreign: []foreignKey{documentKey, entityKey},
		Fields: []field{
			text("document", ""), text("role", "sender, recipient or copy"), integer("position", "from 1, within the role"),
			text("entity", ""), text("type", "person, organisation or unknown"), text("name_as_written", ""),
			text("office", "held in this letter"), text("certainty", "empty, probable or conjecture"),
		},
	},
	{
		Name: "mentions", Title: "Names in the texts", Foreign: []foreignKey{documentKey, entityKey},
		Fields: []field{
			text("document", ""), quoteFields[0], quoteFields[1], text("text", "the name as written"),
			text("type", "person, organisation or place"), text("entity", ""), text("extractor", "what found it"),
			number("score", "0 to 1: how sure the extractor is"),
		},
	},
	{
		Name: "entities", Title: "People, organisations, places and topics", Primary: "entity",
		Fields: []field{
			text("entity", "identifier"), text("type", "person, organisation, place or topic"), text("name", "the best form"),
			text("birth", "EDTF"), text("death", "EDTF"), text("description", "what a glossary or note says"),
			text("wikidata", "URI"), text("viaf", "URI"), text("gnd", "URI"), text("geonames", "URI"),
			number("latitude", "decimal degrees, WGS 84"), number("longitude", "decimal degrees, WGS 84"),
			text("offices", "divided by semicolons"), text("identifiers", "further URIs, divided by spaces"),
		},
	},
	{
		Name: "names", Title: "Forms of names", Foreign: []foreignKey{entityKey},
		Fields: []field{text("entity", ""), text("name", "as written"), integer("count", "how often it stands in the corpus")},
	},
	{
		Name: "references", Title: "References from document to document",
		Foreign: []foreignKey{documentKey, {"target", "documents", "document"}},
		Fields: []field{
			text("document", ""), quoteFields[0], quoteFields[1], text("text", "the words that refer"),
			text("type", "cites, replies-to or encloses"), text("target", "empty when the tables do not have that document"),
			text("target_number", "its number as the reference gives it"), text("target_note", "number of the note referred to"),
		},
	},
	{
		Name: "subjects", Title: "What documents are about", Foreign: []foreignKey{documentKey, entityKey},
		Fields: []field{
			text("document", ""), text("subject", "name of the subject"), text("entity", ""),
			number("score", "weight against the other subjects of the document"), quoteFields[0], quoteFields[1],
		},
	},
	{
		Name: "claims", Title: "Every claim of every document, one row a passage", Foreign: []foreignKey{documentKey},
		Fields: claimFields,
	},
	{
		Name: "apparatus", Title: "Claims of what the editors put before and behind the documents: lists of persons and abbreviations",
		Fields: claimFields,
	},
	{
		Name: "sources", Title: "Files that were read", Primary: "source",
		Fields: []field{
			text("source", "path as given to the build"), text("title", "name of the file"),
			integer("documents", "printed documents in these tables, parts not counted"),
		},
	},
}

// The profile of datapackage.json and the parts of it that are made here.
const packageProfile = "https://datapackage.org/profiles/2.0/datapackage.json"

type packageFile struct {
	Schema      string            `json:"$schema"`
	Name        string            `json:"name"`
	Title       string            `json:"title"`
	Description string            `json:"description"`
	Resources   []packageResource `json:"resources"`
}

type packageResource struct {
	Name      string        `json:"name"`
	Title     string        `json:"title"`
	Path      string        `json:"path"`
	Type      string        `json:"type"`
	Format    string        `json:"format"`
	Mediatype string        `json:"mediatype"`
	Encoding  string        `json:"encoding"`
	Hash      string        `json:"hash"`
	Bytes     int64         `json:"bytes"`
	Schema    packageSchema `json:"schema"`
}

type packageSchema struct {
	Fields        []field      `json:"fields"`
	PrimaryKey    []string     `json:"primaryKey,omitempty"`
	ForeignKeys   []packageKey `json:"foreignKeys,omitempty"`
	MissingValues []string     `json:"missingValues"`
}

type packageKey struct {
	Fields    []string         `json:"fields"`
	Reference packageReference `json:"reference"`
}

type packageReference struct {
	Resource string   `json:"resource,omitempty"` // left out for the table itself
	Fields   []string `json:"fields"`
}

// describe writes datapackage.json, behind the tables it describes.
func describe(v *View, out *Output, tables []*table) (err error) {
	p := packageFile{
		Schema: packageProfile, Name: "regesta", Title: "Correspondence",
		Description: v.Maker() + ". " + v.Note() + " Offsets count Unicode code points, end exclusive; empty cells are unknown.",
	}
	for _, t := range tables {
		p.Resources = append(p.Resources, t.describe())
	}
	data, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	file, err := out.Create("datapackage.json")
	if err != nil {
		return err
	}
	_, err = file.Write(append(data, '\n'))
	return firstError(err, file.Close())
}

func (t *table) describe() packageResource {
	r := t.resource
	p := packageResource{
		Name: r.Name, Title: r.Title, Path: r.Name + ".csv", Type: "table", Format: "csv", Mediatype: "text/csv",
		Encoding: "utf-8", Hash: "sha256:" + hex.EncodeToString(t.hash.Sum(nil)), Bytes: t.bytes,
		Schema: packageSchema{Fields: r.Fields, MissingValues: []string{""}},
	}
	if r.Primary != "" {
		p.Schema.PrimaryKey = []string{r.Primary}
	}
	for _, k := range r.Foreign {
		p.Schema.ForeignKeys = append(p.Schema.ForeignKeys, packageKey{
			Fields: []string{k.column}, Reference: packageReference{Resource: k.table, Fields: []string{k.key}},
		})
	}
	return p
}
