package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

func urlEscape(s string) string { return url.QueryEscape(s) }

// has fails unless the page shows every text.
func (a answer) has(t *testing.T, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(a.body, text) {
			t.Errorf("page lacks %q:\n%s", text, a.body)
		}
	}
}

func (a answer) hasNot(t *testing.T, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(a.body, text) {
			t.Errorf("page shows %q", text)
		}
	}
}

func TestEveryPageIsADocument(t *testing.T) {
	s := newSite(t)
	loop := s.start(t, "short")
	pages := map[string]string{
		"/": "Home", "/loops/new": "Start a loop", "/loops": "Loops", "/bank": "Bank", "/bank/merge": "Merge intervals",
		"/settings": "Settings", "/api/docs": "API", "/loops/" + loop: "Short loop", "/progress": "Progress",
	}
	h1 := regexp.MustCompile(`<h1[ >]`)
	for path, title := range pages {
		t.Run(path, func(t *testing.T) {
			a := s.get(path)
			if a.status != http.StatusOK {
				t.Fatalf("status %d: %s", a.status, a.body)
			}
			a.has(t, "<title>"+title+" · hotloop</title>", `<a class="skip" href="#main">`, `<main id="main"`, `<html lang="en">`, `<nav class="nav"`)
			if n := len(h1.FindAllString(a.body, -1)); n != 1 {
				t.Errorf("%d h1, want 1", n)
			}
			a.hasNot(t, "onclick", "<style", "javascript:", "%!", "ZgotmplZ")
			for _, m := range regexp.MustCompile(`<script([^>]*)>`).FindAllStringSubmatch(a.body, -1) {
				if !strings.Contains(m[1], "src=") && !strings.Contains(m[1], "application/json") {
					t.Errorf("inline script: %s", m[0])
				}
			}
			if csp := a.header.Get("Content-Security-Policy"); !strings.Contains(csp, "script-src 'self';") {
				t.Errorf("content security policy %q", csp)
			}
		})
	}
}

// start starts a loop with the form and returns its id.
func (s *site) start(t *testing.T, template string) string {
	t.Helper()
	a := s.form("/loops", "template", template)
	if a.status != http.StatusSeeOther {
		t.Fatalf("starting: %d %s", a.status, a.body)
	}
	return strings.TrimPrefix(a.header.Get("Location"), "/loops/")
}

func TestARoundCanBeHeldWithoutAScript(t *testing.T) {
	s := newSite(t)
	loop := s.start(t, "short")
	do := "/loops/" + loop + "/do"
	s.get("/loops/"+loop).has(t, "Begin round 1", "engineering manager")
	for _, step := range [][]string{
		{"action", "begin"}, {"action", "say", "text", "I argued against the rewrite.\r\nIt <b>cost</b> me."}, {"action", "note", "text", "calm"},
	} {
		if a := s.form(do, step...); a.status != http.StatusSeeOther {
			t.Fatalf("%v: %d %s", step, a.status, a.body)
		}
	}
	room := s.get("/loops/" + loop)
	room.has(t, "I argued against the rewrite.\nIt &lt;b&gt;cost&lt;/b&gt; me.", "<strong>unpopular</strong>", "Round 1 of 2 · Culture")
	room.hasNot(t, "SAMPLE-ANSWER", "did not say what it cost")
	twice := []string{"action", "say", "text", "Sent once, clicked twice.", "key", "same"}
	s.form(do, twice...)
	s.form(do, twice...)
	if n := strings.Count(s.get("/api"+"/loops/"+loop).body, "Sent once, clicked twice."); n != 1 {
		t.Errorf("a form that was sent twice made %d turns", n)
	}
	s.form(do, "action", "end")
	s.form(do, "action", "begin")
	if a := s.form(do, "action", "submit", "language", "python", "code", "wrong"); a.status != http.StatusSeeOther {
		t.Fatalf("submit: %d %s", a.status, a.body)
	}
	room = s.get("/loops/" + loop)
	room.has(t, `data-verdict="wrong-answer"`, "0 of 1 shown tests pass, 0 of 1 hidden")
	room.hasNot(t, "HIDDEN-INPUT", "in secret case")
	s.form(do, "action", "leave")
	s.get("/loops/"+loop).has(t, "The loop has ended")
	if a := s.form(do, "action", "dance"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("an unknown action: %d", a.status)
	}
}

