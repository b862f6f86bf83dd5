package export

import (
	"cmp"
	"fmt"
	"image/color"
	"math"
	"slices"
	"unicode/utf8"

	"gonum.org/v1/plot/vg"

	"regesta/extract"
)

// mostDrawn is how many people and bodies a network is drawn of; with more, names would cover each
// other.
const mostDrawn = 40

// busiest are the members with the most letters, the first of the register among equals.
func busiest(members []*member, most int) []*member {
	list := slices.Clone(members)
	slices.SortStableFunc(list, func(a, b *member) int { return cmp.Compare(b.Sent+b.Received, a.Sent+a.Received) })
	return list[:min(most, len(list))]
}

func (v *View) networkPicture() *picture {
	all, incomplete := v.members()
	members := busiest(all, mostDrawn)
	place := map[int32]int{}
	for i, m := range members {
		place[m.index] = i
	}
	var drawn []*tie
	letters := 0
	for _, t := range v.ties() {
		_, from := place[t.from]
		_, to := place[t.to]
		if from && to {
			drawn = append(drawn, t)
			letters += t.weight()
		}
	}
	points := spread(len(members), drawn, place)
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = shortened(m.Name, 24)
		points[i] = [2]float64{90 + points[i][0]*540, 60 + points[i][1]*590}
	}
	clearNames(points, names)
	p := &picture{name: "network", title: "Who wrote to whom", width: 720, height: 720}
	p.draw = func(c *canvas) {
		at := func(i int) (x, y vg.Length) {
			return vg.Length(points[i][0]), vg.Length(points[i][1])
		}
		for _, t := range drawn {
			x1, y1 := at(place[t.from])
			x2, y2 := at(place[t.to])
			arrowLine(c, x1, y1, x2, y2, radius(members[place[t.to]]), vg.Length(0.4+0.6*math.Log2(float64(1+t.weight()))))
		}
		for i, m := range members {
			x, y := at(i)
			c.disc(x, y, radius(m), memberColour(m))
			c.words(x, y+radius(m)+6, names[i], labelSize, middle)
		}
		c.words(margin, margin, fmt.Sprintf("%d of %d people and bodies, %d letters between them; %d letters of unknown sender or recipient are not drawn.",
			len(members), len(all), letters, incomplete), labelSize, left)
	}
	return p
}

// clearNames moves points up and down until no name covers another, as far as that can be had. A
// letter of a name is taken for 4.5 points wide, and a name with its disc for 26 high.
func clearNames(points [][2]float64, names []string) {
	const letter, height, low, high = 4.5, 26, 60, 650
	for range 200 {
		for i := range points {
			for j := range points[:i] {
				width := letter * float64(utf8.RuneCountInString(names[i])+utf8.RuneCountInString(names[j])) / 2
				gap := points[i][1] - points[j][1]
				if math.Abs(points[i][0]-points[j][0]) >= width || math.Abs(gap) >= height {
					continue
				}
				step := math.Copysign((height-math.Abs(gap))/4, gap)
				points[i][1] = min(high, max(low, points[i][1]+step))
				points[j][1] = min(high, max(low, points[j][1]-step))
			}
		}
	}
}

func radius(m *member) vg.Length { return vg.Length(3 + 1.5*math.Sqrt(float64(m.Sent+m.Received))/2) }

func memberColour(m *member) color.Color {
	if m.Kind == extract.Organisation {
		return color.NRGBA{0x8C, 0x6D, 0x31, 0xFF}
	}
	return color.NRGBA{0x2B, 0x5C, 0x8A, 0xFF}
}

// arrowLine draws from one point to the rim of a disc around another.
func arrowLine(c *canvas, x1, y1, x2, y2, rim, width vg.Length) {
	grey := color.NRGBA{0x99, 0x99, 0x99, 0xFF}
	dx, dy := float64(x2-x1), float64(y2-y1)
	length := math.Hypot(dx, dy)
	if length < 1 {
		return
	}
	dx, dy = dx/length, dy/length
	x2, y2 = x2-vg.Length(dx)*rim, y2-vg.Length(dy)*rim
	c.line(x1, y1, x2, y2, width, grey)
	const head = 6
	bx, by := x2-vg.Length(dx)*head, y2-vg.Length(dy)*head
	sx, sy := vg.Length(-dy)*head/2.5, vg.Length(dx)*head/2.5
	c.FillPolygon(grey, []vg.Point{{X: tenth(x2), Y: tenth(y2)}, {X: tenth(bx + sx), Y: tenth(by + sy)}, {X: tenth(bx - sx), Y: tenth(by - sy)}})
}

// spread places members in the unit square by the method of Fruchterman and Reingold ("Graph
// drawing by force-directed placement", 1991), from a circle and without chance.
func spread(n int, ties []*tie, place map[int32]int) [][2]float64 {
	at, move := make([][2]float64, n), make([][2]float64, n)
	for i := range at {
		angle := 2 * math.Pi * float64(i) / float64(max(n, 1))
		at[i] = [2]float64{0.5 + 0.4*math.Cos(angle), 0.5 + 0.4*math.Sin(angle)}
	}
	wanted := 1.4 / math.Sqrt(float64(max(n, 1)))
	const rounds, gravity = 300, 0.4
	for round := range rounds {
		clear(move)
		for i := range at {
			for j := range at[:i] {
				dx, dy, d := apart(at[i], at[j])
				push := wanted * wanted / d
				move[i][0], move[i][1] = move[i][0]+dx*push, move[i][1]+dy*push
				move[j][0], move[j][1] = move[j][0]-dx*push, move[j][1]-dy*push
			}
		}
		for _, t := range ties {
			i, j := place[t.from], place[t.to]
			dx, dy, d := apart(at[i], at[j])
			pull := d * d / wanted / 2
			move[i][0], move[i][1] = move[i][0]-dx*pull, move[i][1]-dy*pull
			move[j][0], move[j][1] = move[j][0]+dx*pull, move[j][1]+dy*pull
		}
		for i := range at {
			// A pull to the middle keeps those who wrote to nobody of the others in sight.
			move[i][0] += (0.5 - at[i][0]) * gravity
			move[i][1] += (0.5 - at[i][1]) * gravity
		}
		heat := 0.1 * (1 - float64(round)/rounds)
		for i := range at {
			length := math.Hypot(move[i][0], move[i][1])
			if length == 0 {
				continue
			}
			step := min(length, heat) / length
			at[i][0], at[i][1] = at[i][0]+move[i][0]*step, at[i][1]+move[i][1]*step
		}
	}
	fill(at)
	return at
}

// fill stretches points over the unit square.
func fill(points [][2]float64) {
	for axis := range 2 {
		low, high := math.Inf(1), math.Inf(-1)
		for _, p := range points {
			low, high = min(low, p[axis]), max(high, p[axis])
		}
		for i := range points {
			if high-low < 1e-9 {
				points[i][axis] = 0.5
			} else {
				points[i][axis] = (points[i][axis] - low) / (high - low)
			}
		}
	}
}

// apart is the direction from b to a, and how far they are from each other, never quite 0.
func apart(a, b [2]float64) (dx, dy, distance float64) {
	dx, dy = a[0]-b[0], a[1]-b[1]
	distance = math.Hypot(dx, dy)
	if distance < 1e-3 {
		return 1, 0, 1e-3
	}
	return dx / distance, dy / distance, distance
}
