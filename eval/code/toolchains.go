package code

import (
	"context"
	"strings"

	"hotloop"
	"hotloop/sandbox"
)

// Toolchains are the languages found on this machine.
type Toolchains struct {
	found   map[string]language
	missing map[string]error
	mounts  []sandbox.Mount
	golang  *goTools
}

// Find looks for the tool chains of all languages. cacheDir is a directory of
// our own on the host, for built packages. Find does not fail where a tool
// chain is missing: running a program of that language says so.
func Find(ctx context.Context, cacheDir string) *Toolchains {
	t := &Toolchains{found: map[string]language{}, missing: map[string]error{}}
	if tools, err := sandbox.Python(ctx); err != nil {
		t.missing["python"] = hotloop.Errorf(hotloop.CodeUnavailable, "Python is not installed on this machine; install the Debian package python3 or see python.org%w", quiet{err})
	} else {
		t.found["python"] = python{tools: tools}
		t.mounts = append(t.mounts, tools.Mounts...)
	}
	if tools, err := findGo(ctx, cacheDir); err != nil {
		t.missing["go"] = hotloop.Errorf(hotloop.CodeUnavailable, "Go is not installed on this machine; install the Debian package golang or see go.dev%w", quiet{err})
	} else {
		t.golang = tools
		t.found["go"] = golang{tools: tools, built: newBuiltCache()}
		t.mounts = append(t.mounts, tools.mounts()...)
	}
	return t
}

// Mounts is what a sandbox must be opened with so that the tool chains can be
// seen in its boxes.
func (t *Toolchains) Mounts() []sandbox.Mount { return t.mounts }

// Languages lists the languages that were found.
func (t *Toolchains) Languages() []string {
	var out []string
	for _, name := range languageNames {
		if _, ok := t.found[name]; ok {
			out = append(out, name)
		}
	}
	return out
}

// Warm prepares what the first run would otherwise wait for: it builds the
// usual packages of Go's standard library, once per version of Go.
func (t *Toolchains) Warm(ctx context.Context) error {
	if t.golang == nil {
		return nil
	}
	return t.golang.warm(ctx)
}

// language returns a language that can be run here.
func (t *Toolchains) language(name string) (language, error) {
	if l, ok := t.found[name]; ok {
		return l, nil
	}
	if _, err := spelling(name); err != nil {
		return nil, err
	}
	text := t.missing[name].Error()
	if others := t.Languages(); len(others) > 0 {
		text += "; " + title(others[0]) + " programs still run"
	}
	return nil, hotloop.Errorf(hotloop.CodeUnavailable, "%s%w", text, quiet{t.missing[name]})
}

// spelling returns a language for what needs no tool chain.
func spelling(name string) (language, error) {
	switch name {
	case "python":
		return python{}, nil
	case "go":
		return golang{}, nil
	}
	return nil, hotloop.Errorf(hotloop.CodeInvalid, "there is no language %q; use %s", clip(name, 40), strings.Join(languageNames, " or "))
}

func title(name string) string {
	if name == "" {
		return ""
	}
	return strings.ToUpper(name[:1]) + name[1:]
}
