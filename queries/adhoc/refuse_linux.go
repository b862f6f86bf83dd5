package adhoc

import (
	"fmt"
	"os"
	"strings"
	"syscall"
)

// spare is what the runtime maps ahead of its need: it takes memory in arenas of 64 MB.
const spare = 256 << 20

// refuseMore makes the system refuse memory beyond so many bytes more than the process has now.
func refuseMore(more int64) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return
	}
	var kB int64
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmData:"); ok {
			_, _ = fmt.Sscan(rest, &kB)
		}
	}
	if kB > 0 {
		limit := uint64(kB<<10 + more + spare)
		_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: limit, Max: limit})
	}
}
