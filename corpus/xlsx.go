package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/xuri/excelize/v2"
)

// XLSX reads tables of letters from a spreadsheet.
var XLSX = register(&Format{
	Name:  "xlsx",
	Doc:   "Tables of letters as an Excel workbook, one letter a row: every sheet that has a known column, with the columns of CSV.",
	Match: func(_ string, head []byte) bool { return zippedKind(head) == "xlsx" },
	Read:  readXLSX,
})

func readXLSX(src *Source) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		book, err := openWorkbook(src)
		if err != nil {
			yield(nil, err)
			return
		}
		defer book.Close()
		var unknown error
		letters := 0
		sheets := book.GetSheetList()
		for _, sheet := range sheets {
			for d, err := range readSheet(src, book, sheet, len(sheets) > 1) {
				if none := (*unknownColumns)(nil); errors.As(err, &none) {
					unknown = err
					continue
				}
				letters++
				if !yield(d, err) {
					return
				}
			}
		}
		if letters == 0 && unknown != nil {
			yield(nil, unknown)
		}
	}
}

func openWorkbook(src *Source) (*excelize.File, error) {
	data, err := whole(src)
	if err != nil {
		return nil, err
	}
	limit := src.Limits.withDefaults().Member
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: limit, UnzipXMLSizeLimit: min(limit, 16<<20)})
	if err != nil {
		return nil, fmt.Errorf("%s: no workbook that can be read: %s; save it again as .xlsx without a password, or as CSV", src.Name, oneSpaced(err.Error()))
	}
	return book, nil
}

// readSheet reads the rows below the first one that holds two cells: tables often have a title
// above. The name of the sheet tells rows of several apart.
func readSheet(src *Source, book *excelize.File, sheet string, named bool) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		rows, err := book.Rows(sheet)
		if err != nil {
			yield(nil, fmt.Errorf("%s: sheet %s: %s", src.Name, oneSpaced(sheet), oneSpaced(err.Error())))
			return
		}
		defer rows.Close()
		var table *letterTable
		for number := 0; rows.Next(); {
			row, err := rows.Columns()
			if err != nil {
				yield(nil, fmt.Errorf("%s: sheet %s: %s", src.Name, oneSpaced(sheet), oneSpaced(err.Error())))
				return
			}
			if table == nil {
				if filled(row) < 2 {
					continue
				}
				if table, err = newTable(src, row); err != nil {
					yield(nil, err)
					return
				}
				if named {
					table.ids.stem += "/" + slug(sheet)
				}
				continue
			}
			number++
			if d := table.document(number, row); d != nil && !yield(d, nil) {
				return
			}
		}
	}
}

func filled(row []string) int {
	n := 0
	for _, cell := range row {
		if strings.TrimSpace(cell) != "" {
			n++
		}
	}
	return n
}
