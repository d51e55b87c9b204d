//go:build amd64 || arm64

package sandbox

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// probeArg is the hidden first argument that makes this binary a probe, run
// inside a box: it tries what the box must refuse.
const probeArg = "__hotloop-probe__"

// probe is one protection. Its program prints what it saw and fails if
// anything got through.
type probe struct {
	name     string
	protects string
	tried    string
	secrets  bool // wants the host's paths as arguments
	try      func(*attempt)
}

// attempt collects what a probe saw.
type attempt struct {
	args    []string
	refused int
	through []string
	errnos  map[string]int
}

// expect notes one try: err nil means that it got through.
func (a *attempt) expect(what string, err error) {
	if err == nil {
		a.through = append(a.through, what)
		return
	}
	a.refused++
	text := err.Error()
	if e, ok := err.(unix.Errno); ok {
		text = unix.ErrnoName(e)
	}
	a.errnos[text]++
}

// raw is one system call by number.
func (a *attempt) raw(what string, nr uintptr, args ...uintptr) {
	var p [6]uintptr
	copy(p[:], args)
	_, _, e := unix.Syscall6(nr, p[0], p[1], p[2], p[3], p[4], p[5])
	if e == 0 {
		a.expect(what, nil)
		return
	}
	// Only these are refusals; another error means that the kernel looked.
	switch e {
	case unix.EPERM, unix.ENOSYS, unix.EACCES, unix.EAFNOSUPPORT, unix.EROFS, unix.ENOSPC:
		a.expect(what, e)
	default:
		a.through = append(a.through, what+" ("+unix.ErrnoName(e)+")")
	}
}

