package web

import (
	"flag"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"
)

var (
	loadTime = flag.Duration("load", 2*time.Second, "how long the load test lasts")
	readers  = flag.Int("readers", 200, "how many read at once in the load test")
)

// TestLoad lets many read at once. No answer may be an error, and what was read leaves no memory
// behind. How long answers take is said, and not judged: that is the machine's affair too.
func TestLoad(t *testing.T) {
	s, _ := sampleServer(t, Options{})
	server := httptest.NewServer(s)
	defer server.Close()
	addresses := []string{"/", "/letters/sample/8", "/entities/person/lenin-v-i", "/ask/letters?year=1920", "/search?words=oil", "/api/v1/network", "/api/v1/documents", "/matrix"}
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: *readers}}
	var mutex sync.Mutex
	var times []time.Duration
	wrong := map[int]int{}
	read := func(i int) {
		start := time.Now()
		r, err := client.Get(server.URL + addresses[i%len(addresses)])
		status := 0
		if err == nil {
			_, err = io.Copy(io.Discard, r.Body)
			status = r.StatusCode
			r.Body.Close()
		}
		mutex.Lock()
		defer mutex.Unlock()
		times = append(times, time.Since(start))
		if err != nil || status != http.StatusOK {
			wrong[status]++
		}
	}
	for i := range addresses {
		read(i) // what is made once for all is made
	}
	before := held()
	var all sync.WaitGroup
	end := time.Now().Add(*loadTime)
	for i := range *readers {
		all.Go(func() {
			for n := i; time.Now().Before(end); n++ {
				read(n)
			}
		})
	}
	all.Wait()
	client.CloseIdleConnections()
	if len(wrong) > 0 {
		t.Errorf("answers other than 200, by status: %v", wrong)
	}
	if after := held(); after > before+64<<20 {
		t.Errorf("%d MB are held behind it, %d MB before", after>>20, before>>20)
	}
	slices.Sort(times)
	t.Logf("%d answers to %d readers, half in %v, 99 of 100 in %v", len(times), *readers, times[len(times)/2], times[len(times)*99/100])
}

// held is what is in use, garbage aside.
func held() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
