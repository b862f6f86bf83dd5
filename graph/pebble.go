package graph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/cockroachdb/pebble"
	"github.com/cockroachdb/pebble/bloom"
	"github.com/cockroachdb/pebble/vfs"
	"github.com/hidal-go/hidalgo/kv/flat"
)

// A pebbleKV is hidalgo's flat key-value store over pebble. Hidalgo has one of its own; it reads
// through a write batch, does not report what goes wrong while it scans, and waits for the disk at
// every commit, which a graph that is built beside its place does not need.
type pebbleKV struct {
	db    *pebble.DB
	fault *fault
}

var _ flat.KV = (*pebbleKV)(nil)

const (
	// readCache is for blocks of a graph that is asked.
	readCache = 128 << 20
	// writeCache is for one that is built: nothing is read then but what is merged, once.
	writeCache = 8 << 20
	// memTable is how much is sorted in memory; up to three are there at a time.
	memTable = 32 << 20
)

// openPebble opens a folder of fs. A folder that is read is never written, so any number of
// processes may have it open.
func openPebble(fs vfs.FS, folder string, readOnly bool) (*pebbleKV, error) {
	fault := &fault{readOnly: readOnly, signal: make(chan error, 1)}
	cache := pebble.NewCache(readCache)
	if !readOnly {
		cache = pebble.NewCache(writeCache)
	}
	defer cache.Unref()
	options := &pebble.Options{
		FS: fs, Cache: cache, ReadOnly: readOnly, ErrorIfNotExists: readOnly, ErrorIfExists: !readOnly,
		MemTableSize: memTable, MemTableStopWritesThreshold: 3, MaxOpenFiles: 4096,
		// A build that dies leaves nothing behind that is read again, so there is nothing to log.
		DisableWAL:    true,
		Logger:        fault,
		EventListener: pebble.EventListener{BackgroundError: fault.report},
		Levels:        []pebble.LevelOptions{{TargetFileSize: 8 << 20, FilterPolicy: bloom.FilterPolicy(10)}},
	}
	db, err := pebble.Open(folder, options)
	if err != nil {
		return nil, err
	}
	return &pebbleKV{db, fault}, nil
}

// finish brings everything to disk.
func (kv *pebbleKV) finish() error { return kv.guard(kv.db.Flush) }

// guard runs work that writes. Pebble tries again for ever what fails in its background, as on a
// full disk, and lets the writer wait; guard does not wait with it.
func (kv *pebbleKV) guard(work func() error) error {
	done := make(chan error, 1)
	go func() { done <- work() }()
	select {
	case err := <-done:
		return err
	case err := <-kv.fault.signal:
		kv.fault.stuck = true
		return err
	}
}

// Close implements flat.KV. A store that is stuck is left behind: it could not be closed.
func (kv *pebbleKV) Close() error {
	if kv.fault.stuck {
		return nil
	}
	return kv.guard(kv.db.Close)
}

// Tx implements flat.KV.
func (kv *pebbleKV) Tx(_ context.Context, rw bool) (flat.Tx, error) {
	if rw {
		batch := kv.db.NewIndexedBatch()
		return &pebbleTx{reader: batch, batch: batch}, nil
	}
	return &pebbleTx{reader: kv.db}, nil
}

// View implements flat.KV.
func (kv *pebbleKV) View(ctx context.Context, read func(flat.Tx) error) error {
	return flat.View(ctx, kv, read)
}

// Update implements flat.KV.
func (kv *pebbleKV) Update(ctx context.Context, write func(flat.Tx) error) error {
	return flat.Update(ctx, kv, write)
}

// A pebbleTx reads the store itself, or a batch over the store while writing.
type pebbleTx struct {
	reader pebble.Reader
	batch  *pebble.Batch // nil when only reading
}

func (tx *pebbleTx) Commit(context.Context) error {
	if tx.batch == nil {
		return flat.ErrReadOnly
	}
	return tx.batch.Commit(pebble.NoSync)
}

func (tx *pebbleTx) Close() error {
	if tx.batch == nil {
		return nil
	}
	return tx.batch.Close()
}

