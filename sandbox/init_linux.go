//go:build amd64 || arm64

package sandbox

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	"golang.org/x/sys/unix"
)

// boxArg is the hidden first argument that makes this binary a box.
const boxArg = "__hotloop-box__"

const firstFD = 3 // the socket; control files follow

// Main turns this process into a box, or into a probe of the self-test, if it
// was started as one, and then does not return. Call it first thing in func
// main or TestMain.
func Main() {
	if len(os.Args) < 2 {
		return
	}
	switch os.Args[1] {
	case boxArg:
		boxMain()
	case probeArg:
		probeMain(os.Args[2:])
	}
}

// boxInit is the first process of a box.
type boxInit struct {
	conn    *net.UnixConn
	setup   setup
	launch  *launcher
	meter   meter
	shown   map[int]bool
	scratch int64 // bytes of file space, as last set
	weak    *weak // tier D only

	mu      sync.Mutex
	current *run    // the one in progress
	stopped request // the last stop: it may overtake its run
}

func boxMain() {
	inherited := inheritedFDs()
	conn, err := unixConn(firstFD, "parent")
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s is for hotloop's own use; run hotloop without it.\n", boxArg)
		os.Exit(2)
	}
	b := &boxInit{conn: conn, shown: map[int]bool{}}
	notes, err := b.prepare(inherited)
	if err != nil {
		_ = send(conn, reply{Error: asError(err)}) // the parent sees the end of the socket if this fails
		os.Exit(1)
	}
	if err := send(conn, reply{Notes: notes}); err != nil {
		os.Exit(1)
	}
	b.serve()
	os.Exit(0) // and the kernel kills everything in the box
}

// inheritedFDs are the descriptors that came through exec: ours, and any that
// hotloop's own parent left open by mistake, which no program may get.
func inheritedFDs() []int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		fmt.Fprintln(os.Stderr, "The sandbox cannot list its descriptors:", err)
		os.Exit(1)
	}
	var fds []int
	for _, e := range entries {
		fd, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		// The Go runtime's own descriptors close themselves on exec.
		if flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err == nil && flags&unix.FD_CLOEXEC == 0 {
			fds = append(fds, fd)
		}
	}
	return fds
}

func asError(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return &Error{Code: e.Code, Says: e.Says}
	}
	return &Error{Code: CodeBroken, Says: "The sandbox failed inside: " + err.Error() + "."}
}

func (b *boxInit) prepare(inherited []int) (notes []string, err error) {
	if _, err := receive(b.conn, &b.setup); err != nil {
		return nil, err
	}
	s := b.setup
	b.scratch = s.Files
	control := map[string]int{}
	for i, name := range s.Control {
		control[name] = firstFD + 1 + i
		unix.CloseOnExec(firstFD + 1 + i)
	}
	for _, fd := range inherited {
		if fd > firstFD+len(s.Control) {
			unix.Close(fd)
		}
	}
	if s.Tier == TierD {
		notes, err = b.prepareWeak()
	} else {
		notes, err = buildRoot(s)
	}
	if err != nil {
		return nil, err
	}
	if err := fixedLimits(); err != nil {
		return nil, err
	}
	if err := shieldSignals(); err != nil {
		return nil, step("shield itself from signals", err)
	}
	var join []int
	switch s.Tier {
	case TierA:
		b.meter, err = newMeterV2(control)
	case TierB:
		m := &meterV1{fd: control}
		join = m.joinFiles()
		b.meter = m
	case TierD:
		b.meter, err = newMeterPoll(descendants, b.weak.look)
	default:
		b.meter, err = newMeterPoll(neighbours, fileBytes)
	}
	if err != nil || s.Tier == TierD { // there, each command has a launcher of its own
		return notes, err
	}
	b.launch, err = newLauncher(s, join, nil)
	return notes, err
}

// serve answers until the parent goes away.
func (b *boxInit) serve() {
	type job struct {
		req request
		fds []int
	}
	jobs := make(chan job)
	go func() {
		defer close(jobs)
		for {
			var j job
			var err error
			if j.fds, err = receive(b.conn, &j.req); err != nil {
				// Do not wait for a run in progress: nobody is left to hear of it.
				os.Exit(0)
			}
			if j.req.Op == opStop {
				b.stop(j.req)
				continue
			}
			jobs <- j
		}
	}()
	for j := range jobs {
		var r reply
		var out []int
		var err error
		switch j.req.Op {
		case opRun:
			r, err = b.run(j.req, j.fds)
		case opOpen:
			out, err = b.open(j.req.Opens)
		case opReset:
			err = b.reset()
		default:
			err = fmt.Errorf("operation %q is unknown", j.req.Op)
		}
		closeAll(j.fds)
		if err != nil {
			r.Error = asError(err)
		}
		err = send(b.conn, r, out...)
		closeAll(out)
		if err != nil {
			return
		}
	}
}

