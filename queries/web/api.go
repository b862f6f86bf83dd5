package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"regesta/queries"
)

// apiRoot is where the API begins. A change that programs would notice gets another number.
const apiRoot = "/api/v1"

// An endpoint is one address of the API. Its description (openapi.json), its checks of arguments
// and its answers come from these fields.
type endpoint struct {
	ID     string // operationId
	Tag    string
	Method string // GET when empty
	// Path stands behind apiRoot. {id...} takes an id with its slashes.
	Path   string
	Doc    string // what it answers; the first sentence serves as summary
	Params []queries.Param
	// Paged is set when the answer comes in pages, by offset and limit.
	Paged bool
	// Body is the zero value of what a POST takes.
	Body any
	// Answer is the zero value of what Run gives, for the description; nil for a stream of Media.
	Answer any
	Media  []string // of streams
	// Described lists endpoints that stand in the description in the place of this one: the
	// questions, each with its own parameters.
	Described func() []*endpoint
	// Fresh is set where the answer depends on more than graph and address; it is not kept.
	Fresh bool
	Run   func(*visit) (any, error)
}

// A stream is an answer that writes itself.
type stream func(http.ResponseWriter) error

var endpoints []*endpoint

// addEndpoint adds an endpoint to the list; a repeated id is our own mistake and panics at start-up.
func addEndpoint(e *endpoint) *endpoint { //nolint:unparam // package variables hold it
	if slices.ContainsFunc(endpoints, func(f *endpoint) bool { return f.ID == e.ID }) {
		panic("web: endpoint " + e.ID + " added twice")
	}
	endpoints = append(endpoints, e)
	slices.SortFunc(endpoints, func(a, b *endpoint) int { return strings.Compare(a.ID, b.ID) })
	return e
}

func (e *endpoint) method() string {
	if e.Method == "" {
		return http.MethodGet
	}
	return e.Method
}

// The parameters of answers that come in pages.
const (
	pageSize = 100
	mostRows = 10_000
)

var pageParams = []queries.Param{
	{Name: "offset", Kind: queries.Int, Doc: "so many rows are passed over; 0 when not given"},
	{Name: "limit", Kind: queries.Int, Doc: "at most so many rows, 1 to 10000; 100 when not given. The Link header leads to the next page"},
}

// params are all parameters of the query string.
func (e *endpoint) params() []queries.Param {
	list := e.Params
	if e.Paged {
		list = slices.DeleteFunc(slices.Clone(list), func(p queries.Param) bool { return p.Name == "limit" })
		list = append(list, pageParams...)
	}
	return list
}

// routeAPI registers every endpoint, and the description of them all.
func (s *Server) routeAPI() error {
	for _, e := range endpoints {
		s.mux.HandleFunc(e.method()+" "+apiRoot+e.Path, func(w http.ResponseWriter, r *http.Request) { s.answer(w, r, e) })
	}
	description, err := describe(s.options.Version)
	if err != nil {
		return err
	}
	s.mux.HandleFunc("GET "+apiRoot+"/openapi.json", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/openapi+json")
		w.Header().Set("Cache-Control", "no-cache")
		if !notModified(w, r, s.edition) {
			_, _ = w.Write(description)
		}
	})
	return nil
}

// answer answers a request of a program.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, e *endpoint) {
	v, done := s.visit(r)
	defer done()
	w.Header().Set("Cache-Control", "no-cache, private")
	if e.Fresh {
		w.Header().Set("Cache-Control", "no-store")
	} else if notModified(w, r, s.tagOf(r, v.graph.version)) {
		return
	}
	result, err := v.ask(e)
	if err != nil {
		s.fail(w, r, problemOf(err))
		return
	}
	for name, values := range v.headers {
		w.Header()[name] = values
	}
	if write, ok := result.(stream); ok {
		s.stream(w, r, write)
		return
	}
	data, err := json.Marshal(result)
	if err != nil {
		s.fail(w, r, problemOf(err))
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(append(data, '\n'))
}

