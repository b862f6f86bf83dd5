package graph

import (
	"context"
	"errors"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/cockroachdb/pebble/vfs"

	"regesta/corpus"
)

// A fullFS is a disk that becomes full.
type fullFS struct {
	vfs.FS
	full *atomic.Bool
}

func (f fullFS) Create(name string) (vfs.File, error) {
	file, err := f.FS.Create(name)
	return fullFile{file, f.full}, err
}

type fullFile struct {
	vfs.File
	full *atomic.Bool
}

func (f fullFile) Write(p []byte) (int, error) {
	if f.full.Load() {
		return 0, syscall.ENOSPC
	}
	return f.File.Write(p)
}

// TestFullDisk: the build ends with an error, where pebble by itself would try again for ever.
func TestFullDisk(t *testing.T) {
	ctx := context.Background()
	var full atomic.Bool
	s := &Store{path: "full.db"}
	if err := s.open(fullFS{vfs.NewMem(), &full}, "graph", false); err != nil {
		t.Fatal(err)
	}
	s.writer = newWriter(nil, s.kv.db)
	var err error
	if s.writer.words, s.words, err = newIndexer(""); err != nil {
		t.Fatal(err)
	}
	if err := s.Add(ctx, Record{Document: &corpus.Document{ID: "x/1", Source: "x.txt", Text: "Dear Vera"}}); err != nil {
		t.Fatal(err)
	}
	full.Store(true)
	if err := s.Commit(ctx); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("commit on a full disk: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing what is stuck: %v", err)
	}
}
