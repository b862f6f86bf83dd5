package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"regesta/graph/build"
)

// isTerminal reports whether a stream is a person at a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colour reports whether to colour what is written to w; https://no-color.org.
func colour(w io.Writer) bool { return isTerminal(w) && os.Getenv("NO_COLOR") == "" }

// A progress line shows one stage of a build, with its rate and the time left, and is rewritten in
// place ten times a second.
type progress struct {
	w              io.Writer
	stage          string
	started, drawn time.Time
}

func (p *progress) show(s build.Progress) {
	now := time.Now()
	if s.Stage != p.stage {
		p.stage, p.started, p.drawn = s.Stage, now, time.Time{}
	}
	last := s.Done == s.Total
	if now.Sub(p.drawn) < 100*time.Millisecond && !last {
		return
	}
	p.drawn = now
	fmt.Fprintf(p.w, "\r\x1b[K%s: %s", s.Stage, pace(s, now.Sub(p.started)))
}

// say shows words that are no count.
func (p *progress) say(text string) {
	if now := time.Now(); text != p.stage && now.Sub(p.drawn) >= 100*time.Millisecond {
		p.stage, p.drawn = text, now
		fmt.Fprintf(p.w, "\r\x1b[K%s", text)
	}
}

// clear removes the line, so that messages start at the left.
func (p *progress) clear() {
	if p.stage != "" {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// pace puts a count, its rate and the time left in words.
func pace(s build.Progress, elapsed time.Duration) string {
	text := fmt.Sprint(s.Done)
	if s.Total > 0 {
		text += fmt.Sprintf(" of %d", s.Total)
	}
	if elapsed < time.Second || s.Done == 0 {
		return text
	}
	rate := float64(s.Done) / elapsed.Seconds()
	text += fmt.Sprintf(", %.0f a second", rate)
	if s.Total > s.Done {
		left := time.Duration(float64(s.Total-s.Done) / rate * float64(time.Second))
		text += fmt.Sprintf(", %s left", left.Round(time.Second))
	}
	return text
}
