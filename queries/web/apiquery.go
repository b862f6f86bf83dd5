package web

import (
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"slices"
	"strings"
	"time"

	"regesta/graph/resolve"
	"regesta/queries"
	"regesta/queries/adhoc"
)

// AdHocQuery is a query that somebody wrote.
type AdHocQuery struct {
	Language string `json:"language" enum:"gizmo,graphql"`
	Query    string `json:"query"`
	Limit    int    `json:"limit,omitempty" doc:"rows at most, 1 to 10000; 1000 when not given"`
}

// atOnce is how many ad-hoc queries run at a time: each is a process that may take a processor and
// memory to its limits.
const atOnce = 2

// adHocMemory is what a query may take.
const adHocMemory = 512 << 20

var _ = addEndpoint(&endpoint{
	ID: "query", Tag: "queries", Method: http.MethodPost, Path: "/query", Body: AdHocQuery{}, Answer: Table{}, Fresh: true,
	Doc: "The answer to a Gizmo or GraphQL query, put to the database itself. It can read only, and is stopped at limits of time, memory and rows. Its rows cite nothing.",
	Run: func(v *visit) (any, error) {
		if v.server.options.AdHoc == nil {
			return nil, &Problem{Status: http.StatusForbidden, Detail: "this server answers no ad-hoc queries"}
		}
		var q AdHocQuery
		if err := v.read(&q); err != nil {
			return nil, err
		}
		if q.Limit == 0 {
			q.Limit = 1000
		}
		if q.Limit < 1 || q.Limit > mostRows || strings.TrimSpace(q.Query) == "" {
			return nil, badRequest("give a query, and a limit from 1 to 10000")
		}
		select {
		case v.server.queries <- struct{}{}:
			defer func() { <-v.server.queries }()
		case <-time.After(v.server.options.Limits.Query):
			return nil, &Problem{Status: http.StatusServiceUnavailable, Detail: "other queries are running; try again when they are done"}
		case <-v.Context().Done():
			return nil, v.Context().Err()
		}
		table, err := v.server.options.AdHoc(v.Context(), q.Language, q.Query, queries.Limits{
			Rows: q.Limit, Time: v.server.options.Limits.Query, Memory: adHocMemory,
		})
		var stopped *adhoc.Stopped
		if errors.As(err, &stopped) {
			return nil, badRequest(err.Error())
		}
		return table, err
	},
})

// read reads the body of a POST, JSON only: a form of another page cannot send that.
func (v *visit) read(value any) error {
	kind, _, _ := mime.ParseMediaType(v.Header.Get("Content-Type"))
	if kind != "application/json" {
		return &Problem{Status: http.StatusUnsupportedMediaType, Detail: "send JSON, with Content-Type: application/json"}
	}
	in := json.NewDecoder(v.Body)
	in.DisallowUnknownFields()
	err := in.Decode(value)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return &Problem{Status: http.StatusRequestEntityTooLarge, Detail: "the request is too large"}
	case err != nil:
		return badRequest("the body is not what this address takes: " + strings.TrimPrefix(err.Error(), "json: "))
	}
	return nil
}

// Doubts is a page of pairs of names that may be one.
type Doubts struct {
	Doubts []Doubt `json:"doubts"`
	All    int     `json:"all"`
}

// A Doubt is a pair of names that may be one.
type Doubt struct {
	A       DoubtSide `json:"a"`
	B       DoubtSide `json:"b"`
	Score   float64   `json:"score" doc:"how likely they are one, 0 to 1"`
	For     string    `json:"for,omitempty"`
	Against string    `json:"against,omitempty"`
	Count   int       `json:"count" doc:"how often the two stand so"`
}

// A DoubtSide is one of the two. Passage is the hash by which a decision finds its place again.
type DoubtSide struct {
	Entity   string `json:"entity"`
	Name     string `json:"name" doc:"as written"`
	Document string `json:"document"`
	Passage  string `json:"passage,omitempty"`
}

var _ = addEndpoint(&endpoint{
	ID: "doubts", Tag: "review", Path: "/doubts", Paged: true, Answer: Doubts{}, Fresh: true,
	Params: []queries.Param{{Name: "entity", Kind: queries.Text, Doc: "only those about the entity with this id"}},
	Doc:    "Pairs of names that the build left apart though something speaks for their being one, the likeliest first. Those that were decided since are not listed.",
	Run: func(v *visit) (any, error) {
		list, err := v.openDoubts()
		if err != nil {
			return nil, err
		}
		page := Doubts{Doubts: []Doubt{}, All: len(list)}
		for _, d := range list[min(v.offset, len(list)):min(v.offset+v.limit, len(list))] {
			page.Doubts = append(page.Doubts, Doubt{sideOf(d.A), sideOf(d.B), d.Score, d.For, d.Against, d.Count})
		}
		v.paged(page.All, len(page.Doubts))
		return page, nil
	},
})

func sideOf(s resolve.Side) DoubtSide {
	return DoubtSide{Entity: s.Entity, Name: s.Name, Document: s.Document, Passage: s.Passage}
}

// openDoubts lists the doubts of the build that nobody has decided yet; with the argument entity,
// those about it.
func (v *visit) openDoubts() ([]resolve.Doubt, error) {
	o := v.server.options
	if o.Doubts == nil {
		return nil, nil
	}
	doubts, err := o.Doubts()
	if entity := v.argument("entity"); entity != "" {
		doubts = slices.DeleteFunc(doubts, func(d resolve.Doubt) bool { return d.A.Entity != entity && d.B.Entity != entity })
	}
	if err != nil || o.Decisions == "" {
		return doubts, err
	}
	decided, _, err := resolve.LoadDecisions(o.Decisions)
	if err != nil {
		return nil, err
	}
	return resolve.Undecided(doubts, decided), nil
}
