package code

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"hotloop"
	"hotloop/sandbox"
)

//go:embed godriver/*.go
var goDriver embed.FS

// goDriverPath is the driver's import path; no module can have it.
const goDriverPath = "hotloop.driver"

// goPackagesMount is the name of the mount that holds the built packages.
const goPackagesMount = "hotloop-go-packages"

// goPackagesInside is where that mount stands in a box.
const goPackagesInside = "/hotloop-go-packages"

// goUsual are the packages that are built beforehand, with all they import: what
// programs of an interview use. Others of the standard library follow when a
// program imports them.
var goUsual = strings.Fields(`bufio bytes cmp container/heap container/list container/ring context
	encoding/json errors fmt hash/fnv hash/maphash io iter log maps math math/big math/bits math/cmplx math/rand
	math/rand/v2 os path reflect regexp runtime runtime/debug slices sort strconv strings sync sync/atomic syscall
	testing text/tabwriter time unicode unicode/utf8 unsafe`)

// goTools are the compiler, the linker and the built standard library. The
// library is built once, outside of any sandbox because it is trusted, and kept
// as plain files that compilers in the sandbox can only read.
type goTools struct {
	toolchain sandbox.Toolchain
	version   string // "go1.26.8"
	command   string // the go command
	toolDir   string
	dir       string // on the host: packages by import path, <dir>/<path>.a

	mu    sync.Mutex
	ready map[string]bool // import paths that stand in dir
}

// findGo looks the tool chain up and prepares the directory of its packages
// below cache; nothing is built yet.
func findGo(ctx context.Context, cache string) (*goTools, error) {
	toolchain, err := sandbox.Go(ctx, "")
	if err != nil {
		return nil, err
	}
	t := &goTools{toolchain: toolchain, command: toolchain.Path, ready: map[string]bool{}}
	out, err := t.goCommand(ctx, "", "env", "GOVERSION", "GOTOOLDIR", "GOOS", "GOARCH")
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 4 {
		return nil, hotloop.Errorf(hotloop.CodeUnavailable, "The Go command %s does not say where its tools are; install Go from go.dev or the Debian package golang", toolchain.Path)
	}
	t.version, t.toolDir = lines[0], lines[1]
	if !regexp.MustCompile(`^[A-Za-z0-9.+ :_-]+$`).MatchString(strings.Join(lines[:1], "")) {
		return nil, hotloop.Errorf(hotloop.CodeUnavailable, "The Go command %s names no version that can be used: %q", toolchain.Path, lines[0])
	}
	sum := sha256.New()
	if err := fs.WalkDir(goDriver, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := goDriver.ReadFile(path)
		fmt.Fprintf(sum, "%s %d\n%s", path, len(text), text)
		return err
	}); err != nil {
		return nil, err
	}
	name := strings.ReplaceAll(t.version, " ", "_") + "-" + lines[2] + "-" + lines[3] + "-" + hex.EncodeToString(sum.Sum(nil)[:6])
	if t.dir, err = filepath.Abs(filepath.Join(cache, "go", name)); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(t.dir, 0o755); err != nil {
		return nil, hotloop.Errorf(hotloop.CodeUnavailable, "The directory %s for built Go packages cannot be made: %w", t.dir, err)
	}
	return t, nil
}

// mounts are what compilers see in their box.
func (t *goTools) mounts() []sandbox.Mount {
	return append(slices.Clone(t.toolchain.Mounts), sandbox.Mount{Name: goPackagesMount, From: t.dir, To: goPackagesInside, Access: sandbox.ReadOnly})
}

// goCommand runs the go command on trusted input outside of the sandbox. The
// network and other tool chains are out of its reach.
func (t *goTools) goCommand(ctx context.Context, dir string, args ...string) (string, error) {
	c := exec.CommandContext(ctx, t.command, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "GO111MODULE=off", "GOTOOLCHAIN=local", "GOPROXY=off", "CGO_ENABLED=0", "GOOS=", "GOARCH=", "GOEXPERIMENT=", "GODEBUG=")
	c.WaitDelay = time.Second
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		return "", hotloop.Errorf(hotloop.CodeUnavailable, "The Go command %s failed at %q: %s: %w", t.command, args[0], clip(strings.TrimSpace(errs.String()), 300), err)
	}
	return out.String(), nil
}

// warm builds the usual packages and the driver, unless they stand there
// already. The first time may take some seconds.
func (t *goTools) warm(ctx context.Context) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.warmLocked(ctx)
}

func (t *goTools) warmLocked(ctx context.Context) error {
	if t.ready[goDriverPath] {
		return nil
	}
	text, err := os.ReadFile(filepath.Join(t.dir, "ready.json"))
	if err == nil && json.Unmarshal(text, &t.ready) == nil && t.ready[goDriverPath] {
		return nil
	}
	t.ready = map[string]bool{}
	if err := t.addLocked(ctx, goUsual...); err != nil {
		return err
	}
	if err := t.buildDriver(ctx); err != nil {
		return err
	}
	t.ready[goDriverPath] = true
	return t.save()
}

