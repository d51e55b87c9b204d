//go:build amd64 || arm64

package sandbox

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// A launcher starts programs from one thread that has given up everything:
// its capabilities, its way back to them, and the refused system calls. What
// that thread starts is confined from its first instruction, and the box's
// other threads keep what they need to kill, mount and count.
type launcher struct {
	jobs chan launch
}

type launch struct {
	path  string
	args  []string
	attr  *syscall.ProcAttr
	reply chan launched
}

type launched struct {
	pid int
	err error
}

// newLauncher confines a thread and keeps it. join are the cgroup files that
// take the thread in (v1), before it loses the right to nothing.
// rules, in tier D, is what Landlock leaves it.
func newLauncher(s setup, join []int, rules *landlock) (*launcher, error) {
	l := &launcher{jobs: make(chan launch)}
	ready := make(chan error)
	var body func()
	body = func() {
		runtime.LockOSThread() // for good: this thread is never reused
		if unix.Gettid() == unix.Getpid() {
			// Not the main thread: it stands for the whole process.
			go body()
			select {}
		}
		for _, fd := range join {
			if _, err := unix.Write(fd, []byte("0")); err != nil {
				ready <- step("enter its cgroup", err)
				return
			}
		}
		if err := confineThread(s, rules); err != nil {
			ready <- err
			return
		}
		ready <- nil
		for j := range l.jobs {
			pid, err := syscall.ForkExec(j.path, j.args, j.attr)
			j.reply <- launched{pid, err}
		}
	}
	go body()
	return l, <-ready
}

func (l *launcher) start(path string, args []string, attr *syscall.ProcAttr) (int, error) {
	j := launch{path, args, attr, make(chan launched)}
	l.jobs <- j
	r := <-j.reply
	return r.pid, r.err
}

const (
	secureAll = 0xef // noroot, no setuid fixup, keep caps off, no ambient raise; all locked
)

// confineThread uses raw system calls, which change this thread only.
func confineThread(s setup, rules *landlock) error {
	if rules == nil {
		if err := lockCapabilities(); err != nil {
			return err
		}
	}
	id := uintptr(s.Program)
	if _, _, e := unix.RawSyscall(unix.SYS_SETRESGID, id, id, id); e != 0 {
		return step("change its group", e)
	}
	if _, _, e := unix.RawSyscall(unix.SYS_SETRESUID, id, id, id); e != 0 {
		return step("change its user", e)
	}
	if err := unix.Prctl(unix.PR_CAP_AMBIENT, unix.PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0); err != nil {
		return step("clear ambient capabilities", err)
	}
	head := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
	var none [2]unix.CapUserData
	if _, _, e := unix.RawSyscall(unix.SYS_CAPSET, uintptr(unsafe.Pointer(&head)), uintptr(unsafe.Pointer(&none[0])), 0); e != 0 {
		return step("drop capabilities", e)
	}
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return step("refuse new privileges", err)
	}
	version := 0
	threads, err := ownThreads() // after the rules it could not look
	if err != nil {
		return step("list its threads", err)
	}
	if rules != nil {
		version, err = rules.version, rules.enter()
	} else {
		err = scopeSignals()
	}
	if err != nil {
		return err
	}
	return installFilter(s.Tier, version, threads)
}

// lockCapabilities gives up what root of the box's namespace could regain.
// Without a namespace there is nothing to regain, nor the right to lock it.
func lockCapabilities() error {
	for c := uintptr(0); c <= unix.CAP_LAST_CAP; c++ {
		if err := unix.Prctl(unix.PR_CAPBSET_DROP, c, 0, 0, 0); err != nil && err != unix.EINVAL {
			return step("drop capabilities", err)
		}
	}
	if err := unix.Prctl(unix.PR_SET_SECUREBITS, secureAll, 0, 0, 0); err != nil {
		return step("lock capabilities", err)
	}
	return nil
}

// becomeInit takes the box's own identity, for all threads.
func becomeInit(s setup) error {
	if s.Mapped {
		if err := syscall.Setgroups(nil); err != nil {
			return step("leave the groups of the host", err)
		}
		if err := syscall.Setresgid(s.Init, s.Init, s.Init); err != nil {
			return step("change its group", err)
		}
		if err := syscall.Setresuid(s.Init, s.Init, s.Init); err != nil {
			return step("change its user", err)
		}
	}
	return step("hide itself from debuggers", unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0))
}

// shieldSignals gives every signal its default action. The kernel drops such
// signals when they come from inside the namespace to its first process, so
// no program can stop, crash or end the box. That holds only while the thread
// that is hit holds no signal back, which a handler does while it runs: so
// there must be no handler at all. Boxes are started with the Go runtime's
// own use of signals (preemption) off.
func shieldSignals() error {
	type action struct{ handler, flags, restorer, mask uint64 }
	var def action
	for sig := uintptr(1); sig <= 64; sig++ {
		switch syscall.Signal(sig) {
		case syscall.SIGKILL, syscall.SIGSTOP:
			continue
		}
		if _, _, e := unix.RawSyscall6(unix.SYS_RT_SIGACTION, sig, uintptr(unsafe.Pointer(&def)), 0, 8, 0, 0); e != 0 {
			return fmt.Errorf("signal %d: %w", sig, e)
		}
	}
	return nil
}

// fixedLimits are set once, hard, for the box and what it starts.
func fixedLimits() error {
	for _, l := range []struct {
		which int
		value uint64
	}{
		{unix.RLIMIT_CORE, 0}, {unix.RLIMIT_NOFILE, maxFiles}, {unix.RLIMIT_MEMLOCK, 64 << 10},
		{unix.RLIMIT_MSGQUEUE, 0}, {unix.RLIMIT_RTPRIO, 0}, {unix.RLIMIT_NICE, 0}, {unix.RLIMIT_SIGPENDING, 4096},
	} {
		var now unix.Rlimit
		if err := unix.Getrlimit(l.which, &now); err != nil {
			return step("read its limits", err)
		}
		v := min(l.value, now.Max)
		// syscall.Setrlimit makes the Go runtime forget the number of files the
		// parent had, which it would otherwise give back to programs.
		if err := syscall.Setrlimit(l.which, &syscall.Rlimit{Cur: v, Max: v}); err != nil {
			return step("set its limits", err)
		}
	}
	return nil
}

// maxFiles is the number of descriptors a program may hold.
const maxFiles = 1024

// setSoft changes a soft limit of this process, for the next program to
// inherit; programs cannot raise it again, see the system call filter.
func setSoft(which int, v uint64) error {
	var l syscall.Rlimit
	if err := syscall.Getrlimit(which, &l); err != nil {
		return err
	}
	v = min(v, l.Max)
	if l.Cur == v {
		return nil
	}
	l.Cur = v
	return syscall.Setrlimit(which, &l)
}

func threadsOfThisProcess() int {
	entries, err := os.ReadDir("/proc/self/task")
	if err != nil {
		return 32
	}
	return len(entries)
}
