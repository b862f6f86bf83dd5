package graph

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/cockroachdb/pebble/vfs"
)

// A lock is held by the process that builds a graph. The system drops it when that process dies,
// so a lock file that was left behind holds nobody up.
type lock struct {
	name   string
	closer io.Closer
}

// takeLock takes the lock, and writes this process's number beside it for the message that others
// get. A process that waits would build what has just been built, so nobody waits.
func takeLock(name string) (*lock, error) {
	closer, err := vfs.Default.Lock(name)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(name+".pid", []byte(strconv.Itoa(os.Getpid())+"\n"), 0o666); err != nil {
		return nil, errors.Join(err, closer.Close())
	}
	return &lock{name, closer}, nil
}

func (l *lock) release() error {
	_ = os.Remove(l.name + ".pid")
	return l.closer.Close() // the file stays: whoever removed it could remove it under the next holder
}

// lockError says who holds the lock of the graph at path.
func lockError(path string, err error) error {
	pid, readErr := os.ReadFile(path + string(os.PathSeparator) + lockName + ".pid")
	if readErr != nil {
		return fmt.Errorf("locking the graph at %s: %w", path, err)
	}
	return problemf(ErrLocked, "the graph at %s is being built by process %s; wait until it is done", path, strings.TrimSpace(string(pid)))
}
