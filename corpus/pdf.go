package corpus

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
)

// PDF reads the text layer of a PDF.
var PDF = register(&Format{
	Name: "pdf",
	Doc: "A PDF, one letter or a whole edition: its text layer page by page, read like plain text. Pages that are pictures only have no text; " +
		"read them with a recogniser first.",
	Match: func(_ string, head []byte) bool { return bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")) },
	Read:  readPDF,
})

// openPDFium starts the reader of PDF, which is compiled when the first file asks for it and runs in a sandbox
// without files or network.
var openPDFium = sync.OnceValues(func() (pdfium.Pool, error) {
	return webassembly.Init(webassembly.Config{
		MinIdle: 0, MaxIdle: 1, MaxTotal: 2,
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
	})
})

func readPDF(src *Source) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		data, err := whole(src)
		if err != nil {
			yield(nil, err)
			return
		}
		text, err := pdfText(data)
		if err != nil {
			yield(nil, fmt.Errorf("%s: %w", src.Name, err))
			return
		}
		p := &prose{}
		p.paragraph(text)
		p.documents(src)(yield)
	}
}

// pdfText is the text of all pages.
func pdfText(data []byte) (text string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("damaged PDF: %v; print it to a new PDF", r)
		}
	}()
	pool, err := openPDFium()
	if err != nil {
		return "", fmt.Errorf("the reader of PDF does not start: %w", err)
	}
	instance, err := pool.GetInstance(time.Minute)
	if err != nil {
		return "", fmt.Errorf("the reader of PDF does not start: %w", err)
	}
	defer instance.Close()
	doc, err := instance.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		if strings.Contains(strings.ToLower(err.Error()), "password") {
			return "", fmt.Errorf("encrypted PDF; save it without a password")
		}
		return "", fmt.Errorf("damaged PDF: %w; print it to a new PDF", err)
	}
	count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return "", fmt.Errorf("damaged PDF: %w", err)
	}
	var b strings.Builder
	for i := range count.PageCount {
		at := requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: i}}
		page, err := instance.GetPageText(&requests.GetPageText{Page: at})
		if err != nil {
			return "", fmt.Errorf("page %d: %w", i+1, err)
		}
		text := strings.ReplaceAll(page.Text, "\r\n", "\n")
		if runs, err := instance.GetPageTextStructured(&requests.GetPageTextStructured{Page: at, Mode: requests.GetPageTextStructuredModeRects}); err == nil {
			text = spaced(text, runs.Rects)
		}
		b.WriteString(pageLines(text))
		b.WriteString("\n")
	}
	if strings.TrimSpace(b.String()) == "" {
		return "", fmt.Errorf("%d pages without a text layer; read it with a recogniser (OCR) first", count.PageCount)
	}
	return b.String(), nil
}

// A pdfLine is where a line stands on its page, in points.
type pdfLine struct{ left, right, bottom float64 }

// linesOf finds the places of the lines of a page.
func linesOf(lines []string, runs []*responses.GetPageTextStructuredRect) []pdfLine {
	places := make([]pdfLine, len(lines))
	next := 0
	for i, line := range lines {
		letters := visible(line)
		for begun := false; letters > 0 && next < len(runs); next++ {
			letters -= visible(runs[next].Text)
			at := runs[next].PointPosition
			if !begun {
				places[i].left, begun = at.Left, true
			}
			places[i].right, places[i].bottom = max(places[i].right, at.Right), at.Bottom
		}
	}
	return places
}

// spaced sets a blank line where a paragraph ends, which the text alone does not show: where the
// page leaves more room between two lines than it usually does, or, on a page of even lines, behind
// a short line and before one that is set in.
func spaced(text string, runs []*responses.GetPageTextStructuredRect) string {
	lines := strings.Split(text, "\n")
	places := linesOf(lines, runs)
	var steps []float64
	for i := 1; i < len(lines); i++ {
		if step := places[i-1].bottom - places[i].bottom; step > 6 { // less is a raised figure, no line
			steps = append(steps, step)
		}
	}
	if len(steps) < 3 {
		return text
	}
	slices.Sort(steps)
	usual := steps[len(steps)/10] // inside a paragraph; the longer steps lie between two
	wide := func(i int) bool { return places[i-1].bottom-places[i].bottom > 1.5*usual }
	if steps[len(steps)-1] <= 1.5*usual {
		wide = evenly(places)
	}
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			b.WriteByte('\n')
			if wide(i) && !strings.HasSuffix(lines[i-1], "\u0002") {
				b.WriteByte('\n')
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

// evenly tells the paragraphs of a page whose lines stand at one distance.
func evenly(places []pdfLine) func(i int) bool {
	left, right := math.Inf(1), 0.0
	for _, p := range places {
		if p.right > 0 {
			left, right = min(left, p.left), max(right, p.right)
		}
	}
	const indent = 8 // points; less is the slope of a scan
	return func(i int) bool {
		before, at := places[i-1], places[i]
		short := before.right > 0 && before.right < left+0.8*(right-left)
		return short || at.left > left+indent && before.left <= left+indent
	}
}

// visible counts the letters of a line.
func visible(s string) int {
	n := 0
	for _, r := range s {
		if r > ' ' {
			n++
		}
	}
	return n
}

// pageLines joins words that a line end has parted and drops what is no text.
func pageLines(s string) string {
	s = strings.ReplaceAll(s, "\u0002\n", "")
	s = strings.ReplaceAll(s, "\u00AD\n", "")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < ' ' || r == 0xFFFE || r == 0xFFFF:
			return -1
		}
		return r
	}, s)
}
