package web

import (
	"context"
	"flag"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"regesta/graph"
	"regesta/graph/build"
)

var pictures = flag.Bool("pictures", false, "write pictures of the pages to docs/pictures")

// A tab is a page in a real browser that looks at one server. What goes wrong in it fails the test:
// an error on the console, or a request to anywhere else.
type tab struct {
	*testing.T
	ctx    context.Context
	server string

	mutex sync.Mutex
	wrong []string
}

// open starts Chromium; without one the test is skipped, unless all consumers must be there.
func open(t *testing.T, s *Server) *tab {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("REGESTA_CONSUMERS") == "1" {
			t.Fatal("no chromium, though all programs should be there")
		}
		t.Skip("no chromium")
	}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.NoFirstRun,
		chromedp.Flag("enable-unsafe-swiftshader", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true), chromedp.Flag("disable-quic", true),
		chromedp.Flag("user-data-dir", t.TempDir()), chromedp.Flag("hide-scrollbars", true))
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &tab{T: t, ctx: ctx, server: server.URL}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.EmulateViewport(1200, 900))
	if _, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	return b
}

// hear notes what must not happen.
func (b *tab) hear(event any) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.wrong = append(b.wrong, "a script failed: "+e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			b.wrong = append(b.wrong, "on the console: "+e.Entry.Text+" "+e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, b.server) && !strings.HasPrefix(u, "data:") && u != "about:blank" {
			b.wrong = append(b.wrong, "a request to "+u)
		}
	}
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 30*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

// visit opens an address and waits for what a page is there for.
func (b *tab) visit(address, selector string) {
	b.Helper()
	b.do(chromedp.Navigate(b.server+address), chromedp.WaitVisible(chromedp.CSS(selector)))
}

// eval is the value of an expression in the page.
func eval[T any](b *tab, expression string) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	return v
}

// text is what a person reads in an element.
func (b *tab) text(selector string) string {
	b.Helper()
	return eval[string](b, "document.querySelector("+strconv.Quote(selector)+").innerText")
}

// well fails the test for everything that went wrong since the last look.
func (b *tab) well() { b.Helper(); b.wellBut("") }

// wellBut is well, but for what has these words.
func (b *tab) wellBut(words string) {
	b.Helper()
	b.mutex.Lock()
	defer b.mutex.Unlock()
	for _, w := range b.wrong {
		if words == "" || !strings.Contains(w, words) {
			b.Error(w)
		}
	}
	b.wrong = nil
}

// views are addresses of every kind of page, what must be seen there, and words that must be read.
var views = []struct{ name, address, selector, words string }{
	{"overview", "/", ".thirds", "30 letters"},
	{"letter", "/letters/sample/8", ".zone.body .name.place", "Our regiments crossed the border"},
	{"spoken-of", "/letters/sample/3/attested-1", ".regest .fact", "only spoken of"},
	{"person", "/entities/person/ordzhonikidze-g-k", ".rows tbody tr", "chairman of the Caucasian Bureau"},
	{"place", "/entities/place/baku", ".rows tbody tr", "Baku"},
	{"questions", "/ask", ".catalogue dt a", "dialogue"},
	{"answer", "/ask/dialogue?a=Lenin&b=Ordzhonikidze", ".rows tbody tr", "V. I. Lenin"},
	{"search", "/search?words=oil+baku", ".hits mark", "3 letters"},
	{"network", "/network", ".chart canvas", "Network"},
	{"timeline", "/timeline?by=month", ".chart .bar", "Timeline"},
	{"map", "/map", ".chart .site-dot", "Moscow"},
	{"review", "/review", "article.review", "0 pairs to decide"},
	{"query", "/query", "textarea, article p", "Query"},
	{"matrix", "/matrix", ".matrix td a", "Rows wrote to columns"},
}

