package export

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
)

// matrixSize is how many senders and recipients the matrix has.
const matrixSize = 20

func (v *View) matrixPicture() *picture {
	all, _ := v.members()
	members := busiest(all, matrixSize)
	place := map[int32]int{}
	for i, m := range members {
		place[m.index] = i
	}
	counts := make([][]int, len(members))
	for i := range counts {
		counts[i] = make([]int, len(members))
	}
	most, shown, letters := 0, 0, 0
	for _, t := range v.ties() {
		letters += t.weight()
		from, ok := place[t.from]
		to, also := place[t.to]
		if ok && also {
			counts[from][to] = t.weight()
			most = max(most, t.weight())
			shown += t.weight()
		}
	}
	p := &picture{name: "matrix", title: "Letters from (rows) to (columns)", width: 720, height: 640}
	p.draw = func(c *canvas) {
		const x0, top, names = vg.Length(190), vg.Length(590), 27
		cell := vg.Length(500) / vg.Length(max(len(members), matrixSize/2))
		for i, m := range members {
			y := top - 20 - cell*(vg.Length(i)+0.5)
			c.words(x0-34, y, shortened(m.Name, names), labelSize, right)
			c.words(x0-8, y, fmt.Sprint(i+1), labelSize, middle)
			c.words(x0+cell*(vg.Length(i)+0.5), top-10, fmt.Sprint(i+1), labelSize, middle)
			for j, n := range counts[i] {
				x := x0 + cell*vg.Length(j)
				c.rect(x+0.5, y-cell/2+0.5, cell-1, cell-1, shade(n, most))
				if n > 0 {
					c.words(x+cell/2, y, fmt.Sprint(n), min(labelSize, cell/2.5), middle)
				}
			}
		}
		c.words(margin, margin, fmt.Sprintf("%d of %d people and bodies; %d of %d letters, a letter to two counted for each.", len(members), len(all), shown, letters), labelSize, left)
	}
	return p
}

// shade is the darker the more letters there are, on a logarithmic scale that leaves numbers legible.
func shade(n, most int) color.Color {
	if n == 0 {
		return color.NRGBA{0xF4, 0xF4, 0xF4, 0xFF}
	}
	part := math.Log(float64(n)+1) / math.Log(float64(most)+1)
	fade := func(full float64) uint8 { return uint8(math.Round(255 - (255-full)*part*0.8)) }
	return color.NRGBA{fade(0x2B), fade(0x7C), fade(0xB8), 0xFF}
}
