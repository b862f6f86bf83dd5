package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"regesta/graph"
)

// An Output takes what a format writes: bytes, or files when the format is a folder.
type Output struct {
	io.Writer
	folder string
	files  *[]string
	inside string // of the folder, with slashes; empty for itself
}

// in is the output for a folder inside of this one.
func (o *Output) in(folder string) *Output {
	return &Output{Writer: o.Writer, folder: o.folder, files: o.files, inside: path.Join(o.inside, folder)}
}

// Create begins one file of a folder; its name may lead into a folder of that, with slashes. Closing
// it reports what could not be written.
func (o *Output) Create(name string) (io.WriteCloser, error) {
	name = filepath.FromSlash(path.Join(o.inside, name))
	target := filepath.Join(o.folder, name)
	if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
		return nil, err
	}
	f, err := os.Create(target)
	if err != nil {
		return nil, err
	}
	*o.files = append(*o.files, name)
	return &buffered{bufio.NewWriterSize(f, 1<<16), f}, nil
}

// A buffered file.
type buffered struct {
	*bufio.Writer
	file *os.File
}

func (b *buffered) Close() error { return firstError(b.Flush(), b.file.Close()) }

// Stream writes a format that is one file to w.
func Stream(ctx context.Context, s *graph.Store, f *Format, o Options, w io.Writer) (*Result, error) {
	if f.Folder {
		return nil, fmt.Errorf("format %s is a folder of files; name one with -o", f.Name)
	}
	v := newView(s, f, o)
	buffer := bufio.NewWriterSize(w, 1<<16)
	if err := f.Run(ctx, v, &Output{Writer: buffer}); err != nil {
		return nil, fmt.Errorf("export %s: %w", f.Name, err)
	}
	if err := buffer.Flush(); err != nil {
		return nil, fmt.Errorf("export %s: %w", f.Name, err)
	}
	return &v.result, nil
}

// Write writes a format to path. Everything is written beside it first and then renamed, so what
// stands at path is whole or not there. What stands there already is refused unless Force is set;
// an empty folder is welcome to a format that is one. Force replaces files of the same names and
// leaves other files of a folder alone.
func Write(ctx context.Context, s *graph.Store, f *Format, o Options, path string) (*Result, error) {
	write := writeFile
	if f.Folder {
		write = writeFolder
	}
	if err := refuse(path, f.Folder, o.Force); err != nil {
		return nil, err
	}
	v := newView(s, f, o)
	if err := write(ctx, f, v, filepath.Clean(path)); err != nil {
		return nil, fmt.Errorf("export %s to %s: %w", f.Name, path, err)
	}
	return &v.result, nil
}

// refuse says why nothing may be written to path, or nil.
func refuse(path string, folder, force bool) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if parent, err := os.Stat(filepath.Dir(path)); !folder && (err != nil || !parent.IsDir()) {
			return fmt.Errorf("%s: there is no folder %s; make it first", path, filepath.Dir(path))
		}
		return nil
	case err != nil:
		return err
	case folder && !info.IsDir():
		return fmt.Errorf("%s is a file; this format needs a folder", path)
	case !folder && info.IsDir():
		return fmt.Errorf("%s is a folder; name a file in it", path)
	case force:
		return nil
	}
	if folder {
		if entries, err := os.ReadDir(path); err != nil || len(entries) == 0 {
			return err
		}
		return fmt.Errorf("folder %s is not empty; --force replaces the files of this export in it", path)
	}
	return fmt.Errorf("%s exists; --force replaces it", path)
}

func writeFile(ctx context.Context, f *Format, v *View, path string) (err error) {
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".tmp-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(file.Name())
		}
	}()
	out := &buffered{bufio.NewWriterSize(file, 1<<16), file}
	if err := firstError(f.Run(ctx, v, &Output{Writer: out}), file.Chmod(0o644), out.Close()); err != nil {
		return err
	}
	v.result.Files = []string{path}
	return os.Rename(file.Name(), path)
}

// writeFolder fills a folder beside path, or inside it when it is there already, and then moves it
// or its files in place, in the order in which the format made them.
func writeFolder(ctx context.Context, f *Format, v *View, path string) error {
	_, err := os.Stat(path)
	exists := err == nil
	parent := filepath.Dir(path)
	if exists {
		parent = path
	} else if err := os.MkdirAll(parent, 0o777); err != nil {
		return err
	}
	stage, err := os.MkdirTemp(parent, ".regesta-tmp-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(stage)
	var files []string
	out := &Output{Writer: noWriter{}, folder: stage, files: &files}
	if err := f.Run(ctx, v, out); err != nil {
		return err
	}
	for _, name := range files {
		v.result.Files = append(v.result.Files, filepath.Join(path, name))
	}
	if !exists {
		return firstError(os.Chmod(stage, 0o755), os.Rename(stage, path))
	}
	for _, name := range files {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(path, name)), 0o777); err != nil {
			return err
		}
		if err := os.Rename(filepath.Join(stage, name), filepath.Join(path, name)); err != nil {
			return err
		}
	}
	return nil
}

// noWriter is the writer of formats that make files.
type noWriter struct{}

func (noWriter) Write([]byte) (int, error) {
	return 0, errors.New("a format that is a folder writes files only")
}
