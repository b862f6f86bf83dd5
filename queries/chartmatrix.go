package queries

import (
	"cmp"
	"context"
	"slices"

	"regesta/graph"
)

// MatrixChart is senders against recipients.
var MatrixChart = chart(&Chart{
	Name: "matrix",
	Doc: "Senders against recipients, cut to those with most letters. " +
		"A letter from or to several people is in several cells; what is cut off is counted.",
	Params: chartParams(
		Param{Name: "rows", Kind: Int, Doc: "at most so many senders, 1 to 500; 40 when not given"},
		Param{Name: "columns", Kind: Int, Doc: "at most so many recipients, 1 to 500; 40 when not given"},
	),
	Answer: Matrix{},
	Run: func(_ context.Context, store *graph.Store, args Args) (any, error) {
		rows, err := args.most("rows", 40, 500)
		if err != nil {
			return nil, err
		}
		columns, err := args.most("columns", 40, 500)
		if err != nil {
			return nil, err
		}
		s, err := choose(store.Register(), args)
		if err != nil {
			return nil, err
		}
		return s.matrix(rows, columns), nil
	},
})

// A Matrix is senders against recipients, those with most letters first.
type Matrix struct {
	Chosen
	Rows    []Head `json:"rows" doc:"senders"`
	Columns []Head `json:"columns" doc:"recipients"`
	Cells   []Box  `json:"cells" doc:"pairs with letters, row by row"`
	LeftOut struct {
		Rows    int `json:"rows"`
		Columns int `json:"columns"`
		Letters int `json:"letters" doc:"letters in no cell: from or to nobody known, or to those left out"`
	} `json:"left_out"`
}

// A Head is one sender or recipient with its letters.
type Head struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Letters int    `json:"letters"`
}

// A Box is one cell of a matrix. Row and Column count from 0.
type Box struct {
	Row     int    `json:"row"`
	Column  int    `json:"column"`
	Letters int    `json:"letters"`
	First   string `json:"first,omitempty" doc:"EDTF date of the first dated letter"`
	Last    string `json:"last,omitempty"`
}

func (s *selection) matrix(mostRows, mostColumns int) *Matrix {
	m := &Matrix{Chosen: s.chosen("Senders and recipients of letters"), Cells: []Box{}}
	var rows, columns map[int32]int
	m.Rows, rows, m.LeftOut.Rows = s.heads(mostRows, func(l letter) []graph.Party { return l.Senders })
	m.Columns, columns, m.LeftOut.Columns = s.heads(mostColumns, func(l letter) []graph.Party { return l.Recipients })
	boxes, drawn := map[[2]int]*span{}, 0
	for _, l := range s.letters {
		shown := false
		eachEntity(l.Senders, func(from int32) {
			eachEntity(l.Recipients, func(to int32) {
				row, isRow := rows[from]
				column, isColumn := columns[to]
				if !isRow || !isColumn {
					return
				}
				if boxes[[2]int{row, column}] == nil {
					boxes[[2]int{row, column}] = &span{}
				}
				boxes[[2]int{row, column}].add(l)
				shown = true
			})
		})
		drawn += oneIf(shown)
	}
	for at, p := range boxes {
		m.Cells = append(m.Cells, Box{at[0], at[1], len(p.letters), p.first().Text, p.last().Text})
	}
	slices.SortFunc(m.Cells, func(a, b Box) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column)) })
	m.LeftOut.Letters = len(s.letters) - drawn
	return m
}

// heads lists the busiest parties of one side, with their places in the list, and how many are
// left out.
func (s *selection) heads(most int, side func(letter) []graph.Party) (list []Head, place map[int32]int, leftOut int) {
	counts := map[int32]int{}
	for _, l := range s.letters {
		eachEntity(side(l), func(e int32) { counts[e]++ })
	}
	order := make([]int32, 0, len(counts))
	for e := range counts {
		order = append(order, e)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	list, place = []Head{}, map[int32]int{}
	for i, e := range order[:min(most, len(order))] {
		list = append(list, Head{s.reg.Entities[e].ID, s.name(e), counts[e]})
		place[e] = i
	}
	return list, place, len(order) - len(list)
}

// eachEntity goes through the known parties of a letter, each once.
func eachEntity(parties []graph.Party, do func(int32)) {
	for i, p := range parties {
		if p.Entity >= 0 && !slices.ContainsFunc(parties[:i], func(q graph.Party) bool { return q.Entity == p.Entity }) {
			do(p.Entity)
		}
	}
}
