//go:build !linux

package adhoc

// refuseMore does nothing: only Linux counts what a process may write to.
func refuseMore(int64) {}
