package queries

import (
	"context"

	"regesta/graph"
)

// Unanswered lists letters without a later letter back.
var Unanswered = register(&Query{
	Name: "unanswered",
	Doc: "Letters to which the sources have no answer. " +
		"An answer is a letter from any recipient to any sender that may be of the same day or later, or one that says it replies. Only letters between known parties are judged; undated ones are left out. The filter chooses the letters, answers are looked for among all printed letters.",
	Params: filtered(),
	Examples: []Example{
		{"", "every letter without an answer"},
		{"--from ordzhonikidze --year 1920", "one writer's letters of one year without an answer"},
	},
	Run: runUnanswered,
})

func runUnanswered(_ context.Context, store *graph.Store, args Args) (*Table, error) {
	s, err := choose(store.Register(), args)
	if err != nil {
		return nil, err
	}
	answers := answersIn(s.reg)
	t := s.table(s.described("Unanswered letters"), s.letterColumns()...)
	dateless, partyless := 0, 0
	for _, l := range s.letters {
		switch {
		case undated(l.Entry):
			dateless++
		case !hasEntity(l.Senders) || !hasEntity(l.Recipients):
			partyless++
		case !answers.has(l):
			t.add(s.citeLetter(l), s.letterCells(l)...)
		}
	}
	if dateless > 0 {
		t.note("Not judged: %s.", plural(dateless, "undated letter"))
	}
	if partyless > 0 {
		t.note("Not judged: %s whose sender or recipient is not known.", plural(partyless, "letter"))
	}
	return t, nil
}

// An answerBook has, for each writer and reader, the last day of a letter between them, and the
// letters that others say they reply to.
type answerBook struct {
	latest  map[[2]int32]int32
	replied map[int32]bool
}

// endless is later than every day; it stands for an open end.
const endless = int32(1<<31 - 1)

func answersIn(reg *graph.Register) answerBook {
	book := answerBook{map[[2]int32]int32{}, map[int32]bool{}}
	for _, l := range letters(reg) {
		if l.Attested {
			continue
		}
		for _, c := range l.Cites {
			if c.Kind == "repliesTo" && c.Target >= 0 {
				book.replied[whole(reg, c.Target)] = true
			}
		}
		last := l.Latest
		if last == graph.OpenDay {
			last = endless // undated answers may be later, too
		}
		for _, from := range l.Senders {
			for _, to := range l.Recipients {
				pair := [2]int32{from.Entity, to.Entity}
				if old, ok := book.latest[pair]; !ok || last > old {
					book.latest[pair] = last
				}
			}
		}
	}
	return book
}

// has reports whether some letter may answer l.
func (b answerBook) has(l letter) bool {
	if b.replied[l.at] {
		return true
	}
	for _, from := range l.Senders {
		for _, to := range l.Recipients {
			if from.Entity < 0 || to.Entity < 0 || from.Entity == to.Entity {
				continue
			}
			if last, ok := b.latest[[2]int32{to.Entity, from.Entity}]; ok && last >= begin(l.Entry) {
				return true
			}
		}
	}
	return false
}

func hasEntity(parties []graph.Party) bool {
	for _, p := range parties {
		if p.Entity >= 0 {
			return true
		}
	}
	return false
}
