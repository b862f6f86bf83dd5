package export

import (
	"context"
	"fmt"
	"image/color"
	"io"
	"math"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	letters "gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"

	"regesta/corpus"
)

const picturesDoc = "Three pictures for a paper: network (the busiest people and bodies, arrows as wide as the letters are many), " +
	"timeline (letters by year, or by month where they are of few years) and matrix (who wrote to whom, with numbers). " +
	"Letters of uncertain or no date are counted under the timeline, never drawn at a default; copies are left out. "

// SVG draws pictures that can be enlarged.
var SVG = register(&Format{
	Name: "svg", Doc: picturesDoc + "SVG: the reader's program sets the letters.", Folder: true, Run: func(ctx context.Context, v *View, out *Output) error {
		return drawAll(ctx, v, out, ".svg", func(p *picture, w io.Writer) error { return p.svg(w) })
	},
})

// PNG draws pictures of pixels.
var PNG = register(&Format{
	Name: "png", Doc: picturesDoc + "PNG: with Latin, Greek, Cyrillic and Hebrew letters; names in other scripts are better in SVG.", Folder: true, Run: func(ctx context.Context, v *View, out *Output) error {
		return drawAll(ctx, v, out, ".png", func(p *picture, w io.Writer) error { return p.png(w) })
	},
})

// A picture is drawn on any canvas. Its origin is at the lower left.
type picture struct {
	name, title   string
	width, height vg.Length
	draw          func(*canvas)
}

// pictures are those of a view.
func (v *View) pictures() []*picture {
	return []*picture{v.networkPicture(), v.timelinePicture(), v.matrixPicture()}
}

func drawAll(ctx context.Context, v *View, out *Output, ext string, write func(*picture, io.Writer) error) error {
	for _, p := range v.pictures() {
		if err := ctx.Err(); err != nil {
			return err
		}
		file, err := out.Create(p.name + ext)
		if err != nil {
			return err
		}
		if err := firstError(write(p, file), file.Close()); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}

func (p *picture) svg(w io.Writer) error {
	c := vgsvg.New(p.width, p.height)
	p.paint(c)
	_, err := c.WriteTo(w)
	return err
}

func (p *picture) png(w io.Writer) error {
	c := vgimg.PngCanvas{Canvas: vgimg.NewWith(vgimg.UseWH(p.width, p.height), vgimg.UseDPI(144))}
	p.paint(c)
	_, err := c.WriteTo(w)
	return err
}

func (p *picture) paint(c vg.CanvasSizer) {
	d := &canvas{Canvas: draw.New(c), handler: letters.Plain{Fonts: font.NewCache(liberation.Collection())}}
	d.rect(0, 0, p.width, p.height, color.White)
	d.words(margin, p.height-margin, p.title, titleSize, left)
	p.draw(d)
}

// The measures that all pictures share.
const (
	margin    = vg.Length(24)
	titleSize = vg.Length(14)
	labelSize = vg.Length(9)
)

// The alignments of words to their point.
const (
	left   = draw.XLeft
	middle = draw.XCenter
	right  = draw.XRight
)

// A canvas draws the few things that pictures are made of.
type canvas struct {
	draw.Canvas
	handler letters.Handler
}

var ink = color.NRGBA{0x22, 0x22, 0x22, 0xFF}

// words writes a line whose middle stands at the height y.
func (c *canvas) words(x, y vg.Length, s string, size vg.Length, align draw.XAlignment) {
	style := draw.TextStyle{
		Color: ink, Font: font.Font{Typeface: "Liberation", Variant: "Sans", Size: size}, Handler: c.handler,
		XAlign: align, YAlign: draw.YCenter,
	}
	c.FillText(style, vg.Point{X: tenth(x), Y: tenth(y)}, s)
}

func (c *canvas) rect(x, y, width, height vg.Length, fill color.Color) {
	c.FillPolygon(fill, []vg.Point{{X: tenth(x), Y: tenth(y)}, {X: tenth(x + width), Y: tenth(y)}, {X: tenth(x + width), Y: tenth(y + height)}, {X: tenth(x), Y: tenth(y + height)}})
}

func (c *canvas) line(x1, y1, x2, y2, width vg.Length, colour color.Color) {
	c.StrokeLine2(draw.LineStyle{Color: colour, Width: width}, tenth(x1), tenth(y1), tenth(x2), tenth(y2))
}

func (c *canvas) disc(x, y, radius vg.Length, fill color.Color) {
	c.DrawGlyph(draw.GlyphStyle{Color: fill, Radius: tenth(radius), Shape: draw.CircleGlyph{}}, vg.Point{X: tenth(x), Y: tenth(y)})
}

// tenth rounds to tenths of a point, so that the last digits of floating-point numbers, which
// differ between processors, do not come into the files.
func tenth(x vg.Length) vg.Length { return vg.Length(math.Round(float64(x)*10) / 10) }

// shortened cuts a name that would not fit.
func shortened(s string, most int) string {
	points := []rune(corpus.OneLine(s))
	if len(points) > most {
		return string(points[:most-1]) + "…"
	}
	return string(points)
}
