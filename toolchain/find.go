package toolchain

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"hotloop/sandbox"
)

// askTime bounds a question to a toolchain on the host. The toolchain is the
// user's own and trusted.
const askTime = 20 * time.Second

// maxAnswers bounds the answers that are kept.
const maxAnswers = 64

// A finder asks programs of the host for their versions and remembers the
// answers by the program's path, size and time of change: a JVM takes a third
// of a second to say its name.
type finder struct {
	dir  string // of our own, for what is kept; "" keeps nothing
	file string

	mu      sync.Mutex
	answers map[string]string
	asked   bool // something new was learned
}

func newFinder(cacheDir string) *finder {
	f := &finder{dir: cacheDir, answers: map[string]string{}}
	if cacheDir == "" {
		return f
	}
	f.file = filepath.Join(cacheDir, "toolchains.json")
	if text, err := os.ReadFile(f.file); err == nil && json.Unmarshal(text, &f.answers) != nil {
		f.answers = map[string]string{} // a spoiled file is asked anew
	}
	return f
}

// save keeps what was learned. Failing to is no matter: it is asked again.
func (f *finder) save() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.file == "" || !f.asked {
		return
	}
	if len(f.answers) > maxAnswers {
		f.answers = map[string]string{}
	}
	if text, err := json.Marshal(f.answers); err == nil {
		_ = writeWhole(f.file, text, 0o600)
	}
}

// program finds a program of the host and follows the links to it.
func (f *finder) program(name string) (found, real string, err error) {
	if found, err = exec.LookPath(name); err != nil {
		return "", "", err
	}
	real, err = filepath.EvalSymlinks(found)
	return found, real, err
}

// ask runs a program of the host and returns what it says. also are further
// files on which the answer depends.
func (f *finder) ask(ctx context.Context, program string, also []string, args ...string) (string, error) {
	key := stamp(program)
	for _, a := range also {
		key += " " + stamp(a)
	}
	key += " " + strings.Join(args, " ")
	f.mu.Lock()
	text, known := f.answers[key]
	f.mu.Unlock()
	if known {
		return text, nil
	}
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = "/" // away from any go.mod, package.json, rust-toolchain or the like
	cmd.WaitDelay = time.Second
	var out, errOut bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errOut
	if err := cmd.Run(); err != nil {
		return "", errors.Join(err, errors.New(clip(strings.TrimSpace(errOut.String()), 300)))
	}
	text = strings.TrimSpace(out.String())
	f.mu.Lock()
	defer f.mu.Unlock()
	f.answers[key], f.asked = text, true
	return text, nil
}

// stamp names a file and its state.
func stamp(path string) string {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return path + "@none"
	}
	st, err := os.Stat(real)
	if err != nil {
		return path + "@none"
	}
	return fmt.Sprintf("%s@%d:%d", real, st.Size(), st.ModTime().UnixNano())
}

// installed finds a program and asks its version; the answer's first line.
func (f *finder) installed(ctx context.Context, name string, args ...string) (path, version string, mounts []sandbox.Mount, err error) {
	_, real, err := f.program(name)
	if err != nil {
		return "", "", nil, err
	}
	text, err := f.ask(ctx, real, nil, args...)
	if err != nil {
		return "", "", nil, err
	}
	version, _, _ = strings.Cut(text, "\n")
	if !systemPath(real) {
		bin := filepath.Dir(real)
		if filepath.Base(bin) != "bin" {
			return "", "", nil, fmt.Errorf("%s does not stand in a bin directory", real)
		}
		mounts = mountOf(name, filepath.Dir(bin))
	}
	return real, version, mounts, nil
}

// systemPath tells whether every box sees a path without a mount.
func systemPath(p string) bool {
	for _, dir := range []string{"/usr", "/bin", "/lib", "/lib64", "/nix/store"} {
		if p == dir || strings.HasPrefix(p, dir+"/") {
			return true
		}
	}
	return false
}

// mountOf is the mount a directory needs, if any.
func mountOf(name, dir string) []sandbox.Mount {
	if systemPath(dir) {
		return nil
	}
	return []sandbox.Mount{{Name: name, From: dir}}
}

func mountNames(mounts []sandbox.Mount) []string {
	var names []string
	for _, m := range mounts {
		if m.Name != "" {
			names = append(names, m.Name)
		}
	}
	return names
}

// baseEnv is the environment of every program; dirs come before the system's.
func baseEnv(dirs ...string) []string {
	path := append(dirs, "/usr/local/bin", "/usr/bin", "/bin")
	return []string{"PATH=" + strings.Join(path, ":"), "HOME=" + sandbox.Workspace, "TMPDIR=/tmp", "LANG=C.UTF-8"}
}
