package web

import (
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"hotloop"
)

func discard() *slog.Logger { return slog.New(slog.DiscardHandler) }

func TestForeignNamesAreNotAnswered(t *testing.T) {
	s := newSite(t)
	for host, want := range map[string]int{
		"localhost:8080": 200, "127.0.0.1": 200, "127.8.8.8:1": 200, "[::1]:80": 200, "LOCALHOST": 200,
		"evil.example": 403, "localhost.evil.example": 403, "192.168.1.4": 403, "0.0.0.0": 403,
	} {
		a := s.send(http.MethodGet, "/api/health", nil, func(r *http.Request) { r.Host = host })
		if a.status != want {
			t.Errorf("host %q: %d, want %d", host, a.status, want)
		}
	}
}

func TestForeignPagesCannotWrite(t *testing.T) {
	s := newSite(t)
	for name, set := range map[string]func(*http.Request){
		"fetch metadata": func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"origin":         func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") },
		"same site":      func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") },
	} {
		a := s.send(http.MethodPost, "/api/loops", map[string]string{"template": "short"}, set)
		s.problem(t, a, 403, hotloop.CodeInvalid)
		if len(s.store.loops) != 0 {
			t.Fatalf("%s: a foreign page started a loop", name)
		}
	}
	s.started(t, map[string]string{"template": "short"}) // a tool sends neither
}

func TestHeaders(t *testing.T) {
	s := newSite(t)
	a, b := s.get("/"), s.get("/")
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"} {
		if got := a.header.Get(name); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
	csp := a.header.Get("Content-Security-Policy")
	if csp == b.header.Get("Content-Security-Policy") {
		t.Error("two answers share a nonce")
	}
	if strings.Contains(strings.Split(csp, "script-src")[1][:20], "unsafe") || !strings.Contains(csp, "default-src 'none'") {
		t.Errorf("content security policy %q", csp)
	}
}

func TestAssetsAreKeptByTheBrowser(t *testing.T) {
	s := newSite(t)
	a := s.get("/assets/app.css")
	if a.status != 200 || a.header.Get("ETag") == "" || !strings.HasPrefix(a.header.Get("Content-Type"), "text/css") {
		t.Fatalf("%d %v", a.status, a.header)
	}
	again := s.send(http.MethodGet, "/assets/app.css", nil, func(r *http.Request) { r.Header.Set("If-None-Match", a.header.Get("ETag")) })
	if again.status != http.StatusNotModified {
		t.Errorf("the same asset again: %d", again.status)
	}
	for _, path := range []string{"/assets/", "/assets/../config.go", "/assets/nothing.js"} {
		if a := s.get(path); a.status == 200 {
			t.Errorf("%s: 200", path)
		}
	}
}

func TestAPanicIsASentence(t *testing.T) {
	s := &server{log: discard()}
	var err error
	if s.pages, err = loadPages(); err != nil {
		t.Fatal(err)
	}
	h := s.guard(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("secret detail") }))
	for _, path := range []string{"/", "/api/x"} {
		w := record(h, path)
		if w.Code != 500 || strings.Contains(w.Body.String(), "secret") || !strings.Contains(w.Body.String(), "What you typed is kept") {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
}

func TestForeignMarkdownIsTamed(t *testing.T) {
	for text, never := range map[string]string{
		"<script>alert(1)</script>":                 "<script",
		"<img src=x onerror=alert(1)>":              "<img",
		"[a](javascript:alert(1))":                  "javascript:",
		"[a](  JaVaScRiPt:alert(1) )":               "alert(1)\"",
		"[a](data:text/html;base64,PHNjcmlwdD4=)":   "data:text",
		"![p](https://evil.example/pixel.png)":      "<img",
		"[a](vbscript:msgbox)":                      "vbscript:",
		"<javascript:alert(1)>":                     "href=\"javascript",
		"# Heading":                                 "<h1",
		"[x](https://a.example \"\" onmouseover=1)": "onmouseover=1>",
		"a <b onclick=x>b</b>":                      "onclick",
	} {
		if html := string(markdown(text)); strings.Contains(strings.ToLower(html), never) {
			t.Errorf("%q became %q", text, html)
		}
	}
	if html := string(markdown("| a |\n|---|\n| `x<y` |")); !strings.Contains(html, "<table>") || !strings.Contains(html, "x&lt;y") {
		t.Errorf("a table became %q", html)
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, seed := range []string{"# a", "[a](javascript:x)", "![a](b)", "<b>", "```\n<script>\n```", "|a|\n|-|\n", "\xff\xfe"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		html := strings.ToLower(string(markdown(text)))
		for _, never := range []string{"<script", "<img", "<iframe", "href=\"javascript:", "href=\"vbscript:"} {
			if strings.Contains(html, never) {
				t.Errorf("%q became %q", text, html)
			}
		}
	})
}
