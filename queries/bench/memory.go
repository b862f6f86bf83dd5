package bench

import (
	"runtime"
	"runtime/debug"
	"time"
)

// watchMemory looks ten times a second at what the program has of the system; the function it
// returns ends that and says what it had at most, in bytes.
func watchMemory() func() uint64 {
	debug.FreeOSMemory() // what was used before is not counted
	stop, most := make(chan struct{}), make(chan uint64)
	go func() {
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		peak := held()
		for {
			select {
			case <-tick.C:
				peak = max(peak, held())
			case <-stop:
				most <- max(peak, held())
				return
			}
		}
	}()
	return func() uint64 {
		close(stop)
		return <-most
	}
}

func held() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys - m.HeapReleased
}
