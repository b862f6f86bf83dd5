package adhoc

import (
	"context"
	"encoding/json"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"

	"regesta/graph"
	"regesta/queries"
)

// deepest is how many bytes the stack of the process may have.
const deepest = 64 << 20

// Main runs one query and ends the program, if it was started for that; else it does nothing.
func Main() {
	if len(os.Args) != 2 || os.Args[1] != argument {
		return
	}
	var r request
	if err := json.NewDecoder(os.Stdin).Decode(&r); err != nil {
		os.Exit(1)
	}
	debug.SetMaxStack(deepest)
	store, err := graph.Open(r.DB)
	if err != nil {
		tell(answer{Wrong: err.Error()})
	}
	watchMemory(r.Limits)
	table, err := queries.AdHoc(context.Background(), store, r.Language, r.Text, r.Limits)
	if err != nil {
		tell(answer{Wrong: err.Error()})
	}
	tell(answer{Table: (*plain)(table)})
}

// telling keeps the watch from speaking into an answer.
var telling sync.Mutex

// tell writes the answer and ends the process, whatever else still runs in it.
func tell(a answer) {
	telling.Lock()
	if json.NewEncoder(os.Stdout).Encode(a) != nil {
		os.Exit(1)
	}
	os.Exit(0)
}

// watchMemory ends the process when it has taken more memory than the query may, beyond what the
// open graph has. The system is asked to refuse more as well, where it can: one allocation may be
// larger than what there is.
func watchMemory(l queries.Limits) {
	base := taken()
	debug.SetMemoryLimit(base + l.Memory*3/4) // collect garbage before that
	refuseMore(l.Memory)
	go func() {
		for range time.Tick(5 * time.Millisecond) {
			if taken() > base+l.Memory {
				tell(answer{Wrong: tooMuch(l).Error()})
			}
		}
	}()
}

// taken is the memory that the process has from the system.
func taken() int64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64() - sample[1].Value.Uint64())
}
