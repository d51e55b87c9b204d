//go:build amd64 || arm64

package sandbox

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// Inside the box.
const (
	stagingDir    = "/.mounts" // mounts that no command asked for yet; closed to programs
	scratchInodes = 65536
)

// step wraps the failure of one step of setting up, in words.
func step(what string, err error) error {
	if err == nil {
		return nil
	}
	remedy := "run on a kernel of version 5.12 or newer that lets this user create user namespaces, outside containers that forbid mounting"
	return &Error{Code: CodeRefused, Says: fmt.Sprintf("The sandbox could not %s (%v); %s.", what, err, remedy), Err: err}
}

// buildRoot replaces the file tree this process sees by a private one. It
// runs in a fresh mount namespace, at first with the user id of the parent, so
// that it can reach what the parent can; then it becomes the box's own user.
func buildRoot(s setup) (notes []string, err error) {
	unix.Umask(0)
	if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
		return nil, step("make its mounts private", err)
	}
	// Held open before anything is covered.
	binds := append(append([]bind(nil), s.System...), s.Mounts...)
	sources := make([]int, len(binds))
	for i, b := range binds {
		if b.Link != "" {
			continue
		}
		fd, err := unix.Open(b.From, unix.O_PATH|unix.O_CLOEXEC, 0)
		if err != nil {
			return nil, &Error{Code: CodeMissing, Says: fmt.Sprintf("%s cannot be opened for the sandbox (%v); check that it exists and that you may read it.", b.From, err), Err: err}
		}
		defer unix.Close(fd)
		sources[i] = fd
	}
	// From here on as the box's own user: another could not own files here.
	if err := becomeInit(s); err != nil {
		return nil, err
	}
	const newRoot = "/tmp"
	if err := unix.Mount("tmpfs", newRoot, "tmpfs", unix.MS_NOSUID|unix.MS_NODEV, "size=1m,nr_inodes=8192,mode=0755"); err != nil {
		return nil, step("mount a private file tree", err)
	}
	if err := errors.Join(os.Mkdir(newRoot+"/.old", 0o700), os.Mkdir(newRoot+"/proc", 0o755)); err != nil {
		return nil, step("prepare its file tree", err)
	}
	if err := unix.PivotRoot(newRoot, newRoot+"/.old"); err != nil {
		return nil, step("enter its private file tree", err)
	}
	if err := os.Chdir("/"); err != nil {
		return nil, step("enter its private file tree", err)
	}
	if err := mountProc(); err != nil {
		return nil, err
	}
	if err := makeDev(); err != nil {
		return nil, err
	}
	if err := makeScratch(s); err != nil {
		return nil, err
	}
	if err := makeEtc(s); err != nil {
		return nil, err
	}
	if err := os.Mkdir(stagingDir, 0o700); err != nil {
		return nil, step("prepare its file tree", err)
	}
	for i, b := range binds {
		if err := bindOne(b, sources[i], i-len(s.System)); err != nil {
			return nil, err
		}
	}
	notes = forbidNamespaces("/.old/proc/sys/user")
	if err := unix.Unmount("/.old", unix.MNT_DETACH); err != nil {
		return nil, step("let go of the host's file tree", err)
	}
	if err := os.Remove("/.old"); err != nil {
		return nil, step("let go of the host's file tree", err)
	}
	if err := os.Chmod(stagingDir, 0); err != nil {
		return nil, step("close its staging directory", err)
	}
	if err := unix.Mount("", "/", "", unix.MS_REMOUNT|unix.MS_BIND|unix.MS_RDONLY|unix.MS_NOSUID|unix.MS_NODEV, ""); err != nil {
		return nil, step("make its file tree read-only", err)
	}
	if err := unix.Sethostname([]byte("box")); err != nil {
		return nil, step("set its host name", err)
	}
	return notes, nil
}

func mountProc() error {
	const flags = unix.MS_NOSUID | unix.MS_NODEV | unix.MS_NOEXEC | unix.MS_RDONLY
	err := unix.Mount("proc", "/proc", "proc", flags, "hidepid=invisible,subset=pid")
	if errors.Is(err, unix.EPERM) {
		return &Error{Code: CodeRefused, Says: "The sandbox may not mount its own /proc, as in a container whose /proc is masked; run hotloop outside the container or start the container with --security-opt systempaths=unconfined.", Err: err}
	}
	return step("mount its own /proc (needs Linux 5.8)", err)
}