func (tx *pebbleTx) Get(_ context.Context, key flat.Key) (flat.Value, error) {
	if len(key) == 0 {
		return nil, flat.ErrNotFound
	}
	value, closer, err := tx.reader.Get(key)
	if errors.Is(err, pebble.ErrNotFound) {
		return nil, flat.ErrNotFound
	} else if err != nil {
		return nil, err
	}
	return bytes.Clone(value), closer.Close()
}

// GetBatch implements flat.Tx. The quads and values of one document lie side by side, so a reader
// walks to them in their order; a writer mostly asks for what is not there, which a Get finds out
// from the Bloom filter.
func (tx *pebbleTx) GetBatch(ctx context.Context, keys []flat.Key) ([]flat.Value, error) {
	if tx.batch != nil || len(keys) < 4 {
		return flat.GetBatch(ctx, tx, keys)
	}
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return bytes.Compare(keys[a], keys[b]) })
	values := make([]flat.Value, len(keys))
	it := tx.reader.NewIter(nil)
	for _, i := range order {
		if !it.Valid() || !it.Next() || !bytes.Equal(it.Key(), keys[i]) {
			it.SeekGE(keys[i])
		}
		if it.Valid() && bytes.Equal(it.Key(), keys[i]) {
			values[i] = bytes.Clone(it.Value())
		}
	}
	return values, errors.Join(it.Error(), it.Close())
}

func (tx *pebbleTx) Put(_ context.Context, k flat.Key, v flat.Value) error {
	if tx.batch == nil {
		return flat.ErrReadOnly
	}
	return tx.batch.Set(k, v, nil)
}

func (tx *pebbleTx) Del(_ context.Context, k flat.Key) error {
	if tx.batch == nil {
		return flat.ErrReadOnly
	}
	return tx.batch.Delete(k, nil)
}

func (tx *pebbleTx) Scan(_ context.Context, options ...flat.IteratorOption) flat.Iterator {
	return flat.ApplyIteratorOptions(&pebbleIterator{it: tx.reader.NewIter(nil), first: true}, options)
}

// A pebbleIterator walks the keys of one prefix.
type pebbleIterator struct {
	it     *pebble.Iterator
	prefix flat.Key
	first  bool
}

var (
	_ flat.Seeker         = (*pebbleIterator)(nil)
	_ flat.PrefixIterator = (*pebbleIterator)(nil)
)

func (it *pebbleIterator) Reset() { it.first = true }

func (it *pebbleIterator) WithPrefix(prefix flat.Key) flat.Iterator {
	it.first, it.prefix = true, prefix
	return it
}

func (it *pebbleIterator) Seek(_ context.Context, key flat.Key) bool {
	it.first = false
	return it.it.SeekGE(key) && it.inside()
}

func (it *pebbleIterator) Next(context.Context) bool {
	if it.first {
		it.first = false
		return it.it.SeekGE(it.prefix) && it.inside()
	}
	return it.it.Next() && it.inside()
}

func (it *pebbleIterator) inside() bool { return bytes.HasPrefix(it.it.Key(), it.prefix) }
func (it *pebbleIterator) Err() error   { return it.it.Error() }
func (it *pebbleIterator) Close() error { return it.it.Close() }
func (it *pebbleIterator) Key() flat.Key {
	return it.it.Key()
}
func (it *pebbleIterator) Val() flat.Value { return it.it.Value() }

// A fault hears of what goes wrong behind the scenes of one pebble store. It is the store's log as
// well, which says nothing otherwise.
type fault struct {
	readOnly bool
	signal   chan error
	stuck    bool
}

// report hands the error to whoever writes, and keeps the goroutine that failed from trying again.
func (f *fault) report(err error) {
	if f.readOnly {
		panic(err) // in the goroutine that opens the store, which recovers
	}
	select {
	case f.signal <- err:
	default:
	}
	select {}
}

// Infof implements pebble.Logger.
func (f *fault) Infof(string, ...any) {}

// Fatalf implements pebble.Logger: it must not return.
func (f *fault) Fatalf(format string, args ...any) { f.report(fmt.Errorf(format, args...)) }
