package web

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"regesta/extract"
	"regesta/graph/resolve"
)

// A DecisionForm is what somebody decides on doubtful names.
type DecisionForm struct {
	Verdict string     `json:"verdict" enum:"same,different,not-an-entity,rename,type"`
	A       DoubtSide  `json:"a"`
	B       *DoubtSide `json:"b,omitempty" doc:"for same and different"`
	Value   string     `json:"value,omitempty" doc:"the new name, or the type"`
	Author  string     `json:"author,omitempty"`
	Note    string     `json:"note,omitempty"`
}

// Decided is a decision that was recorded.
type Decided struct {
	ID      string `json:"id"`
	Warning string `json:"warning,omitempty"`
}

// deciding keeps two decisions from being written at once.
var deciding sync.Mutex

var _ = addEndpoint(&endpoint{
	ID: "decide", Tag: "review", Method: http.MethodPost, Path: "/decisions", Body: DecisionForm{}, Answer: Decided{}, Fresh: true,
	Doc: "Record a decision on doubtful names; the next build obeys it. Only with --edit, and only from the pages of this server: the header X-Regesta-Secret has what they carry.",
	Run: func(v *visit) (any, error) {
		if err := v.server.mayChange(v.Request); err != nil {
			return nil, err
		}
		var form DecisionForm
		if err := v.read(&form); err != nil {
			return nil, err
		}
		return v.decide(form)
	},
})

// decide appends a decision to the file of decisions.
func (v *visit) decide(form DecisionForm) (*Decided, error) {
	d := resolve.Decision{
		Verdict: resolve.Verdict(form.Verdict), Value: strings.TrimSpace(form.Value), Author: strings.TrimSpace(form.Author),
		Note: strings.TrimSpace(form.Note), Time: time.Now().UTC().Truncate(time.Millisecond),
	}
	if d.Author == "" {
		d.Author = v.server.options.Author
	}
	var err error
	if d.A, err = v.anchor(form.A); err != nil {
		return nil, err
	}
	if form.B != nil {
		b, err := v.anchor(*form.B)
		if err != nil {
			return nil, err
		}
		d.B = &b
	}
	if err := d.Check(); err != nil {
		return nil, badRequest(err.Error())
	}
	deciding.Lock()
	defer deciding.Unlock()
	id, warning, err := resolve.Append(v.server.options.Decisions, d)
	if err != nil {
		return nil, err
	}
	decided := &Decided{ID: id}
	if warning != nil {
		decided.Warning = warning.Error()
	}
	return decided, nil
}

// anchor checks one side of a decision: the graph must have what it speaks of.
func (v *visit) anchor(s DoubtSide) (resolve.Anchor, error) {
	reg := v.Store.Register()
	entity := reg.Entity(s.Entity)
	if entity == nil {
		return resolve.Anchor{}, badRequest("the graph has no entity " + s.Entity)
	}
	if _, err := v.Store.Text(v.Context(), s.Document); err != nil {
		return resolve.Anchor{}, badRequest("the graph has no document " + s.Document)
	}
	kind, _, _ := strings.Cut(s.Entity, "/")
	return resolve.Anchor{Entity: s.Entity, Kind: extract.Kind(kind), Name: s.Name, Document: s.Document, Passage: s.Passage}, nil
}

// decideByForm records a decision that comes from a form of a page, without script, and leads back
// to the page. Fields are named as in [DecisionForm]: verdict, value, note, a_entity, a_name …
func (s *Server) decideByForm(w http.ResponseWriter, r *http.Request) {
	v, done := s.visit(r)
	defer done()
	if err := r.ParseForm(); err != nil {
		s.fail(w, r, &Problem{Status: http.StatusBadRequest, Detail: "the form is damaged or too large"})
		return
	}
	if err := s.mayChange(r); err != nil {
		s.fail(w, r, problemOf(err))
		return
	}
	form := DecisionForm{Verdict: r.PostFormValue("verdict"), A: sideOfForm(r.PostForm, "a_"), Value: r.PostFormValue("value"), Note: r.PostFormValue("note")}
	if b := sideOfForm(r.PostForm, "b_"); b.Entity != "" {
		form.B = &b
	}
	if _, err := v.decide(form); err != nil {
		s.fail(w, r, problemOf(err))
		return
	}
	http.Redirect(w, r, back(r.PostFormValue("back")), http.StatusSeeOther)
}

func sideOfForm(form url.Values, prefix string) DoubtSide {
	return DoubtSide{Entity: form.Get(prefix + "entity"), Name: form.Get(prefix + "name"), Document: form.Get(prefix + "document"), Passage: form.Get(prefix + "passage")}
}

// back is a page of ours to go back to, whatever a form says.
func back(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Path == "" {
		return "/review"
	}
	ours := url.URL{Path: "/" + strings.TrimLeft(u.Path, `/\`), RawQuery: u.RawQuery, Fragment: u.Fragment}
	return ours.String()
}
