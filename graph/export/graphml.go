package export

import (
	"context"
	"strconv"
)

// GraphML writes one edge a letter.
var GraphML = register(&Format{
	Name: "graphml",
	Doc: "GraphML for networkx, igraph, yEd and Gephi: people and bodies, one directed edge for each letter and recipient, copies too. " +
		"Keys are typed; GraphML has no type for dates, so days are ISO strings beside a numeric year. What is unknown has no value.",
	Ext: ".graphml",
	Run: writeGraphML,
})

func writeGraphML(ctx context.Context, v *View, out *Output) error {
	x := newXML(out)
	members, incomplete := v.members()
	x.start("graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns")
	x.leaf("desc", v.Maker()+". "+v.incompleteNote(incomplete))
	graphmlKeys(x, "node", memberColumns)
	graphmlKeys(x, "edge", letterColumns)
	x.start("graph", "id", "letters", "edgedefault", "directed")
	for _, m := range members {
		x.start("node", "id", m.ID)
		graphmlData(x, "node", memberColumns, m.values())
		x.end()
	}
	id := 0
	for a := range v.arrows() {
		if err := ctx.Err(); err != nil {
			return err
		}
		x.start("edge", "id", "e"+strconv.Itoa(id), "source", v.entity(a.from).ID, "target", v.entity(a.to).ID)
		graphmlData(x, "edge", letterColumns, v.arrowValues(a))
		x.end()
		id++
	}
	x.end()
	x.end()
	return x.err
}

func graphmlKeys(x *xmlWriter, class string, columns []column) {
	for _, c := range columns {
		x.empty("key", "id", class+"."+c.name, "for", class, "attr.name", c.name, "attr.type", c.kind)
	}
}

func graphmlData(x *xmlWriter, class string, columns []column, values []string) {
	for i, c := range columns {
		if values[i] != "" {
			x.leaf("data", values[i], "key", class+"."+c.name)
		}
	}
}
