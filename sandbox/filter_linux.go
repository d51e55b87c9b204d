//go:build amd64 || arm64

package sandbox

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"unsafe"

	"golang.org/x/sys/unix"
)

// The system call filter. It refuses what no compiler and no small program
// needs and what has opened kernels before. Calls newer than this list are
// refused too (ENOSYS), so that a new kernel opens nothing by itself.
//
// It is written out as BPF here, rather than through a policy library,
// because three rules need more than names: the x32 test, the bound on new
// numbers, and looking at arguments.

// newestKnown is the last call this filter has considered: mseal. Numbers from
// 424 on are the same on every architecture.
const newestKnown = 462

const (
	retAllow = unix.SECCOMP_RET_ALLOW
	retKill  = unix.SECCOMP_RET_KILL_PROCESS
)

func retErrno(e unix.Errno) uint32 { return unix.SECCOMP_RET_ERRNO | uint32(e) }

// Offsets in struct seccomp_data; arguments are 64 bit, little endian here.
const (
	offNr   = 0
	offArch = 4
	offArgs = 16
)

// refused are the calls that fail whatever their arguments.
func refused(tier Tier, land int) map[unix.Errno][]uint32 {
	eperm := []uint32{
		unix.SYS_UNSHARE, unix.SYS_SETNS,
		unix.SYS_PTRACE, unix.SYS_PROCESS_VM_READV, unix.SYS_PROCESS_VM_WRITEV,
		unix.SYS_PIDFD_GETFD, unix.SYS_KCMP, unix.SYS_PROCESS_MADVISE,
		unix.SYS_BPF, unix.SYS_PERF_EVENT_OPEN, unix.SYS_USERFAULTFD,
		unix.SYS_KEYCTL, unix.SYS_ADD_KEY, unix.SYS_REQUEST_KEY,
		unix.SYS_MOUNT, unix.SYS_UMOUNT2, unix.SYS_PIVOT_ROOT, unix.SYS_CHROOT,
		unix.SYS_OPEN_TREE, unix.SYS_MOVE_MOUNT, unix.SYS_FSOPEN, unix.SYS_FSCONFIG,
		unix.SYS_FSMOUNT, unix.SYS_FSPICK, unix.SYS_MOUNT_SETATTR,
		unix.SYS_KEXEC_LOAD, unix.SYS_INIT_MODULE, unix.SYS_FINIT_MODULE, unix.SYS_DELETE_MODULE,
		unix.SYS_REBOOT, unix.SYS_SWAPON, unix.SYS_SWAPOFF, unix.SYS_ACCT, unix.SYS_SYSLOG,
		unix.SYS_QUOTACTL, unix.SYS_QUOTACTL_FD, unix.SYS_VHANGUP,
		unix.SYS_NAME_TO_HANDLE_AT, unix.SYS_OPEN_BY_HANDLE_AT, unix.SYS_FANOTIFY_INIT,
		unix.SYS_SETTIMEOFDAY, unix.SYS_CLOCK_SETTIME, unix.SYS_CLOCK_ADJTIME, unix.SYS_ADJTIMEX,
		unix.SYS_SETHOSTNAME, unix.SYS_SETDOMAINNAME,
		unix.SYS_SETUID, unix.SYS_SETGID, unix.SYS_SETREUID, unix.SYS_SETREGID,
		unix.SYS_SETRESUID, unix.SYS_SETRESGID, unix.SYS_SETGROUPS,
		unix.SYS_SETFSUID, unix.SYS_SETFSGID, unix.SYS_CAPSET,
		// Soft limits are set below the hard ones; nobody raises them again.
		unix.SYS_SETRLIMIT,
	}
	enosys := []uint32{
		// Its flags are behind a pointer that a filter cannot read; every C
		// library falls back to clone.
		unix.SYS_CLONE3,
		unix.SYS_IO_URING_SETUP, unix.SYS_IO_URING_ENTER, unix.SYS_IO_URING_REGISTER,
		unix.SYS_MEMFD_SECRET, unix.SYS_NFSSERVCTL, unix.SYS_LOOKUP_DCOOKIE,
		// System V IPC and message queues would outlive the run.
		unix.SYS_SHMGET, unix.SYS_SHMAT, unix.SYS_SHMCTL, unix.SYS_SEMGET, unix.SYS_SEMCTL,
		unix.SYS_SEMOP, unix.SYS_SEMTIMEDOP, unix.SYS_MSGGET, unix.SYS_MSGCTL,
		unix.SYS_MSGSND, unix.SYS_MSGRCV, unix.SYS_MQ_OPEN, unix.SYS_MQ_UNLINK,
	}
	if tier == TierC || tier == TierD {
		// Without a cgroup, memory behind a descriptor is counted by nobody.
		enosys = append(enosys, unix.SYS_MEMFD_CREATE)
	}
	if tier == TierD {
		weakPerm, weakSys := weakRefused(land)
		eperm, enosys = append(eperm, weakPerm...), append(enosys, weakSys...)
	}
	perm, sys := archRefused()
	return map[unix.Errno][]uint32{
		unix.EPERM:  append(eperm, perm...),
		unix.ENOSYS: append(enosys, sys...),
	}
}

const namespaceFlags = unix.CLONE_NEWNS | unix.CLONE_NEWCGROUP | unix.CLONE_NEWUTS | unix.CLONE_NEWIPC |
	unix.CLONE_NEWUSER | unix.CLONE_NEWPID | unix.CLONE_NEWNET

func stmt(code uint16, k uint32) unix.SockFilter { return unix.SockFilter{Code: code, K: k} }