// TestViews opens every view, and opens it again from its address.
func TestViews(t *testing.T) {
	s, _ := sampleServer(t, Options{})
	b := open(t, s)
	for _, v := range views {
		for _, again := range []bool{false, true} {
			if again {
				b.do(chromedp.Reload(), chromedp.WaitVisible(chromedp.CSS(v.selector)))
			} else {
				b.visit(v.address, v.selector)
			}
			if got := b.text("body"); !strings.Contains(got, v.words) {
				t.Errorf("%s: %q is not there", v.name, v.words)
			}
			if wide := eval[bool](b, "document.documentElement.scrollWidth > innerWidth"); wide {
				t.Errorf("%s is wider than its window", v.name)
			}
			b.well()
		}
		if *pictures {
			b.picture(v.name)
		}
	}
}

// picture writes what is seen to docs/pictures.
func (b *tab) picture(name string) {
	b.do(chromedp.Sleep(time.Second)) // for a graph to settle
	data, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.Fatal(err)
	}
	folder := filepath.Join("..", "..", "docs", "pictures")
	if err := os.MkdirAll(folder, 0o777); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), data, 0o666); err != nil {
		b.Fatal(err)
	}
}

// TestNarrow looks at every view on a small screen.
func TestNarrow(t *testing.T) {
	s, _ := sampleServer(t, Options{})
	b := open(t, s)
	b.do(chromedp.EmulateViewport(360, 740, chromedp.EmulateMobile))
	for _, v := range views {
		b.visit(v.address, v.selector)
		if wide := eval[int](b, "document.documentElement.scrollWidth"); wide > 360 {
			t.Errorf("%s is %d pixels wide on a screen of 360", v.name, wide)
		}
		b.well()
	}
}

// TestEvidence: a statement of a regest shows its sentence to those who point at it or come to it by
// keyboard, and the words stand out in the text; the mark of a note leads to it and back.
func TestEvidence(t *testing.T) {
	s, _ := sampleServer(t, Options{})
	b := open(t, s)
	b.visit("/letters/sample/8", ".regest .quote")
	for _, reach := range []string{".focus()", ".dispatchEvent(new MouseEvent('mouseenter'))"} {
		eval[chromedp.Void](b, "CSS.highlights.clear(); document.activeElement.blur(); document.querySelector('.regest .quote')"+reach)
		if got := eval[string](b, "[...CSS.highlights.get('passage')].map(String).join()"); got != "Ordzhonikidze" {
			t.Errorf("%s: %q stands out, want the signature", reach, got)
		}
	}
	if shown := eval[string](b, "document.querySelector('.regest .quote').focus(), getComputedStyle(document.querySelector('.regest .sentence')).display"); shown != "block" {
		t.Errorf("the sentence is not shown to who comes by keyboard: %s", shown)
	}
	b.do(chromedp.Click(chromedp.CSS("sup.mark a")))
	if hash := eval[string](b, "location.hash"); !strings.HasPrefix(hash, "#note-") {
		t.Errorf("the mark leads to %q", hash)
	}
	b.do(chromedp.Click(chromedp.CSS(".zone:target .back")))
	if hash := eval[string](b, "location.hash"); !strings.HasPrefix(hash, "#mark-") {
		t.Errorf("the note leads back to %q", hash)
	}
	b.visit("/letters/sample/8#at-94-97", ".zone.body")
	if got := eval[int](b, "CSS.highlights.size"); got != 1 {
		t.Errorf("the address of a passage shows %d passages", got)
	}
	b.well()
}

// TestSorting sorts an answer by one of its columns, both ways.
func TestSorting(t *testing.T) {
	s, _ := sampleServer(t, Options{})
	b := open(t, s)
	b.visit("/ask/correspondents", "th button")
	column := "[...document.querySelectorAll('tbody tr')].map(r => r.cells[2].innerText.trim())"
	for _, want := range []string{"(a, b) => a - b", "(a, b) => b - a"} {
		b.do(chromedp.Click(chromedp.CSS("th:nth-child(3) button")))
		if ok := eval[bool](b, "(() => { const c = "+column+"; return c.join() === [...c].sort("+want+").join() })()"); !ok {
			t.Errorf("not sorted by %s", want)
		}
	}
	b.well()
}