func TestTheBankFilters(t *testing.T) {
	s := newSite(t)
	s.get("/bank").has(t, "An unpopular stance", "Merge intervals", "2 of 2 questions", "not yet")
	code := s.get("/bank?form=code")
	code.has(t, "Merge intervals", "1 of 2 questions")
	code.hasNot(t, "An unpopular stance</a>")
	s.get("/bank?form=code&value=courage").has(t, "No question fits all of these")
	found := s.get("/bank?q=MERGE+interv")
	found.has(t, "Merge intervals", "1 of 2 questions", `value="MERGE interv"`)
	found.hasNot(t, "An unpopular stance</a>")
	s.get("/bank?q=%3Cb%3E").has(t, "No question fits all of these", `value="&lt;b&gt;"`)
	s.get("/bank?grade=C").has(t, "1 of 2", "a candidate&#39;s report or an aggregator")
}

func TestTheQuestionPageKeepsSecrets(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/bank/merge", "/bank/dissent", "/api/questions/merge", "/api/questions/dissent", "/api/questions", "/loops/" + s.start(t, "short")} {
		a := s.get(path)
		if a.status != http.StatusOK {
			t.Fatalf("%s: %d", path, a.status)
		}
		a.hasNot(t, "HIDDEN-INPUT", "HIDDEN-EXPECTED", "SAMPLE-ANSWER", "What did it cost you", "dissent.cost")
	}
}

func TestSettingsAreKept(t *testing.T) {
	s := newSite(t)
	if a := s.form("/settings", "level", "L6", "mode", "real", "interview_date", "2026-12-02", "languages", "python", "languages", "go", "first", "go"); a.status != http.StatusSeeOther {
		t.Fatalf("saving: %d %s", a.status, a.body)
	}
	if got := s.store.saved; got.Level != "L6" || got.Mode != "real" || strings.Join(got.Languages, " ") != "go python" {
		t.Errorf("saved %+v", got)
	}
	s.get("/").has(t, "12 days to your interview")
	bad := s.form("/settings", "level", "L6", "mode", "real", "interview_date", "tomorrow")
	if bad.status != http.StatusUnprocessableEntity {
		t.Errorf("a bad date: %d", bad.status)
	}
	bad.has(t, `value="tomorrow"`, "Write the date as year-month-day", `aria-invalid="true"`)
	if s.store.saved.InterviewDate != "2026-12-02" {
		t.Error("a form that was refused changed the settings")
	}
}

func TestErrorPagesAreSentences(t *testing.T) {
	s := newSite(t)
	for path, says := range map[string]string{
		"/nowhere":                "There is no page at this address.",
		"/bank/nothing":           "There is no question &#34;nothing&#34; in the bank.",
		"/loops/NOPE":             "There is no loop",
		"/loops/NOPE/debrief":     "There is no loop",
		"/loops/NOPE/answers/0/x": "There is no answer",
	} {
		a := s.get(path)
		if a.status != http.StatusNotFound {
			t.Errorf("%s: %d", path, a.status)
		}
		a.has(t, says, "<h1>Not here</h1>", `href="/"`)
	}
}

func TestTheThemeIsChosenWithoutAScript(t *testing.T) {
	s := newSite(t)
	a := s.form("/theme", "theme", "dark", "back", "/bank?form=code")
	if a.status != http.StatusSeeOther || a.header.Get("Location") != "/bank?form=code" || !strings.HasPrefix(a.header.Get("Set-Cookie"), "theme=dark;") {
		t.Fatalf("%d %v", a.status, a.header)
	}
	s.send(http.MethodGet, "/", nil, func(r *http.Request) { r.Header.Set("Cookie", "theme=dark") }).has(t, `data-theme="dark"`)
	s.send(http.MethodGet, "/", nil, func(r *http.Request) { r.Header.Set("Cookie", `theme="><script>`) }).has(t, `<html lang="en">`)
	for _, back := range []string{"https://example.org", "//example.org", `/\example.org`, ""} {
		if a := s.form("/theme", "theme", "light", "back", back); a.header.Get("Location") != "/" {
			t.Errorf("back %q leads to %q", back, a.header.Get("Location"))
		}
	}
}

func record(h http.Handler, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = "localhost"
	h.ServeHTTP(w, r)
	return w
}
