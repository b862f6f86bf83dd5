package graph

import "os"

// Superseded reports whether another build has taken the place of this graph since it was opened,
// so that opening the path anew gives newer answers. A graph in memory has no place; one whose
// place cannot be read now, as in the midst of a build, is as good as before.
func (s *Store) Superseded() bool {
	if s.held == nil {
		return false
	}
	m, err := readManifest(s.path)
	return err == nil && !s.held.is(s.path, m)
}

// is reports whether the manifest names the files that are held. Names alone do not tell: a graph
// that was removed and built anew begins again with its first generation.
func (h *heldFS) is(path string, m *manifest) bool {
	now, err := newHeldFS(path, m)
	if err != nil {
		return true
	}
	defer func() { _ = now.release() }()
	for name, f := range now.files {
		held := h.files[name]
		if held == nil || !sameFile(held, f) {
			return false
		}
	}
	return len(now.files) == len(h.files)
}

func sameFile(a, b *os.File) bool {
	x, errX := a.Stat()
	y, errY := b.Stat()
	return errX == nil && errY == nil && os.SameFile(x, y)
}
