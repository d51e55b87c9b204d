package code

import (
	"context"
	"path/filepath"
	"strings"
	"sync"

	"hotloop"
	"hotloop/sandbox"
	"hotloop/toolchain"
)

// Toolchains are the languages found on this machine, with what was built of
// our own drivers and of the programs run last.
type Toolchains struct {
	set   *toolchain.Set
	built *builtCache

	mu      sync.Mutex
	drivers map[string]map[string][]byte // files of our drivers, compiled, by language
}

// Find looks for the toolchains of all languages. cacheDir is a directory of
// our own on the host, for what is built. Find does not fail where a toolchain
// is missing: running a program of that language says so.
func Find(ctx context.Context, cacheDir string) *Toolchains {
	return &Toolchains{set: toolchain.Find(ctx, cacheDir), built: newBuiltCache(), drivers: map[string]map[string][]byte{}}
}

// Set is what was found, for who builds programs without a question.
func (t *Toolchains) Set() *toolchain.Set { return t.set }

// Mounts is what a sandbox must be opened with so that the toolchains can be
// seen in its boxes.
func (t *Toolchains) Mounts() []sandbox.Mount { return t.set.Mounts() }

// Languages lists the languages that were found.
func (t *Toolchains) Languages() []string {
	var out []string
	for _, s := range t.set.List() {
		if _, err := spelling(s.Name); err == nil && s.Missing == "" {
			out = append(out, s.Name)
		}
	}
	return out
}

// Warm prepares what the first run would otherwise wait for: it builds the
// usual packages of Go's standard library, once per version of Go.
func (t *Toolchains) Warm(ctx context.Context) error {
	lib := t.set.Go()
	if lib == nil {
		return nil
	}
	return addGoDriver(ctx, lib)
}

// language returns a language that can be run here.
func (t *Toolchains) language(name string) (language, error) {
	l, err := spelling(name)
	if err != nil {
		return nil, err
	}
	if _, err := t.set.Tools(name); err != nil {
		text := strings.TrimSuffix(err.Error(), ".")
		if others := t.Languages(); len(others) > 0 {
			text += "; " + title(others[0]) + " programs still run"
		}
		return nil, hotloop.Errorf(hotloop.CodeUnavailable, "%s%w", text, quiet{err})
	}
	return l, nil
}

// spelling returns a language for what needs no toolchain.
func spelling(name string) (language, error) {
	var names []string
	for _, l := range languages() {
		if l.name() == name {
			return l, nil
		}
		names = append(names, l.name())
	}
	return nil, hotloop.Errorf(hotloop.CodeInvalid, "there is no language %q; use %s", clip(name, 40), strings.Join(names, ", "))
}

// title is a language as people write it.
func title(name string) string {
	for _, s := range toolchain.Known() {
		if s.Name == name {
			return s.Title
		}
	}
	return name
}

// LanguageOf names the language of a program by its file's name.
func LanguageOf(file string) (string, error) {
	name, err := toolchain.Guess([]string{filepath.Base(file)})
	if err != nil {
		return "", hotloop.Errorf(hotloop.CodeInvalid, "%w", err)
	}
	return name, nil
}