// open opens files of the workspace for the parent, all or none.
func (b *boxInit) open(list []opening) ([]int, error) {
	if len(list) > maxFDs {
		return nil, fmt.Errorf("%d files were asked for at once", len(list))
	}
	work := Workspace
	if b.weak != nil {
		work = b.weak.work
	}
	root, err := unix.Open(work, unix.O_DIRECTORY|unix.O_PATH|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	defer unix.Close(root)
	var fds []int
	for _, o := range list {
		fd, err := b.openOne(root, work, o)
		if err != nil {
			closeAll(fds)
			return nil, err
		}
		fds = append(fds, fd)
	}
	return fds, nil
}

// openOne opens a file below root. No link is followed and nothing outside the
// workspace is reached, whatever a program left there.
func (b *boxInit) openOne(root int, work string, r opening) (int, error) {
	how := unix.OpenHow{
		Flags:   unix.O_RDONLY | unix.O_NONBLOCK | unix.O_CLOEXEC,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS | unix.RESOLVE_NO_XDEV,
	}
	if r.Write {
		if err := b.makeParents(root, r.Path); err != nil {
			return -1, err
		}
		// A new file, so that nothing that holds the old one sees it change.
		if dir, err := unix.Openat2(root, filepath.Dir(r.Path), &unix.OpenHow{Flags: unix.O_DIRECTORY | unix.O_PATH | unix.O_CLOEXEC, Resolve: how.Resolve}); err == nil {
			_ = unix.Unlinkat(dir, filepath.Base(r.Path), 0) // usually there is none
			unix.Close(dir)
		}
		how.Flags = unix.O_WRONLY | unix.O_CREAT | unix.O_EXCL | unix.O_CLOEXEC
		how.Mode = uint64(r.Mode & 0o777)
	}
	fd, err := unix.Openat2(root, r.Path, &how)
	if err != nil {
		return -1, fileError(r, err)
	}
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil || st.Mode&unix.S_IFMT != unix.S_IFREG {
		unix.Close(fd)
		return -1, &Error{Code: CodeMissing, Says: fmt.Sprintf("%s in the sandbox is not a plain file.", r.Path)}
	}
	if r.Write && b.weak != nil {
		b.weak.written[filepath.Join(work, r.Path)] = true
		_ = unix.Fchmod(fd, r.Mode&0o777) // the caller's own umask does not count
	}
	if r.Write {
		if err := unix.Fchown(fd, b.setup.Program, b.setup.Program); err != nil {
			unix.Close(fd)
			return -1, fileError(r, err)
		}
	}
	return fd, nil
}

func (b *boxInit) makeParents(root int, path string) error {
	dir := filepath.Dir(path)
	if dir == "." {
		return nil
	}
	at, err := unix.Dup(root)
	if err != nil {
		return err
	}
	defer func() { unix.Close(at) }()
	for name := range splitPath(dir) {
		made := unix.Mkdirat(at, name, 0o755)
		next, err := unix.Openat2(at, name, &unix.OpenHow{
			Flags:   unix.O_DIRECTORY | unix.O_RDONLY | unix.O_CLOEXEC,
			Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS | unix.RESOLVE_NO_XDEV,
		})
		if err != nil {
			return fileError(opening{Path: path, Write: true}, err)
		}
		unix.Close(at)
		at = next
		if made == nil {
			if err := unix.Fchown(at, b.setup.Program, b.setup.Program); err != nil {
				return err
			}
		}
	}
	return nil
}

func fileError(r opening, err error) error {
	verb := "read"
	if r.Write {
		verb = "written"
	}
	e := &Error{Code: CodeMissing, Says: fmt.Sprintf("%s in the sandbox cannot be %s (%v).", r.Path, verb, err)}
	if errors.Is(err, unix.ENOSPC) {
		e.Says = fmt.Sprintf("%s does not fit in the sandbox's file space; raise the limit on files.", r.Path)
	}
	return e
}

// reset makes the box as new: no process, no file, no mount of the last user.
// The file space is replaced, not emptied: a directory has more to it than
// what it lists.
func (b *boxInit) reset() error {
	if b.weak != nil {
		if doubt := reapTree(func(int, *unix.Rusage) {}); doubt != "" {
			return errors.New(doubt)
		}
		return b.weak.fresh()
	}
	if err := killAll(); err != nil {
		return err
	}
	if err := show(b.setup.Mounts, b.shown, nil); err != nil {
		return err
	}
	for _, d := range scratchDirs {
		if err := unix.Unmount(d.path, unix.MNT_DETACH); err != nil {
			return step("let go of "+d.path, err)
		}
	}
	if err := mountScratch(b.setup); err != nil {
		return err
	}
	b.scratch = b.setup.Files
	return remakeTargets(b.setup.Mounts)
}
