package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"regesta/corpus"
	"regesta/graph"
	"regesta/graph/resolve"
	"regesta/queries"
)

const reviewKeys = "[s]ame, [d]ifferent, [x] the first is no entity, [Enter] later, [q]uit: "

// ask shows doubts one at a time and records what is decided.
func (o *reviewOptions) ask(cmd *cobra.Command, doubts []resolve.Doubt) error {
	decided, _, err := resolve.LoadDecisions(o.decisions)
	if err != nil {
		return err
	}
	store, err := o.open()
	if err != nil {
		return err
	}
	defer store.Close()
	in := bufio.NewScanner(cmd.InOrStdin())
	w := cmd.OutOrStdout()
	recorded := 0
	defer func() { o.tell(w, recorded) }()
	for i, d := range doubts {
		if isDecided(d, decided) {
			continue
		}
		fmt.Fprintf(w, "\n%d of %d, score %.2f\n", i+1, len(doubts), d.Score)
		for _, side := range []resolve.Side{d.A, d.B} {
			fmt.Fprintf(w, "  %s\n", sentenceOf(cmd.Context(), store, side, w))
		}
		fmt.Fprintf(w, "  for: %s\n  against: %s\n", d.For, d.Against)
		verdict, quit := readVerdict(in, w)
		if quit || cmd.Context().Err() != nil {
			return nil
		}
		if verdict == "" {
			continue
		}
		decision := resolve.Decision{Verdict: verdict, A: d.A.Anchor(), Author: o.author, Time: time.Now().UTC().Truncate(time.Second)}
		if verdict != resolve.NotAnEntity {
			b := d.B.Anchor()
			decision.B = &b
		}
		if err := o.record(cmd.ErrOrStderr(), decision); err != nil {
			return err
		}
		recorded++
	}
	return nil
}

// readVerdict asks until it understands; the end of the input is the wish to stop.
func readVerdict(in *bufio.Scanner, w io.Writer) (verdict resolve.Verdict, quit bool) {
	for {
		fmt.Fprint(w, reviewKeys)
		if !in.Scan() {
			return "", true
		}
		switch strings.ToLower(strings.TrimSpace(in.Text())) {
		case "s":
			return resolve.Same, false
		case "d":
			return resolve.Different, false
		case "x":
			return resolve.NotAnEntity, false
		case "":
			return "", false
		case "q":
			return "", true
		}
	}
}

// isDecided reports whether somebody judged this pair since the graph was built.
func isDecided(d resolve.Doubt, decided []resolve.Decision) bool {
	is := func(s resolve.Side, a resolve.Anchor) bool { return s.Name == a.Name && s.Document == a.Document }
	for _, e := range decided {
		if e.B != nil && (is(d.A, e.A) && is(d.B, *e.B) || is(d.A, *e.B) && is(d.B, e.A)) {
			return true
		}
	}
	return false
}

// sentenceOf is a name in the sentence where it stands; the name alone where that is not found.
func sentenceOf(ctx context.Context, store *graph.Store, side resolve.Side, w io.Writer) string {
	text, err := store.Text(ctx, side.Document)
	if err != nil {
		return side.Name
	}
	open, closing := marks(w)
	for at := 0; ; {
		i := strings.Index(text[at:], side.Name)
		if i < 0 {
			return fmt.Sprintf("%s (%s)", side.Name, side.Document)
		}
		span := corpus.Span{Start: at + i, End: at + i + len(side.Name)}
		if resolve.Passage(text, span) == side.Passage {
			s := queries.Sentence(text, span)
			return fmt.Sprintf("%s (%s)", marked(s, open, closing), side.Document)
		}
		at = span.End
	}
}
