package web

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestNotebook runs the Python of docs/notebooks.md against a server.
func TestNotebook(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3")
	}
	page, err := os.ReadFile("../../docs/notebooks.md")
	if err != nil {
		t.Fatal(err)
	}
	s, _ := sampleServer(t, Options{})
	server := httptest.NewServer(s)
	defer server.Close()
	program := strings.ReplaceAll(between(string(page), "```python\n", "```"), "http://127.0.0.1:7373", server.URL)
	out, err := exec.Command(python, "-c", program).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"“V. I. Lenin”", "undated: 2", "30 letters"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q is not printed:\n%s", want, out)
		}
	}
}
