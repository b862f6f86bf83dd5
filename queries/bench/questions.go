package bench

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"time"

	"regesta/corpus/made"
	"regesta/extract"
	"regesta/graph"
	"regesta/queries"
)

// A Question is how long the answers to one question took, quotes included. Times are in
// milliseconds.
type Question struct {
	Name string  `json:"name"`
	Asks int     `json:"asks"`
	Rows float64 `json:"rows"` // of an answer, on average
	P50  float64 `json:"p50_ms"`
	P95  float64 `json:"p95_ms"`
}

// limit is how many rows a measured answer has at most, as on a page.
const limit = "100"

// ask puts every question so many times, each time about somebody or something else.
func ask(ctx context.Context, store *graph.Store, rounds int, progress func(string)) ([]Question, error) {
	s := newSampler(store.Register())
	var list []Question
	for _, q := range queries.Queries() {
		progress("asking " + q.Name)
		m := Question{Name: q.Name, Asks: rounds}
		var times []time.Duration
		for round := range rounds {
			args := s.args(q, round%2 == 1)
			start := time.Now()
			table, err := queries.Ask(ctx, store, q, args)
			if err != nil {
				return nil, fmt.Errorf("asking %s %v: %w", q.Name, args, err)
			}
			times = append(times, time.Since(start))
			m.Rows += float64(len(table.Rows)) / float64(rounds)
		}
		m.P50, m.P95 = quantile(times, 50), quantile(times, 95)
		list = append(list, m)
	}
	return list, nil
}

// quantile is the time that so many of a hundred do not exceed, in milliseconds.
func quantile(times []time.Duration, percent int) float64 {
	if len(times) == 0 {
		return 0
	}
	slices.Sort(times)
	at := (len(times)*percent + 99) / 100
	return float64(times[max(at, 1)-1].Microseconds()) / 1000
}

// A sampler draws arguments for questions from a graph.
type sampler struct {
	random    *rand.Rand
	people    []string // ids of senders, each as often as it wrote
	places    []string
	topics    []string
	documents []string
}

func newSampler(r *graph.Register) *sampler {
	s := &sampler{random: rand.New(rand.NewPCG(1, 2))}
	for i := range r.Documents {
		d := &r.Documents[i]
		if d.Attested {
			continue
		}
		s.documents = append(s.documents, d.ID)
		for _, p := range d.Senders {
			if p.Entity >= 0 {
				s.people = append(s.people, r.Entities[p.Entity].ID)
			}
		}
		for _, w := range d.Subjects {
			s.topics = append(s.topics, r.Entities[w.Entity].ID)
		}
	}
	for i := range r.Entities {
		if r.Entities[i].Kind == extract.Place {
			s.places = append(s.places, r.Entities[i].ID)
		}
	}
	return s
}

// args are arguments for a question: what it must have and, where all is set, what stands without
// its name too.
func (s *sampler) args(q *queries.Query, all bool) queries.Args {
	args := queries.Args{}
	for _, p := range q.Params {
		switch {
		case p.Name == "limit":
			args[p.Name] = []string{limit}
		case p.Required || all && p.Positional:
			if v := s.other(q, p, args); v != "" {
				args[p.Name] = []string{v}
			}
		}
	}
	return args
}

// other is a value that no other parameter has: nobody is asked of with himself.
func (s *sampler) other(q *queries.Query, p queries.Param, args queries.Args) string {
	for range 100 {
		v := s.value(q, p)
		if !slices.ContainsFunc(slices.Collect(maps.Values(args)), func(list []string) bool { return slices.Contains(list, v) }) {
			return v
		}
	}
	return ""
}

func (s *sampler) value(q *queries.Query, p queries.Param) string {
	switch p.Kind {
	case queries.Person:
		return s.one(s.people)
	case queries.Place:
		return s.one(s.places)
	case queries.AnyLetter:
		return s.one(s.documents)
	case queries.AnyEntity:
		if q.Name == queries.Subject.Name {
			return s.one(s.topics)
		}
		return s.one(s.people)
	case queries.Text:
		return made.Phrase(s.random)
	default:
		return ""
	}
}

func (s *sampler) one(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[s.random.IntN(len(list))]
}

// found is what a graph says of made letters.
func found(r *graph.Register) made.Totals {
	var t made.Totals
	pairs, people := map[[2]int32]bool{}, map[int32]bool{}
	for i := range r.Documents {
		d := &r.Documents[i]
		if d.Attested {
			continue
		}
		t.Letters++
		t.References += len(d.Cites)
		for _, from := range d.Senders {
			people[from.Entity] = true
			for _, to := range d.Recipients {
				pairs[[2]int32{from.Entity, to.Entity}], people[to.Entity] = true, true
			}
		}
	}
	t.People, t.Pairs = len(people), len(pairs)
	return t
}
