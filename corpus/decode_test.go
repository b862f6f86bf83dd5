package corpus

import (
	"bytes"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// encodings write the texts of the test data as the files that people have.
var encodings = map[string]struct {
	encoding encoding.Encoding
	mark     string
}{
	"UTF-8":        {encoding.Nop, "\xEF\xBB\xBF"},
	"UTF-16LE":     {unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "\xFF\xFE"},
	"UTF-16BE":     {unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "\xFE\xFF"},
	"Windows-1252": {charmap.Windows1252, ""},
	"Windows-1251": {charmap.Windows1251, ""},
	"Windows-1250": {charmap.Windows1250, ""},
	"KOI8-R":       {charmap.KOI8R, ""},
	"ISO-8859-2":   {charmap.ISO8859_2, ""},
}

func TestDecodeTexts(t *testing.T) {
	for _, row := range rowsOf(t, "testdata/decode/texts.tsv", 2) {
		charset, text := row[0], strings.ReplaceAll(row[1], `\r\n`, "\r\n")
		written, err := encodings[charset].encoding.NewEncoder().String(text)
		if err != nil {
			t.Fatalf("%s: %q: %v", charset, text, err)
		}
		files := []string{written}
		if mark := encodings[charset].mark; mark != "" {
			files = append(files, mark+written)
		}
		for _, file := range files {
			got, name, err := Decode([]byte(file))
			if err != nil || name != charset || got != text {
				t.Errorf("%s: %q read as %s: %q, %v", charset, text, name, got, err)
			}
			if !IsText([]byte(file)) {
				t.Errorf("%s: %q is not taken for text", charset, text)
			}
		}
	}
}

func TestDecodeBytes(t *testing.T) {
	for _, row := range rowsOf(t, "testdata/decode/bytes.tsv", 4) {
		file := unquote(t, row[0])
		got, charset, err := Decode([]byte(file))
		if IsText([]byte(file)) != (err == nil) {
			t.Errorf("%s: IsText and Decode disagree", row[0])
		}
		if row[3] != "" {
			if err == nil || !strings.Contains(err.Error(), row[3]) {
				t.Errorf("%s: error %v, want %q", row[0], err, row[3])
			}
			continue
		}
		if want := unquote(t, row[2]); err != nil || charset != row[1] || got != want {
			t.Errorf("%s: %s %q, %v; want %s %q", row[0], charset, got, err, row[1], want)
		}
	}
}

// TestDecodeLarge reads an edition of 200 MB: in the time of a breath, and without a second copy.
func TestDecodeLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("takes 200 MB of memory")
	}
	file := bytes.Repeat([]byte("No. 7. Zoë to Anton — a letter of “three” lines.\r\n"), 200<<20/54)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	_, _, err := Decode(file)
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if err != nil {
		t.Fatal(err)
	}
	if took > 2*time.Second {
		t.Errorf("took %v", took)
	}
	if more := after.TotalAlloc - before.TotalAlloc; more > 1<<20 {
		t.Errorf("took %d more bytes of memory", more)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("Dear friend,\r\n\xE9t\xE9"))
	f.Add([]byte("\xFF\xFEN\x00\x00\xD8"))
	f.Add([]byte("\xEF\xBB\xBF\xC3"))
	f.Fuzz(func(t *testing.T, file []byte) {
		before := bytes.Clone(file)
		text, charset, err := Decode(file)
		if !bytes.Equal(before, file) {
			t.Fatal("the bytes were changed")
		}
		if err != nil {
			return
		}
		if charset == "" || !utf8.ValidString(text) {
			t.Fatalf("%q: charset %q, text %q", file, charset, text)
		}
	})
}

// rowsOf reads the rows of a table of test data; lines with # in front are comments.
func rowsOf(t *testing.T, name string, columns int) [][]string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != columns {
			t.Fatalf("%s:%d: %d columns, want %d", name, i+1, len(row), columns)
		}
		rows = append(rows, row)
	}
	return rows
}

func unquote(t *testing.T, s string) string {
	t.Helper()
	u, err := strconv.Unquote(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return u
}
