package export

import (
	"context"
	"math"
	"strconv"
)

// GEXF writes the network of correspondents.
var GEXF = register(&Format{
	Name: "gexf",
	Doc: "GEXF 1.3 for Gephi: people and bodies, tied by the letters that one sent to the other. " +
		"The weight of a tie is the number of its letters; over time it is that of the letters whose dates overlap, each such spell on its own. " +
		"Undated letters and dates with an open end are counted in undated and have no spell. Copies and letters to oneself are no tie.",
	Ext: ".gexf",
	Run: writeGEXF,
})

// GEXFLetters writes one edge a letter.
var GEXFLetters = register(&Format{
	Name: "gexf-letters",
	Doc: "GEXF 1.3 for Gephi, one edge a letter and recipient, copies too. " +
		"The kind of an edge numbers the letters of one pair, so that Gephi does not sum them up. " +
		"A letter is drawn in the days in which it may have been written; undated ones, and dates with an open end, have no spell.",
	Ext: ".gexf",
	Run: writeGEXFLetters,
})

// weightOverTime is the id of the dynamic weight.
const weightOverTime = "weight-over-time"

// A gexfWriter writes the frame that both variants share.
type gexfWriter struct {
	*xmlWriter
	ctx  context.Context
	view *View
}

func writeGEXF(ctx context.Context, v *View, out *Output) error {
	g := &gexfWriter{newXML(out), ctx, v}
	ties := v.ties()
	first, last := int32(math.MaxInt32), int32(math.MinInt32)
	for _, t := range ties {
		if from, to, ok := t.bounds(); ok {
			first, last = min(first, from), max(last, to)
		}
	}
	g.head(first, last)
	// Gephi takes what is titled weight for the weight of an edge over time; its id is another,
	// because Gephi Lite knows ids only and would keep the last spell as the weight. That reader
	// also reads only the last list of edge attributes, so the static ones come behind.
	g.start("attributes", "class", "edge", "mode", "dynamic")
	g.empty("attribute", "id", weightOverTime, "title", "weight", "type", "integer")
	g.end()
	g.attributes("edge", tieColumns)
	g.members()
	g.start("edges")
	for i, t := range ties {
		if err := g.ctx.Err(); err != nil {
			return err
		}
		g.tie(i, t)
	}
	return g.tail()
}

func writeGEXFLetters(ctx context.Context, v *View, out *Output) error {
	g := &gexfWriter{newXML(out), ctx, v}
	first, last := int32(math.MaxInt32), int32(math.MinInt32)
	for a := range v.arrows() {
		if closed(a.letter.Entry) {
			first, last = min(first, a.letter.Earliest), max(last, a.letter.Latest)
		}
	}
	g.head(first, last)
	g.attributes("edge", letterColumns)
	g.members()
	g.start("edges")
	id, kinds := 0, map[[2]int32]int{}
	for a := range v.arrows() {
		if err := g.ctx.Err(); err != nil {
			return err
		}
		pair := [2]int32{a.from, a.to}
		kinds[pair]++
		g.letter(id, kinds[pair], a)
		id++
	}
	return g.tail()
}

// head writes everything before the nodes but the attributes of edges. A first day behind the last
// stands for a graph without any dated letter.
func (g *gexfWriter) head(first, last int32) {
	from, to := "", ""
	if first <= last {
		from, to = isoDay(first), isoDay(last)
	}
	_, incomplete := g.view.members()
	g.start("gexf", "xmlns", "http://gexf.net/1.3", "version", "1.3")
	g.start("meta")
	g.leaf("creator", g.view.Maker())
	g.leaf("description", g.view.incompleteNote(incomplete))
	g.end()
	g.start("graph", "mode", "dynamic", "defaultedgetype", "directed", "timeformat", "date",
		"timerepresentation", "interval", "start", from, "end", to)
	g.attributes("node", memberColumns)
}

func (g *gexfWriter) tail() error {
	g.end()
	g.end()
	g.end()
	return g.err
}

func (g *gexfWriter) attributes(class string, columns []column) {
	g.start("attributes", "class", class, "mode", "static")
	for _, c := range columns {
		kind := c.kind
		if kind == "int" {
			kind = "integer"
		}
		g.empty("attribute", "id", c.name, "title", c.name, "type", kind)
	}
	g.end()
}

func (g *gexfWriter) members() {
	members, _ := g.view.members()
	g.start("nodes")
	for _, m := range members {
		g.start("node", "id", m.ID, "label", m.Name)
		g.values(memberColumns, m.values())
		g.end()
	}
	g.end()
}

func (g *gexfWriter) values(columns []column, values []string) {
	g.start("attvalues")
	g.staticValues(columns, values)
	g.end()
}

func (g *gexfWriter) staticValues(columns []column, values []string) {
	for i, c := range columns {
		if values[i] != "" {
			g.empty("attvalue", "for", c.name, "value", values[i])
		}
	}
}

func (g *gexfWriter) tie(id int, t *tie) {
	g.start("edge", "id", strconv.Itoa(id), "source", g.view.entity(t.from).ID, "target", g.view.entity(t.to).ID,
		"weight", strconv.Itoa(t.weight()))
	spells := t.spells()
	g.start("attvalues")
	g.staticValues(tieColumns, t.values())
	for _, s := range spells {
		g.empty("attvalue", "for", weightOverTime, "value", strconv.Itoa(s.letters), "start", isoDay(s.first), "end", isoDay(s.last))
	}
	g.end()
	if len(spells) > 0 {
		g.start("spells")
		for _, s := range spells {
			g.empty("spell", "start", isoDay(s.first), "end", isoDay(s.last))
		}
		g.end()
	}
	g.end()
}

func (g *gexfWriter) letter(id, kind int, a arrow) {
	g.start("edge", "id", strconv.Itoa(id), "source", g.view.entity(a.from).ID, "target", g.view.entity(a.to).ID,
		"kind", strconv.Itoa(kind), "weight", "1")
	g.values(letterColumns, g.view.arrowValues(a))
	if closed(a.letter.Entry) {
		g.start("spells")
		g.empty("spell", "start", isoDay(a.letter.Earliest), "end", isoDay(a.letter.Latest))
		g.end()
	}
	g.end()
}
