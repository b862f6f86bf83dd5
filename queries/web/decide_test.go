package web

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"regesta/graph/resolve"
)

// doubtful serves the built-in edition with a doubt that it does not have, to be decided.
func doubtful(t *testing.T, edit bool) (s *Server, decisions string) {
	decisions = filepath.Join(t.TempDir(), "decisions.jsonl")
	doubt := resolve.Doubt{
		A:     resolve.Side{Entity: "person/lenin-v-i", Name: "Lenin", Document: "sample/3"},
		B:     resolve.Side{Entity: "person/kirov-s-m", Name: "<b>Kirov</b>", Document: "sample/8"},
		Score: 0.5, For: "both are named", Against: "nothing", Count: 1,
	}
	s, _ = sampleServer(t, Options{
		Edit: edit, Decisions: decisions, Author: "tester", Doubts: func() ([]resolve.Doubt, error) { return []resolve.Doubt{doubt}, nil },
	})
	return s, decisions
}

// formOf is what the page of doubts sends.
func formOf(secret string) string {
	return url.Values{
		"secret": {secret}, "back": {"/review"}, "verdict": {"different"},
		"a_entity": {"person/lenin-v-i"}, "a_name": {"Lenin"}, "a_document": {"sample/3"},
		"b_entity": {"person/kirov-s-m"}, "b_name": {"Kirov"}, "b_document": {"sample/8"},
	}.Encode()
}

func TestDecide(t *testing.T) {
	s, decisions := doubtful(t, true)
	page := get(s, "/review", "Accept", browser)
	if page.status != 200 || !strings.Contains(page.body, "1 pair to decide") || !strings.Contains(page.body, "&lt;b&gt;Kirov") {
		t.Fatalf("the page of doubts: %d\n%s", page.status, page.body)
	}
	if other := get(s, "/review?entity=person/stalin-i-v", "Accept", browser); !strings.Contains(other.body, "0 pairs to decide") {
		t.Error("the doubts of one are shown to be those of another")
	}
	secret := between(page.body, `name="secret" value="`, `"`)
	const kind = "application/x-www-form-urlencoded"
	for _, refused := range []struct{ name, body string }{{"without the secret", formOf("")}, {"with another", formOf("x" + secret)}} {
		if a := ask(s, "POST", "/decisions", refused.body, "Content-Type", kind, "Sec-Fetch-Site", "same-origin"); a.status != 403 {
			t.Errorf("a decision %s is answered with %d", refused.name, a.status)
		}
	}
	if a := ask(s, "POST", "/decisions", formOf(secret), "Content-Type", kind, "Sec-Fetch-Site", "cross-site"); a.status != 403 {
		t.Errorf("a decision from another site is answered with %d", a.status)
	}
	if _, err := os.Stat(decisions); err == nil {
		t.Fatal("a refused decision was recorded")
	}
	if a := ask(s, "POST", "/decisions", formOf(secret), "Content-Type", kind, "Sec-Fetch-Site", "same-origin"); a.status != 303 || a.Get("Location") != "/review" {
		t.Fatalf("a decision is answered with %d %s\n%s", a.status, a.Get("Location"), a.body)
	}
	list, warnings, err := resolve.LoadDecisions(decisions)
	if err != nil || len(warnings) > 0 || len(list) != 1 || list[0].Verdict != resolve.Different || list[0].Author != "tester" {
		t.Errorf("recorded: %v, %v, %v", list, warnings, err)
	}
}

// TestNoEdit: without --edit nothing is recorded, whatever is sent.
func TestNoEdit(t *testing.T) {
	s, decisions := doubtful(t, false)
	page := get(s, "/review", "Accept", browser)
	if strings.Contains(page.body, "<form method=\"post\"") {
		t.Error("a form is shown that cannot be sent")
	}
	for _, secret := range []string{"", s.secret} {
		a := ask(s, "POST", "/decisions", formOf(secret), "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin")
		if a.status != 403 {
			t.Errorf("answered with %d", a.status)
		}
	}
	if _, err := os.Stat(decisions); err == nil {
		t.Error("a decision was recorded")
	}
}

func between(text, from, to string) string {
	_, rest, _ := strings.Cut(text, from)
	word, _, _ := strings.Cut(rest, to)
	return word
}
