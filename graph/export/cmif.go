package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path"
	"strings"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// CMIF writes an index of letters for correspSearch.
var CMIF = register(&Format{
	Name: "cmif",
	Doc: "Correspondence Metadata Interchange Format 1.1, an index of letters for correspSearch: senders, recipients, dates, places, and the people and places of authority files that a letter mentions. " +
		"An undated letter has no date, an uncertain one its bounds, an unknown party is called Unknown. Copies, subjects and shelfmarks have no place in it; people without an authority have a name only. " +
		"Title, editor, publisher, address and licence are to be filled in before it is published.",
	Ext: ".xml",
	Run: writeCMIF,
})

const (
	teiNS    = "http://www.tei-c.org/ns/1.0"
	cmifTerm = "https://lod.academy/cmif/vocab/terms#"
)

// A cmifWriter writes one index.
type cmifWriter struct {
	*xmlWriter
	view *View
}

func writeCMIF(ctx context.Context, v *View, out *Output) error {
	day, err := v.published()
	if err != nil {
		return err
	}
	c := &cmifWriter{newXML(out), v}
	c.start("TEI", "xmlns", teiNS)
	c.start("teiHeader")
	c.fileDesc(day)
	c.start("profileDesc")
	for l := range v.letters() {
		if err := ctx.Err(); err != nil {
			return err
		}
		c.letter(l)
	}
	c.end()
	c.end()
	c.start("text")
	c.start("body")
	c.empty("p")
	c.end()
	c.end()
	c.end()
	return c.err
}

// published is the day that an index bears: what the options say, or the day of the build.
func (v *View) published() (string, error) {
	if v.Options.Published != "" {
		return v.Options.Published, nil
	}
	info, err := os.Stat(v.Store.Path())
	if err != nil {
		return "", fmt.Errorf("the day of publication: %w; name it with --published", err)
	}
	return info.ModTime().UTC().Format("2006-01-02"), nil
}

func (c *cmifWriter) fileDesc(day string) {
	c.start("fileDesc")
	c.start("titleStmt")
	c.leaf("title", "Index of letters. "+c.view.Note())
	c.start("editor")
	c.raw("Editor ")
	c.leaf("email", "editor@example.org")
	c.end()
	c.end()
	c.start("publicationStmt")
	c.start("publisher")
	c.leaf("ref", "Publisher", "target", "https://example.org/")
	c.end()
	c.leaf("idno", "https://example.org/letters.xml", "type", "url")
	c.empty("date", "when", day)
	c.start("availability")
	c.leaf("licence", "CC BY 4.0", "target", "https://creativecommons.org/licenses/by/4.0/")
	c.end()
	c.end()
	c.start("sourceDesc")
	used := c.view.sources()
	for i, source := range c.view.Register.Sources {
		if used[i] {
			c.leaf("bibl", sourceTitle(source), "type", "print", "xml:id", sourceID(source))
		}
	}
	c.end()
	c.end()
}

// sources tells of every source whether the view has a document of it.
func (v *View) sources() []bool {
	used := make([]bool, len(v.Register.Sources))
	for _, i := range v.Documents {
		used[v.Register.Documents[i].Source] = true
	}
	return used
}

