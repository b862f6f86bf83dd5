package export

import (
	"slices"
	"strings"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// writeTEICorpus writes the lists of people, bodies and places, and that of the letters.
func writeTEICorpus(v *View, out *Output) (err error) {
	file, err := out.Create(corpusFile)
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, file.Close()) }()
	w := &teiWriter{newXML(file), v}
	w.start("TEI", "xmlns", teiNS)
	w.start("teiHeader")
	w.start("fileDesc")
	w.start("titleStmt")
	w.leaf("title", "Correspondence")
	w.end()
	w.start("publicationStmt")
	w.leaf("p", "Written by "+v.Maker()+".")
	w.end()
	w.start("sourceDesc")
	w.leaf("bibl", v.Note())
	w.letters()
	w.end()
	w.end()
	w.start("profileDesc")
	// standOff would be the place since 2020; these lists are read by older programs, too.
	w.lists("particDesc", entityList{"listPerson", "person", extract.Person}, entityList{"listOrg", "org", extract.Organisation})
	w.lists("settingDesc", entityList{"listPlace", "place", extract.Place})
	w.end()
	w.end()
	w.start("text")
	w.start("body")
	w.empty("p")
	w.end()
	w.end()
	w.end()
	return w.err
}

// An entityList is the list of one kind of entities, and the element of each.
type entityList struct {
	list, element string
	kind          extract.Kind
}

// lists writes lists that are not empty into a description of the participants or the setting.
func (w *teiWriter) lists(description string, lists ...entityList) {
	open := false
	for _, l := range lists {
		if !slices.ContainsFunc(w.view.Entities(), func(i int) bool { return w.view.Register.Entities[i].Kind == l.kind }) {
			continue
		}
		if !open {
			w.start(description)
			open = true
		}
		w.list(l.list, l.element, l.kind)
	}
	if open {
		w.end()
	}
}

func (w *teiWriter) list(list, element string, kind extract.Kind) {
	w.start(list)
	for _, i := range w.view.Entities() {
		e := &w.view.Register.Entities[i]
		if e.Kind == kind {
			w.entity(element, e)
		}
	}
	w.end()
}

func (w *teiWriter) entity(element string, e *graph.Entity) {
	w.start(element, "xml:id", xmlID(e.ID))
	name := teiName(e.Kind)
	w.leaf(name, corpus.OneLine(e.Name))
	for _, n := range e.Names {
		if n.Name != e.Name {
			w.leaf(name, corpus.OneLine(n.Name), "type", "variant")
		}
	}
	if e.Latitude != "" && e.Longitude != "" {
		w.start("location")
		w.leaf("geo", e.Latitude+" "+e.Longitude)
		w.end()
	}
	if e.Kind == extract.Person {
		w.vital("birth", e.Birth)
		w.vital("death", e.Death)
		for _, office := range e.Offices {
			w.leaf("occupation", corpus.OneLine(office))
		}
	}
	for _, uri := range e.Identifiers {
		w.leaf("idno", uri, "type", "URI")
	}
	if e.Description != "" {
		w.leaf("note", corpus.OneLine(e.Description))
	}
	w.end()
}

func (w *teiWriter) vital(element, date string) {
	switch {
	case date == "":
	case plainDate.MatchString(date):
		w.leaf(element, date, "when", date)
	default:
		w.leaf(element, strings.TrimSpace(date))
	}
}

// letters lists the files of the letters.
func (w *teiWriter) letters() {
	w.start("listBibl")
	written := 0
	for l := range w.view.letters() {
		if l.Attested {
			continue
		}
		w.start("bibl")
		w.leaf("ref", w.view.title(l), "target", teiFile(l.ID))
		w.end()
		written++
	}
	if written == 0 {
		w.leaf("bibl", "No letters.")
	}
	w.end()
}
