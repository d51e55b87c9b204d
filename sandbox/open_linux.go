//go:build amd64 || arm64

package sandbox

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Sandbox makes boxes. It is safe for concurrent use.
type Sandbox struct {
	tier   hierarchy // dirs empty for tier C
	root   bool      // this process may map other users than itself
	system []bind
	mounts []bind
	names  map[string][]int // mounts by name
	always []int
	words  string // what Describe says

	life   sync.RWMutex // held to read while a box is being started
	mu     sync.Mutex
	closed bool
	slots  map[int]bool // in use: each box has user ids of its own
	open   map[*core]bool
	idle   *pool
}

// The host user ids of boxes, where this process may choose: a range that
// systemd's documentation lists as unused by everybody. Each box takes two,
// one for its init and one for programs. Two processes with a sandbox take
// different ones, unless their numbers are a multiple of maxCallers apart:
// without a process namespace a program may signal all of its user, which must
// not be the boxes of another.
const (
	firstUser  = 1_900_000_000
	maxBoxes   = 10_000
	maxCallers = 12_000
)

// userOf is the first of the two host user ids of a slot of this process.
func userOf(slot int) int {
	return firstUser + 2*(maxBoxes*(os.Getpid()%maxCallers)+slot)
}

// Open finds out which isolation works here and proves it by starting a box.
// It never falls back silently: Describe says what is in force.
func Open(ctx context.Context, c Config) (*Sandbox, error) {
	s := &Sandbox{root: os.Geteuid() == 0, slots: map[int]bool{}, open: map[*core]bool{}}
	if err := s.resolve(c.Mounts); err != nil {
		return nil, err
	}
	s.system = systemBinds()
	b, err := s.choose(ctx, c.Tier)
	if err != nil {
		return nil, err
	}
	s.words = s.describe(b.notes)
	if c.Idle > 0 {
		s.idle = newPool(s, c.Idle, b)
		return s, nil
	}
	if err := b.destroy(); err != nil {
		return nil, err
	}
	return s, nil
}

// choose takes the strongest tier whose first box starts. That the stronger
// ones failed is no secret: the tier is in every Result.
func (s *Sandbox) choose(ctx context.Context, wanted Tier) (*core, error) {
	var failed []error
	for _, h := range append(findHierarchies(), hierarchy{tier: TierC}) {
		if wanted != "" && h.tier != wanted {
			continue
		}
		h.sweep()
		s.tier = h
		b, err := s.start(ctx)
		if err == nil {
			return b, nil
		}
		failed = append(failed, err)
	}
	if wanted == TierD || wanted == "" && len(failed) > 0 && refusedHere(failed[len(failed)-1]) {
		sweepWeak()
		s.tier = hierarchy{tier: TierD}
		b, err := s.start(ctx)
		if err == nil {
			if len(failed) > 0 {
				b.notes = append(b.notes, "because: "+failed[len(failed)-1].Error())
			}
			return b, nil
		}
		if wanted == TierD {
			failed = append(failed, err)
		}
	}
	if len(failed) == 0 {
		return nil, &Error{Code: CodeRefused, Says: fmt.Sprintf("Tier %s of the sandbox does not work on this machine; leave the tier open to take the strongest that does.", wanted)}
	}
	// The last needs least, so its words are nearest to the remedy.
	last := failed[len(failed)-1]
	var e *Error
	if errors.As(last, &e) {
		return nil, &Error{Code: e.Code, Says: e.Says, Err: errors.Join(failed...)}
	}
	return nil, last
}

// refusedHere tells whether this machine forbids the namespaces of tier C.
func refusedHere(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Code == CodeRefused
}

// resolve looks at the caller's mounts once.
func (s *Sandbox) resolve(mounts []Mount) error {
	s.names = map[string][]int{}
	// This very program, for the self-test; no caller can name it. One that has
	// been replaced or removed since it was started has no path any more; then
	// the self-test says that it cannot be made.
	if exe, err := os.Executable(); err == nil {
		if _, err := os.Stat(exe); err == nil {
			s.mounts, s.names[probeMount] = []bind{{From: exe, To: probePath, OnDemand: true}}, []int{0}
		}
	}
	for _, m := range mounts {
		if m.To == "" {
			m.To = m.From
		}
		m.To = filepath.Clean(m.To)
		if !filepath.IsAbs(m.From) || !filepath.IsAbs(m.To) || m.To == "/" {
			return &Error{Code: CodeUsage, Says: fmt.Sprintf("A mount needs absolute paths, not %q at %q.", m.From, m.To)}
		}
		for _, own := range []string{Workspace, "/dev", "/proc", "/etc/passwd", "/etc/group", stagingDir, probePath} {
			if m.To == "/tmp" || m.To == own || strings.HasPrefix(m.To, own+"/") {
				return &Error{Code: CodeUsage, Says: fmt.Sprintf("%s cannot be mounted at %s, which the sandbox keeps for itself; choose another place inside.", m.From, m.To)}
			}
		}
		if m.Name == probeMount {
			return &Error{Code: CodeUsage, Says: fmt.Sprintf("The mount name %s is the sandbox's own; choose another.", probeMount)}
		}
		if m.Access == Writable {
			if err := shareable(m.From); err != nil {
				return err
			}
		}
		from, err := filepath.EvalSymlinks(m.From)
		if err != nil {
			return &Error{Code: CodeMissing, Says: fmt.Sprintf("%s is not there, so no program in the sandbox could use it; install it or leave it out.", m.From), Err: err}
		}
		info, err := os.Stat(from)
		if err != nil {
			return &Error{Code: CodeMissing, Says: fmt.Sprintf("%s cannot be read (%v).", m.From, err), Err: err}
		}
		b := bind{From: from, To: m.To, Dir: info.IsDir(), Writable: m.Access == Writable, OnDemand: m.Name != ""}
		if strings.HasPrefix(b.To, "/tmp/") && !b.OnDemand {
			return &Error{Code: CodeUsage, Says: fmt.Sprintf("%s is mounted in /tmp, so it needs a name and only the commands that name it see it.", m.From)}
		}
		if b.Writable && !b.OnDemand {
			return &Error{Code: CodeUsage, Says: fmt.Sprintf("%s is writable, so it needs a name and only the commands that name it see it.", m.From)}
		}
		s.mounts = append(s.mounts, b)
		if m.Name == "" {
			s.always = append(s.always, len(s.mounts)-1)
		} else {
			s.names[m.Name] = append(s.names[m.Name], len(s.mounts)-1)
		}
	}
	return nil
}

