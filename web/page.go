package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

//go:embed templates
var templateFiles embed.FS

// frame is what every page has besides its own data.
type frame[T any] struct {
	Title   string
	Page    string // name of the page, for its class on body
	Path    string
	Theme   string // "light", "dark" or "" for the system's
	Nonce   string
	Nav     []navItem
	Scripts []string
	Data    T
}

type navItem struct {
	Href, Text string
	Here       bool
}

// loadPages parses every template once: a page is layout.html, the parts that
// several pages share, and a file of its own.
func loadPages() (map[string]*template.Template, error) {
	shared, err := template.New("layout.html").Funcs(pageFuncs).ParseFS(templateFiles, "templates/layout.html", "templates/part-*.html")
	if err != nil {
		return nil, fmt.Errorf("reading the page frame: %w", err)
	}
	names, err := fs.Glob(templateFiles, "templates/page-*.html")
	if err != nil {
		return nil, err
	}
	pages := map[string]*template.Template{}
	for _, file := range names {
		t, err := shared.Clone()
		if err == nil {
			t, err = t.ParseFS(templateFiles, file)
		}
		if err != nil {
			return nil, fmt.Errorf("reading page %s: %w", file, err)
		}
		pages[strings.TrimSuffix(strings.TrimPrefix(path.Base(file), "page-"), ".html")] = t
	}
	return pages, nil
}

// show renders a page. It renders to memory first, so that a page is whole or
// an error page takes its place.
func show[T any](s *server, w http.ResponseWriter, r *http.Request, status int, page, title string, data T, scripts ...string) {
	t, ok := s.pages[page]
	if !ok {
		s.log.Error("no such page template", "page", page)
		http.Error(w, internalSentence, http.StatusInternalServerError)
		return
	}
	f := frame[T]{
		Title: title, Page: page, Path: r.URL.RequestURI(), Theme: themeOf(r), Nonce: nonceOf(r.Context()),
		Nav: navOf(r.URL.Path), Scripts: scripts, Data: data,
	}
	var out bytes.Buffer
	if err := t.Execute(&out, f); err != nil {
		s.log.Error("page could not be rendered", "page", page, "error", err)
		if page != "error" {
			s.errorPage(w, r, problemOf(s.log, err))
			return
		}
		http.Error(w, internalSentence, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = out.WriteTo(w) // a reader that went away is no fault
}

func navOf(at string) []navItem {
	items := []navItem{
		{Href: "/", Text: "Home"}, {Href: "/bank", Text: "Bank"}, {Href: "/progress", Text: "Progress"},
		{Href: "/loops", Text: "Loops"}, {Href: "/settings", Text: "Settings"},
	}
	for i, it := range items {
		items[i].Here = at == it.Href || it.Href != "/" && strings.HasPrefix(at, it.Href+"/")
	}
	return items
}

// handler is a page that may fail.
type handler func(w http.ResponseWriter, r *http.Request) error

// page makes an http.Handler of a page that may fail: its errors go through the
// one table like everybody's.
func (s *server) page(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// notice is a sentence at the top of a page about what the last form did.
type notice struct {
	Says string
	Bad  bool
}
