package sandbox

import (
	"context"
	"io/fs"
)

// Sandbox makes boxes. It is safe for concurrent use.
type Sandbox struct{}

// Box is a private machine in small: a file tree and the programs run in it,
// one at a time. Its methods may be called from several goroutines; they wait
// for one another.
type Box struct{}

// Main turns this process into a box if it was started as one, and then does
// not return. Call it first thing in func main or TestMain.
func Main() {}

// Open finds out which isolation works here and proves it with one box. It
// never falls back silently: Describe says what is in force.
func Open(ctx context.Context, c Config) (*Sandbox, error) {
	return nil, &Error{Code: CodeUnsupported, Says: "The sandbox is being built."}
}

// Describe says in words which isolation is in force.
func (s *Sandbox) Describe() string { return "" }

// Close ends all boxes.
func (s *Sandbox) Close() error { return nil }

// Box returns a clean Box, from the idle ones if there is one. Close it.
func (s *Sandbox) Box(ctx context.Context) (*Box, error) { return nil, nil }

// WriteFile writes a file in the workspace; directories on the way are made.
// name is relative to Workspace, with slashes; links are never followed.
func (b *Box) WriteFile(name string, data []byte, mode fs.FileMode) error { return nil }

// ReadFile reads a regular file of the workspace, at most limit bytes; a
// longer file is an error. Links are never followed.
func (b *Box) ReadFile(name string, limit int64) ([]byte, error) { return nil, nil }

// Run runs one program to its end, within its limits. The program's failure
// is in the Result; the error says that the run could not be observed, or that
// ctx was done first.
func (b *Box) Run(ctx context.Context, c Command) (Result, error) { return Result{}, nil }

// Close kills what is in the Box and frees its files.
func (b *Box) Close() error { return nil }

// Toolchain is a compiler or interpreter found on this machine.
type Toolchain struct {
	Name    string   // "python", "go", "c"
	Version string   // as it says itself, first line
	Path    string   // the real program, as a Command names it
	Mounts  []Mount  // what must be in Config.Mounts
	Env     []string // what must be in Command.Env
}

// MountNames are the names for Command.Mounts.
func (t Toolchain) MountNames() []string { return nil }

// Python finds python3: /usr/bin/python3 if it is there, else the one on PATH
// with version-manager shims resolved.
func Python(ctx context.Context) (Toolchain, error) { return Toolchain{}, nil }

// Go finds the Go tool. cache is a directory of the host for its build cache,
// kept between boxes; "" keeps the cache in the Box.
func Go(ctx context.Context, cache string) (Toolchain, error) { return Toolchain{}, nil }

// C finds cc.
func C(ctx context.Context) (Toolchain, error) { return Toolchain{}, nil }
