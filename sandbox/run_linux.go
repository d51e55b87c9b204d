//go:build amd64 || arm64

package sandbox

import (
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// run is one program in the box, from its start until nothing is left of it.
type run struct {
	id     uint64
	limits Limits
	kill   func() // everything that was started

	mu      sync.Mutex
	cause   Status // why the box ended it, or "" if it ended by itself
	started bool
	gone    bool
}

// end kills everything, once, and remembers why.
func (r *run) end(cause Status) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.cause != "" || r.gone {
		return
	}
	r.cause = cause
	if r.started {
		r.kill()
	}
}

// running notes that the program has been started; an end that came first is
// done now.
func (r *run) running() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.started = true
	if r.cause != "" {
		r.kill()
	}
}

// killOthers ends every other process of the namespace.
func killOthers() {
	_ = unix.Kill(-1, unix.SIGKILL) // ESRCH: nothing is left
}

func (b *boxInit) run(q request, streams []int) (reply, error) {
	if len(streams) != 3 {
		return reply{}, fmt.Errorf("a run came with %d streams", len(streams))
	}
	if b.weak != nil {
		q = b.translate(q)
	} else if err := show(b.setup.Mounts, b.shown, q.Mounts); err != nil {
		return reply{}, err
	}
	if err := b.setLimits(q.Limits); err != nil {
		return reply{}, err
	}
	if err := b.meter.begin(q.Limits); err != nil {
		return reply{}, err
	}
	r := b.enlist(q)
	defer b.dismiss()
	began := time.Now()
	var pid int
	var startErr error
	err := b.meter.around(func() error {
		pid, startErr = b.start(q, streams)
		return nil
	})
	if err != nil {
		return reply{}, err
	}
	// NPROC holds for this process too, which may need a thread.
	if err := setSoft(unix.RLIMIT_NPROC, unix.RLIM_INFINITY); err != nil {
		return reply{}, step("restore its limits", err)
	}
	closeAll(streams)
	for i := range streams {
		streams[i] = -1
	}
	for _, ours := range []error{unix.EAGAIN, unix.ENOMEM, unix.EMFILE, unix.ENFILE} {
		if errors.Is(startErr, ours) {
			// The machine's shortage, not the program's fault.
			return reply{}, &Error{Code: CodeBroken, Says: fmt.Sprintf("The machine has no room to start a program in the sandbox (%v); try again when less is running.", startErr)}
		}
	}
	var own *Error
	if errors.As(startErr, &own) { // before the program was tried at all
		return reply{}, own
	}
	if startErr != nil {
		return reply{Result: Result{Status: StatusNotRun, Reason: notStarted(q.Args[0], startErr)}}, nil
	}
	seconds := uint64(q.Limits.CPU/time.Second) + 1
	// A backstop for one process; the watch counts all of them.
	_ = unix.Prlimit(pid, unix.RLIMIT_CPU, &unix.Rlimit{Cur: seconds + 1, Max: seconds + 2}, nil)
	r.running()
	var lock sync.Mutex // around the meter
	stopWatch := make(chan struct{})
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		b.watch(r, began, &lock, stopWatch)
	}()
	status, doubt := b.reap(pid, &lock)
	wall := time.Since(began)
	r.mu.Lock()
	r.gone = true
	r.mu.Unlock()
	close(stopWatch)
	<-watched

	used := b.meter.look()
	res := judge(r.cause, status, used, q.Limits, b.filesFull())
	res.CPU, res.Wall, res.Memory = used.cpu, wall, used.memory
	return reply{Result: res, Doubt: doubt}, nil
}

// enlist makes the run known to stop, which may have come before it.
func (b *boxInit) enlist(q request) *run {
	r := &run{id: q.ID, limits: q.Limits, kill: killOthers}
	if b.weak != nil {
		r.kill = killTree
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.stopped.ID == q.ID {
		r.cause = Status(b.stopped.Cause)
	}
	b.current = r
	return r
}

func (b *boxInit) dismiss() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.current = nil
}

func (b *boxInit) stop(q request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.stopped = q
	if b.current != nil && b.current.id == q.ID {
		b.current.end(Status(q.Cause))
	}
}

func (b *boxInit) setLimits(l Limits) error {
	if err := b.resizeScratch(l.Files); err != nil {
		return err
	}
	for _, s := range []struct {
		which int
		value uint64
	}{
		{unix.RLIMIT_FSIZE, uint64(l.Files)},
		{unix.RLIMIT_STACK, stackBytes},
	} {
		if err := setSoft(s.which, s.value); err != nil {
			return step("set limits", err)
		}
	}
	return nil
}

// stackBytes is enough for deep recursion, which judges expect to work, and
// is reserved, not used.
const stackBytes = 64 << 20

func (b *boxInit) resizeScratch(size int64) error {
	if b.weak != nil {
		return b.weak.begin(size)
	}
	if size == b.scratch {
		return nil
	}
	err := unix.Mount("", Workspace, "", unix.MS_REMOUNT|unix.MS_NOSUID|unix.MS_NODEV, scratchOptions(size))
	if errors.Is(err, unix.EINVAL) {
		return &Error{Code: CodeUsage, Says: fmt.Sprintf("The workspace already holds more than the limit of %d bytes; raise the limit on files or use a new box.", size)}
	}
	if err == nil {
		b.scratch = size
	}
	return step("size its file space", err)
}