// TestHostile shows letters that try to be more than text.
func TestHostile(t *testing.T) {
	const script = `<script>document.title='taken'</script><img src=x onerror="document.title='taken'">`
	folder := t.TempDir()
	letter := "No. 1\n\nTelegram from A. <b>Orlin</b> to B. Darov" + script + "\n\n4 May 1920\n\nDear \"><svg onload=alert(1)> friend " + script +
		" javascript:alert(1) {{.Secret}}\n\nOrlin\n\nNotes:\n\n1 See https://example.org/" + script + "\n"
	if err := os.WriteFile(filepath.Join(folder, "a.txt"), []byte(letter), 0o666); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(t.TempDir(), "hostile.db")
	report, err := build.Run(context.Background(), build.Options{DB: db, Sources: []string{folder}})
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(func() (*graph.Store, error) { return graph.Open(db) }, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	b := open(t, s)
	addresses := []string{"/", "/ask/letters", "/search?words=friend", "/network", "/matrix", "/timeline", "/map", "/review"}
	for i := range report.Register.Documents {
		addresses = append(addresses, letterURL(report.Register.Documents[i].ID))
	}
	for i := range report.Register.Entities {
		addresses = append(addresses, entityURL(report.Register.Entities[i].ID))
	}
	for _, address := range append(addresses, `/search?words=%3Cscript%3Ealert(1)%3C/script%3E`, `/ask/letters?from=%22%3E%3Cscript%3E`) {
		b.do(chromedp.Navigate(b.server + address))
		if title := eval[string](b, "document.title"); title == "taken" {
			t.Errorf("%s: a letter has taken the page", address)
		}
		if n := eval[int](b, "document.querySelectorAll('script:not([src]), [onerror], [onload], main b:not(.counts b), main svg[onload]').length"); n > 0 {
			t.Errorf("%s: %d elements of a letter are elements of the page", address, n)
		}
	}
	// A question that cannot be answered is an error of ours to the console; all else is none.
	b.wellBut("status of 400")
	b.visit(letterURL(report.Register.Documents[0].ID), ".zone")
	if got := b.text(".text"); !strings.Contains(got, "document.title='taken'") {
		t.Errorf("the text is not shown as it is: %s", got)
	}
}

// TestAccessible lets axe-core look at every view, in light and in dark.
func TestAccessible(t *testing.T) {
	axe, err := os.ReadFile("../../.cache/consumers/node_modules/axe-core/axe.min.js")
	if err != nil {
		if os.Getenv("REGESTA_CONSUMERS") == "1" {
			t.Fatal(err)
		}
		t.Skip("no axe-core; .ci/consumers installs it")
	}
	s, _ := sampleServer(t, Options{})
	b := open(t, s)
	for _, scheme := range []string{"light", "dark"} {
		features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}
		if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features}); err != nil {
			t.Fatal(err)
		}
		b.examine(scheme, string(axe))
	}
	b.well()
}

// examine lets axe-core look at every view.
func (b *tab) examine(scheme, axe string) {
	b.Helper()
	for _, v := range views {
		b.visit(v.address, v.selector)
		eval[chromedp.Void](b, axe)
		for _, finding := range eval[[]string](b, `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.filter(v => v.impact === "serious" || v.impact === "critical").map(v => v.id + ": " + v.help + " " + v.nodes.slice(0, 3).map(n => n.target.join(" ")).join(", ")))`) {
			b.Errorf("%s, %s: %s", v.name, scheme, finding)
		}
	}
}

// TestWeight: what the first page loads is less than 300 kB.
func TestWeight(t *testing.T) {
	s, _ := sampleServer(t, Options{})
	b := open(t, s)
	b.visit("/", ".thirds")
	bytes := eval[int](b, `performance.getEntries().filter(e => "transferSize" in e).reduce((n, e) => n + e.transferSize, 0)`)
	if bytes == 0 || bytes > 300_000 {
		t.Errorf("the first page loads %d bytes", bytes)
	}
	b.well()
}
