package export

import (
	"context"
	_ "embed"
	"io"
	"strconv"

	"regesta/corpus"
	"regesta/graph"
)

// Neo4j writes files for neo4j-admin and Cypher.
var Neo4j = register(&Format{
	Name: "neo4j",
	Doc: "CSV files of nodes and relationships with the typed headers of neo4j-admin import, and load.cypher, which loads the same files into a running Neo4j. " +
		"Documents and entities are nodes; SENT_BY, SENT_TO, COPIED_TO, SENT_FROM, DELIVERED_TO, MENTIONS, ABOUT, CITES, PART_OF and ATTESTED_IN lead from a document. " +
		"Every document carries whether it is only attested; texts and quotes are left out.",
	Folder:   true,
	Attested: true,
	Run:      writeNeo4j,
})

//go:embed data/load.cypher
var loadCypher string

func writeNeo4j(ctx context.Context, v *View, out *Output) error {
	if err := firstError(neo4jDocuments(v, out), neo4jEntities(v, out), neo4jRelations(ctx, v, out)); err != nil {
		return err
	}
	file, err := out.Create("load.cypher")
	if err != nil {
		return err
	}
	_, err = io.WriteString(file, "// "+v.Maker()+". "+corpus.OneLine(v.Note())+"\n"+loadCypher)
	return firstError(err, file.Close())
}

func neo4jDocuments(v *View, out *Output) (err error) {
	f, err := createCSV(out, "documents.csv", "id:ID(Document)", "number", "heading", "kind", "date", "earliest:date", "latest:date", "year:int",
		"shelfmark", "source", "attested:boolean", ":LABEL")
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, f.Close()) }()
	for _, i := range v.Documents {
		e := &v.Register.Documents[i]
		f.row(e.ID, e.Number, e.Heading, e.Kind, e.Date, isoDay(e.Earliest), isoDay(e.Latest), yearOf(e),
			e.Shelfmark, v.Register.Sources[e.Source], strconv.FormatBool(e.Attested), "Document")
	}
	return nil
}

// neo4jLabels are the labels of nodes for the kinds of entities.
var neo4jLabels = map[string]string{"person": "Entity;Person", "organisation": "Entity;Organisation", "place": "Entity;Place", "topic": "Entity;Topic"}

func neo4jEntities(v *View, out *Output) (err error) {
	f, err := createCSV(out, "entities.csv", "id:ID(Entity)", "name", "kind", "birth", "death", "description", "offices:string[]", "identifiers:string[]",
		"latitude:double", "longitude:double", "resolved:boolean", ":LABEL")
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, f.Close()) }()
	for _, i := range v.Entities() {
		e := &v.Register.Entities[i]
		label := neo4jLabels[string(e.Kind)]
		if label == "" {
			label = "Entity"
		}
		f.row(e.ID, e.Name, string(e.Kind), e.Birth, e.Death, e.Description, neo4jList(e.Offices), neo4jList(e.Identifiers),
			decimal(e.Latitude), decimal(e.Longitude), strconv.FormatBool(!unresolved(e)), label)
	}
	return nil
}

// neo4jList joins values with the semicolon that divides an array; one inside a value becomes a
// comma.
func neo4jList(values []string) string {
	joined := ""
	for i, s := range values {
		if i > 0 {
			joined += ";"
		}
		for _, r := range s {
			if r == ';' {
				r = ','
			}
			joined += string(r)
		}
	}
	return joined
}

// decimal is s if it is a decimal number, else empty.
func decimal(s string) string {
	if _, err := strconv.ParseFloat(s, 64); err != nil {
		return ""
	}
	return s
}

// A neo4jWriter writes both files of relationships: those to entities and those to documents.
type neo4jWriter struct {
	view                *View
	entities, documents *csvFile
}

func neo4jRelations(ctx context.Context, v *View, out *Output) (err error) {
	w := &neo4jWriter{view: v}
	if w.entities, err = createCSV(out, "document_entity.csv", ":START_ID(Document)", ":END_ID(Entity)", "name_as_written", "office", "certainty", "count:int", "score:double", ":TYPE"); err != nil {
		return err
	}
	defer func() { err = firstError(err, w.entities.Close()) }()
	if w.documents, err = createCSV(out, "document_document.csv", ":START_ID(Document)", ":END_ID(Document)", "note", ":TYPE"); err != nil {
		return err
	}
	defer func() { err = firstError(err, w.documents.Close()) }()
	for _, i := range v.Documents {
		if err := ctx.Err(); err != nil {
			return err
		}
		w.document(&v.Register.Documents[i])
	}
	return nil
}

func (w *neo4jWriter) document(e *graph.Entry) {
	w.parties(e, "SENT_BY", e.Senders)
	w.parties(e, "SENT_TO", e.Recipients)
	w.parties(e, "COPIED_TO", e.Copies)
	w.place(e, "SENT_FROM", e.PlaceSent)
	w.place(e, "DELIVERED_TO", e.PlaceReceived)
	for _, m := range e.Mentions {
		w.entities.row(e.ID, w.view.entity(m.Entity).ID, "", "", "", strconv.Itoa(int(m.Count)), "", "MENTIONS")
	}
	for _, s := range e.Subjects {
		w.entities.row(e.ID, w.view.entity(s.Entity).ID, "", "", "", "", score(float64(s.Score)), "ABOUT")
	}
	for _, c := range e.Cites {
		kind := map[string]string{"repliesTo": "REPLIES_TO", "encloses": "ENCLOSES"}[c.Kind]
		if kind == "" {
			kind = "CITES"
		}
		w.relation(e, kind, c.Target, c.Note)
	}
	w.relation(e, "PART_OF", e.PartOf, "")
	w.relation(e, "ATTESTED_IN", e.AttestedIn, e.AttestedNote)
}

func (w *neo4jWriter) parties(e *graph.Entry, kind string, parties []graph.Party) {
	for _, p := range parties {
		w.entities.row(e.ID, w.view.entity(p.Entity).ID, p.Name, p.Office, p.Certainty, "", "", kind)
	}
}

func (w *neo4jWriter) place(e *graph.Entry, kind string, place int32) {
	if place >= 0 {
		w.entities.row(e.ID, w.view.entity(place).ID, "", "", "", "", "", kind)
	}
}

// relation writes a relationship to a document of the view; one that leads out of it is left out.
func (w *neo4jWriter) relation(e *graph.Entry, kind string, to int32, note string) {
	if w.view.Has(to) {
		w.documents.row(e.ID, w.view.Register.Documents[to].ID, note, kind)
	}
}
