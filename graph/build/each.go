package build

import (
	"fmt"
	"sync"
	"sync/atomic"
)

// each works on every letter, several side by side. A letter that fails is reported, in the order
// of the letters, and leaves the build; the rest go on.
func (b *builder) each(stage string, work func(*letter) error) error {
	var next, done atomic.Int64
	var progress sync.Mutex
	var workers sync.WaitGroup
	for range min(b.Jobs, len(b.letters)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(b.letters)) && b.ctx.Err() == nil; i = next.Add(1) - 1 {
				b.letters[i].err = try(work, b.letters[i])
				progress.Lock()
				b.Progress(Progress{Stage: stage, Done: int(done.Add(1)), Total: len(b.letters)})
				progress.Unlock()
			}
		})
	}
	workers.Wait()
	if err := b.ctx.Err(); err != nil {
		return err
	}
	return b.dropFailed()
}

// try turns a panic over one letter into an error, so that one strange letter does not cost the
// whole edition.
func try(work func(*letter) error, l *letter) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s: a mistake of regesta's own (%v); please report it with this letter", l.doc.ID, p)
		}
	}()
	return work(l)
}

// dropFailed reports the letters that failed and goes on with the others.
func (b *builder) dropFailed() error {
	kept := b.letters[:0]
	for _, l := range b.letters {
		if l.err != nil {
			b.report.problem(fmt.Errorf("%s: %w", l.doc.Source, l.err))
			continue
		}
		kept = append(kept, l)
	}
	b.letters = kept
	if len(kept) == 0 {
		return ErrNothingRead
	}
	return nil
}
