package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestServe starts a server, asks it, and stops it.
func TestServe(t *testing.T) {
	db := filepath.Join(t.TempDir(), "x.db")
	var errs strings.Builder
	if status := run(context.Background(), []string{"build", "--db", db, "--quiet"}, strings.NewReader(""), io.Discard, &errs); status != exitDone {
		t.Fatalf("status %d: %s", status, errs.String())
	}
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	out, in := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "--listen", "127.0.0.1:0", "--db", db, "--token", "s3cret"}, strings.NewReader(""), in, &errs)
		in.Close()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err, errs.String())
	}
	address := regexp.MustCompile(`http://\S+`).FindString(line)
	plain, _, _ := strings.Cut(address, "?")
	for token, want := range map[string]int{"s3cret": http.StatusOK, "guess": http.StatusUnauthorized} {
		r, _ := http.NewRequestWithContext(ctx, http.MethodGet, plain, nil)
		r.Header.Set("Authorization", "Bearer "+token)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != want || !strings.Contains(address, "token=s3cret") {
			t.Errorf("%s with token %s: %s, want %d", address, token, answer.Status, want)
		}
	}
	stop()
	if status := <-ended; status != exitDone || errs.Len() > 0 {
		t.Errorf("stopped with status %d, %q", status, errs.String())
	}
}