// makeDev binds the harmless devices, by file.
func makeDev() error {
	if err := os.Mkdir("/dev", 0o755); err != nil {
		return step("make /dev", err)
	}
	for _, name := range []string{"null", "zero", "full", "random", "urandom"} {
		target := "/dev/" + name
		if err := os.WriteFile(target, nil, 0o666); err != nil {
			return step("make "+target, err)
		}
		if err := unix.Mount("/.old"+target, target, "", unix.MS_BIND, ""); err != nil {
			return step("bind "+target, err)
		}
		// Device nodes on a read-only mount can still be written to as devices.
		if err := setFlags(target, unix.MOUNT_ATTR_RDONLY|unix.MOUNT_ATTR_NOSUID|unix.MOUNT_ATTR_NOEXEC, false); err != nil {
			return step("protect "+target, err)
		}
	}
	for name, to := range map[string]string{"fd": "/proc/self/fd", "stdin": "/proc/self/fd/0", "stdout": "/proc/self/fd/1", "stderr": "/proc/self/fd/2"} {
		if err := os.Symlink(to, "/dev/"+name); err != nil {
			return step("make /dev/"+name, err)
		}
	}
	return nil
}

func scratchOptions(size int64) string {
	return "size=" + strconv.FormatInt(size, 10) + ",nr_inodes=" + strconv.Itoa(scratchInodes)
}

const scratchDir = "/.scratch" // where a new file space is put together

// makeScratch prepares the places of the file space while / can be written.
func makeScratch(s setup) error {
	if err := os.Mkdir(scratchDir, 0o700); err != nil {
		return step("make its file space", err)
	}
	for _, d := range scratchDirs {
		if err := os.MkdirAll(d.path, 0o755); err != nil {
			return step("make "+d.path, err)
		}
	}
	return mountScratch(s)
}

// mountScratch makes one capped tmpfs and shows parts of it as the workspace,
// /tmp and /dev/shm, so that one cap holds for all three.
func mountScratch(s setup) error {
	if err := unix.Mount("tmpfs", scratchDir, "tmpfs", unix.MS_NOSUID|unix.MS_NODEV, scratchOptions(s.Files)+",mode=0755"); err != nil {
		return step("mount its file space", err)
	}
	for _, d := range scratchDirs {
		part := filepath.Join(scratchDir, filepath.Base(d.path))
		if err := errors.Join(os.Mkdir(part, 0o700), os.Chmod(part, d.mode)); err != nil {
			return step("make "+d.path, err)
		}
		if d.own {
			if err := os.Chown(part, s.Program, s.Program); err != nil {
				return step("hand over "+d.path, err)
			}
		}
		if err := unix.Mount(part, d.path, "", unix.MS_BIND, ""); err != nil {
			return step("bind "+d.path, err)
		}
	}
	return step("close its file space", unix.Unmount(scratchDir, unix.MNT_DETACH))
}

var scratchDirs = []struct {
	path string
	mode os.FileMode
	own  bool
}{
	{Workspace, 0o755, true},
	{"/tmp", os.ModeSticky | 0o777, false},
	{"/dev/shm", os.ModeSticky | 0o777, false},
}

func makeEtc(s setup) error {
	files := map[string]string{
		"/etc/passwd":        fmt.Sprintf("root:x:0:0::/:/bin/false\nbox:x:%d:%d::%s:/bin/sh\n", s.Program, s.Program, Workspace),
		"/etc/group":         fmt.Sprintf("root:x:0:\nbox:x:%d:\n", s.Program),
		"/etc/hosts":         "127.0.0.1 localhost\n",
		"/etc/nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\n",
	}
	if err := os.Mkdir("/etc", 0o755); err != nil {
		return step("make /etc", err)
	}
	for name, text := range files {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return step("make "+name, err)
		}
	}
	return nil
}

