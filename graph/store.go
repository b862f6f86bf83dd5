package graph

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/vfs"
	"github.com/hidal-go/hidalgo/kv/flat"

	"regesta/graph/fulltext"
)

// Memory is the path of a graph that is not kept: [Create] it, add, [Store.Commit], read.
const Memory = ":memory:"

// indexes are the orders in which quads are found: what is said of a node, what points to it, and
// what one document says. An index without the subject in the second makes adding to a graph thirty
// times slower.
var indexes = []kv.QuadIndex{
	{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
	{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject}},
	{Dirs: []quad.Direction{quad.Label}},
}

const (
	bySubject = iota
	byObject
	byLabel
)

// A Store is one graph. [Create] makes one that is written and not yet read; [Open], or
// [Store.Commit], one that is read and never written again. Reading is safe from several
// goroutines at once, writing is not.
type Store struct {
	path  string
	kv    *pebbleKV
	quads *kv.QuadStore

	writer   *writer             // nil when the store is read only
	register *Register           // nil while it is written
	parts    map[string][]string // of every whole, at any depth
	wholes   map[string]string   // of every part
	held     *heldFS             // nil in memory and while the graph is written
	words    *fulltext.Index     // not yet there while a graph on disk is written
}

// Options of a build. The zero value is right for every corpus.
type Options struct{}

// Create begins a graph that will stand at path. It grows beside the one that stands there now,
// which answers until [Store.Commit]; a build that fails or is killed leaves it as it was. Only a
// graph is ever replaced: a file or folder that is none is refused, and so is a graph that another
// process is building.
func Create(path string, _ Options) (*Store, error) {
	s := &Store{path: path}
	var fs vfs.FS = vfs.NewMem()
	folder := "graph"
	var b *build
	if path != Memory {
		var err error
		if b, err = beginBuild(path); err != nil {
			return nil, err
		}
		fs, folder = vfs.Default, b.folder
	}
	if err := s.open(fs, folder, false); err != nil {
		if b != nil {
			err = errors.Join(err, b.abandon())
		}
		return nil, fmt.Errorf("making the graph at %s: %w", path, err)
	}
	s.writer = newWriter(b, s.kv.db)
	if path == Memory {
		folder = ""
	}
	var err error
	if s.writer.words, s.words, err = newIndexer(folder); err != nil {
		return nil, errors.Join(fmt.Errorf("making the graph at %s: %w", path, err), s.Close())
	}
	return s, nil
}

// Open opens the graph at path for reading. Any number of processes may read a graph, also while
// the next one is built.
func Open(path string) (*Store, error) {
	if path == Memory {
		return nil, problemf(ErrNoGraph, "a graph in memory is not kept; make it with Create")
	}
	held, err := hold(path)
	if err != nil {
		return nil, err
	}
	s := &Store{path: path, held: held, words: held.words}
	if err := s.open(held, held.folder, true); err != nil {
		return nil, errors.Join(corrupt(path, err.Error()), held.release())
	}
	if err := s.loadRegister(context.Background()); err != nil {
		return nil, errors.Join(corrupt(path, err.Error()), s.Close())
	}
	return s, nil
}

// open opens the quads of a folder, and makes them when the store is to be written.
func (s *Store) open(fs vfs.FS, folder string, readOnly bool) (err error) {
	defer func() {
		// Pebble panics over some kinds of damage.
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	if s.kv, err = openPebble(fs, folder, readOnly); err != nil {
		return err
	}
	db := flat.Upgrade(s.kv)
	if !readOnly {
		setIndexes()
		err = kv.Init(db, nil)
	}
	var quads graph.QuadStore
	if err == nil {
		// Cayley's Bloom filters take 370 MB, however small the graph; those of pebble tell just as
		// fast what is new.
		quads, err = kv.New(db, graph.Options{kv.OptNoBloom: true})
	}
	if err != nil {
		return errors.Join(err, s.kv.Close())
	}
	s.quads = quads.(*kv.QuadStore)
	return nil
}

// setIndexes tells Cayley which indexes to make. It has no other way in than a variable of its own.
var setIndexes = sync.OnceFunc(func() { kv.DefaultQuadIndexes = indexes })

// Commit ends a build: it writes the register, puts the graph in its place in one step, and opens
// it for reading.
func (s *Store) Commit(ctx context.Context) error {
	if s.writer == nil {
		return fmt.Errorf("the graph at %s is read only", s.path)
	}
	reg := s.writer.rows.register()
	if err := s.finish(ctx, reg); err != nil {
		return fmt.Errorf("finishing the graph at %s: %w", s.path, err)
	}
	b := s.writer.build
	s.writer = nil
	if b == nil {
		s.setRegister(reg)
		return nil
	}
	err := s.quads.Close()
	s.quads = nil
	if err == nil {
		err = b.publish()
	}
	if err != nil {
		return errors.Join(fmt.Errorf("finishing the graph at %s: %w", s.path, err), b.abandon())
	}
	opened, err := Open(s.path)
	if err != nil {
		return err
	}
	*s = *opened
	return nil
}

// finish writes what is still in memory.
func (s *Store) finish(ctx context.Context, reg *Register) error {
	if err := s.writeRegister(ctx, reg); err != nil {
		return err
	}
	if err := s.flush(ctx); err != nil {
		return err
	}
	if err := s.endLoad(); err != nil {
		return err
	}
	if err := s.writer.closeWords(); err != nil {
		return err
	}
	return s.kv.finish()
}

// Close closes the store. A build that was not committed is undone. Closing twice does nothing.
func (s *Store) Close() error {
	if s.quads == nil {
		return nil
	}
	err := s.quads.Close()
	s.quads = nil
	if s.writer != nil {
		err = errors.Join(err, s.writer.closeWords())
	}
	switch {
	case s.held != nil:
		err = errors.Join(err, s.held.release())
	case s.words != nil:
		err = errors.Join(err, s.words.Close())
	}
	if s.writer != nil && s.writer.build != nil {
		err = errors.Join(err, s.writer.build.abandon())
	}
	s.writer = nil
	return err
}

// SetOrigin notes, before [Store.Commit], what the graph is made of: a text of the caller's that
// [Store.Origin] gives back. A graph in memory does not keep it.
func (s *Store) SetOrigin(origin string) {
	if s.writer != nil && s.writer.build != nil {
		s.writer.build.origin = origin
	}
}

// Origin is what was set when the graph was built, empty where nothing was.
func (s *Store) Origin() string {
	if s.held == nil {
		return ""
	}
	return s.held.origin
}

// Path is where the graph stands.
func (s *Store) Path() string { return s.path }

// Register returns the list of all letters. It is shared and must not be changed; it is nil while
// the graph is being built.
func (s *Store) Register() *Register { return s.register }