// shareable makes a directory that programs of any box may write in. What
// keeps other users of the host out is a directory above that only the owner
// may enter, which is the caller's affair.
func shareable(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return &Error{Code: CodeMissing, Says: fmt.Sprintf("The directory %s cannot be made (%v); choose another.", dir, err), Err: err}
	}
	if os.Geteuid() != 0 {
		return nil // programs run as this same user
	}
	if err := os.Chmod(dir, 0o777); err != nil {
		return &Error{Code: CodeRefused, Says: fmt.Sprintf("The directory %s cannot be opened to the sandbox (%v); choose another.", dir, err), Err: err}
	}
	return nil
}

// systemBinds are the parts of the host every program sees, read-only.
func systemBinds() []bind {
	var out []bind
	for _, p := range []string{"/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store",
		"/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime"} {
		info, err := os.Lstat(p)
		if err != nil {
			continue
		}
		// Links between system directories stay links; the link of the time
		// zone may lead anywhere, so what it leads to is shown.
		if info.Mode()&os.ModeSymlink != 0 && p != "/etc/localtime" {
			if to, err := os.Readlink(p); err == nil {
				out = append(out, bind{To: p, Link: to})
			}
			continue
		}
		from, err := filepath.EvalSymlinks(p)
		if err != nil {
			continue
		}
		if info, err = os.Stat(from); err != nil {
			continue
		}
		out = append(out, bind{From: from, To: p, Dir: info.IsDir()})
	}
	return out
}

// Tier is the tier in force.
func (s *Sandbox) Tier() Tier { return s.tier.tier }

// Describe says in words which isolation is in force.
func (s *Sandbox) Describe() string { return s.words }

func (s *Sandbox) describe(notes []string) string {
	counted := map[Tier]string{
		TierA: "tier A: memory, processor time and processes held by cgroup v2",
		TierB: "tier B: memory, processor time and processes held by cgroup v1",
		TierC: "tier C: memory and processor time watched every few milliseconds, processes held by a limit of the namespace",
		TierD: "tier D, WEAKER: memory, processor time, processes and file space watched every few milliseconds, under limits of each process",
	}[s.tier.tier]
	user := "the user who started hotloop, without any right"
	if s.root {
		user = "a user of its own"
	}
	rest := "; own user, process, mount, network, IPC, host name and cgroup namespaces; running as " + user +
		"; private file tree; no network; no capability; system calls filtered"
	if s.tier.tier == TierD {
		rest = "; no namespaces; running as " + user + "; files of the host closed by Landlock; no sockets; system calls filtered"
	}
	words := counted + rest
	if len(notes) > 0 {
		words += "; " + strings.Join(notes, "; ")
	}
	return words
}

// Box returns a clean Box, from the idle ones if there is one. Close it.
func (s *Sandbox) Box(ctx context.Context) (*Box, error) {
	s.mu.Lock()
	closed := s.closed
	s.mu.Unlock()
	if closed {
		return nil, errSandboxClosed()
	}
	var c *core
	var err error
	if s.idle != nil {
		c, err = s.idle.take(ctx)
	} else {
		c, err = s.start(ctx)
	}
	if err != nil {
		return nil, err
	}
	return &Box{core: c, lease: c.lease}, nil
}

// Close ends all boxes, also those in use.
func (s *Sandbox) Close() error {
	s.mu.Lock()
	again := s.closed
	s.closed = true
	s.mu.Unlock()
	if again {
		return nil
	}
	if s.idle != nil {
		s.idle.stop()
	}
	s.life.Lock() // nothing is being started any more, and nothing will be
	defer s.life.Unlock()
	s.mu.Lock()
	boxes := make([]*core, 0, len(s.open))
	for b := range s.open {
		boxes = append(boxes, b)
	}
	s.mu.Unlock()
	var errs []error
	for _, b := range boxes {
		errs = append(errs, b.destroy())
	}
	return errors.Join(errs...)
}

func errSandboxClosed() *Error {
	return &Error{Code: CodeClosed, Says: "The sandbox has been closed."}
}

// admit notes a new box and gives it a slot; leave undoes that.
func (s *Sandbox) admit(b *core) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errSandboxClosed()
	}
	for i := range maxBoxes {
		if !s.slots[i] {
			s.slots[i], b.slot = true, i
			s.open[b] = true
			return nil
		}
	}
	return &Error{Code: CodeRefused, Says: fmt.Sprintf("All %d boxes are in use; close some.", maxBoxes)}
}

func (s *Sandbox) leave(b *core) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.slots, b.slot)
	delete(s.open, b)
}

// wanted turns the names of a Command into mounts.
func (s *Sandbox) wanted(names []string) ([]int, error) {
	var out []int
	for _, n := range names {
		list, ok := s.names[n]
		if !ok {
			return nil, &Error{Code: CodeUsage, Says: fmt.Sprintf("The command asks for the mount %q, which this sandbox was not opened with.", n)}
		}
		out = append(out, list...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