// stream sends an answer that writes itself. What fails before its first byte is told; behind that
// the connection is cut, so that nobody takes a part for the whole.
func (s *Server) stream(w http.ResponseWriter, r *http.Request, write stream) {
	out := &watched{ResponseWriter: w}
	err := write(out)
	switch {
	case err == nil:
	case !out.begun:
		s.fail(w, r, problemOf(err))
	default:
		if !tooLong(err) && r.Context().Err() == nil {
			s.options.Log.Error("an answer was cut off", "address", r.URL.Path, "error", err)
		}
		panic(http.ErrAbortHandler)
	}
}

// ask checks the arguments of a visit and runs an endpoint.
func (v *visit) ask(e *endpoint) (any, error) {
	query, err := url.ParseQuery(v.URL.RawQuery)
	if err != nil {
		return nil, &Problem{Status: http.StatusBadRequest, Detail: "the query string is damaged: " + err.Error()}
	}
	v.Args = queries.Args(query)
	if e.Described == nil { // those described one by one check for themselves
		if err := queries.CheckArgs(apiRoot+e.Path, e.params(), v.Args); err != nil {
			return nil, err
		}
	}
	if e.Paged {
		if err := v.readPage(); err != nil {
			return nil, err
		}
	}
	return e.Run(v)
}

// readPage takes offset and limit out of the arguments.
func (v *visit) readPage() error {
	v.limit = pageSize
	for _, p := range []struct {
		name        string
		least, most int
		value       *int
	}{{"offset", 0, 1 << 30, &v.offset}, {"limit", 1, mostRows, &v.limit}} {
		values := v.Args[p.name]
		delete(v.Args, p.name)
		if len(values) == 0 {
			continue
		}
		n, err := strconv.Atoi(values[0])
		if err != nil || n < p.least || n > p.most || len(values) > 1 {
			return &Problem{Status: http.StatusBadRequest, Detail: p.name + " is not one whole number from " + strconv.Itoa(p.least) + " to " + strconv.Itoa(p.most)}
		}
		*p.value = n
	}
	return nil
}

// paged tells the reader where the other pages of an answer are (RFC 8288), and how many rows there
// are; -1 for not known, with shown rows on this page.
func (v *visit) paged(all, shown int) {
	link := func(rel string, offset int) {
		query := v.URL.Query()
		query.Set("offset", strconv.Itoa(offset))
		query.Set("limit", strconv.Itoa(v.limit))
		v.header("Link", "<"+v.URL.EscapedPath()+"?"+query.Encode()+`>; rel="`+rel+`"`)
	}
	if v.offset > 0 {
		link("first", 0)
		link("prev", max(0, v.offset-v.limit))
	}
	if all < 0 && shown == v.limit || v.offset+shown < all {
		link("next", v.offset+v.limit)
	}
	if all >= 0 {
		v.header("X-Total-Count", strconv.Itoa(all))
	}
}

// header adds a header to the answer, should there be one.
func (v *visit) header(name, value string) {
	if v.headers == nil {
		v.headers = http.Header{}
	}
	v.headers.Add(name, value)
}

// isDownload reports whether a request is for an export, which may take longer.
func isDownload(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, apiRoot+"/export/") }

// badRequest is a mistake of whoever asks.
func badRequest(detail string) error { return &Problem{Status: http.StatusBadRequest, Detail: detail} }

// nothing is the answer for an id that the graph does not have, with those that were perhaps meant.
func (v *visit) nothing(id string) error {
	p := &Problem{Status: http.StatusNotFound, Detail: "the graph has no " + strconv.Quote(id)}
	target, err := queries.Resolve(v.Store, id)
	var name *queries.NameError
	switch {
	case err == nil && target.Document != "":
		p.Suggestions = append(p.Suggestions, Suggestion{target.Document, letterURL(target.Document)})
	case err == nil:
		p.Suggestions = append(p.Suggestions, Suggestion{target.Entity, entityURL(target.Entity)})
	case errors.As(err, &name):
		p.Suggestions = problemOf(err).Suggestions
	}
	return p
}
