package toolchain

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"hotloop/sandbox"
)

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

// GoLibrary is Go's standard library, built once outside of any sandbox because
// it is trusted, and kept as plain files that compilers in a box can only read.
// go build would look at the whole world for every small program; with this the
// compiler and the linker are called directly.
type GoLibrary struct {
	Version string // "go1.26.8"

	toolchain sandbox.Toolchain
	command   string // the go command
	toolDir   string
	dir       string // on the host: packages by import path, <dir>/<path>.a

	mu    sync.Mutex
	ready map[string]string // import path -> its file below dir
}

var goVersion = regexp.MustCompile(`^[A-Za-z0-9.+ :_-]+$`)

// findGo looks the toolchain up and prepares the directory of its packages
// below the cache; nothing is built yet.
func findGo(ctx context.Context, f *finder) (*GoLibrary, error) {
	found, _, err := f.program("go")
	if err != nil {
		return nil, err
	}
	text, err := f.ask(ctx, found, nil, "env", "GOROOT", "GOVERSION", "GOTOOLDIR", "GOOS", "GOARCH")
	lines := strings.Split(text, "\n")
	if err != nil || len(lines) != 5 || !goVersion.MatchString(lines[1]) {
		return nil, fmt.Errorf("the Go command %s does not say where its tools are: %q %w", found, clip(text, 200), err)
	}
	root, err := filepath.EvalSymlinks(lines[0])
	if err != nil {
		return nil, err
	}
	if err := statDir(lines[2]); err != nil {
		return nil, err
	}
	l := &GoLibrary{Version: lines[1], command: filepath.Join(root, "bin", "go"), toolDir: lines[2], ready: map[string]string{}}
	l.toolchain = sandbox.Toolchain{Name: "go", Version: l.Version, Path: l.command, Mounts: mountOf("go", root), Env: append(baseEnv(filepath.Join(root, "bin")),
		"GOROOT="+root, "GOENV=off", "GOTOOLCHAIN=local", "GOPROXY=off", "GOTELEMETRY=off", "CGO_ENABLED=0", "GOMAXPROCS=2")}
	name := strings.ReplaceAll(l.Version, " ", "_") + "-" + lines[3] + "-" + lines[4]
	if f.dir == "" {
		return nil, fmt.Errorf("there is no directory for Go's built packages")
	}
	if l.dir, err = filepath.Abs(filepath.Join(f.dir, "go", name)); err != nil {
		return nil, err
	}
	// Programs in a box never see this directory; compilers may read it, under
	// whatever user the box has.
	if err := os.MkdirAll(l.dir, 0o755); err != nil {
		return nil, unavailable(err, "The directory %s for built Go packages cannot be made (%v).", l.dir, err)
	}
	return l, nil
}

func statDir(dir string) error {
	st, err := os.Stat(dir)
	if err == nil && !st.IsDir() {
		err = fmt.Errorf("%s is no directory", dir)
	}
	return err
}

func (l *GoLibrary) mounts() []sandbox.Mount {
	return append(slices.Clone(l.toolchain.Mounts), sandbox.Mount{Name: goPackagesMount, From: l.dir, To: goPackagesInside, Access: sandbox.ReadOnly})
}

// MountNames are what compilers name in sandbox.Command.Mounts.
func (l *GoLibrary) MountNames() []string { return mountNames(l.mounts()) }

// Env is the environment of the compiler and the linker in a box.
func (l *GoLibrary) Env() []string { return slices.Clone(l.toolchain.Env) }

// Tool is the path of one of Go's tools: "compile", "link" or "vet".
func (l *GoLibrary) Tool(name string) string { return filepath.Join(l.toolDir, name) }