// busyTime is how long a program may be open for writing before it is given up.
const busyTime = 2 * time.Second

func (b *boxInit) start(q request, streams []int) (int, error) {
	// The launching thread counts as one of the program's user; where program
	// and box are one user, so do the box's threads.
	threads := 1
	if !b.setup.Mapped {
		threads = threadsOfThisProcess()
	}
	launch := b.launch
	if b.weak != nil {
		threads = threadsOfThisProcess() + userThreads()
		var err error
		if launch, err = b.launcherFor(q); err != nil {
			return 0, err
		}
		defer close(launch.jobs)
	}
	if b.setup.Tier == TierC || b.setup.Tier == TierD {
		// Room for the one too many that the meter looks for, and for threads
		// the Go runtime may add meanwhile.
		threads += 8
	} else {
		threads += 64 // the cgroup refuses first, and says so; this is a second wall
	}
	if err := setSoft(unix.RLIMIT_NPROC, uint64(q.Limits.Processes+threads)); err != nil {
		return 0, err
	}
	attr := &syscall.ProcAttr{
		Dir: q.Dir, Env: q.Env,
		Files: []uintptr{uintptr(streams[0]), uintptr(streams[1]), uintptr(streams[2])},
		Sys:   &syscall.SysProcAttr{Setsid: true},
	}
	var last error = unix.ENOENT
	for _, path := range candidates(q) {
		pid, err := launch.start(path, q.Args, attr)
		// Whoever forks while a program is being written holds it open for writing
		// until it has become another one. That passes in a moment.
		for end := time.Now().Add(busyTime); errors.Is(err, unix.ETXTBSY) && time.Now().Before(end); {
			time.Sleep(time.Millisecond)
			pid, err = launch.start(path, q.Args, attr)
		}
		if err == nil {
			return pid, nil
		}
		if last = err; !errors.Is(err, unix.ENOENT) && !errors.Is(err, unix.EACCES) && !errors.Is(err, unix.ENOTDIR) {
			break
		}
	}
	return 0, last
}

// candidates are the paths a program's name may mean.
func candidates(q request) []string {
	name := q.Args[0]
	if strings.Contains(name, "/") {
		return []string{name}
	}
	var out []string
	for _, e := range q.Env {
		if list, ok := strings.CutPrefix(e, "PATH="); ok {
			for dir := range strings.SplitSeq(list, ":") {
				if filepath.IsAbs(dir) {
					out = append(out, filepath.Join(dir, name))
				}
			}
		}
	}
	return out
}

// watch ends the run when a limit is passed.
func (b *boxInit) watch(r *run, began time.Time, lock *sync.Mutex, stop <-chan struct{}) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-stop:
			return
		case <-timer.C:
		}
		lock.Lock()
		used := b.meter.look()
		lock.Unlock()
		left := r.limits.Wall - time.Since(began)
		spare := r.limits.CPU - used.cpu
		switch {
		case used.over:
			r.end(StatusMemory)
		case used.refused:
			r.end(StatusProcesses)
		case b.weak != nil && b.weak.full():
			r.end(StatusFiles)
		case spare <= 0:
			r.end(StatusCPU)
		case left <= 0:
			r.end(StatusWall)
		}
		// All processors together burn at most this fast.
		next := min(b.meter.pause(), left, spare/time.Duration(processors))
		timer.Reset(max(next, time.Millisecond))
	}
}

// reap waits for the program, then kills and reaps all the rest.
func (b *boxInit) reap(pid int, lock *sync.Mutex) (main unix.WaitStatus, doubt string) {
	var usage unix.Rusage
	killed := false
	for {
		var ws unix.WaitStatus
		got, err := unix.Wait4(-1, &ws, 0, &usage)
		switch {
		case err == unix.EINTR:
			continue
		case err == unix.ECHILD && killed:
			return main, verifyEmpty()
		case err != nil:
			return main, fmt.Sprintf("waiting failed: %v", err)
		}
		lock.Lock()
		b.meter.reaped(got, &usage)
		lock.Unlock()
		if got == pid {
			main, killed = ws, true
		}
		if killed && b.weak != nil {
			return main, reapTree(func(pid int, u *unix.Rusage) {
				lock.Lock()
				defer lock.Unlock()
				b.meter.reaped(pid, u)
			})
		}
		if killed {
			killOthers()
		}
	}
}

// killAll ends and reaps every process of the box but this one.
func killAll() error {
	killOthers()
	for {
		switch _, err := unix.Wait4(-1, nil, 0, nil); err {
		case nil, unix.EINTR:
		case unix.ECHILD:
			if doubt := verifyEmpty(); doubt != "" {
				return errors.New(doubt)
			}
			return nil
		default:
			return err
		}
	}
}

// verifyEmpty asks the kernel, not the books: is there another process?
func verifyEmpty() (doubt string) {
	if err := unix.Kill(-1, 0); err != unix.ESRCH {
		return "a process survived the end of the run"
	}
	return ""
}

var processors = countProcessors()

func countProcessors() int {
	var set unix.CPUSet
	if err := unix.SchedGetaffinity(0, &set); err != nil || set.Count() == 0 {
		return 64 // looks more often than needed
	}
	return set.Count()
}

func splitPath(p string) iter.Seq[string] {
	return strings.SplitSeq(strings.Trim(filepath.ToSlash(filepath.Clean(p)), "/"), "/")
}
