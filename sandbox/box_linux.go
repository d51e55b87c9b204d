//go:build amd64 || arm64

package sandbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// core is the parent's side of one box process. Its methods wait for one
// another, except destroy.
type core struct {
	s     *Sandbox
	slot  int
	group *group // nil in tier C
	cmd   *exec.Cmd
	conn  *net.UnixConn
	notes []string
	dir   string        // tier D: the box's files on the host
	died  chan struct{} // closed when the init has been waited for
	said  *tail         // what the init said on its way out

	mu     sync.Mutex // one operation at a time
	broken *Error     // why nothing more may be asked
	runs   uint64
	lease  uint64 // counts its users
	dirty  bool   // used since it was new or reset

	sending sync.Mutex
	gone    sync.Once
	goneErr error
	closed  atomic.Bool
}

// setupTime bounds the start of a box; it takes milliseconds.
const setupTime = 30 * time.Second

// start makes a box that nobody has used.
func (s *Sandbox) start(ctx context.Context) (*core, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.life.RLock() // Close waits for those that are being started
	defer s.life.RUnlock()
	b := &core{s: s, died: make(chan struct{}), said: &tail{}}
	if err := s.admit(b); err != nil {
		return nil, err
	}
	if err := b.launch(); err != nil {
		_ = b.destroy() // the first error is the one to tell
		return nil, err
	}
	return b, nil
}

// ownNamespaces gives the box's process namespaces and a user of its own.
func (b *core) ownNamespaces(attr *syscall.SysProcAttr, set *setup) {
	attr.Cloneflags = unix.CLONE_NEWUSER | unix.CLONE_NEWPID | unix.CLONE_NEWNS | unix.CLONE_NEWNET |
		unix.CLONE_NEWIPC | unix.CLONE_NEWUTS | unix.CLONE_NEWCGROUP
	for c := uintptr(0); c <= unix.CAP_LAST_CAP; c++ {
		attr.AmbientCaps = append(attr.AmbientCaps, c)
	}
	set.Program, set.Init, set.Mapped = 1000, 0, true
	if b.s.root {
		host := userOf(b.slot)
		attr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: host, Size: 1}, {ContainerID: 1000, HostID: host + 1, Size: 1}}
		attr.GidMappings, attr.GidMappingsEnableSetgroups = attr.UidMappings, true
		return
	}
	set.Init, set.Mapped = 1000, false
	attr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 1000, HostID: os.Geteuid(), Size: 1}}
	attr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 1000, HostID: os.Getegid(), Size: 1}}
}

// makeDir makes the directory of a box that has no file tree of its own, and
// says which user of the host the box is to be.
func (b *core) makeDir(set *setup) error {
	set.Program, set.Init = os.Geteuid(), os.Geteuid()
	if b.s.root {
		set.Mapped = true
		set.Program = userOf(b.slot)
		set.Init = set.Program
	}
	dir, err := os.MkdirTemp("", fmt.Sprintf("%s%d-", weakPrefix, os.Getpid()))
	if err != nil {
		return &Error{Code: CodeRefused, Err: err, Says: fmt.Sprintf("The sandbox cannot make a directory for files (%v); set TMPDIR to another.", err)}
	}
	b.dir, set.Dir = dir, dir
	if at := b.s.names[probeMount]; len(at) == 1 {
		set.Mounts = slices.Clone(set.Mounts)
		set.Mounts[at[0]].From = b.probe()
	}
	if b.s.root {
		return step("hand over its directory", os.Chown(dir, set.Program, set.Program))
	}
	return nil
}

// probe is where the self-test puts a copy of this program that the box's user
// can reach.
func (b *core) probe() string { return filepath.Join(b.dir, "probe") }

// lendProbe puts it there.
func (b *core) lendProbe() error {
	from := b.s.mounts[b.s.names[probeMount][0]].From
	if _, err := os.Stat(b.probe()); err == nil || os.Link(from, b.probe()) == nil {
		return nil
	}
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(b.probe(), data, 0o755)
	}
	return step("copy this program for the self-test", err)
}