// goCommand runs the go command on trusted input outside of the sandbox. The
// network and other toolchains are out of its reach.
func (l *GoLibrary) goCommand(ctx context.Context, dir string, args ...string) (string, error) {
	// Its work stands where it is cleared away even if the command is killed.
	work, err := os.MkdirTemp(l.dir, "work-")
	if err != nil {
		return "", unavailable(err, "Nothing can be written in %s (%v).", l.dir, err)
	}
	defer os.RemoveAll(work)
	c := exec.CommandContext(ctx, l.command, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GOTMPDIR="+work, "GOFLAGS=", "GOWORK=off", "GO111MODULE=off", "GOTOOLCHAIN=local", "GOPROXY=off", "CGO_ENABLED=0", "GOOS=", "GOARCH=", "GOEXPERIMENT=", "GODEBUG=")
	c.WaitDelay = time.Second
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err = startGently(c); err == nil {
		err = c.Wait()
	}
	if err != nil {
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		return "", unavailable(err, "The Go command %s failed at %q: %s (%v).", l.command, args[0], clip(strings.TrimSpace(errs.String()), 300), err)
	}
	return out.String(), nil
}

// Warm builds the usual packages, unless they stand there already. The first
// time may take some seconds.
func (l *GoLibrary) Warm(ctx context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.warmLocked(ctx)
}

func (l *GoLibrary) warmLocked(ctx context.Context) error {
	if l.ready["runtime"] != "" {
		return nil
	}
	text, err := os.ReadFile(filepath.Join(l.dir, "ready.json"))
	if err == nil && json.Unmarshal(text, &l.ready) == nil && l.ready["runtime"] != "" && l.standsLocked() {
		return nil
	}
	l.ready = map[string]string{}
	if err := l.addLocked(ctx, goUsual...); err != nil {
		return err
	}
	return l.saveLocked()
}

// standsLocked looks whether every file that was noted is there: somebody may
// have cleared the cache.
func (l *GoLibrary) standsLocked() bool {
	for _, file := range l.ready {
		if _, err := os.Stat(filepath.Join(l.dir, file)); err != nil {
			return false
		}
	}
	return true
}

func (l *GoLibrary) saveLocked() error {
	text, err := json.Marshal(l.ready)
	if err != nil {
		return err
	}
	return writeWhole(filepath.Join(l.dir, "ready.json"), text, 0o644)
}

// addLocked builds packages of the standard library with all they import and
// copies what the compiler reads of them.
func (l *GoLibrary) addLocked(ctx context.Context, paths ...string) error {
	out, err := l.goCommand(ctx, l.dir, append([]string{"list", "-export", "-deps", "-trimpath", "-f", "{{.ImportPath}}\t{{.Export}}"}, paths...)...)
	if err != nil {
		return err
	}
	for line := range strings.Lines(out) {
		path, export, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if export == "" || l.ready[path] != "" {
			continue
		}
		data, err := os.ReadFile(export)
		if err != nil {
			return unavailable(err, "The built package %s cannot be read (%v).", path, err)
		}
		if err := writePackage(filepath.Join(l.dir, filepath.FromSlash(path)+".a"), data); err != nil {
			return err
		}
		l.ready[path] = path + ".a"
	}
	return nil
}

// writePackage writes a file that compilers of any user may read.
func writePackage(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return unavailable(err, "The directory %s cannot be made (%v).", filepath.Dir(name), err)
	}
	return writeWhole(name, data, 0o644)
}

// AddPackage builds a trusted package of the caller's own that programs may
// import, such as a driver. path must be one that no other package has. The
// same files are built once.
func (l *GoLibrary) AddPackage(ctx context.Context, path string, files map[string][]byte) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.warmLocked(ctx); err != nil {
		return err
	}
	names := slices.Sorted(maps.Keys(files))
	sum := sha256.New()
	for _, n := range names {
		fmt.Fprintf(sum, "%s %d\n%s", n, len(files[n]), files[n])
	}
	archive := path + "-" + hex.EncodeToString(sum.Sum(nil)[:8]) + ".a"
	if l.ready[path] == archive {
		return nil
	}
	dir, err := os.MkdirTemp(l.dir, "package-")
	if err != nil {
		return unavailable(err, "Nothing can be written in %s (%v).", l.dir, err)
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "importcfg"), l.configLocked(l.dir), 0o644); err != nil {
		return err
	}
	for _, n := range names {
		if err := os.WriteFile(filepath.Join(dir, n), files[n], 0o644); err != nil {
			return err
		}
	}
	args := append([]string{"tool", "compile", "-p", path, "-importcfg", "importcfg", "-trimpath", dir, "-complete", "-pack", "-o", "package.a"}, names...)
	if _, err := l.goCommand(ctx, dir, args...); err != nil {
		return err
	}
	data, err := os.ReadFile(filepath.Join(dir, "package.a"))
	if err != nil {
		return err
	}
	if err := writePackage(filepath.Join(l.dir, archive), data); err != nil {
		return err
	}
	l.ready[path] = archive
	return l.saveLocked()
}

// configLocked names the file of every built package below dir, as the
// compiler and the linker read it.
func (l *GoLibrary) configLocked(dir string) []byte {
	var b bytes.Buffer
	for _, path := range slices.Sorted(maps.Keys(l.ready)) {
		fmt.Fprintf(&b, "packagefile %s=%s/%s\n", path, dir, l.ready[path])
	}
	return b.Bytes()
}

var goStandardPath = regexp.MustCompile(`^[a-z][a-z0-9]*(/[a-z0-9]+)*$`)

// Imports makes sure that what a program imports is built and returns the
// import configuration for a compiler in a box. unknown is a plain sentence
// about an import that is not in the standard library.
func (l *GoLibrary) Imports(ctx context.Context, paths []string) (config []byte, unknown string, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.warmLocked(ctx); err != nil {
		return nil, "", err
	}
	for _, path := range paths {
		standard := goStandardPath.MatchString(path) && l.standard(path)
		if path == "unsafe" || standard && l.ready[path] != "" {
			continue
		}
		if !standard {
			return nil, fmt.Sprintf("%q cannot be imported here: programs have Go's standard library only, without C and without internal packages.", clip(path, 80)), nil
		}
		if err := l.addLocked(ctx, path); err != nil {
			return nil, "", err
		}
		if err := l.saveLocked(); err != nil {
			return nil, "", err
		}
	}
	return l.configLocked(goPackagesInside), "", nil
}

// standard reports whether path is a public package of the standard library.
func (l *GoLibrary) standard(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if part == "internal" || part == "vendor" || part == "testdata" {
			return false
		}
	}
	if path == "cmd" || strings.HasPrefix(path, "cmd/") {
		return false
	}
	root := filepath.Dir(filepath.Dir(filepath.Dir(l.toolDir))) // <root>/pkg/tool/<platform>
	files, err := filepath.Glob(filepath.Join(root, "src", filepath.FromSlash(path), "*.go"))
	return err == nil && len(files) > 0
}
