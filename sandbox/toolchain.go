package sandbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Toolchain is a compiler or interpreter found on this machine.
type Toolchain struct {
	Name    string   // "python", "c", or the program's own name
	Version string   // as it says itself, first line
	Path    string   // the real program, as a Command names it
	Mounts  []Mount  // what must be in Config.Mounts
	Env     []string // what must be in Command.Env
}

// MountNames are the names for Command.Mounts.
func (t Toolchain) MountNames() []string {
	var names []string
	for _, m := range t.Mounts {
		if m.Name != "" {
			names = append(names, m.Name)
		}
	}
	return names
}

// baseEnv is what every toolchain needs.
func baseEnv(path string) []string {
	dirs := []string{"/usr/local/bin", "/usr/bin", "/bin"}
	if d := filepath.Dir(path); d != "/usr/bin" && d != "/bin" {
		dirs = append([]string{d}, dirs...)
	}
	return []string{"PATH=" + strings.Join(dirs, ":"), "HOME=" + Workspace, "TMPDIR=/tmp", "LANG=C.UTF-8"}
}

// askTime bounds a question to a toolchain on the host. The toolchain is the
// user's own and trusted.
const askTime = 20 * time.Second

func ask(ctx context.Context, program string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = "/" // away from any go.mod, .python-version or the like
	cmd.WaitDelay = time.Second
	var out, errOut bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errOut
	if err := cmd.Run(); err != nil {
		return "", errors.Join(err, errors.New(strings.TrimSpace(errOut.String())))
	}
	if out.Len() == 0 {
		return strings.TrimSpace(errOut.String()), nil // java -version
	}
	return strings.TrimSpace(out.String()), nil
}

func missing(name, remedy string, err error) error {
	return &Error{Code: CodeMissing, Says: fmt.Sprintf("%s is not installed or does not run; %s.", name, remedy), Err: err}
}

// systemPath tells whether every Box sees a path without a mount.
func systemPath(p string) bool {
	for _, dir := range []string{"/usr", "/bin", "/lib", "/lib64", "/nix/store"} {
		if p == dir || strings.HasPrefix(p, dir+"/") {
			return true
		}
	}
	return false
}

// mountOf is the mount a directory needs, if any.
func mountOf(name, dir string) []Mount {
	if systemPath(dir) {
		return nil
	}
	return []Mount{{Name: name, From: dir}}
}

// Python finds python3: /usr/bin/python3 if it is there, else the one on PATH
// with version-manager shims resolved by asking it where it lives.
func Python(ctx context.Context) (Toolchain, error) {
	found := "/usr/bin/python3"
	if _, err := os.Stat(found); err != nil {
		if found, err = exec.LookPath("python3"); err != nil {
			return Toolchain{}, missing("Python 3", "install the package python3", err)
		}
	}
	return pythonAt(ctx, found)
}

func pythonAt(ctx context.Context, program string) (Toolchain, error) {
	const script = "import os, sys\nprint(os.path.realpath(sys.executable))\nprint(os.path.realpath(sys.base_prefix))\nprint('Python ' + sys.version.split()[0])"
	text, err := ask(ctx, program, "-I", "-S", "-c", script)
	lines := strings.Split(text, "\n")
	if err != nil || len(lines) != 3 {
		return Toolchain{}, missing("Python 3 ("+program+")", "install the package python3", err)
	}
	path, prefix := lines[0], lines[1]
	t := Toolchain{Name: "python", Version: lines[2], Path: path, Mounts: mountOf("python", prefix)}
	if !systemPath(path) && !strings.HasPrefix(path, prefix+"/") {
		return Toolchain{}, missing("A self-contained Python 3", "install the package python3, since "+path+" stands outside its own prefix "+prefix, nil)
	}
	t.Env = append(baseEnv(path), "PYTHONDONTWRITEBYTECODE=1")
	return t, nil
}

// C finds the C compiler of the system.
func C(ctx context.Context) (Toolchain, error) {
	t, err := Installed(ctx, "cc", "--version")
	t.Name = "c"
	if err != nil {
		return t, missing("A C compiler (cc)", "install the package gcc", err)
	}
	return t, nil
}

// Installed finds a program of the system, such as node, javac or g++, and
// asks its version with args. One that stands outside the system directories
// brings the directory above its bin along, if it has one.
func Installed(ctx context.Context, program string, args ...string) (Toolchain, error) {
	found, err := exec.LookPath(program)
	if err != nil {
		return Toolchain{}, missing(program, "install it", err)
	}
	real, err := filepath.EvalSymlinks(found)
	if err != nil {
		return Toolchain{}, missing(program, "install it", err)
	}
	version, err := ask(ctx, found, args...)
	if err != nil {
		return Toolchain{}, missing(program, "install it", err)
	}
	version, _, _ = strings.Cut(version, "\n")
	t := Toolchain{Name: program, Version: version, Path: real}
	if !systemPath(real) {
		bin := filepath.Dir(real)
		if filepath.Base(bin) != "bin" {
			return Toolchain{}, missing(program, "install it from a package, since "+real+" does not stand in a bin directory", nil)
		}
		t.Mounts = mountOf(program, filepath.Dir(bin))
	}
	t.Env = baseEnv(real)
	return t, nil
}