func (b *core) launch() error {
	s := b.s
	pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return step("make a socket", err)
	}
	theirs := os.NewFile(uintptr(pair[1]), "box")
	defer theirs.Close()
	if b.conn, err = unixConn(pair[0], "box"); err != nil {
		return step("make a socket", err)
	}
	set := setup{System: s.system, Mounts: s.mounts, Files: DefaultLimits().Files, Tier: s.tier.tier}
	attr := &syscall.SysProcAttr{Setsid: true}
	if s.tier.tier == TierD {
		if err := b.makeDir(&set); err != nil {
			return err
		}
	} else {
		b.ownNamespaces(attr, &set)
	}
	b.cmd = &exec.Cmd{
		Path: "/proc/self/exe", Args: []string{"hotloop", boxArg}, Dir: "/",
		Env:    []string{"GOMAXPROCS=2", "GOTRACEBACK=single", "GODEBUG=asyncpreemptoff=1"},
		Stderr: b.said, ExtraFiles: []*os.File{theirs}, SysProcAttr: attr,
	}
	if len(s.tier.dirs) > 0 {
		if b.group, err = s.tier.newGroup(); err != nil {
			return err
		}
		set.Control = b.group.names
		b.cmd.ExtraFiles = append(b.cmd.ExtraFiles, b.group.files...)
	}
	if err := b.cmd.Start(); err != nil {
		b.cmd = nil
		return &Error{Code: CodeRefused, Err: err, Says: fmt.Sprintf("The sandbox may not create user namespaces here (%v); allow them (sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone=1, kernel.apparmor_restrict_unprivileged_userns=0) or leave the container that forbids them.", err)}
	}
	go func() {
		_ = b.cmd.Wait() // how it ended is of no interest: it is always killed
		close(b.died)
	}()
	if b.group != nil {
		b.group.closeFiles()
	}
	theirs.Close()
	var r reply
	if err := b.conn.SetDeadline(time.Now().Add(setupTime)); err != nil {
		return step("talk to a box", err)
	}
	if err := send(b.conn, set); err != nil {
		return b.lost("while it was set up", err)
	}
	if _, err := receive(b.conn, &r); err != nil {
		return b.lost("while it was set up", err)
	}
	if r.Error != nil {
		return r.Error
	}
	b.notes = r.Notes
	return b.conn.SetDeadline(time.Time{})
}

// lost is the error of a box that stopped answering.
func (b *core) lost(when string, err error) *Error {
	_ = b.conn.Close() // makes a live init end
	select {
	case <-b.died:
	case <-time.After(time.Second):
	}
	says := "A box of the sandbox stopped answering " + when + "; try again"
	if words := b.said.String(); words != "" {
		err = errors.Join(err, errors.New(words))
	}
	return &Error{Code: CodeBroken, Says: says + ".", Err: err}
}

// ask does one exchange. timeout 0 waits for ever.
func (b *core) ask(q request, timeout time.Duration, fds ...int) (reply, []int, error) {
	var r reply
	if b.broken != nil {
		return r, nil, b.broken
	}
	deadline := time.Time{}
	if timeout > 0 {
		deadline = time.Now().Add(timeout)
	}
	b.dirty = true
	err := b.conn.SetReadDeadline(deadline)
	if err == nil {
		b.sending.Lock()
		err = send(b.conn, q, fds...)
		b.sending.Unlock()
	}
	var got []int
	if err == nil {
		got, err = receive(b.conn, &r)
	}
	var own *Error
	switch {
	case errors.As(err, &own):
		return r, nil, own
	case err != nil && b.closed.Load():
		b.broken = errClosed()
		return r, nil, b.broken
	case err != nil:
		b.broken = b.lost("to "+q.Op, err)
		return r, nil, b.broken
	case r.Error != nil:
		closeAll(got)
		if r.Error.Code == CodeBroken {
			b.broken = r.Error
		}
		return r, nil, r.Error
	}
	if r.Doubt != "" {
		b.broken = &Error{Code: CodeBroken, Says: "This box is no longer used, because " + r.Doubt + "; open another."}
	}
	return r, got, nil
}

