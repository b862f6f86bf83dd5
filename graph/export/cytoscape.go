package export

import (
	"context"
	"fmt"
	"strconv"
)

// Cytoscape writes elements for Cytoscape.js.
var Cytoscape = register(&Format{
	Name: "cytoscape",
	Doc: "JSON elements for Cytoscape.js and Cytoscape: people and bodies, one directed edge for each letter and recipient, copies too. " +
		"Days are ISO strings beside a numeric year; what is unknown has no value.",
	Ext: ".cyjs",
	Run: writeCytoscape,
})

// A cyElement is one node or edge.
type cyElement struct {
	Data map[string]any `json:"data"`
}

func writeCytoscape(ctx context.Context, v *View, out *Output) error {
	members, incomplete := v.members()
	about, err := compactJSON(map[string]string{"name": "Correspondence", "description": v.incompleteNote(incomplete)})
	if err != nil {
		return err
	}
	maker, err := compactJSON(v.Maker())
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(out, "{\"format_version\":\"1.0\",\"generated_by\":%s,\"target_cytoscapejs_version\":\"~3\",\n\"data\":%s,\n\"elements\":{\"nodes\":[", maker, about); err != nil {
		return err
	}
	nodes := &jsonList{out: out}
	for _, m := range members {
		data := map[string]any{"id": m.ID}
		cyValues(data, memberColumns, m.values())
		nodes.add(cyElement{data})
	}
	if _, err := fmt.Fprint(out, "\n],\"edges\":["); err != nil {
		return err
	}
	edges := &jsonList{out: out, err: nodes.err}
	for a := range v.arrows() {
		if err := ctx.Err(); err != nil {
			return err
		}
		data := map[string]any{"id": "e" + strconv.Itoa(edges.n), "source": v.entity(a.from).ID, "target": v.entity(a.to).ID}
		cyValues(data, letterColumns, v.arrowValues(a))
		edges.add(cyElement{data})
	}
	if edges.err != nil {
		return edges.err
	}
	_, err = fmt.Fprint(out, "\n]}}\n")
	return err
}

func cyValues(data map[string]any, columns []column, values []string) {
	for i, c := range columns {
		switch {
		case values[i] == "":
		case c.kind == "int":
			data[c.name], _ = strconv.Atoi(values[i])
		case c.kind == "boolean":
			data[c.name] = values[i] == "true"
		default:
			data[c.name] = values[i]
		}
	}
}
