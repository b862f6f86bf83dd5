package corpus

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"strings"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
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
		page, err := instance.GetPageText(&requests.GetPageText{
			Page: requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: i}},
		})
		if err != nil {
			return "", fmt.Errorf("page %d: %w", i+1, err)
		}
		b.WriteString(pageLines(page.Text))
		b.WriteString("\n")
	}
	if strings.TrimSpace(b.String()) == "" {
		return "", fmt.Errorf("%d pages without a text layer; read it with a recogniser (OCR) first", count.PageCount)
	}
	return b.String(), nil
}

// pageLines joins words that a line end has parted and drops what is no text.
func pageLines(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
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