func probeMain(args []string) {
	if len(args) == 0 {
		os.Exit(2)
	}
	if f, ok := burdens[args[0]]; ok {
		f()
		os.Exit(0)
	}
	for _, p := range probes {
		if p.name != args[0] {
			continue
		}
		a := &attempt{args: args[1:], errnos: map[string]int{}}
		p.try(a)
		var words []string
		for e, n := range a.errnos {
			words = append(words, fmt.Sprintf("%s %d times", e, n))
		}
		if len(a.through) > 0 {
			fmt.Printf("got through: %s; ", strings.Join(a.through, ", "))
		}
		fmt.Printf("%d tries refused: %s\n", a.refused, strings.Join(words, ", "))
		if len(a.through) > 0 || a.refused == 0 {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(2)
}

// rightsByCall asks the kernel what this process may do, where there is no
// /proc to read.
func (a *attempt) rightsByCall() {
	head := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
	var caps [2]unix.CapUserData
	err := unix.Capget(&head, &caps[0])
	if err != nil || caps != [2]unix.CapUserData{} {
		a.expect("having capabilities", nil)
	}
	for what, want := range map[int]uintptr{unix.PR_GET_NO_NEW_PRIVS: 1, unix.PR_GET_SECCOMP: 2} {
		if got, _, e := unix.Syscall6(unix.SYS_PRCTL, uintptr(what), 0, 0, 0, 0, 0); e != 0 || got != want {
			a.expect(fmt.Sprintf("prctl %d answers %d", what, got), nil)
		}
	}
	a.expect("rights", unix.EPERM)
}

var probes = []probe{
	{"host", "the host's files", "opening the host's passwords, home directories, kernel files and this process", true, func(a *attempt) {
		for _, path := range a.args {
			if entries, err := os.ReadDir(path); err == nil && len(entries) == 0 {
				a.expect(path, unix.ENOENT) // an empty mount point of a toolchain
				continue
			}
			f, err := os.Open(path)
			if err == nil {
				f.Close()
			}
			a.expect(path, plain(err))
		}
	}},
	{"names", "names of the host's files", "looking whether the host's password file and this process's own directory are there", true, func(a *attempt) {
		for _, path := range []string{"/etc/shadow", "/etc/fstab", a.args[len(a.args)-1]} {
			_, err := os.Stat(path)
			a.expect("seeing "+path, plain(err))
		}
	}},
	{"others", "other processes' existence", "asking by number which processes there are", false, func(a *attempt) {
		found := 0
		until := time.Now().Add(time.Second) // all of them, but on an emulated machine
		for pid := 1; pid < 1<<16 && time.Now().Before(until); pid++ {
			// A thread of the box is not a process of somebody else.
			if _, err := os.Stat(fmt.Sprintf("/proc/%d", pid)); err == nil && pid != os.Getppid() && unix.Tgkill(os.Getpid(), pid, 0) != nil {
				found++
			}
		}
		if found > 0 {
			a.expect(fmt.Sprintf("seeing that %d others are there", found), nil)
			return
		}
		a.expect("others", unix.ESRCH)
	}},
	{"write", "the read-only file tree", "writing to /, /usr, /etc, /dev and /proc, and making a device", false, func(a *attempt) {
		for _, path := range []string{"/probe", "/usr/probe", "/etc/passwd", "/etc/probe", "/dev/probe", "/proc/self/oom_score_adj.probe", "/.mounts/probe", probePath} {
			f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o600)
			if err == nil {
				f.Close()
			}
			a.expect(path, plain(err))
		}
		a.expect("mknod", unix.Mknod("/tmp/disk", unix.S_IFBLK|0o600, int(unix.Mkdev(8, 0))))
		_, err := os.ReadDir("/.mounts")
		a.expect("the staging directory", plain(err))
		err = unix.Chmod("/.mounts", 0o755)
		if _, there := os.Stat("/.mounts"); err == nil && there != nil {
			err = unix.ENOENT // tier D says yes to every change of a mode and does nothing
		}
		a.expect("opening the staging directory", plain(err))
		before, _ := os.Stat(os.Args[0])
		_ = os.Chmod(os.Args[0], 0o777) // looked at, not believed
		if after, err := os.Stat(os.Args[0]); err == nil && before != nil && after.Mode() != before.Mode() {
			a.expect("changing the mode of this program", nil)
		}
	}},
	{"network", "the network", "opening a socket of each of 46 families, AF_VSOCK included, in 6 types", false, func(a *attempt) {
		for family := range uintptr(46) {
			for _, kind := range []uintptr{unix.SOCK_STREAM, unix.SOCK_DGRAM, unix.SOCK_RAW, unix.SOCK_SEQPACKET, unix.SOCK_PACKET, unix.SOCK_RDM} {
				if family != unix.AF_UNIX {
					a.raw(fmt.Sprintf("socket %d/%d", family, kind), unix.SYS_SOCKET, family, kind, 0)
				}
			}
		}
	}},
	{"namespaces", "nested namespaces", "unshare, setns, clone and clone3 with each namespace flag", false, func(a *attempt) {
		for _, flag := range []uintptr{unix.CLONE_NEWUSER, unix.CLONE_NEWNS, unix.CLONE_NEWPID, unix.CLONE_NEWNET, unix.CLONE_NEWIPC, unix.CLONE_NEWUTS, unix.CLONE_NEWCGROUP, unix.CLONE_NEWTIME} {
			a.raw("unshare", unix.SYS_UNSHARE, flag)
			if flag != unix.CLONE_NEWTIME { // clone takes that bit as a signal number
				err := (&exec.Cmd{Path: probePath, Args: []string{probePath, probeArg, "nothing"}, SysProcAttr: &syscall.SysProcAttr{Cloneflags: flag}}).Run()
				a.expect("clone", plain(err))
			}
		}
		a.raw("setns", unix.SYS_SETNS, 0, 0)
		a.raw("clone3", unix.SYS_CLONE3, 0, 0)
	}},
	{"kernel", "the kernel's wide doors", "io_uring, bpf, perf events, keyrings, userfaultfd, modules, kexec, mounting, file handles, clocks and calls newer than the filter", false, func(a *attempt) {
		for _, c := range []struct {
			what string
			nr   uintptr
		}{
			{"io_uring_setup", unix.SYS_IO_URING_SETUP}, {"io_uring_enter", unix.SYS_IO_URING_ENTER}, {"bpf", unix.SYS_BPF},
			{"perf_event_open", unix.SYS_PERF_EVENT_OPEN}, {"keyctl", unix.SYS_KEYCTL}, {"add_key", unix.SYS_ADD_KEY}, {"request_key", unix.SYS_REQUEST_KEY},
			{"userfaultfd", unix.SYS_USERFAULTFD}, {"init_module", unix.SYS_INIT_MODULE}, {"finit_module", unix.SYS_FINIT_MODULE}, {"kexec_load", unix.SYS_KEXEC_LOAD},
			{"mount", unix.SYS_MOUNT}, {"umount2", unix.SYS_UMOUNT2}, {"pivot_root", unix.SYS_PIVOT_ROOT}, {"chroot", unix.SYS_CHROOT}, {"open_tree", unix.SYS_OPEN_TREE},
			{"move_mount", unix.SYS_MOVE_MOUNT}, {"fsopen", unix.SYS_FSOPEN}, {"mount_setattr", unix.SYS_MOUNT_SETATTR},
			{"open_by_handle_at", unix.SYS_OPEN_BY_HANDLE_AT}, {"fanotify_init", unix.SYS_FANOTIFY_INIT}, {"clock_settime", unix.SYS_CLOCK_SETTIME},
			{"reboot", unix.SYS_REBOOT}, {"swapon", unix.SYS_SWAPON}, {"syslog", unix.SYS_SYSLOG}, {"quotactl", unix.SYS_QUOTACTL}, {"shmget", unix.SYS_SHMGET},
			{"a call of the future", newestKnown + 1}, {"a call of the far future", 1000}, {"a call by its x32 number", 0x40000000 + unix.SYS_GETPID},
		} {
			a.raw(c.what, c.nr)
		}
	}},
	{"debug", "other processes", "tracing, reading and signalling the box's first process and its threads with every signal", false, func(a *attempt) {
		a.raw("ptrace", unix.SYS_PTRACE, unix.PTRACE_ATTACH, 1)
		a.raw("traceme", unix.SYS_PTRACE, unix.PTRACE_TRACEME)
		a.raw("process_vm_readv", unix.SYS_PROCESS_VM_READV, 1)
		a.raw("process_vm_writev", unix.SYS_PROCESS_VM_WRITEV, 1)
		a.raw("pidfd_getfd", unix.SYS_PIDFD_GETFD, 0, 0, 0)
		a.expect("signalling the box", unix.Kill(os.Getppid(), 0))
		for _, name := range []string{"/proc/1/mem", "/proc/1/environ", "/proc/1/exe", "/proc/1/root", "/proc/1/fd", "/proc/1/maps"} {
			f, err := os.Open(name)
			if err == nil {
				f.Close()
			}
			a.expect(name, plain(err))
		}
		// These may be allowed to be sent; the box outlives them, which the run's
		// own end shows.
		for sig := range 65 {
			for pid := 1; pid < 32; pid++ {
				if pid != os.Getpid() && unix.Tgkill(os.Getpid(), pid, 0) != nil {
					_ = unix.Kill(pid, unix.Signal(sig)) // sent or refused, both are fine
				}
			}
		}
	}},
	{"rights", "rights", "becoming root, adding capabilities, raising limits, and reading what this process may do", false, func(a *attempt) {
		a.raw("setuid", unix.SYS_SETUID, 0)
		a.raw("setresuid", unix.SYS_SETRESUID, 0, 0, 0)
		a.raw("setgroups", unix.SYS_SETGROUPS, 0, 0)
		a.raw("prlimit", unix.SYS_PRLIMIT64, 0, unix.RLIMIT_NPROC, uintptr(unsafe.Pointer(&unix.Rlimit{Cur: 1 << 20, Max: 1 << 20})), 0)
		if !ownTree() {
			a.rightsByCall()
		}
		status, err := os.ReadFile("/proc/self/status")
		if err != nil && ownTree() {
			a.through = append(a.through, "no /proc/self/status")
		}
		for _, want := range []string{"CapEff:\t0000000000000000", "CapPrm:\t0000000000000000", "CapBnd:\t0000000000000000", "CapInh:\t0000000000000000", "CapAmb:\t0000000000000000", "NoNewPrivs:\t1", "Seccomp:\t2"} {
			if err != nil || strings.Contains(string(status), want) {
				a.expect(want, unix.EPERM)
			} else {
				a.expect("not "+want, nil)
			}
		}
		if os.Getuid() == 0 || os.Geteuid() == 0 {
			a.expect("running as user 0", nil)
		}
	}},
	{"secrets", "the system's state", "reading /sys, /proc/sys, /proc/kcore, /proc/kallsyms, /proc/keys, /proc/config.gz, /proc/net and the host's devices", false, func(a *attempt) {
		for _, path := range []string{"/sys/kernel", "/sys/fs/cgroup", "/proc/sys/kernel", "/proc/kcore", "/proc/kallsyms", "/proc/keys", "/proc/config.gz", "/proc/sysrq-trigger", "/proc/cmdline", "/dev/mem", "/dev/kmsg", "/dev/tty", "/dev/vda", "/dev/sda", "/dev/net/tun", "/dev/fuse", "/dev/kvm", "/dev/ptmx"} {
			f, err := os.Open(path)
			if err == nil {
				f.Close()
			}
			a.expect(path, plain(err))
		}
	}},
	{"descriptors", "open descriptors", "looking for descriptors besides the three streams", false, func(a *attempt) {
		for fd := uintptr(3); fd < maxFiles; fd++ {
			flags, err := unix.FcntlInt(fd, unix.F_GETFD, 0)
			if err == nil && flags&unix.FD_CLOEXEC == 0 {
				a.expect(fmt.Sprintf("descriptor %d", fd), nil)
			}
		}
		a.expect("descriptors", unix.EBADF)
	}},
}

// plain takes the error number out of an error.
func plain(err error) error {
	switch e := err.(type) {
	case nil:
		return nil
	case *os.PathError:
		return e.Err
	case *exec.Error:
		return e.Err
	}
	return err
}
