package export

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"regesta/extract/edtf"
	"regesta/graph"
)

// fewYears is up to how many years a timeline has a bar a month.
const fewYears = 6

// A timeline counts letters by period. Only a letter whose date allows one period is in it.
type timeline struct {
	months    bool
	first     int // period: a year, or months since the year 0
	counts    []int
	uncertain int // letters of more than one period
	undated   int
	max       int
}

// timeline counts the whole letters of the view.
func (v *View) timeline() *timeline {
	t := &timeline{}
	lowest, highest := math.MaxInt, math.MinInt
	for l := range v.letters() {
		if from, to, ok := years(l.Entry); ok && from == to {
			lowest, highest = min(lowest, from), max(highest, from)
		}
	}
	if lowest > highest {
		lowest, highest = 0, -1
	}
	t.months = highest-lowest < fewYears
	t.first = lowest
	periods := highest - lowest + 1
	if t.months {
		t.first, periods = lowest*12, periods*12
	}
	t.counts = make([]int, periods)
	for l := range v.letters() {
		t.count(l.Entry)
	}
	return t
}

// years are the first and last year in which a letter may have been written.
func years(e *graph.Entry) (from, to int, ok bool) {
	if !closed(e) {
		return 0, 0, false
	}
	from, _, _ = edtf.Day(e.Earliest).Gregorian()
	to, _, _ = edtf.Day(e.Latest).Gregorian()
	return from, to, true
}

func (t *timeline) count(e *graph.Entry) {
	if e.Date == "" {
		t.undated++
		return
	}
	if !closed(e) {
		t.uncertain++
		return
	}
	from, to := t.period(e.Earliest), t.period(e.Latest)
	if from != to || from < t.first || from >= t.first+len(t.counts) {
		t.uncertain++
		return
	}
	t.counts[from-t.first]++
	t.max = max(t.max, t.counts[from-t.first])
}

func (t *timeline) period(day int32) int {
	year, month, _ := edtf.Day(day).Gregorian()
	if t.months {
		return year*12 + month - 1
	}
	return year
}

// label names a period that has one written under it, else it is empty.
func (t *timeline) label(i int) string {
	if t.months {
		if (t.first+i)%12 == 0 {
			return fmt.Sprint((t.first + i) / 12)
		}
		return ""
	}
	step := 1
	for _, s := range []int{1, 2, 5, 10, 25, 50, 100} {
		if step = s; len(t.counts)/s <= 15 {
			break
		}
	}
	if (t.first+i)%step == 0 {
		return fmt.Sprint(t.first + i)
	}
	return ""
}

func (v *View) timelinePicture() *picture {
	t := v.timeline()
	title := "Letters by year"
	if t.months {
		title = "Letters by month"
	}
	p := &picture{name: "timeline", title: title, width: 720, height: 360}
	p.draw = func(c *canvas) {
		const x0, y0, width, height = vg.Length(60), vg.Length(70), vg.Length(630), vg.Length(230)
		for _, mark := range ticks(t.max) {
			y := y0 + height*vg.Length(mark)/vg.Length(max(t.max, 1))
			c.line(x0, y, x0+width, y, 0.3, color.NRGBA{0xBB, 0xBB, 0xBB, 0xFF})
			c.words(x0-6, y, fmt.Sprint(mark), labelSize, right)
		}
		bar := width / vg.Length(max(len(t.counts), 1))
		for i, n := range t.counts {
			x := x0 + bar*vg.Length(i)
			if n > 0 {
				c.rect(x+bar*0.1, y0, bar*0.8, height*vg.Length(n)/vg.Length(t.max), color.NRGBA{0x2B, 0x5C, 0x8A, 0xFF})
			}
			if label := t.label(i); label != "" {
				c.line(x, y0, x, y0-4, 0.5, ink)
				c.words(x+2, y0-12, label, labelSize, left)
			}
		}
		c.line(x0, y0, x0+width, y0, 0.7, ink)
		c.words(margin, margin, fmt.Sprintf("Not drawn: %s whose date allows several periods, %s without a date.",
			counted(t.uncertain, "letter"), counted(t.undated, "letter")), labelSize, left)
	}
	return p
}

// ticks are round numbers up to most, six at most.
func ticks(most int) []int {
	step := 1
	for i := 0; most/step > 6; i++ {
		step = step * []int{2, 5, 2}[i%3] / []int{1, 2, 1}[i%3]
	}
	var list []int
	for n := step; n <= most; n += step {
		list = append(list, n)
	}
	return list
}
