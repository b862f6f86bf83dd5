package resolve

// links joins units to entities: a union-find that keeps why, and that refuses what a negative
// judgement forbids, also where the join would be a transitive one.
type links struct {
	parent []int32
	size   []int32
	merges []join
	apart  map[int32]map[int32]bool // root → roots it must not join
}

// join is one link between two units, and its reason.
type join struct {
	a, b     int32
	score    float32
	reason   string
	decision string
}

func newLinks(n int) *links {
	l := &links{parent: make([]int32, n), size: make([]int32, n), apart: map[int32]map[int32]bool{}}
	for i := range l.parent {
		l.parent[i] = int32(i)
		l.size[i] = 1
	}
	return l
}

// root is the unit that stands for all that u was joined with.
func (l *links) root(u int32) int32 {
	for l.parent[u] != u {
		l.parent[u] = l.parent[l.parent[u]]
		u = l.parent[u]
	}
	return u
}

// same reports whether two units are one entity.
func (l *links) same(a, b int32) bool { return l.root(a) == l.root(b) }

// forbidden reports whether a negative judgement keeps two units apart.
func (l *links) forbidden(a, b int32) bool { return l.apart[l.root(a)][l.root(b)] }

// forbid keeps two units apart for good, unless they are one already.
func (l *links) forbid(a, b int32) {
	if a, b = l.root(a), l.root(b); a != b {
		l.mark(a, b)
		l.mark(b, a)
	}
}

func (l *links) mark(a, b int32) {
	if l.apart[a] == nil {
		l.apart[a] = map[int32]bool{}
	}
	l.apart[a][b] = true
}

// join makes two units one and keeps the reason. It reports false when a judgement forbids it.
func (l *links) join(a, b int32, score float64, reason string) bool {
	x, y := l.root(a), l.root(b)
	if x == y {
		return true
	}
	if l.apart[x][y] {
		return false
	}
	l.merges = append(l.merges, join{a: a, b: b, score: float32(score), reason: reason})
	if l.size[x] < l.size[y] || l.size[x] == l.size[y] && y < x {
		x, y = y, x
	}
	l.parent[y] = x
	l.size[x] += l.size[y]
	for other := range l.apart[y] {
		l.mark(x, other)
		l.mark(other, x)
		delete(l.apart[other], y)
	}
	delete(l.apart, y)
	return true
}

// grow adds a unit that is joined with nothing yet.
func (l *links) grow() int32 {
	u := int32(len(l.parent))
	l.parent, l.size = append(l.parent, u), append(l.size, 1)
	return u
}

// inherit keeps a unit apart from all that another one is kept apart from.
func (l *links) inherit(u, from int32) {
	for other := range l.apart[l.root(from)] {
		l.forbid(u, other)
	}
}
