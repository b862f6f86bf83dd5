// Package web serves a graph to browsers and programs: pages to read and look at letters, and a
// JSON API that says the same.
//
// [New] makes a [Server], an [http.Handler]. Pages and endpoints are values in a list ([pages],
// [endpoints]); what they answer is what the questions answer, and the filter of the questions is
// the query string of every address, so that an address says all there is to a view.
//
// Sources are hostile: a letter may hold a script, and another web page may know this address.
// Templates escape, a strict Content-Security-Policy stands behind them, requests must name a host
// that is ours and come from ourselves, and nothing is changed but by a POST with a token, with
// [Options.Edit].
package web

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"regesta/graph"
	"regesta/graph/resolve"
	"regesta/queries"
)

// Options of a server. The zero value serves reading on this machine only.
type Options struct {
	// Edit allows decisions on doubtful names to be made.
	Edit bool
	// Author is who decides, where a decision does not say.
	Author string
	// Decisions is the file that decisions are added to.
	Decisions string
	// Doubts lists the names in doubt; nil for a graph that has none listed.
	Doubts func() ([]resolve.Doubt, error)
	// AdHoc runs a query that somebody wrote, where it can be killed; nil refuses such queries.
	AdHoc func(ctx context.Context, language, text string, limits queries.Limits) (*queries.Table, error)
	// Token is what everybody must show who asks; empty asks for none.
	Token string
	// Hosts are names of this machine by which it may be asked, besides localhost and addresses in
	// figures. A name that anybody can point here is how a web page reads what it should not.
	Hosts []string
	// AllowOrigins are the origins of web pages that may read the API: https://example.org.
	AllowOrigins []string
	// Version is that of the program.
	Version string
	// Log is told of requests that failed by our own mistake; nil for none.
	Log *slog.Logger

	Limits Limits
}

// Limits of one server. Zero values stand for those of [DefaultLimits].
type Limits struct {
	Time     time.Duration // of a request
	Query    time.Duration // of an ad-hoc query
	Body     int64         // bytes of a request
	Working  int           // requests that are worked on at a time
	Waiting  int           // requests that may wait for their turn
	Download time.Duration // of an export
}

// DefaultLimits are generous for people and small for mischief.
var DefaultLimits = Limits{
	Time: 20 * time.Second, Query: 10 * time.Second, Body: 1 << 20, Working: 16, Waiting: 1000, Download: 10 * time.Minute,
}

func (l Limits) orDefault() Limits {
	pick := func(value *time.Duration, standard time.Duration) {
		if *value <= 0 {
			*value = standard
		}
	}
	pick(&l.Time, DefaultLimits.Time)
	pick(&l.Query, DefaultLimits.Query)
	pick(&l.Download, DefaultLimits.Download)
	if l.Body <= 0 {
		l.Body = DefaultLimits.Body
	}
	if l.Working <= 0 {
		l.Working = DefaultLimits.Working
	}
	if l.Waiting <= 0 {
		l.Waiting = DefaultLimits.Waiting
	}
	return l
}

// A Server answers requests about one graph.
type Server struct {
	options Options
	graphs  *graphs
	mux     *http.ServeMux
	handler http.Handler
	secret  string        // what a form must bring back to change anything
	queries chan struct{} // so many ad-hoc queries run
	edition string        // begins every entity tag: answers of another process may be of another program
}

// New opens the graph and makes a server of it. Open is called again when another build has taken
// the graph's place; those who read the old one finish on it.
func New(open func() (*graph.Store, error), options Options) (*Server, error) {
	g, err := newGraphs(open)
	if err != nil {
		return nil, err
	}
	options.Limits = options.Limits.orDefault()
	if options.Log == nil {
		options.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{options: options, graphs: g, mux: http.NewServeMux(), secret: rand.Text(), queries: make(chan struct{}, atOnce), edition: rand.Text()[:8]}
	if err := s.route(); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	s.handler = s.guarded(s.mux)
	return s, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Close closes the graph once the last reader has finished.
func (s *Server) Close() error { return s.graphs.close() }

// route registers everything that can be asked for.
func (s *Server) route() error {
	if err := s.routePages(); err != nil {
		return err
	}
	if err := s.routeAPI(); err != nil {
		return err
	}
	s.mux.HandleFunc("POST /decisions", s.decideByForm)
	s.mux.Handle("GET /static/", http.HandlerFunc(s.static))
	s.mux.HandleFunc("/", s.notFound)
	return nil
}
