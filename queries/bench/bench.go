// Package bench measures a whole run: it makes letters, builds them, asks every question, adds
// letters and changes one, and checks that what the graph says of them is what was made.
//
// Figures of one run can be compared with each other, and as ratios with those of another machine;
// a machine that does other work at the same time shows in all of them.
package bench

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"regesta/corpus/made"
	"regesta/graph"
	"regesta/graph/build"
)

// Options say what is measured.
type Options struct {
	Letters int    // how many are made
	Rounds  int    // how often each question is asked
	Jobs    int    // of the builds; 0: one a processor
	Folder  string // an empty or new folder for the letters and their graph
	// Progress is told what is done next; it may be nil.
	Progress func(string)
}

// A Report is what one run has measured. Times are in seconds, memory and sizes in megabytes of a
// million bytes.
type Report struct {
	Letters   int         `json:"letters"`
	Megabytes float64     `json:"megabytes"`
	Build     Build       `json:"build"`
	Tenth     Build       `json:"build_of_a_tenth"`
	Growth    float64     `json:"growth"` // time a letter of the whole by that of a tenth
	Graph     float64     `json:"graph_megabytes"`
	Open      float64     `json:"open_seconds"`
	Unchanged float64     `json:"build_unchanged_seconds"`
	Add       float64     `json:"add_volume_seconds"`
	Replace   float64     `json:"replace_letter_seconds"`
	Questions []Question  `json:"questions"`
	Made      made.Totals `json:"made"`
	Found     made.Totals `json:"found"`
}

// A Build is what one build has cost. Memory is what the process had of the system at most.
type Build struct {
	Letters          int     `json:"letters"`
	Seconds          float64 `json:"seconds"`
	LettersPerSecond float64 `json:"letters_per_second"`
	MegabytesPerS    float64 `json:"megabytes_per_second"`
	Memory           float64 `json:"memory_megabytes"`
}

// A runner holds what the steps of a run share.
type runner struct {
	Options
	ctx    context.Context
	report Report
}

// Run measures. What it made stays in the folder.
func Run(ctx context.Context, o Options) (*Report, error) {
	if o.Progress == nil {
		o.Progress = func(string) {}
	}
	r := &runner{Options: o, ctx: ctx, report: Report{Letters: o.Letters}}
	for _, step := range []func() error{r.tenth, r.whole, r.questions, r.unchanged, r.add, r.replace} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := step(); err != nil {
			return nil, err
		}
	}
	return &r.report, nil
}

// tenth builds a tenth of the letters, to compare the time a letter takes.
func (r *runner) tenth() error {
	folder := filepath.Join(r.Folder, "tenth")
	if _, _, err := r.make(folder, max(1, r.Letters/10)); err != nil {
		return err
	}
	var err error
	r.report.Tenth, err = r.build(folder, filepath.Join(r.Folder, "tenth.db"))
	return err
}

// whole builds all letters.
func (r *runner) whole() error {
	totals, bytes, err := r.make(r.letters(), r.Letters)
	if err != nil {
		return err
	}
	r.report.Made, r.report.Megabytes = totals, megabytes(bytes)
	if r.report.Build, err = r.build(r.letters(), r.db()); err != nil {
		return err
	}
	r.report.Build.MegabytesPerS = r.report.Megabytes / r.report.Build.Seconds
	r.report.Growth = r.report.Tenth.LettersPerSecond / r.report.Build.LettersPerSecond
	size, err := folderSize(r.db())
	r.report.Graph = megabytes(size)
	return err
}

// unchanged builds what has not changed.
func (r *runner) unchanged() error { return r.again("an unchanged corpus", &r.report.Unchanged) }

// add builds with one volume more.
func (r *runner) add() error {
	_, err := made.Write(made.Volume, func(int) (io.WriteCloser, error) { return os.Create(filepath.Join(r.letters(), "added.txt")) })
	if err != nil {
		return err
	}
	return r.again("a volume more", &r.report.Add)
}

// replace builds with one letter changed, in a volume of its own.
func (r *runner) replace() error {
	name := filepath.Join(r.letters(), "added.txt")
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name, append(text[:len(text)-4], "The seal is broken.\n \n\n"...), 0o666); err != nil {
		return err
	}
	return r.again("one letter changed", &r.report.Replace)
}

// again builds the letters once more and notes the seconds that takes.
func (r *runner) again(what string, seconds *float64) error {
	r.Progress("building " + what)
	b, err := r.build(r.letters(), r.db())
	*seconds = b.Seconds
	return err
}

func (r *runner) letters() string { return filepath.Join(r.Folder, "letters") }
func (r *runner) db() string      { return filepath.Join(r.Folder, "letters.db") }

// make writes letters into a folder, and returns how many bytes they are.
func (r *runner) make(folder string, n int) (made.Totals, int64, error) {
	r.Progress(fmt.Sprintf("making %d letters", n))
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return made.Totals{}, 0, err
	}
	totals, err := made.Write(n, func(volume int) (io.WriteCloser, error) {
		return os.Create(filepath.Join(folder, fmt.Sprintf("volume-%04d.txt", volume)))
	})
	if err != nil {
		return totals, 0, fmt.Errorf("making letters: %w", err)
	}
	bytes, err := folderSize(folder)
	return totals, bytes, err
}

// build builds the graph of a folder's letters.
func (r *runner) build(folder, db string) (Build, error) {
	memory := watchMemory()
	start := time.Now()
	report, err := build.Run(r.ctx, build.Options{
		DB: db, Sources: []string{folder}, Jobs: r.Jobs,
		Progress: func(p build.Progress) { r.Progress(fmt.Sprintf("building: %s %d of %d", p.Stage, p.Done, p.Total)) },
	})
	b := Build{Seconds: time.Since(start).Seconds(), Memory: megabytes(memory())}
	if err != nil {
		return b, err
	}
	if len(report.Problems) > 0 {
		return b, fmt.Errorf("a made letter could not be read: %w", report.Problems[0])
	}
	b.Letters = report.Documents
	b.LettersPerSecond = float64(b.Letters) / b.Seconds
	return b, nil
}

// questions opens the graph, checks it and asks everything.
func (r *runner) questions() error {
	start := time.Now()
	store, err := graph.Open(r.db())
	if err != nil {
		return err
	}
	defer store.Close()
	r.report.Open = time.Since(start).Seconds()
	r.report.Found = found(store.Register())
	r.report.Questions, err = ask(r.ctx, store, r.Rounds, r.Progress)
	return err
}

func megabytes[N int64 | uint64](bytes N) float64 { return float64(bytes) / 1e6 }

// folderSize is how many bytes the files of a folder have.
func folderSize(folder string) (int64, error) {
	var size int64
	err := filepath.WalkDir(folder, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}
