package export

import (
	"context"
	"fmt"
	"math"
	"strings"
)

// DOT writes the network of correspondents for Graphviz.
var DOT = register(&Format{
	Name: "dot",
	Doc: "DOT for Graphviz: people and bodies, one arrow for the letters that one sent to the other, with their number as its label and as weight, " +
		"first and last day as ISO strings and numeric years. Undated letters are counted in undated. Copies and letters to oneself are left out.",
	Ext: ".dot",
	Run: writeDOT,
})

func writeDOT(ctx context.Context, v *View, out *Output) error {
	members, incomplete := v.members()
	_, err := fmt.Fprintf(out, "digraph letters {\n  graph [comment=%s, overlap=false, splines=true];\n  node [shape=box, style=rounded];\n",
		dotText(v.Maker()+". "+v.incompleteNote(incomplete)))
	if err != nil {
		return err
	}
	for _, m := range members {
		if _, err := fmt.Fprintf(out, "  %s [label=%s%s];\n", dotText(m.ID), dotText(m.Name), dotValues(memberColumns[1:], m.values()[1:])); err != nil {
			return err
		}
	}
	for _, t := range v.ties() {
		if err := ctx.Err(); err != nil {
			return err
		}
		_, err := fmt.Fprintf(out, "  %s -> %s [label=%q, weight=%d, penwidth=%.2f%s];\n", dotText(v.entity(t.from).ID), dotText(v.entity(t.to).ID),
			fmt.Sprint(t.weight()), t.weight(), 1+math.Log2(float64(t.weight())), dotValues(tieColumns, t.values()))
		if err != nil {
			return err
		}
	}
	_, err = fmt.Fprintln(out, "}")
	return err
}

func dotValues(columns []column, values []string) string {
	var b strings.Builder
	for i, c := range columns {
		switch {
		case values[i] == "":
		case c.kind == "string":
			fmt.Fprintf(&b, ", %s=%s", c.name, dotText(values[i]))
		default:
			fmt.Fprintf(&b, ", %s=%s", c.name, values[i])
		}
	}
	return b.String()
}

// dotText quotes a string. Graphviz reads a backslash as the beginning of an escape and & as that of
// an entity.
func dotText(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", "", "&", "&amp;", "\x00", "").Replace(s) + `"`
}
