package queries

import (
	"context"
	"slices"
	"strings"

	"regesta/extract"
	"regesta/graph"
	"regesta/graph/resolve"
)

// Holdings counts letters by archive and fonds.
var Holdings = register(&Query{
	Name: "holdings",
	Doc: "Where the papers lie: letters by archive and fonds. " +
		"Files counts the different files of a fonds that hold them; letters without a shelfmark are in the notes.",
	Params: filtered(),
	Examples: []Example{
		{"", "all archives and fonds"},
		{"--from ordzhonikidze", "where one writer's letters lie"},
	},
	Run: runHoldings,
})

func runHoldings(_ context.Context, store *graph.Store, args Args) (*Table, error) {
	s, err := choose(store.Register(), args)
	if err != nil {
		return nil, err
	}
	t := s.table(s.described("Holdings of letters"), "archive", "fonds", "letters:number", "files:number", "first:date", "last:date")
	byFonds, nowhere := s.holdings()
	for _, at := range sortedFonds(byFonds) {
		p := byFonds[at]
		cites := s.citeFew(p.letters, func(l letter) []Citation { return l.cite(s.reg, extract.Shelfmark, l.Shelfmark) })
		t.add(cites, words(at[0]), words(at[1]), count(len(p.letters)), count(files(p.letters)), p.first(), p.last())
	}
	if nowhere > 0 {
		t.note("Left out: %s without a shelfmark.", plural(nowhere, "letter"))
	}
	return t, nil
}

// holdings groups letters by archive and fonds as they are first spelled ("File 5" and "file 5" are
// one), and counts those without a shelfmark. A shelfmark that could not be taken apart is an
// archive of its own.
func (s *selection) holdings() (byFonds map[[2]string]*span, nowhere int) {
	byFonds = map[[2]string]*span{}
	spelled := map[[2]string][2]string{}
	for _, l := range s.letters {
		at := [2]string{l.Archive, l.Fonds}
		if at == ([2]string{}) {
			at[0] = l.Shelfmark
		}
		if at == ([2]string{}) {
			nowhere++
			continue
		}
		folded := [2]string{resolve.Fold(at[0]), resolve.Fold(at[1])}
		if _, ok := spelled[folded]; !ok {
			spelled[folded] = at
			byFonds[at] = &span{}
		}
		byFonds[spelled[folded]].add(l)
	}
	return byFonds, nowhere
}

// sortedFonds orders fonds by archive, then by number of letters, then by name.
func sortedFonds(byFonds map[[2]string]*span) [][2]string {
	list := make([][2]string, 0, len(byFonds))
	for at := range byFonds {
		list = append(list, at)
	}
	slices.SortFunc(list, func(a, b [2]string) int {
		if c := strings.Compare(a[0], b[0]); c != 0 {
			return c
		}
		if c := len(byFonds[b].letters) - len(byFonds[a].letters); c != 0 {
			return c
		}
		return strings.Compare(a[1], b[1])
	})
	return list
}

// files counts the different files, within their series, that hold letters.
func files(list []letter) int {
	seen := map[[2]string]bool{}
	for _, l := range list {
		if l.Series != "" || l.File != "" {
			seen[[2]string{l.Series, l.File}] = true
		}
	}
	return len(seen)
}
