//go:build amd64 || arm64

package sandbox

import "golang.org/x/sys/unix"

// What a namespace keeps away in the other tiers, the filter has to in tier D,
// where a program may be the same user as the rest of the machine: Landlock
// holds opening, making and removing files, but not their modes, owners, times
// and attributes, and older versions of it hold no signals.

func weakRefused(land int) (eperm, enosys []uint32) {
	owners, _ := archWeak()
	eperm = append(owners,
		unix.SYS_FCHOWN, unix.SYS_FCHOWNAT,
		unix.SYS_SETXATTR, unix.SYS_LSETXATTR, unix.SYS_FSETXATTR,
		unix.SYS_REMOVEXATTR, unix.SYS_LREMOVEXATTR, unix.SYS_FREMOVEXATTR,
		unix.SYS_MIGRATE_PAGES, unix.SYS_MOVE_PAGES)
	if land < 3 {
		eperm = append(eperm, unix.SYS_TRUNCATE)
	}
	if land < 6 {
		eperm = append(eperm, unix.SYS_TKILL, unix.SYS_TGKILL, unix.SYS_RT_SIGQUEUEINFO, unix.SYS_RT_TGSIGQUEUEINFO,
			unix.SYS_PIDFD_OPEN, unix.SYS_PIDFD_SEND_SIGNAL)
	}
	return eperm, []uint32{unix.SYS_INOTIFY_INIT1, unix.SYS_INOTIFY_ADD_WATCH}
}

// weakRules adds what depends on arguments, and what does nothing and says it
// was done, since compilers give up otherwise: modes and times of files.
func weakRules(land int, rule func(nr uint32, body ...unix.SockFilter)) {
	_, modes := archWeak()
	for _, nr := range append(modes, unix.SYS_FCHMOD, unix.SYS_FCHMODAT, unix.SYS_FCHMODAT2, unix.SYS_UTIMENSAT) {
		rule(nr, ret(retErrno(0)))
	}
	// Landlock does not keep a socket from another by its path.
	rule(unix.SYS_SOCKET, ret(retErrno(unix.EAFNOSUPPORT)))
	onlyOwn := func(nr, arg uint32) { // 0 means the caller
		rule(nr, load(argument(arg)), jump(unix.BPF_JEQ, 0, 1), ret(retAllow), ret(retErrno(unix.EPERM)))
	}
	for _, nr := range []uint32{unix.SYS_SCHED_SETAFFINITY, unix.SYS_SCHED_SETPARAM, unix.SYS_SCHED_SETSCHEDULER, unix.SYS_SCHED_SETATTR} {
		onlyOwn(nr, 0)
	}
	onlyOwn(unix.SYS_SETPRIORITY, 1)
	onlyOwn(unix.SYS_IOPRIO_SET, 1)
	if land < 6 {
		onlyOwn(unix.SYS_KILL, 0) // its own group
		// A signal that input or output of a descriptor sends.
		rule(unix.SYS_FCNTL, load(argument(1)),
			jump(unix.BPF_JEQ, unix.F_SETOWN, 1), ret(retErrno(unix.EPERM)),
			jump(unix.BPF_JEQ, unix.F_SETOWN_EX, 1), ret(retErrno(unix.EPERM)),
			ret(retAllow))
	}
}
