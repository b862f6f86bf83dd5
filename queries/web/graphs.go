package web

import (
	"strconv"
	"sync"
	"time"

	"regesta/graph"
)

// lookAgain is how long a graph is taken for the newest before its place is looked at again.
const lookAgain = time.Second

// graphs hands out the graph that answers now. When a new build was published it opens that one
// beside the old, which goes on answering until the new one is ready and is closed when its last
// reader is done.
type graphs struct {
	open func() (*graph.Store, error)

	mu      sync.Mutex
	now     *lent
	looked  time.Time
	opening bool
	opened  int // so many graphs until now
}

// A lent graph is one that requests read.
type lent struct {
	*graph.Store
	version string // differs between graphs of one server
	readers int
	retired bool
}

func newGraphs(open func() (*graph.Store, error)) (*graphs, error) {
	store, err := open()
	if err != nil {
		return nil, err
	}
	return &graphs{open: open, now: &lent{Store: store, version: "0"}, looked: time.Now()}, nil
}

// lend hands out the graph; whoever has it must give it back.
func (g *graphs) lend() *lent {
	g.mu.Lock()
	defer g.mu.Unlock()
	if time.Since(g.looked) > lookAgain && !g.opening {
		g.opening = true
		go g.renew(g.now)
	}
	g.now.readers++
	return g.now
}

// giveBack ends the reading of a graph.
func (g *graphs) giveBack(l *lent) {
	g.mu.Lock()
	l.readers--
	last := l.retired && l.readers == 0
	g.mu.Unlock()
	if last {
		l.Close()
	}
}

// renew opens the graph that stands in the place of the one that answered until now, if another
// one does. One that cannot be opened is tried again later.
func (g *graphs) renew(old *lent) {
	var store *graph.Store
	if old.Superseded() {
		store, _ = g.open()
	}
	g.mu.Lock()
	g.opening, g.looked = false, time.Now()
	closing := false
	if store != nil {
		if old.retired { // the server was closed meanwhile
			g.mu.Unlock()
			store.Close()
			return
		}
		g.opened++
		g.now = &lent{Store: store, version: strconv.Itoa(g.opened)}
		old.retired = true
		closing = old.readers == 0
	}
	g.mu.Unlock()
	if closing {
		old.Close()
	}
}

// close retires the graph.
func (g *graphs) close() error {
	g.mu.Lock()
	l := g.now
	closing := !l.retired && l.readers == 0
	l.retired = true
	g.mu.Unlock()
	if closing {
		return l.Close()
	}
	return nil
}
