package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// peek is how much of a source a Format sees before it decides.
const peek = 512 << 10

// Stdin is the source that stands for standard input.
const Stdin = "-"

// An Opener finds sources and reads them.
type Opener struct {
	Profile *Profile  // how to read editions, nil to guess
	Stdin   io.Reader // what "-" reads
	Limits  Limits    // what one source may cost; the zero value stands for the defaults
}

// Documents reads every source in turn: files, folders with all their files (sorted by path,
// hidden ones left out), "-" for standard input. A source that is named twice is read once. An
// error concerns one letter or one source, and the rest go on; it names the source, what is wrong
// and what to do.
func (o *Opener) Documents(sources ...string) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		for name, err := range Files(sources...) {
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			for doc, err := range o.file(name) {
				if !yield(doc, err) {
					return
				}
			}
		}
	}
}

// Files lists what [Opener.Documents] reads, by slash-separated path, each once. An error is that of
// a source that cannot be listed.
func Files(sources ...string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		seen := map[string]bool{}
		for _, source := range sources {
			for name, err := range files(source) {
				if err == nil && seen[name] {
					continue
				}
				seen[name] = err == nil
				if !yield(name, err) {
					return
				}
			}
		}
	}
}

// file reads one file, or standard input.
func (o *Opener) file(name string) iter.Seq2[*Document, error] {
	if name == Stdin {
		return Read(&Source{Name: Stdin, Reader: o.Stdin, Profile: o.Profile, Limits: o.Limits})
	}
	return func(yield func(*Document, error) bool) {
		f, err := os.Open(filepath.FromSlash(name))
		if err != nil {
			yield(nil, Unreadable(name, err))
			return
		}
		defer f.Close()
		for doc, err := range Read(&Source{Name: name, Reader: f, Profile: o.Profile, Limits: o.Limits}) {
			if !yield(doc, err) {
				return
			}
		}
	}
}

// Read yields the documents of one opened source, in the one format that recognises its content.
func Read(src *Source) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		r := bufio.NewReaderSize(src.Reader, peek)
		head, err := r.Peek(peek)
		if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
			yield(nil, Unreadable(src.Name, err))
			return
		}
		format, err := Detect(src.Name, head)
		if err != nil {
			yield(nil, err)
			return
		}
		found := false
		opened := *src
		opened.Reader = r
		for doc, err := range format.Read(&opened) {
			found = true
			if !yield(doc, err) {
				return
			}
		}
		if !found {
			yield(nil, fmt.Errorf("%s: no letters found (read as %s); for an edition, `regesta profile` prints what was recognised", src.Name, format.Name))
		}
	}
}

// ReadText returns the text of one file, or of standard input, that is no carrier of another format.
func (o *Opener) ReadText(name string) (string, error) {
	r := o.Stdin
	if name != Stdin {
		f, err := os.Open(name)
		if err != nil {
			return "", Unreadable(name, err)
		}
		defer f.Close()
		r = f
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return "", Unreadable(name, err)
	}
	format, err := Detect(name, data[:min(len(data), peek)])
	if err != nil {
		return "", err
	}
	if format != Text {
		return "", fmt.Errorf("%s: is %s; only an edition as plain text has a profile", name, format.Name)
	}
	text, _, err := Decode(data)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return text, nil
}

// Detect finds the one format that recognises a source of that name which begins with head.
func Detect(name string, head []byte) (*Format, error) {
	if len(bytes.TrimSpace(head)) == 0 {
		return nil, fmt.Errorf("%s: empty, nothing to read; leave it out", name)
	}
	var found []*Format
	for _, f := range Formats() {
		if f.Match(name, head) {
			found = append(found, f)
		}
	}
	switch {
	case len(found) == 1 && found[0] == Text && len(head) >= peek && !bytes.ContainsAny(head, "\n\r\u2028"):
		return nil, fmt.Errorf("%s: no line end in its first %d kB; an edition as plain text has lines, break it into lines first", name, peek>>10)
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return nil, fmt.Errorf("%s: recognised as %s and as %s; please report this file", name, found[0].Name, found[1].Name)
	}
	if _, _, err := Decode(bytes.Clone(head)); err != nil {
		return nil, fmt.Errorf("%s: %w; `regesta formats` lists what can be read", name, err)
	}
	return nil, fmt.Errorf("%s: of no format that regesta reads; `regesta formats` lists them", name)
}

// files lists the files of one source by slash-separated path, in an order that depends on
// nothing but their names.
func files(source string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		if source == Stdin {
			yield(source, nil)
			return
		}
		info, err := os.Stat(source)
		if err != nil {
			yield("", Unreadable(source, err))
			return
		}
		if !info.IsDir() {
			yield(filepath.ToSlash(filepath.Clean(source)), nil)
			return
		}
		folder(source, yield)
	}
}

// folder lists the files below a folder. A link to a file is followed, a link to a folder is not:
// it may lead back.
func folder(root string, yield func(string, error) bool) {
	found := false
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			found = true
			if !yield("", Unreadable(path, err)) {
				return fs.SkipAll
			}
			return nil
		case path != root && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !readable(path, entry):
			return nil
		}
		found = true
		if !yield(filepath.ToSlash(path), nil) {
			return fs.SkipAll
		}
		return nil
	})
	if err == nil && !found {
		yield("", fmt.Errorf("%s: no files to read in this folder; name one that holds letters", root))
	}
}

// readable reports whether a folder's entry is a file, or a link to one.
func readable(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// Unreadable puts an error of the system over a file in words that say what to do.
func Unreadable(name string, err error) error {
	var pathError *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: no such file or folder; check the name", name)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: cannot be read: permission denied; check its access rights", name)
	case errors.As(err, &pathError):
		return fmt.Errorf("%s: cannot be read: %w", name, pathError.Err)
	}
	return fmt.Errorf("%s: cannot be read: %w", name, err)
}
