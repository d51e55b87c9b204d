package sandbox

import (
	"io"
	"io/fs"
	"time"
)

// Workspace is the directory inside a Box where files are written, where a
// program starts unless told otherwise, and which survives from run to run
// until the Box is closed. In tier D it is another directory of the host: paths
// of the workspace and of /tmp are rewritten in arguments, environment and
// directory of a Command, but not inside of programs.
const Workspace = "/w"

// Limits bound one run. A zero field means the value of DefaultLimits; there
// is no way to say "without limit".
type Limits struct {
	CPU       time.Duration // processor time of all processes together, user and system
	Wall      time.Duration // time on the clock
	Memory    int64         // bytes of all processes together, with the files they write
	Processes int           // processes and threads alive at one time
	Output    int64         // bytes on each of stdout and stderr
	Files     int64         // bytes in the workspace, /tmp and /dev/shm together, and in any one file
}

// DefaultLimits are meant for a small program that answers a small question.
// Compilers need more; see CompileLimits.
func DefaultLimits() Limits {
	return Limits{
		CPU: 10 * time.Second, Wall: 20 * time.Second, Memory: 512 << 20,
		Processes: 64, Output: 8 << 20, Files: 64 << 20,
	}
}

// CompileLimits suit a compiler, the Go tool with a cold cache included.
func CompileLimits() Limits {
	return Limits{
		CPU: 120 * time.Second, Wall: 120 * time.Second, Memory: 2 << 30,
		Processes: 256, Output: 1 << 20, Files: 512 << 20,
	}
}

// Access says what a program may do to a mounted directory.
type Access int

const (
	// ReadOnly is for toolchains.
	ReadOnly Access = iota
	// Writable changes the directory on the host. Give it only to trusted
	// tools, such as a compiler with a cache that outlives the Box; programs
	// under test must not see it, or one could poison the next. The directory
	// is made if it is missing.
	Writable
)

// File is a file to be written in the workspace of a Box.
type File struct {
	Name string // relative to Workspace, with slashes
	Data []byte
	Mode fs.FileMode
}

// Mount is a directory (or file) of the host that programs in a Box can see.
// System directories (/usr, /bin, /lib and the few files of /etc a dynamic
// linker needs) are always there, read-only.
type Mount struct {
	Name   string // what a Command calls it by; "" means every Command sees it
	From   string // absolute path on the host
	To     string // absolute path inside; "" means the same as From
	Access Access
}

// Config says how a Sandbox is made. The zero value works.
type Config struct {
	// Mounts are known to every Box; which of them a program sees is said by
	// Command.Mounts.
	Mounts []Mount
	// Idle is the number of boxes kept started and waiting, so that Box
	// returns at once. 0 starts each Box when it is asked for.
	Idle int
	// Tier asks for one tier exactly and fails if it does not work here.
	// "" chooses the strongest that works.
	Tier Tier
}

// Tier names how memory, processor time and process counts are enforced.
// Namespaces, file tree, seccomp and dropped capabilities are the same in
// A to C. D has no namespace and is weaker: it is taken only where user
// namespaces cannot be used, and every Result says so.
type Tier string

const (
	TierA Tier = "A" // cgroup v2
	TierB Tier = "B" // cgroup v1
	TierC Tier = "C" // no cgroup: per-namespace process limit, polled memory and processor time
	TierD Tier = "D" // no user namespace: Landlock, seccomp and rlimits in the host's own file tree
)

// Command is one run of one program in a Box.
type Command struct {
	// Args is the program and its arguments. A program without a slash is
	// looked up in the PATH of Env; one with a relative path is found from Dir.
	Args []string
	// Env is the whole environment. nil means PATH, HOME, TMPDIR and LANG only.
	Env []string
	// Dir is the working directory inside the Box; "" means Workspace.
	Dir string
	// Stdin is read until its end and fed to the program; nil means empty. Run
	// does not wait for a Read that blocks after the program has ended, so an
	// io.Pipe or a socket makes an interactive run.
	Stdin io.Reader
	// Stdout and Stderr receive what the program writes, as it is written and
	// never more than Limits.Output bytes each; a program that writes more is
	// ended. nil discards, with the same bound. A Writer that fails or blocks
	// holds up the program, not its limits. They may be the same Writer only
	// if it can be used from two goroutines.
	Stdout, Stderr io.Writer
	// Mounts names the mounts the program sees beside the always visible ones.
	Mounts []string
	Limits Limits
}

// Status says how a run ended.
type Status string

const (
	StatusOK        Status = "ok"            // exit code 0
	StatusRuntime   Status = "runtime error" // another exit code, or a signal
	StatusCPU       Status = "cpu limit"
	StatusWall      Status = "wall limit"
	StatusMemory    Status = "memory limit"
	StatusOutput    Status = "output limit"
	StatusProcesses Status = "process limit" // tried to have more processes and threads than allowed
	StatusFiles     Status = "file limit"    // failed after it filled its file space
	StatusNotRun    Status = "not started"   // there is no such program, or it cannot be executed
	StatusInternal  Status = "internal error"
)

// Result is what was seen of one run.
type Result struct {
	Status   Status
	ExitCode int    // meaningful if Signal is 0 and Status is not StatusNotRun
	Signal   int    // the signal that ended the program, or 0
	Reason   string // one plain sentence: why this Status

	CPU    time.Duration // of all processes together
	Wall   time.Duration // from just before the program was started until it and all its children were gone
	Memory int64         // peak bytes of all processes together, never the parent's

	StdoutBytes, StderrBytes         int64 // handed on, at most Limits.Output
	StdoutTruncated, StderrTruncated bool  // the program wrote more than was handed on

	Isolation string // which isolation was in force, in words; begins with "tier A", "tier B", "tier C" or "tier D"
}

// Error is what the sandbox could not do, said for people. Says is one plain
// sentence that names what, where and the remedy.
type Error struct {
	Code Code
	Says string
	Err  error // the cause, for logs; may be nil
}

// Code sorts Errors for callers that react to them.
type Code string

const (
	CodeUnsupported Code = "unsupported" // this system cannot isolate
	CodeRefused     Code = "refused"     // this machine forbids a step that isolation needs
	CodeUsage       Code = "usage"       // the caller asked for something that cannot be
	CodeMissing     Code = "missing"     // a toolchain or file is not there
	CodeBroken      Code = "broken"      // the Box is no longer usable; open another
	CodeClosed      Code = "closed"      // the Box or Sandbox was closed
)

func (e *Error) Error() string { return e.Says }
func (e *Error) Unwrap() error { return e.Err }
