package export

import (
	"context"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"
)

// GML writes one edge a letter.
var GML = register(&Format{
	Name: "gml",
	Doc: "GML for networkx, igraph and Cytoscape: people and bodies, one directed edge for each letter and recipient, copies too. " +
		"Days are ISO strings beside a numeric year. GML is ASCII; every other character is written as a numeric entity. Labels are unique: where two have one name, the identifier stands behind it.",
	Ext: ".gml",
	Run: writeGML,
})

// A gmlWriter writes GML; the first error stays.
type gmlWriter struct {
	out io.Writer
	err error
}

func (g *gmlWriter) line(format string, args ...any) {
	if g.err == nil {
		_, g.err = fmt.Fprintf(g.out, format+"\n", args...)
	}
}

func writeGML(ctx context.Context, v *View, out *Output) error {
	g := &gmlWriter{out: out}
	members, incomplete := v.members()
	g.line("Creator %s", gmlText(v.Maker()))
	g.line("graph [\n  comment %s\n  directed 1\n  multigraph 1", gmlText(v.incompleteNote(incomplete)))
	number, labels := map[int32]int{}, uniqueNames(members)
	for i, m := range members {
		number[m.index] = i
		g.line("  node [\n    id %d\n    label %s\n    entity %s", i, gmlText(labels[i]), gmlText(m.ID))
		g.values(memberColumns, m.values())
		g.line("  ]")
	}
	for a := range v.arrows() {
		if err := ctx.Err(); err != nil {
			return err
		}
		g.line("  edge [\n    source %d\n    target %d", number[a.from], number[a.to])
		g.values(letterColumns, v.arrowValues(a))
		g.line("  ]")
	}
	g.line("]")
	return g.err
}

// uniqueNames are the names of members, with the identifier behind a name that several bear.
func uniqueNames(members []*member) []string {
	count := map[string]int{}
	for _, m := range members {
		count[m.Name]++
	}
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = m.Name
		if count[m.Name] > 1 {
			names[i] += " (" + m.ID + ")"
		}
	}
	return names
}

func (g *gmlWriter) values(columns []column, values []string) {
	for i, c := range columns {
		switch {
		case values[i] == "":
		case c.kind == "int":
			g.line("    %s %s", c.name, values[i])
		case c.kind == "boolean":
			g.line("    %s %d", c.name, map[string]int{"true": 1}[values[i]])
		default:
			g.line("    %s %s", c.name, gmlText(values[i]))
		}
	}
}

// gmlText writes a string with entities for quotes and everything that is not printable ASCII.
func gmlText(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range html.EscapeString(s) {
		if r < ' ' || r > '~' {
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		} else {
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
