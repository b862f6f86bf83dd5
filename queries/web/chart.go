package web

import (
	"net/url"
	"strings"

	"regesta/queries"
)

// The charts are pages of their own. Each draws itself by script, and stands as a table below for
// those who read with other means.
var (
	_ = addPage(chartPage(queries.NetworkChart, "Network", 4))
	_ = addPage(chartPage(queries.TimelineChart, "Timeline", 5))
	_ = addPage(chartPage(queries.MapChart, "Map", 6))
	_ = addPage(chartPage(queries.MatrixChart, "Matrix", 7))
)

func chartPage(c *queries.Chart, title string, nav int) *page {
	return &page{
		Name: c.Name, Doc: title, Pattern: "/" + c.Name, Nav: nav,
		Data: func(v *visit) (string, any, error) {
			d := &drawn{Chart: c, form: form{c.Params, url.Values(v.Args)}}
			var err error
			d.Answer, err = c.Draw(v.Context(), v.Store, queries.Args(d.plain()))
			return title, d, err
		},
	}
}

// A drawn chart is its form and what it shows.
type drawn struct {
	*queries.Chart
	form
	Answer any
}

// Source is the address of what the script draws.
func (d *drawn) Source() string {
	return strings.TrimSuffix(apiRoot+"/"+d.Name+"?"+d.plain().Encode(), "?")
}

// Network, Timeline, Map and Matrix are the answer, nil where it is another.
func (d *drawn) Network() *queries.Network       { n, _ := d.Answer.(*queries.Network); return n }
func (d *drawn) Timeline() *queries.TimelineView { t, _ := d.Answer.(*queries.TimelineView); return t }
func (d *drawn) Map() *queries.Map               { m, _ := d.Answer.(*queries.Map); return m }

// Grid is a matrix row by row.
func (d *drawn) Grid() *grid {
	m, ok := d.Answer.(*queries.Matrix)
	if !ok {
		return nil
	}
	g := &grid{Matrix: m, most: 1}
	for _, c := range m.Cells {
		g.most = max(g.most, c.Letters)
	}
	cells := map[[2]int]*queries.Box{}
	for i := range m.Cells {
		cells[[2]int{m.Cells[i].Row, m.Cells[i].Column}] = &m.Cells[i]
	}
	for i, head := range m.Rows {
		row := gridRow{Head: head}
		for j := range m.Columns {
			row.Cells = append(row.Cells, cells[[2]int{i, j}])
		}
		g.Lines = append(g.Lines, row)
	}
	return g
}

// A grid is a matrix as a table has it.
type grid struct {
	*queries.Matrix
	Lines []gridRow
	most  int
}

// A gridRow is a sender with its letters to each recipient, nil for none.
type gridRow struct {
	queries.Head
	Cells []*queries.Box
}

// shades is how many shades tell many letters from few.
const shades = 5

// Shade is the shade of a cell, 1 to 5.
func (g *grid) Shade(letters int) int { return 1 + (shades-1)*letters/g.most }

// Letters is the address of the letters of a pair, with whatever else was chosen.
func (d *drawn) Letters(from, to string) string {
	values := d.plain()
	for name := range values {
		if !isFilter(name) {
			values.Del(name)
		}
	}
	values.Set("from", from)
	values.Set("to", to)
	return "/ask/letters?" + values.Encode()
}
