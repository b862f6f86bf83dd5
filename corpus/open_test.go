package corpus

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

const letter = "Quay, 3 May 1911\n\nDear Ada,\n\nThe harbour is shut.\n\nYours, Brook\n"

// open reads sources in a folder of its own and returns what they yield: sources of documents and
// messages of errors.
func open(t *testing.T, o *Opener, sources ...string) (found, problems []string) {
	t.Helper()
	for doc, err := range o.Documents(sources...) {
		switch {
		case err != nil:
			problems = append(problems, err.Error())
		case !slices.Contains(found, doc.Source):
			found = append(found, doc.Source)
		}
	}
	return found, problems
}

// lay writes files, and folders whose name ends with a slash, into a new current folder.
func lay(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "/") {
			continue
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOpenFolders(t *testing.T) {
	lay(t, map[string]string{
		"b.txt": letter, "in/z.txt": letter, "in/a/1.txt": letter, "in/.hidden": letter, "in/.git/x.txt": letter, "in/empty/": "",
	})
	found, problems := open(t, &Opener{}, "in", "./b.txt", "in/z.txt", "b.txt")
	if want := []string{"in/a/1.txt", "in/z.txt", "b.txt"}; !slices.Equal(found, want) || problems != nil {
		t.Errorf("found %q with problems %q, want %q", found, problems, want)
	}
}

func TestOpenStdin(t *testing.T) {
	found, problems := open(t, &Opener{Stdin: strings.NewReader(letter)}, "-")
	if !slices.Equal(found, []string{"-"}) || problems != nil {
		t.Errorf("found %q with problems %q", found, problems)
	}
}

func TestOpenProblems(t *testing.T) {
	lay(t, map[string]string{
		"good.txt": letter, "empty.txt": "", "blank.txt": " \n\n", "hollow/.x": letter,
		"picture.txt": "\x89PNG\r\n\x1a\n\x00\x00", "noise.dat": strings.Repeat("\x00\x01\x02\xff\xfe", 100),
	})
	found, problems := open(t, &Opener{Stdin: iotest.ErrReader(errors.New("cable cut"))},
		"missing.txt", "hollow", "empty.txt", "blank.txt", "picture.txt", "noise.dat", "-", "good.txt")
	if !slices.Equal(found, []string{"good.txt"}) {
		t.Errorf("found %q, want good.txt alone", found)
	}
	want := []string{"missing.txt: no such file", "hollow: no files", "empty.txt: empty", "blank.txt: empty", "picture.txt: ", "noise.dat: ", "-: cannot be read: cable cut"}
	if len(problems) != len(want) {
		t.Fatalf("%d problems %q, want %d", len(problems), problems, len(want))
	}
	for i, p := range problems {
		if !strings.HasPrefix(p, want[i]) || strings.Contains(p, "\n") {
			t.Errorf("problem %q, want one line that begins %q", p, want[i])
		}
	}
}

func TestOpenUnreadable(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("every file can be read here")
	}
	lay(t, map[string]string{"shut.txt": letter})
	if err := os.Chmod("shut.txt", 0); err != nil {
		t.Fatal(err)
	}
	if _, problems := open(t, &Opener{}, "shut.txt"); len(problems) != 1 || !strings.Contains(problems[0], "permission denied") {
		t.Errorf("problems %q", problems)
	}
}

// A reader that stops early leaves nothing running and nothing open.
func TestOpenStops(t *testing.T) {
	lay(t, map[string]string{"a.txt": letter, "b.txt": letter})
	n := 0
	for range (&Opener{}).Documents("missing", ".") {
		n++
		break
	}
	if n != 1 {
		t.Errorf("yielded %d times", n)
	}
}

// A source is recognised by its first half megabyte, and all of it is read.
func TestReadLong(t *testing.T) {
	text := letter + strings.Repeat(strings.Repeat("word ", 20)+"\n", 1<<14)
	var length int
	for doc, err := range Read(&Source{Name: "long.txt", Reader: iotest.HalfReader(io.Reader(strings.NewReader(text)))}) {
		if err != nil {
			t.Fatal(err)
		}
		length += len(doc.Text)
	}
	if length < len(text)-100 {
		t.Errorf("read %d bytes of %d", length, len(text))
	}
}

func TestReadOneEndlessLine(t *testing.T) {
	line := io.LimitReader(endless('x'), 200<<20)
	for doc, err := range Read(&Source{Name: "line.txt", Reader: line}) {
		if doc != nil || err == nil || !strings.HasPrefix(err.Error(), "line.txt: no line end") {
			t.Errorf("document %v, error %v", doc, err)
		}
	}
	if left := line.(*io.LimitedReader).N; left < 199<<20 {
		t.Errorf("read %d bytes before giving up", 200<<20-left)
	}
}

type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}