// jump goes on with the next instruction if true, or skips skip instructions.
func jump(test uint16, k uint32, skip uint8) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_JMP | test | unix.BPF_K, K: k, Jf: skip}
}

// jumpNot goes on with the next instruction if false.
func jumpNot(test uint16, k uint32, skip uint8) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_JMP | test | unix.BPF_K, K: k, Jt: skip}
}

func load(off uint32) unix.SockFilter { return stmt(unix.BPF_LD|unix.BPF_W|unix.BPF_ABS, off) }
func ret(v uint32) unix.SockFilter    { return stmt(unix.BPF_RET|unix.BPF_K, v) }

// argument is the low half of argument n, high the other half.
func argument(n uint32) uint32 { return offArgs + 8*n }
func high(n uint32) uint32     { return offArgs + 8*n + 4 }

// assemble writes the filter of a tier. threads are those of the box's own
// process. One of them, from which programs are started, runs as their user
// (all of them do where the box has one user only), so programs could signal
// it and, at the one moment when it holds signals back, end the box.
// land is the version of Landlock in tier D.
func assemble(tier Tier, land int, threads []uint32) []unix.SockFilter {
	p := []unix.SockFilter{
		load(offArch),
		jumpNot(unix.BPF_JEQ, auditArch, 1),
		ret(retKill), // a foreign architecture has other numbers
		load(offNr),
		jump(unix.BPF_JGT, newestKnown, 1), // x32 numbers begin at 0x40000000
		ret(retErrno(unix.ENOSYS)),
	}
	for _, e := range []unix.Errno{unix.EPERM, unix.ENOSYS} {
		for _, nr := range refused(tier, land)[e] {
			p = append(p, jump(unix.BPF_JEQ, nr, 1), ret(retErrno(e)))
		}
	}
	// rule inspects the arguments of one call; it must end in a return.
	rule := func(nr uint32, body ...unix.SockFilter) {
		p = append(p, jump(unix.BPF_JEQ, nr, uint8(len(body))))
		p = append(p, body...)
	}
	if tier == TierD {
		weakRules(land, rule)
	}
	rule(unix.SYS_CLONE, load(argument(0)), jump(unix.BPF_JSET, namespaceFlags, 1), ret(retErrno(unix.EPERM)), ret(retAllow))
	for _, nr := range []uint32{unix.SYS_SOCKET, unix.SYS_SOCKETPAIR} {
		// A network namespace does not hold AF_VSOCK, AF_ALG and others.
		rule(nr, load(argument(0)), jumpNot(unix.BPF_JEQ, unix.AF_UNIX, 1), ret(retErrno(unix.EAFNOSUPPORT)), ret(retAllow))
	}
	rule(unix.SYS_IOCTL, load(argument(1)), // typing into a terminal
		jump(unix.BPF_JEQ, unix.TIOCSTI, 1), ret(retErrno(unix.EPERM)),
		jump(unix.BPF_JEQ, 0x541C /* TIOCLINUX */, 1), ret(retErrno(unix.EPERM)),
		ret(retAllow))
	rule(unix.SYS_PERSONALITY, load(argument(0)),
		jump(unix.BPF_JEQ, 0, 1), ret(retAllow),
		jump(unix.BPF_JEQ, 0xffffffff, 1), ret(retAllow),
		ret(retErrno(unix.EPERM)))
	rule(unix.SYS_PRLIMIT64, // reading limits is fine: no new value
		load(argument(2)), jumpNot(unix.BPF_JEQ, 0, 1), ret(retErrno(unix.EPERM)),
		load(high(2)), jumpNot(unix.BPF_JEQ, 0, 1), ret(retErrno(unix.EPERM)),
		ret(retAllow))
	for nr, at := range map[uint32]uint32{
		unix.SYS_KILL: 0, unix.SYS_TKILL: 0, unix.SYS_RT_SIGQUEUEINFO: 0, unix.SYS_PIDFD_OPEN: 0,
		unix.SYS_TGKILL: 1, unix.SYS_RT_TGSIGQUEUEINFO: 1,
	} {
		body := []unix.SockFilter{load(argument(at))}
		for _, id := range threads {
			body = append(body, jump(unix.BPF_JEQ, id, 1), ret(retErrno(unix.EPERM)))
		}
		rule(nr, append(body, ret(retAllow))...)
	}
	return append(p, ret(retAllow))
}

// mostThreads bounds the rules for threads; a jump reaches 255 instructions.
const mostThreads = 100

func ownThreads() ([]uint32, error) {
	entries, err := os.ReadDir("/proc/self/task")
	if err != nil {
		return nil, err
	}
	ids := []uint32{1, uint32(unix.Gettid())}
	for _, e := range entries {
		if id, err := strconv.ParseUint(e.Name(), 10, 32); err == nil && len(ids) < mostThreads {
			ids = append(ids, uint32(id))
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// installFilter confines the calling thread and what it starts from now on.
// no_new_privs must have been set.
func installFilter(tier Tier, land int, threads []uint32) error {
	if auditArch == 0 {
		return &Error{Code: CodeUnsupported, Says: fmt.Sprintf("The sandbox has no system call filter for %s; use an amd64 or arm64 machine.", runtime.GOARCH)}
	}
	p := assemble(tier, land, threads)
	prog := unix.SockFprog{Len: uint16(len(p)), Filter: &p[0]}
	_, _, e := unix.RawSyscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, 0, uintptr(unsafe.Pointer(&prog)))
	runtime.KeepAlive(p)
	if e != 0 {
		return &Error{Code: CodeRefused, Says: "This kernel refuses a system call filter (seccomp); run on a kernel with CONFIG_SECCOMP_FILTER, and outside containers that forbid it.", Err: e}
	}
	return nil
}