// local checks a name in the workspace.
func local(name string) (string, error) {
	clean := filepath.Clean(name)
	if !filepath.IsLocal(name) || clean == "." || strings.ContainsRune(name, 0) {
		return "", &Error{Code: CodeUsage, Says: fmt.Sprintf("%q is not the name of a file in the workspace; use a relative path without \"..\".", name)}
	}
	return clean, nil
}

const fileTime = 30 * time.Second // for one file operation in a box

func (b *core) writeFiles(lease uint64, files []File) error {
	for part := range slices.Chunk(files, maxFDs) {
		var list []opening
		for _, f := range part {
			list = append(list, opening{Path: f.Name, Write: true, Mode: uint32(f.Mode.Perm())})
		}
		open, err := b.openFiles(lease, list)
		if err != nil {
			return err
		}
		var failed error // the first, by the name of its file
		for i, f := range open {
			var err error
			if failed == nil {
				_, err = f.Write(part[i].Data)
			}
			if err = errors.Join(err, f.Close()); err != nil && failed == nil {
				failed = fileError(opening{Path: part[i].Name, Write: true}, err)
			}
		}
		if failed != nil {
			return failed
		}
	}
	return nil
}

func (b *core) readFile(lease uint64, name string, limit int64) ([]byte, error) {
	open, err := b.openFiles(lease, []opening{{Path: name}})
	if err != nil {
		return nil, err
	}
	f := open[0]
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, fileError(opening{Path: name}, err)
	}
	if int64(len(data)) > limit {
		return nil, &Error{Code: CodeUsage, Says: fmt.Sprintf("%s in the sandbox is longer than %d bytes.", name, limit)}
	}
	return data, nil
}

// openFiles opens files of the workspace, all or none, in one exchange.
func (b *core) openFiles(lease uint64, list []opening) ([]*os.File, error) {
	for i := range list {
		var err error
		if list[i].Path, err = local(list[i].Path); err != nil {
			return nil, err
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if lease != b.lease {
		return nil, errClosed()
	}
	_, fds, err := b.ask(request{Op: opOpen, Opens: list}, fileTime)
	if err != nil {
		return nil, err
	}
	if len(fds) != len(list) {
		closeAll(fds)
		b.broken = &Error{Code: CodeBroken, Says: "A box of the sandbox answered wrongly; open another."}
		return nil, b.broken
	}
	open := make([]*os.File, len(fds))
	for i, fd := range fds {
		open[i] = os.NewFile(uintptr(fd), list[i].Path)
	}
	return open, nil
}

// destroy ends the box for good. The kernel kills everything in a process
// namespace whose first process is gone, before that can be waited for.
func (b *core) destroy() error {
	b.gone.Do(func() {
		b.closed.Store(true)
		if b.conn != nil {
			_ = b.conn.Close()
		}
		if b.cmd != nil {
			_ = b.cmd.Process.Kill() // it may have ended by itself
			select {
			case <-b.died:
			case <-time.After(setupTime):
				b.goneErr = &Error{Code: CodeBroken, Says: fmt.Sprintf("The box with process id %d could not be killed; end it by hand.", b.cmd.Process.Pid)}
				return // its slot stays taken
			}
		}
		if b.group != nil {
			b.goneErr = b.group.removeSoon()
		}
		if b.dir != "" {
			if err := removeTree(b.dir); err != nil {
				b.goneErr = &Error{Code: CodeBroken, Err: err, Says: fmt.Sprintf("The directory %s of the sandbox could not be removed (%v); remove it by hand.", b.dir, err)}
			}
		}
		b.s.leave(b)
	})
	return b.goneErr
}

// removeSoon removes a group whose last process has just been waited for: the
// kernel may need a moment to see it empty.
func (g *group) removeSoon() error {
	var err error
	for wait := 100 * time.Microsecond; wait < 2*time.Second; wait *= 2 {
		if err = g.remove(); err == nil {
			return nil
		}
		time.Sleep(wait)
	}
	return &Error{Code: CodeBroken, Err: err, Says: fmt.Sprintf("A cgroup of the sandbox could not be removed (%v); remove it with rmdir.", err)}
}

// tail keeps the beginning of what a box says on standard error, which is
// nothing unless it crashes.
type tail struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if room := 16<<10 - t.buf.Len(); room > 0 {
		t.buf.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.buf.String()
}
