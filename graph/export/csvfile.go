package export

import (
	"encoding/csv"
	"io"
)

// A csvFile is one CSV file of a folder. The first error stays and is returned by Close.
type csvFile struct {
	file io.WriteCloser
	csv  *csv.Writer
	err  error
}

// createCSV begins a file with its header.
func createCSV(out *Output, name string, header ...string) (*csvFile, error) {
	file, err := out.Create(name)
	if err != nil {
		return nil, err
	}
	f := &csvFile{file: file, csv: csv.NewWriter(file)}
	f.row(header...)
	return f, nil
}

func (f *csvFile) row(cells ...string) {
	if f.err == nil {
		f.err = f.csv.Write(cells)
	}
}

// Close writes what is still in memory.
func (f *csvFile) Close() error {
	f.csv.Flush()
	return firstError(f.err, f.csv.Error(), f.file.Close())
}

// inert puts an apostrophe before a cell that a spreadsheet would take for a formula. It is for
// files that people open; files for programs keep the words as they are.
func inert(cell string) string {
	if cell == "" {
		return cell
	}
	switch cell[0] {
	case '=', '+', '-', '@', '\t', '\r':
		return "'" + cell
	}
	return cell
}
