package web

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"regesta/graph"
	"regesta/queries"
)

// A page is one kind of page. Its template is templates/NAME.html, which defines "main".
type page struct {
	Name    string
	Doc     string // what it shows, as the navigation says it
	Pattern string // of the address, as net/http takes it
	// Nav is the place in the navigation, which is on every page; 0 for a page that is not in it.
	Nav int
	// Fresh is set where the answer depends on more than graph and address; it is not kept.
	Fresh bool
	// Data gathers what the template shows, and a title. An error becomes a page that says so.
	Data func(*visit) (title string, data any, err error)
}

// pages are all pages, those of the navigation first, in its order.
var pages []*page

// addPage adds a page to the list; a repeated name is our own mistake and panics at start-up.
func addPage(p *page) *page { //nolint:unparam // a value, so that a page can be declared where it stands
	if slices.ContainsFunc(pages, func(q *page) bool { return q.Name == p.Name }) {
		panic("web: page " + p.Name + " added twice")
	}
	pages = append(pages, p)
	slices.SortFunc(pages, func(a, b *page) int {
		return cmp.Or(cmp.Compare(oneIf(a.Nav == 0), oneIf(b.Nav == 0)), cmp.Compare(a.Nav, b.Nav), strings.Compare(a.Name, b.Name))
	})
	return p
}

func oneIf(holds bool) int {
	if holds {
		return 1
	}
	return 0
}

// URL is the address of a page that is about nothing in particular.
func (p *page) URL() string { return strings.TrimSuffix(p.Pattern, "{$}") }

// A visit is one request for a page or an answer of the API.
type visit struct {
	*http.Request
	Store  *graph.Store
	Args   queries.Args // the query string
	server *Server
	graph  *lent

	offset, limit int         // of the page of rows that is asked for
	headers       http.Header // of the answer
}

// ID is the letter or entity that the address names.
func (v *visit) ID() string { return v.PathValue("id") }

// A View is what a template gets.
type View struct {
	Page    string // its name
	Title   string
	Path    string
	Query   url.Values
	Edit    bool
	Secret  string // of forms that change something: <input type=hidden name=secret>
	Version string
	Pages   []*page // of the navigation
	Data    any
}

//go:embed all:templates
var templateFiles embed.FS

// templates are the pages, each with the layout around it.
var templates = parseTemplates()

// templateFuncs are what templates may call.
var templateFuncs = template.FuncMap{
	"asset":     assetURL,
	"letterURL": letterURL,
	"entityURL": entityURL,
	"sidefield": func(prefix string, s DoubtSide) sideField { return sideField{s, prefix} },
}

// A sideField is one of two doubtful names in a form.
type sideField struct {
	DoubtSide
	Prefix string
}

// parseTemplates reads every template once. Files whose names begin with an underscore are shared
// by all pages.
func parseTemplates() map[string]*template.Template {
	names, err := templateFiles.ReadDir("templates")
	if err != nil {
		panic(err)
	}
	shared := template.New("").Funcs(templateFuncs)
	for _, e := range names {
		if strings.HasPrefix(e.Name(), "_") {
			template.Must(shared.ParseFS(templateFiles, path.Join("templates", e.Name())))
		}
	}
	all := map[string]*template.Template{}
	for _, e := range names {
		if name, ok := strings.CutSuffix(e.Name(), ".html"); ok && !strings.HasPrefix(name, "_") {
			all[name] = template.Must(template.Must(shared.Clone()).ParseFS(templateFiles, path.Join("templates", e.Name())))
		}
	}
	return all
}

// routePages registers every page.
func (s *Server) routePages() error {
	for _, p := range pages {
		if templates[p.Name] == nil {
			return fmt.Errorf("page %s has no templates/%[1]s.html", p.Name)
		}
		s.mux.HandleFunc("GET "+p.Pattern, func(w http.ResponseWriter, r *http.Request) { s.page(w, r, p) })
	}
	return nil
}

// visit begins the reading of the graph for one request; done ends it.
func (s *Server) visit(r *http.Request) (v *visit, done func()) {
	g := s.graphs.lend()
	return &visit{Request: r, Store: g.Store, Args: queries.Args(r.URL.Query()), server: s, graph: g}, func() { s.graphs.giveBack(g) }
}

// page answers with one page.
func (s *Server) page(w http.ResponseWriter, r *http.Request, p *page) {
	v, done := s.visit(r)
	defer done()
	w.Header().Set("Cache-Control", "no-cache, private")
	if p.Fresh {
		w.Header().Set("Cache-Control", "no-store")
	} else if notModified(w, r, s.tagOf(r, v.graph.version)) {
		return
	}
	title, data, err := p.Data(v)
	if err != nil {
		s.fail(w, r, problemOf(err))
		return
	}
	s.render(w, http.StatusOK, &View{Page: p.Name, Title: title, Path: r.URL.Path, Query: r.URL.Query(), Data: data})
}

// render draws a page and sends it when it is whole.
func (s *Server) render(w http.ResponseWriter, status int, view *View) {
	view.Edit, view.Version = s.options.Edit, s.options.Version
	if view.Edit {
		view.Secret = s.secret
	}
	for _, p := range pages {
		if p.Nav > 0 {
			view.Pages = append(view.Pages, p)
		}
	}
	var out bytes.Buffer
	if err := templates[view.Page].ExecuteTemplate(&out, "layout", view); err != nil {
		s.options.Log.Error("a page could not be drawn", "page", view.Page, "error", err)
		out.Reset()
		w.Header().Del("Etag")
		w.Header().Set("Cache-Control", "no-store")
		status = http.StatusInternalServerError
		_ = lastResort.Execute(&out, &Problem{Title: http.StatusText(status), Detail: "a mistake of regesta's own: this page cannot be drawn"})
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(out.Bytes())
}
