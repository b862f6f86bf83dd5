package corpus

import "testing"

// TestLimitsSet holds what a user may write as a limit, and that nothing else is taken for one.
func TestLimitsSet(t *testing.T) {
	for setting, want := range map[string]Limits{
		"message=200MB": {Message: 200 << 20},
		"file=1 gb":     {File: 1 << 30},
		"ratio=50":      {Ratio: 50},
		"depth=12":      {Depth: 12},
	} {
		var l Limits
		if err := l.Set(setting); err != nil || l != want {
			t.Errorf("%s: %+v, %v", setting, l, err)
		}
	}
	for _, setting := range []string{"", "message", "message=", "message=0", "depth=-1", "file=9999999999GB", "weight=3", "message=many"} {
		var l Limits
		if err := l.Set(setting); err == nil || l != (Limits{}) {
			t.Errorf("%q was taken for a limit: %+v", setting, l)
		}
	}
}
