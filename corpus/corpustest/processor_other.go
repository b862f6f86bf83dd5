//go:build !unix

package corpustest

import "time"

// processorTime is not known here; benchmarks report wall-clock time only.
func processorTime() time.Duration { return 0 }