// bindOne attaches source at b.To. index is the place of an on-demand mount
// in the list that commands refer to.
func bindOne(b bind, source, index int) error {
	if b.Link != "" {
		if err := os.MkdirAll(filepath.Dir(b.To), 0o755); err != nil {
			return step("make "+b.To, err)
		}
		return step("make "+b.To, os.Symlink(b.Link, b.To))
	}
	if err := makeTarget(b.To, b.Dir); err != nil {
		return step("make "+b.To+" inside", err)
	}
	at := b.To
	if b.OnDemand {
		at = stagedAt(index)
		if err := makeTarget(at, b.Dir); err != nil {
			return step("stage "+b.To, err)
		}
	}
	if err := unix.Mount("/proc/self/fd/"+strconv.Itoa(source), at, "", unix.MS_BIND|unix.MS_REC, ""); err != nil {
		return step("mount "+b.From, err)
	}
	attrs := uint64(unix.MOUNT_ATTR_NOSUID | unix.MOUNT_ATTR_NODEV)
	if !b.Writable {
		attrs |= unix.MOUNT_ATTR_RDONLY
	}
	return step("protect "+b.From, setFlags(at, attrs, true))
}

func stagedAt(index int) string { return stagingDir + "/" + strconv.Itoa(index) }

// makeTarget makes a mount point if nothing is there yet.
func makeTarget(path string, dir bool) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if dir {
		return os.MkdirAll(path, 0o755)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, nil, 0o444)
}

func setFlags(path string, attrs uint64, recursive bool) error {
	flags := uint(0)
	if recursive {
		flags = unix.AT_RECURSIVE
	}
	return unix.MountSetattr(unix.AT_FDCWD, path, flags, &unix.MountAttr{Attr_set: attrs})
}

// forbidNamespaces sets this user namespace's own quotas of namespaces to
// zero: a second wall behind the system call filter.
func forbidNamespaces(dir string) (notes []string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return []string{"nested namespaces are refused by the system call filter alone"}
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "max_") || !strings.HasSuffix(e.Name(), "_namespaces") {
			continue
		}
		if err := os.WriteFile(dir+"/"+e.Name(), []byte("0"), 0); err != nil {
			return []string{"nested namespaces are refused by the system call filter alone"}
		}
	}
	return nil
}

// show makes exactly the wanted on-demand mounts visible; shown is what is
// visible now and is kept up to date.
func show(binds []bind, shown map[int]bool, wanted []int) error {
	want := make(map[int]bool, len(wanted))
	for _, i := range wanted {
		if i < 0 || i >= len(binds) {
			return &Error{Code: CodeUsage, Says: "A command asks for a mount that this sandbox does not have."}
		}
		want[i] = true
	}
	for i := range shown {
		if !want[i] {
			if err := unix.Unmount(binds[i].To, unix.MNT_DETACH); err != nil {
				return step("hide "+binds[i].To, err)
			}
			delete(shown, i)
		}
	}
	for i := range want {
		if !shown[i] && binds[i].OnDemand {
			if err := showOne(stagedAt(i), binds[i].To); err != nil {
				return step("show "+binds[i].To, err)
			}
			shown[i] = true
		}
	}
	return nil
}

// showOne mounts what is staged. A mount point in /tmp is reached without
// following a link, since a program may have put one there.
func showOne(staged, to string) error {
	if !strings.HasPrefix(to, "/tmp/") {
		return unix.Mount(staged, to, "", unix.MS_BIND|unix.MS_REC, "")
	}
	fd, err := unix.Openat2(unix.AT_FDCWD, to, &unix.OpenHow{Flags: unix.O_PATH | unix.O_CLOEXEC, Resolve: unix.RESOLVE_NO_SYMLINKS})
	if err != nil {
		return err
	}
	defer unix.Close(fd)
	return unix.Mount(staged, "/proc/self/fd/"+strconv.Itoa(fd), "", unix.MS_BIND|unix.MS_REC, "")
}

// remakeTargets puts back the mount points that emptying /tmp took away.
func remakeTargets(binds []bind) error {
	for _, b := range binds {
		if strings.HasPrefix(b.To, "/tmp/") {
			if err := makeTarget(b.To, b.Dir); err != nil {
				return err
			}
		}
	}
	return nil
}
