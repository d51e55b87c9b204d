//go:build amd64 || arm64

package sandbox

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Tier D: a box without namespaces. Programs live in the host's file tree, of
// which Landlock leaves them the system, their toolchain and two directories of
// their own, and among the host's processes, which they can see by number and
// not reach. It is for machines that allow no user namespace.

const (
	weakPrefix  = "hotloop-box-"
	lookAtSpace = 20 * time.Millisecond // how often the box's files are counted
	weakFiles   = scratchInodes / 4     // counting takes time
)

// weak is what a box of tier D stands on.
type weak struct {
	version    int // of Landlock
	dir        string
	work, temp string // inside dir

	limit  int64 // of file space
	looked time.Time
	used   int64
	had    int  // files when the run began
	many   bool // more files than a box may have

	written map[string]bool // files that came from the caller, with their modes
}

// prepareWeak takes the box's own identity and the directory that the parent
// made for it.
func (b *boxInit) prepareWeak() ([]string, error) {
	s := b.setup
	w := &weak{version: landlockVersion(), dir: s.Dir, work: s.Dir + "/w", temp: s.Dir + "/tmp", limit: s.Files}
	if w.version == 0 {
		return nil, &Error{Code: CodeUnsupported, Says: "This kernel has no Landlock either, which the weakest isolation needs; run on Linux 5.13 or newer with landlock among its security modules."}
	}
	unix.Umask(0)
	if err := becomeInit(s); err != nil {
		return nil, err
	}
	if _, err := os.Stat(fmt.Sprintf("/proc/self/task/%d/children", os.Getpid())); err != nil {
		return nil, step("find its own children in /proc", err)
	}
	if err := unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); err != nil {
		return nil, step("adopt what programs leave behind", err)
	}
	if err := unix.Chdir("/"); err != nil {
		return nil, step("leave the caller's directory", err)
	}
	b.weak = w
	if err := w.fresh(); err != nil {
		return nil, err
	}
	notes := []string{"WEAKER: names of files and processes of the host can be seen, and file space and memory are watched, not held"}
	if !s.Mapped {
		notes = append(notes, "programs run as the user who started hotloop")
	}
	if w.version < 6 {
		notes = append(notes, "this kernel's Landlock does not hold signals back, so programs may send none but to themselves")
	}
	return notes, nil
}

// fresh makes the box's directories anew.
func (w *weak) fresh() error {
	for _, d := range []string{w.work, w.temp} {
		if err := removeTree(d); err != nil {
			return step("empty "+d, err)
		}
		if err := os.Mkdir(d, 0o700); err != nil {
			return step("make "+d, err)
		}
	}
	w.looked, w.used, w.many = time.Time{}, 0, false
	w.written = map[string]bool{}
	return nil
}

// removeTree removes a tree in which a program may have closed directories.
func removeTree(dir string) error {
	err := os.RemoveAll(dir)
	if err == nil {
		return nil
	}
	for range 64 { // each round opens one level more
		_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if d != nil && d.IsDir() {
				_ = os.Chmod(path, 0o700) // the next try to remove it tells
			}
			return nil
		})
		if err = os.RemoveAll(dir); err == nil {
			return nil
		}
	}
	return err
}

// begin counts what is there before a run, which the run may leave as it is.
func (w *weak) begin(limit int64) error {
	used, files := w.count(64 * weakFiles)
	w.limit, w.had, w.used, w.many, w.looked = limit, files, used, false, time.Now()
	if used > limit {
		return &Error{Code: CodeUsage, Says: fmt.Sprintf("The workspace already holds more than the limit of %d bytes; raise the limit on files or use a new box.", limit)}
	}
	return nil
}

// look counts what the files take, not oftener than need be.
func (w *weak) look() int64 {
	if time.Since(w.looked) >= lookAtSpace {
		most := max(weakFiles, w.had)
		used, files := w.count(most)
		w.used, w.many, w.looked = used, files > most, time.Now()
	}
	return w.used
}

// count sums the box's files, until there are more than most.
func (w *weak) count(most int) (used int64, files int) {
	for _, d := range []string{w.work, w.temp} {
		_ = filepath.WalkDir(d, func(_ string, e fs.DirEntry, err error) error {
			if err != nil {
				return nil // it went meanwhile
			}
			if files++; files > most {
				return fs.SkipAll
			}
			if info, err := e.Info(); err == nil {
				if st, ok := info.Sys().(*syscall.Stat_t); ok {
					used += st.Blocks * 512
				}
			}
			return nil
		})
	}
	return used, files
}

func (w *weak) full() bool { return w.many || w.used >= w.limit }

// inside rewrites a path of the contract, /w/x, to where it is on the host.
// Lists with colons and values behind an equals sign are looked into.
func (b *boxInit) inside(text string) string {
	if i := strings.IndexAny(text, "=:"); i >= 0 {
		return b.inside(text[:i]) + text[i:i+1] + b.inside(text[i+1:])
	}
	moved := map[string]string{Workspace: b.weak.work, "/tmp": b.weak.temp, "/dev/shm": b.weak.temp}
	for _, m := range b.setup.Mounts {
		if m.To != m.From && m.Link == "" {
			moved[m.To] = m.From
		}
	}
	for from, to := range moved {
		if rest, ok := strings.CutPrefix(text, from); ok && (rest == "" || rest[0] == '/') {
			return to + rest
		}
	}
	return text
}

// translate rewrites all paths of a request.
func (b *boxInit) translate(q request) request {
	each := func(in []string) []string {
		out := make([]string, len(in))
		for i, s := range in {
			out[i] = b.inside(s)
		}
		return out
	}
	q.Args, q.Env, q.Dir = each(q.Args), each(q.Env), b.inside(q.Dir)
	return q
}

// launcherFor confines a thread for one command. The program is made
// executable here, since programs and compilers may change no mode.
func (b *boxInit) launcherFor(q request) (*launcher, error) {
	if path := q.Args[0]; strings.Contains(path, "/") {
		if !filepath.IsAbs(path) {
			path = filepath.Join(q.Dir, path)
		}
		if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() && strings.HasPrefix(path, b.weak.dir+"/") && !b.weak.written[path] {
			_ = os.Chmod(path, info.Mode().Perm()|0o100) // the start tells
		}
	}
	rules, err := b.landlockFor(q.Mounts)
	if err != nil {
		return nil, err
	}
	defer rules.close()
	return newLauncher(b.setup, nil, rules)
}

// userThreads counts the processes and threads of this process's user: the
// limit of processes counts them all.
func userThreads() int {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return 64
	}
	own, n := uint32(os.Geteuid()), 0
	for _, e := range entries {
		var st unix.Stat_t
		if unix.Lstat("/proc/"+e.Name(), &st) == nil && st.Uid == own {
			if _, threads := processorTime(e.Name()); threads > 0 {
				n += threads
			}
		}
	}
	return n
}

// sweepWeak removes the directories of processes that died without closing
// their sandbox.
func sweepWeak() {
	found, _ := filepath.Glob(filepath.Join(os.TempDir(), weakPrefix+"*")) // the pattern is sound
	for _, dir := range found {
		var pid int
		if _, err := fmt.Sscanf(filepath.Base(dir), weakPrefix+"%d-", &pid); err == nil && unix.Kill(pid, 0) == unix.ESRCH {
			_ = removeTree(dir) // not ours to insist
		}
	}
}
