package web

import (
	"encoding/json"
	"errors"
	"html/template"
	"net/http"
	"strings"

	"regesta/graph"
	"regesta/queries"
)

// A Problem is an answer that says what is wrong and what to do (RFC 9457). Programs get it as
// application/problem+json, people as a page.
type Problem struct {
	Type   string `json:"type" example:"about:blank"`
	Title  string `json:"title" doc:"the status in words"`
	Status int    `json:"status"`
	Detail string `json:"detail" doc:"what is wrong, and what to do"`
	// Instance is the address that was asked for.
	Instance string `json:"instance,omitempty"`
	// Suggestions are addresses that were perhaps meant.
	Suggestions []Suggestion `json:"suggestions,omitempty"`
}

// A Suggestion is an address that was perhaps meant.
type Suggestion struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

// Error is the detail.
func (p *Problem) Error() string { return p.Detail }

// problemOf makes a problem of what a question, a look-up or the graph says.
func problemOf(err error) *Problem {
	var p *Problem
	var name *queries.NameError
	var bad queries.BadArgument
	switch {
	case errors.As(err, &p):
		return p
	case tooLong(err):
		return &Problem{Status: http.StatusServiceUnavailable, Detail: "this took too long and was given up; ask for less, or narrow the letters by the filter"}
	case errors.Is(err, graph.ErrNotFound):
		return &Problem{Status: http.StatusNotFound, Detail: err.Error()}
	case errors.As(err, &name):
		p = &Problem{Status: http.StatusBadRequest, Detail: err.Error()}
		for _, c := range name.Candidates {
			p.Suggestions = append(p.Suggestions, Suggestion{c.Name, entityURL(c.ID)})
		}
		return p
	case errors.As(err, &bad):
		return &Problem{Status: http.StatusBadRequest, Detail: err.Error()}
	}
	return &Problem{Status: http.StatusBadRequest, Detail: err.Error()}
}

// fail answers with a problem, in the form that was asked for.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, p *Problem) {
	full := *p
	full.Type, full.Title, full.Instance = "about:blank", http.StatusText(p.Status), r.URL.Path
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	for _, name := range []string{"Etag", "Link", "Content-Length", "Content-Disposition"} {
		h.Del(name)
	}
	h.Add("Vary", "Accept")
	if !wantsPage(r) {
		h.Set("Content-Type", "application/problem+json")
		w.WriteHeader(p.Status)
		writer := json.NewEncoder(w)
		writer.SetEscapeHTML(true)
		_ = writer.Encode(&full)
		return
	}
	s.render(w, p.Status, &View{Page: "problem", Title: full.Title, Path: r.URL.Path, Query: r.URL.Query(), Data: &full})
}

// wantsPage reports whether a request is one of a person at a browser.
func wantsPage(r *http.Request) bool {
	return !isAPI(r) && strings.Contains(r.Header.Get("Accept"), "text/html")
}

// lastResort is the page for a problem when no other can be drawn.
var lastResort = template.Must(template.New("").Parse(`<!doctype html><html lang="en"><title>{{.Title}}</title><h1>{{.Title}}</h1><p>{{.Detail}}</p>`))

// notFound answers for every address that nothing else answers for.
func (s *Server) notFound(w http.ResponseWriter, r *http.Request) {
	if allowed := s.allowed(r); len(allowed) > 0 {
		w.Header().Set("Allow", strings.Join(allowed, ", "))
		s.fail(w, r, &Problem{Status: http.StatusMethodNotAllowed, Detail: r.Method + " is not for this address; it takes " + strings.Join(allowed, ", ")})
		return
	}
	p := &Problem{Status: http.StatusNotFound, Detail: "there is nothing at " + r.URL.Path}
	p.Suggestions = s.near(r.URL.Path)
	s.fail(w, r, p)
}

// allowed lists the methods that an address takes.
func (s *Server) allowed(r *http.Request) []string {
	var list []string
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		other := r.Clone(r.Context())
		other.Method = method
		if _, pattern := s.mux.Handler(other); pattern != "/" && pattern != "" {
			list = append(list, method)
		}
	}
	return list
}

// near suggests addresses whose first word is spelled alike.
func (s *Server) near(path string) []Suggestion {
	word, rest, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	var list []Suggestion
	for _, p := range pages {
		name := strings.Split(p.Pattern, "/")[1]
		if name == "" || queries.Edits(strings.ToLower(word), name, 2) > 2 {
			continue
		}
		address := "/" + name
		if strings.Contains(p.Pattern, "{") {
			if rest == "" {
				continue
			}
			address += "/" + rest
		}
		list = append(list, Suggestion{Name: p.Doc, URL: address})
	}
	return list
}