// sourceTitle is the name of a source without folders and extension.
func sourceTitle(source string) string {
	name := path.Base(strings.ReplaceAll(source, `\`, "/"))
	return strings.TrimSuffix(name, path.Ext(name))
}

// sourceID is an identifier that looks like a UUID, begins with a letter, as CMIF wants it, and is
// the same as long as the source has the same path.
func sourceID(source string) string {
	sum := sha256.Sum256([]byte(source))
	s := hex.EncodeToString(sum[:16])
	first := string("abcdef"[int(sum[0])%6])
	return first + s[1:8] + "-" + s[8:12] + "-5" + s[13:16] + "-" + "89ab"[sum[8]%4:sum[8]%4+1] + s[17:20] + "-" + s[20:32]
}

func (c *cmifWriter) letter(l *letter) {
	key := l.Number
	if key == "" {
		key = l.SourceID
	}
	c.start("correspDesc", "key", key, "source", "#"+sourceID(c.view.Register.Sources[l.Source]))
	c.action("sent", l.senders, l.PlaceSent, l.Entry)
	c.action("received", l.recipients, l.PlaceReceived, nil)
	c.mentions(l)
	c.end()
}

// action writes one correspAction, with the date of the entry unless that is nil.
func (c *cmifWriter) action(kind string, parties []graph.Party, place int32, dated *graph.Entry) {
	c.start("correspAction", "type", kind)
	for _, p := range parties {
		c.party(p)
	}
	if len(parties) == 0 {
		c.leaf("persName", "Unknown")
	}
	if e := c.view.place(place); e != nil {
		c.leaf("placeName", e.Name, "ref", preferred(e, "geonames.org/"))
	}
	if dated != nil {
		if attributes := teiDate(dated); len(attributes) > 0 {
			c.leaf("date", corpus.OneLine(dated.DateText), attributes...)
		}
	}
	c.end()
}

func (c *cmifWriter) party(p graph.Party) {
	e := c.view.entity(p.Entity)
	name, ref := "persName", preferred(e, "d-nb.info/gnd/", "viaf.org/", "wikidata.org/")
	if e.Kind == extract.Organisation {
		name = "orgName"
	}
	evidence, cert := teiCertainty(p.Certainty)
	c.leaf(name, e.Name, "ref", ref, "evidence", evidence, "cert", cert)
}

// teiCertainty are the values of @evidence and @cert for a party that is not sure.
func teiCertainty(certainty string) (evidence, cert string) {
	switch certainty {
	case "conjecture":
		return "conjecture", "low"
	case "probable":
		return "", "low"
	}
	return "", ""
}

// preferred is the URI of the first of the authorities that an entity has, else of any.
func preferred(e *graph.Entity, hosts ...string) string {
	for _, host := range hosts {
		for _, uri := range e.Identifiers {
			if strings.Contains(uri, host) && !strings.ContainsAny(uri, " \t\n") {
				return uri
			}
		}
	}
	if uri := authority(e); !strings.ContainsAny(uri, " \t\n") {
		return uri
	}
	return ""
}

// mentions names whom and what a letter mentions, as far as an authority file has it: CMIF knows no
// mentions without an address.
func (c *cmifWriter) mentions(l *letter) {
	kinds := map[extract.Kind]string{extract.Person: "mentionsPerson", extract.Place: "mentionsPlace", extract.Organisation: "mentionsOrg"}
	open := false
	for _, m := range l.Mentions {
		e := c.view.entity(m.Entity)
		uri := preferred(e)
		if uri == "" || kinds[e.Kind] == "" {
			continue
		}
		if !open {
			c.start("note")
			open = true
		}
		c.leaf("ref", e.Name, "type", cmifTerm+kinds[e.Kind], "target", uri)
	}
	if open {
		c.end()
	}
}

// teiDate are the attributes that TEI and CMIF give a date: when for a year, month or day, from and to
// for a stretch of days, else the bounds of what is possible.
func teiDate(e *graph.Entry) []string {
	if e.Date == "" {
		return nil
	}
	plain := strings.NewReplacer("?", "", "~", "", "%", "").Replace(e.Date)
	sure := *e
	sure.Date = plain
	cert := ""
	if plain != e.Date {
		cert = "low"
	}
	if when := certainDate(&sure); when != "" {
		return []string{"when", when, "cert", cert}
	}
	from, to, interval := strings.Cut(plain, "/")
	if interval && plainDate.MatchString(from) && plainDate.MatchString(to) {
		return []string{"from", from, "to", to, "cert", cert}
	}
	if e.Earliest == graph.OpenDay && e.Latest == graph.OpenDay {
		return nil
	}
	return []string{"notBefore", isoDay(e.Earliest), "notAfter", isoDay(e.Latest), "cert", cert}
}