// save notes what stands in dir.
func (t *goTools) save() error {
	text, err := json.Marshal(t.ready)
	if err != nil {
		return err
	}
	return writeWhole(filepath.Join(t.dir, "ready.json"), text)
}

// addLocked builds packages of the standard library with all they import and
// copies what the compiler reads of them.
func (t *goTools) addLocked(ctx context.Context, paths ...string) error {
	out, err := t.goCommand(ctx, t.dir, append([]string{"list", "-export", "-deps", "-trimpath", "-f", "{{.ImportPath}}\t{{.Export}}"}, paths...)...)
	if err != nil {
		return err
	}
	for line := range strings.Lines(out) {
		path, export, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if export == "" || t.ready[path] {
			continue
		}
		data, err := os.ReadFile(export)
		if err != nil {
			return hotloop.Errorf(hotloop.CodeUnavailable, "The built package %s cannot be read: %w", path, err)
		}
		if err := writeWhole(t.archive(path), data); err != nil {
			return err
		}
		t.ready[path] = true
	}
	return nil
}

// archive is the file of a built package.
func (t *goTools) archive(path string) string {
	return filepath.Join(t.dir, filepath.FromSlash(path)+".a")
}

func (t *goTools) buildDriver(ctx context.Context) error {
	dir, err := os.MkdirTemp(t.dir, "driver-")
	if err != nil {
		return hotloop.Errorf(hotloop.CodeUnavailable, "Nothing can be written in %s: %w", t.dir, err)
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "importcfg"), t.importConfig(t.dir), 0o644); err != nil {
		return err
	}
	args := []string{"tool", "compile", "-p", goDriverPath, "-importcfg", "importcfg", "-trimpath", dir, "-complete", "-pack", "-o", "driver.a"}
	entries, err := goDriver.ReadDir("godriver")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		text, err := goDriver.ReadFile("godriver/" + e.Name())
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, e.Name()), text, 0o644); err != nil {
			return err
		}
		args = append(args, e.Name())
	}
	if _, err := t.goCommand(ctx, dir, args...); err != nil {
		return err
	}
	data, err := os.ReadFile(filepath.Join(dir, "driver.a"))
	if err != nil {
		return err
	}
	return writeWhole(t.archive(goDriverPath), data)
}

// importConfig names the file of every built package below dir, as the compiler
// and the linker read it.
func (t *goTools) importConfig(dir string) []byte {
	var b bytes.Buffer
	for _, path := range sortedSet(t.ready) {
		fmt.Fprintf(&b, "packagefile %s=%s/%s.a\n", path, dir, path)
	}
	return b.Bytes()
}

func sortedSet(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for k, in := range set {
		if in {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}

var goStandardPath = regexp.MustCompile(`^[a-z][a-z0-9]*(/[a-z0-9]+)*$`)

// imports makes sure that what a program imports is built and returns the
// import configuration. unknown is a plain sentence about an import that is not
// in the standard library.
func (t *goTools) imports(ctx context.Context, paths []string) (config []byte, unknown string, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.warmLocked(ctx); err != nil {
		return nil, "", err
	}
	for _, path := range paths {
		if t.ready[path] || path == "unsafe" {
			continue
		}
		if path == goDriverPath || !goStandardPath.MatchString(path) || !t.standard(path) {
			return nil, fmt.Sprintf("%s: %q cannot be imported here: programs have Go's standard library only, without C and without internal packages.", goFile, clip(path, 80)), nil
		}
		if err := t.addLocked(ctx, path); err != nil {
			return nil, "", err
		}
		if err := t.save(); err != nil {
			return nil, "", err
		}
	}
	return t.importConfig(goPackagesInside), "", nil
}

// standard reports whether path is a public package of the standard library.
func (t *goTools) standard(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if part == "internal" || part == "vendor" || part == "testdata" {
			return false
		}
	}
	if path == "cmd" || strings.HasPrefix(path, "cmd/") {
		return false
	}
	root := filepath.Dir(filepath.Dir(filepath.Dir(t.toolDir))) // <root>/pkg/tool/<platform>
	files, err := filepath.Glob(filepath.Join(root, "src", filepath.FromSlash(path), "*.go"))
	return err == nil && len(files) > 0
}

// writeWhole writes a file so that readers see all of it or nothing.
func writeWhole(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return hotloop.Errorf(hotloop.CodeUnavailable, "The directory %s cannot be made: %w", filepath.Dir(name), err)
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".new-")
	if err != nil {
		return hotloop.Errorf(hotloop.CodeUnavailable, "Nothing can be written in %s: %w", filepath.Dir(name), err)
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
		return hotloop.Errorf(hotloop.CodeUnavailable, "The file %s cannot be written: %w", name, err)
	}
	return nil
}
