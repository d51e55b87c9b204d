package toolchain

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"hotloop/sandbox"
)

// languages lists every language in the order in which pages offer them.
func languages() []*language {
	return []*language{python(), golang(), java(), javascript(), typescript(), cpp(), c(), rust()}
}

// A language says how its toolchain is found and how its programs are made
// ready. Adding one is a file like rust.go and a line in languages.
type language struct {
	name       string // "cpp", as drafts and folders name it
	title      string // "C++", as people write it
	extensions []string
	with       []string // extensions of files that come along, such as headers
	pack       string   // the Debian package that brings it
	remedy     string   // another way, "" if there is none worth a word

	// find looks the toolchain up.
	find func(ctx context.Context, f *finder) (tools, error)
	// build makes a program ready; the sources are not in the box yet.
	build func(ctx context.Context, b *building) (Built, error)
}

// tools are what find came back with.
type tools struct {
	version string // "Python 3.11.2"; part of the key of what was compiled
	mounts  []sandbox.Mount
	env     []string
	paths   map[string]string // program by role, such as "compiler"
	golang  *GoLibrary        // Go only
}

// Status is what is known of one language on this machine.
type Status struct {
	Name       string   // "cpp"
	Title      string   // "C++"
	Version    string   // "g++ (Debian 12.2.0-14+deb12u1) 12.2.0", "" if missing
	Missing    string   // a plain sentence with the package to install, "" if it is here
	Extensions []string // ".cc", ".cpp"; the first is what a single program is called by
}

// Set is what was found on this machine. It is safe for concurrent use.
type Set struct {
	all   []*language
	found map[string]tools
	lost  map[string]error
	cache *cache
}

// Find looks for the toolchains of all languages at once. cacheDir is a
// directory of our own on the host for what is compiled; "" keeps nothing, and
// then Go programs, whose library is built there, cannot be run.
// Find does not fail where a toolchain is missing: List says so.
func Find(ctx context.Context, cacheDir string) *Set {
	s := &Set{all: languages(), found: map[string]tools{}, lost: map[string]error{}}
	f := newFinder(cacheDir)
	if cacheDir != "" {
		s.cache = openCache(filepath.Join(cacheDir, "built"))
	}
	var mu sync.Mutex
	var wait sync.WaitGroup
	for _, l := range s.all {
		wait.Go(func() {
			t, err := l.find(ctx, f)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				s.lost[l.name] = l.missing(err)
				return
			}
			s.found[l.name] = t
		})
	}
	wait.Wait()
	f.save()
	return s
}

// missing is the sentence for a toolchain that was not found.
func (l *language) missing(cause error) error {
	says := l.title + " programs cannot be run on this machine; install the Debian package " + l.pack
	if l.remedy != "" {
		says += ", or " + l.remedy
	}
	return &sandbox.Error{Code: sandbox.CodeMissing, Says: says + ".", Err: cause}
}

// List tells about all languages, in the order in which pages offer them.
func (s *Set) List() []Status {
	out := make([]Status, len(s.all))
	for i, l := range s.all {
		out[i] = Status{Name: l.name, Title: l.title, Version: s.found[l.name].version, Extensions: slices.Clone(l.extensions)}
		if err := s.lost[l.name]; err != nil {
			out[i].Missing = err.Error()
		}
	}
	return out
}

// Known lists all languages, found or not.
func Known() []Status { return (&Set{all: languages()}).List() }

// Mounts is what a sandbox must be opened with so that the toolchains can be
// seen in its boxes.
func (s *Set) Mounts() []sandbox.Mount {
	var out []sandbox.Mount
	for _, l := range s.all {
		for _, m := range s.found[l.name].mounts {
			if !slices.Contains(out, m) {
				out = append(out, m)
			}
		}
	}
	return out
}

// named returns a language and its tools.
func (s *Set) named(name string) (*language, tools, error) {
	for _, l := range s.all {
		if l.name != name {
			continue
		}
		if err := s.lost[name]; err != nil {
			return nil, tools{}, err
		}
		return l, s.found[name], nil
	}
	return nil, tools{}, usage("There is no language %q; use %s.", clip(name, 40), strings.Join(s.names(), ", "))
}

func (s *Set) names() []string {
	var out []string
	for _, l := range s.all {
		out = append(out, l.name)
	}
	return out
}

// Guess names the language of a program by the extensions of its files. Files
// without a known extension are left out of account.
func (s *Set) Guess(files []string) (string, error) { return Guess(files) }

// Guess names the language of a program by the extensions of its files,
// installed or not. Files without a known extension are left out of account; C
// files beside C++ files count as C++, JavaScript beside TypeScript as
// TypeScript.
func Guess(files []string) (string, error) {
	seen := map[string]bool{}
	for _, f := range files {
		if l := byExtension(f); l != "" {
			seen[l] = true
		}
	}
	if seen["cpp"] {
		delete(seen, "c")
	}
	if seen["typescript"] {
		delete(seen, "javascript")
	}
	var names, titles []string
	for _, l := range languages() {
		if seen[l.name] {
			names, titles = append(names, l.name), append(titles, l.title)
		}
	}
	switch len(names) {
	case 1:
		return names[0], nil
	case 0:
		var known []string
		for _, l := range languages() {
			known = append(known, l.extensions...)
		}
		return "", usage("The language of %s is not known; name the file with one of %s.", clip(strings.Join(files, ", "), 120), strings.Join(known, " "))
	}
	return "", usage("The program mixes %s; keep one language.", strings.Join(titles, " and "))
}

// byExtension names the language of a file. A capital .C is C++.
func byExtension(file string) string {
	ext := filepath.Ext(file)
	for _, l := range languages() {
		if slices.Contains(l.extensions, ext) {
			return l.name
		}
	}
	ext = strings.ToLower(ext)
	for _, l := range languages() {
		if slices.Contains(l.extensions, ext) {
			return l.name
		}
	}
	return ""
}

func usage(format string, args ...any) error {
	return &sandbox.Error{Code: sandbox.CodeUsage, Says: fmt.Sprintf(format, args...)}
}

func unavailable(err error, format string, args ...any) error {
	return &sandbox.Error{Code: sandbox.CodeMissing, Says: fmt.Sprintf(format, args...), Err: err}
}

// clip shortens text to about limit bytes.
func clip(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	return strings.ToValidUTF8(text[:limit], "") + "…"
}

var errNotFound = errors.New("not found")

// Tools are the programs of one language, for who calls them with arguments of
// its own.
type Tools struct {
	Version string
	Env     []string // for sandbox.Command.Env
	Mounts  []string // for sandbox.Command.Mounts
	paths   map[string]string
}

// Path is the program of a role: "compiler", "run"; "" if there is none.
func (t Tools) Path(role string) string { return t.paths[role] }

// Tools returns the programs of a language that was found.
func (s *Set) Tools(name string) (Tools, error) {
	_, t, err := s.named(name)
	return Tools{Version: t.version, Env: slices.Clone(t.env), Mounts: mountNames(t.mounts), paths: t.paths}, err
}
