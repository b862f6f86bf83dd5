package web

var _ = addPage(&page{
	Name: "review", Doc: "Review", Pattern: "/review", Nav: 8, Fresh: true,
	Data: func(v *visit) (string, any, error) {
		list, err := v.openDoubts()
		if err != nil {
			return "", nil, err
		}
		r := &review{All: len(list), Back: v.URL.RequestURI()}
		for _, d := range list[:min(len(list), reviewed)] {
			r.Doubts = append(r.Doubts, Doubt{sideOf(d.A), sideOf(d.B), d.Score, d.For, d.Against, d.Count})
		}
		return "Review", r, nil
	},
})

// reviewed is how many doubts are shown; the next come when these are decided.
const reviewed = 30

// A review is the names in doubt, the likeliest pairs first.
type review struct {
	Doubts []Doubt
	All    int
	Back   string // the page to come back to
}
