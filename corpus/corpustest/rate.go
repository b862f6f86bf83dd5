package corpustest

import "testing"

// Rate begins to measure a benchmark that works on size bytes a round; call what it returns behind
// the loop. Besides MB/s it reports cpu-MB/s, the bytes by the time the processor has worked for
// them: that figure stands also where other programs take their share of the machine.
func Rate(b *testing.B, size int) (report func()) {
	b.SetBytes(int64(size))
	b.ReportAllocs()
	start := processorTime()
	return func() {
		if spent := processorTime() - start; spent > 0 {
			b.ReportMetric(float64(size)*float64(b.N)/1e6/spent.Seconds(), "cpu-MB/s")
		}
	}
}
