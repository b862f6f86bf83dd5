package graph

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/cockroachdb/pebble/vfs"

	"regesta/graph/fulltext"
)

// A heldFS is one generation with every file of it open. Its reader goes on answering when a new
// build takes the generation's place and removes its files, and it takes no lock.
type heldFS struct {
	vfs.FS
	folder string
	origin string
	files  map[string]*os.File // by path
	words  *fulltext.Index
}

// hold opens the generation that answers at path. A build may take its place between the look at
// the manifest and the opening of the files; then the new one is tried.
func hold(path string) (*heldFS, error) {
	for {
		m, err := readManifest(path)
		if m == nil {
			return nil, err
		}
		var h *heldFS
		if err == nil {
			h, err = newHeldFS(path, m)
		}
		if err == nil {
			return h, nil
		}
		if currentGeneration(path) == m.Generation {
			return nil, damage(path, err)
		}
	}
}

// newHeldFS opens the files that the manifest lists.
func newHeldFS(path string, m *manifest) (*heldFS, error) {
	h := &heldFS{FS: vfs.Default, folder: filepath.Join(path, m.Generation), origin: m.Origin, files: map[string]*os.File{}}
	for name := range m.Files {
		full := filepath.Join(h.folder, name)
		f, err := os.Open(full)
		if err != nil {
			return nil, errors.Join(err, h.release())
		}
		h.files[full] = f
	}
	var err error
	if h.words, err = fulltext.Open(filepath.Join(h.folder, wordsName)); err != nil {
		return nil, errors.Join(err, h.release())
	}
	return h, nil
}

// release closes the held files.
func (h *heldFS) release() error {
	var err error
	if h.words != nil {
		err = h.words.Close()
	}
	for _, f := range h.files {
		err = errors.Join(err, f.Close())
	}
	return err
}

// Open returns a view of its own of a held file.
func (h *heldFS) Open(name string, _ ...vfs.OpenOption) (vfs.File, error) {
	f := h.files[name]
	if f == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return heldFile{io.NewSectionReader(f, 0, info.Size()), info}, nil
}

// Lock does nothing: what is only read needs no lock.
func (h *heldFS) Lock(string) (io.Closer, error) { return io.NopCloser(nil), nil }

// A heldFile reads one held file; closing it leaves the file open for others.
type heldFile struct {
	*io.SectionReader
	info os.FileInfo
}

var errReadOnly = errors.New("the graph is read only")

func (f heldFile) Close() error               { return nil }
func (f heldFile) Sync() error                { return nil }
func (f heldFile) Stat() (os.FileInfo, error) { return f.info, nil }
func (f heldFile) Write([]byte) (int, error)  { return 0, errReadOnly }
