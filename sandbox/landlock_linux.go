//go:build amd64 || arm64

package sandbox

import (
	"fmt"
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Landlock, with raw calls: the rules must hold for one thread and what it
// starts, and the libraries there are confine the whole process.

// landlockVersion is what this kernel can hold, 0 if nothing.
func landlockVersion() int {
	v, _, e := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, 0, 0, unix.LANDLOCK_CREATE_RULESET_VERSION)
	if e != 0 {
		return 0
	}
	return int(v)
}

const (
	landRead  = unix.LANDLOCK_ACCESS_FS_READ_FILE | unix.LANDLOCK_ACCESS_FS_READ_DIR | unix.LANDLOCK_ACCESS_FS_EXECUTE
	landWrite = unix.LANDLOCK_ACCESS_FS_WRITE_FILE | unix.LANDLOCK_ACCESS_FS_REMOVE_DIR | unix.LANDLOCK_ACCESS_FS_REMOVE_FILE |
		unix.LANDLOCK_ACCESS_FS_MAKE_DIR | unix.LANDLOCK_ACCESS_FS_MAKE_REG | unix.LANDLOCK_ACCESS_FS_MAKE_SOCK |
		unix.LANDLOCK_ACCESS_FS_MAKE_FIFO | unix.LANDLOCK_ACCESS_FS_MAKE_SYM
	landDevices = unix.LANDLOCK_ACCESS_FS_MAKE_CHAR | unix.LANDLOCK_ACCESS_FS_MAKE_BLOCK // granted nowhere
	// onFiles are the rights that a rule on a file may have.
	onFiles = unix.LANDLOCK_ACCESS_FS_EXECUTE | unix.LANDLOCK_ACCESS_FS_READ_FILE | unix.LANDLOCK_ACCESS_FS_WRITE_FILE | unix.LANDLOCK_ACCESS_FS_TRUNCATE
)

// landlock is a set of rules for a thread.
type landlock struct {
	version int
	handled uint64
	fd      int
}

// newLandlock refuses everything; allow then opens what may be used.
func newLandlock(version int) (*landlock, error) {
	return makeLandlock(version, landRead|landWrite|landDevices)
}

// scopeSignals keeps signals of this thread, and of what it starts, from
// everybody else, the box's own threads among them: the filter knows only the
// threads that were there when it was made. Older kernels have the filter
// alone.
func scopeSignals() error {
	version := landlockVersion()
	if version < 6 {
		return nil
	}
	l, err := makeLandlock(version, 0)
	if err != nil {
		return err
	}
	defer l.close()
	return l.enter()
}

func makeLandlock(version int, handled uint64) (*landlock, error) {
	l := &landlock{version: version, handled: handled}
	if handled != 0 && version >= 2 {
		l.handled |= unix.LANDLOCK_ACCESS_FS_REFER
	}
	if handled != 0 && version >= 3 {
		l.handled |= unix.LANDLOCK_ACCESS_FS_TRUNCATE
	}
	if handled != 0 && version >= 5 {
		l.handled |= unix.LANDLOCK_ACCESS_FS_IOCTL_DEV
	}
	attr := unix.LandlockRulesetAttr{Handled_access_fs: l.handled}
	size := unsafe.Sizeof(attr.Handled_access_fs) // older kernels know this field alone
	if version >= 6 {
		attr.Scoped = unix.LANDLOCK_SCOPE_SIGNAL | unix.LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET
		size = unsafe.Offsetof(attr.Scoped) + unsafe.Sizeof(attr.Scoped)
	}
	fd, _, e := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, uintptr(unsafe.Pointer(&attr)), size, 0)
	if e != 0 {
		return nil, step("make rules of Landlock", e)
	}
	l.fd = int(fd)
	return l, nil
}

// allow opens a file or everything beneath a directory.
func (l *landlock) allow(path string, write bool) error {
	fd, err := unix.Open(path, unix.O_PATH|unix.O_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer unix.Close(fd)
	rights := uint64(landRead)
	if write {
		rights |= landWrite | unix.LANDLOCK_ACCESS_FS_REFER | unix.LANDLOCK_ACCESS_FS_TRUNCATE
	}
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		return err
	}
	if st.Mode&unix.S_IFMT != unix.S_IFDIR {
		rights &= onFiles
	}
	// The kernel's struct is packed: eight bytes and four.
	var rule [12]byte
	*(*uint64)(unsafe.Pointer(&rule[0])) = rights & l.handled
	*(*int32)(unsafe.Pointer(&rule[8])) = int32(fd)
	if _, _, e := unix.Syscall6(unix.SYS_LANDLOCK_ADD_RULE, uintptr(l.fd), unix.LANDLOCK_RULE_PATH_BENEATH, uintptr(unsafe.Pointer(&rule)), 0, 0, 0); e != 0 {
		return fmt.Errorf("a rule for %s: %w", path, e)
	}
	return nil
}

// enter confines the calling thread, which must not gain privileges any more.
func (l *landlock) enter() error {
	if _, _, e := unix.RawSyscall(unix.SYS_LANDLOCK_RESTRICT_SELF, uintptr(l.fd), 0, 0); e != 0 {
		return step("enter the rules of Landlock", e)
	}
	return nil
}

func (l *landlock) close() { unix.Close(l.fd) }

// devices are the harmless ones that programs may use.
var devices = []string{"null", "zero", "full", "random", "urandom"}

// landlockFor are the rules of one command: the system, read-only; the box's
// own directory; and the mounts that it names.
func (b *boxInit) landlockFor(wanted []int) (*landlock, error) {
	l, err := newLandlock(b.weak.version)
	if err != nil {
		return nil, err
	}
	fail := func(err error) (*landlock, error) {
		l.close()
		return nil, step("open a directory to programs", err)
	}
	for _, s := range b.setup.System {
		if s.Link == "" {
			if err := l.allow(s.From, false); err != nil {
				return fail(err)
			}
		}
	}
	for _, d := range devices {
		if err := l.allow("/dev/"+d, true); err != nil {
			return fail(err)
		}
	}
	for _, dir := range []string{b.weak.work, b.weak.temp} {
		if err := l.allow(dir, true); err != nil {
			return fail(err)
		}
	}
	named := map[int]bool{}
	for _, i := range wanted {
		if i < 0 || i >= len(b.setup.Mounts) {
			return fail(os.ErrInvalid)
		}
		named[i] = true
	}
	for i, m := range b.setup.Mounts {
		if m.Link != "" || m.OnDemand && !named[i] {
			continue
		}
		// What this user cannot reach programs cannot either; the start of the
		// program says so. The probe is there only for the self-test.
		if err := l.allow(m.From, m.Writable); err != nil && !os.IsPermission(err) && !os.IsNotExist(err) {
			return fail(err)
		}
	}
	return l, nil
}
