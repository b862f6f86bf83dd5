package build

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"regesta/corpus/corpustest"
	"regesta/graph/resolve"
)

var megabytes = flag.String("megabytes", "1", "sizes of the corpora of BenchmarkScale, in MB")

// BenchmarkBuild builds the graph of one volume, the largest there is, from file to file.
func BenchmarkBuild(b *testing.B) {
	volume := corpustest.Volumes(b)[0]
	folder := b.TempDir()
	source := filepath.Join(folder, volume.Name)
	if err := os.WriteFile(source, []byte(volume.Text), 0o644); err != nil {
		b.Fatal(err)
	}
	report := corpustest.Rate(b, len(volume.Text))
	for b.Loop() {
		if _, err := Run(context.Background(), Options{DB: filepath.Join(folder, "bench.db"), Sources: []string{source}}); err != nil {
			b.Fatal(err)
		}
	}
	report()
	reportMemory(b)
}

// BenchmarkScale reads, extracts and resolves corpora of several sizes, one document at a time; it
// writes no graph. What is linear keeps its MB/s. Beyond 1 MB, with the headroom for garbage that
// `regesta build` has:
//
//	GOGC=25 go test ./graph/build -run '^$' -bench Scale -benchtime 1x -cpu 1 -megabytes 1,10,100
func BenchmarkScale(b *testing.B) {
	for size := range strings.SplitSeq(*megabytes, ",") {
		b.Run(size+"MB", func(b *testing.B) {
			mb, err := strconv.Atoi(size)
			if err != nil {
				b.Fatal(fmt.Errorf("-megabytes %s: %w", *megabytes, err))
			}
			folder, bytes := corpustest.Folder(b, mb*1_000_000)
			report := corpustest.Rate(b, bytes)
			for b.Loop() {
				work := &builder{
					Options: Options{Sources: []string{folder}, Jobs: 1, Progress: func(Progress) {}},
					ctx:     context.Background(), report: &Report{}, resolver: resolve.New(),
				}
				for _, stage := range []func() error{work.read, work.structure, work.contents, work.resolve} {
					if err := stage(); err != nil {
						b.Fatal(err)
					}
				}
			}
			report()
			reportMemory(b)
		})
	}
}

// reportMemory reports what the process has taken from the system so far: run alone, a benchmark's
// peak.
func reportMemory(b *testing.B) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/1e6, "MB-memory")
}
