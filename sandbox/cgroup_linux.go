//go:build amd64 || arm64

package sandbox

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// A hierarchy is a place where this process may make cgroups: beneath its own
// group, so that what bounds the parent bounds its boxes too, or, where version
// 2 allows no group beneath one that holds processes, beside it.
type hierarchy struct {
	tier Tier
	dirs map[string]string // controller -> directory; for v2 one entry ""
}

var groupSerial atomic.Uint64 // names only; a fresh process starts over

const groupPrefix = "hotloop-box-"

// controls are the files a box gets, opened here where the right to open them
// is. The box itself sees no cgroup file system.
var controlsV1 = map[string][]string{
	"memory":  {"tasks", "memory.limit_in_bytes", "memory.usage_in_bytes", "memory.max_usage_in_bytes", "memory.oom_control", "memory.force_empty"},
	"pids":    {"tasks", "pids.max", "pids.events"},
	"cpuacct": {"tasks", "cpuacct.usage"},
}

var controlsV2 = []string{"run/cgroup.procs", "init/cgroup.procs", "run/memory.max", "run/memory.current", "run/memory.events", "run/pids.max", "run/pids.events", "run/cpu.stat"}

// optional controls are used where the kernel has them.
var optional = map[string][]string{
	"memory": {"memory.memsw.limit_in_bytes"},
	"":       {"run/memory.peak", "run/memory.swap.max", "run/memory.oom.group"},
}

// findHierarchies lists the usable tiers, strongest first, without tier C,
// which needs nothing.
func findHierarchies() []hierarchy {
	var found []hierarchy
	if h, ok := findV2(); ok {
		found = append(found, h)
	}
	if h, ok := findV1(); ok {
		found = append(found, h)
	}
	return found
}

type cgroupMount struct {
	v2          bool
	root, point string
	controllers map[string]bool
}

// cgroupMounts reads /proc/self/mountinfo.
func cgroupMounts() []cgroupMount {
	f, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return nil
	}
	defer f.Close()
	var out []cgroupMount
	for sc := bufio.NewScanner(f); sc.Scan(); {
		before, after, ok := strings.Cut(sc.Text(), " - ")
		if !ok {
			continue
		}
		left, right := strings.Fields(before), strings.Fields(after)
		if len(left) < 5 || len(right) < 3 || !strings.HasPrefix(right[0], "cgroup") {
			continue
		}
		m := cgroupMount{v2: right[0] == "cgroup2", root: left[3], point: left[4], controllers: map[string]bool{}}
		for o := range strings.SplitSeq(right[2], ",") {
			m.controllers[o] = true
		}
		out = append(out, m)
	}
	return out
}

// ownGroups reads /proc/self/cgroup: controller list -> path; v2 is "".
func ownGroups() map[string]string {
	text, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return nil
	}
	own := map[string]string{}
	for line := range strings.Lines(string(text)) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) != 3 {
			continue
		}
		for c := range strings.SplitSeq(parts[1], ",") {
			own[c] = parts[2]
		}
	}
	return own
}

func (m cgroupMount) dir(group string) string {
	rel, err := filepath.Rel(m.root, group)
	if err != nil || strings.HasPrefix(rel, "..") {
		return m.point
	}
	return filepath.Join(m.point, rel)
}

func findV1() (hierarchy, bool) {
	own, h := ownGroups(), hierarchy{tier: TierB, dirs: map[string]string{}}
	for _, m := range cgroupMounts() {
		for c := range controlsV1 {
			if !m.v2 && m.controllers[c] {
				h.dirs[c] = m.dir(own[c])
			}
		}
	}
	for c := range controlsV1 {
		if h.dirs[c] == "" || unix.Access(h.dirs[c], unix.W_OK) != nil {
			return hierarchy{}, false
		}
	}
	return h, true
}

// findV2 looks for a v2 group under which children with memory and pids can
// be made: the own one if it may, else the nearest above that hands them on
// already (what systemd gives a user is such a one), else the root.
func findV2() (hierarchy, bool) {
	own := ownGroups()
	for _, m := range cgroupMounts() {
		if !m.v2 {
			continue
		}
		nearest := m.dir(own[""])
		for dir := nearest; ; dir = filepath.Dir(dir) {
			if delegates(dir, dir == nearest || dir == m.point) {
				return hierarchy{tier: TierA, dirs: map[string]string{"": dir}}, true
			}
			if dir == m.point || len(dir) <= len(m.point) {
				break
			}
		}
	}
	return hierarchy{}, false
}

// delegates reports whether boxes can be made below a group, which ask may
// change for it.
func delegates(dir string, ask bool) bool {
	file := filepath.Join(dir, "cgroup.subtree_control")
	// A process moves from one group to another only with the right to move
	// processes in what is above both.
	if unix.Access(dir, unix.W_OK) != nil || unix.Access(filepath.Join(dir, "cgroup.procs"), unix.W_OK) != nil {
		return false
	}
	enabled := func() bool {
		text, err := os.ReadFile(file)
		words := strings.Fields(string(text))
		return err == nil && slices.Contains(words, "memory") && slices.Contains(words, "pids")
	}
	if enabled() || !ask {
		return enabled()
	}
	// Fails where processes live in the group itself, and where the
	// controllers belong to v1: then this is not the place.
	err := os.WriteFile(file, []byte("+memory +pids"), 0)
	return err == nil && enabled()
}

// group is one box's cgroup in all its hierarchies.
type group struct {
	dirs  []string // to be removed in this order
	names []string
	files []*os.File
}

func (h hierarchy) newGroup() (*group, error) {
	name := groupPrefix + strconv.Itoa(os.Getpid()) + "-" + strconv.FormatUint(groupSerial.Add(1), 10)
	g := &group{}
	err := func() error {
		for c, parent := range h.dirs {
			dir := filepath.Join(parent, name)
			if err := g.mkdir(dir); err != nil {
				return err
			}
			files := controlsV1[c]
			if h.tier == TierA {
				files = controlsV2
				if err := os.WriteFile(filepath.Join(dir, "cgroup.subtree_control"), []byte("+memory +pids"), 0); err != nil {
					return err
				}
				if err := errors.Join(g.mkdir(dir+"/run"), g.mkdir(dir+"/init")); err != nil {
					return err
				}
			}
			for i, f := range append(append([]string(nil), files...), optional[c]...) {
				err := g.open(dir, c, f)
				if err != nil && (i < len(files) || !errors.Is(err, fs.ErrNotExist)) {
					return err
				}
			}
		}
		return nil
	}()
	if err != nil {
		g.remove()
		return nil, step("make a cgroup for a box", err)
	}
	return g, nil
}

func (g *group) mkdir(dir string) error {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	g.dirs = append([]string{dir}, g.dirs...)
	return nil
}

func (g *group) open(dir, controller, file string) error {
	path := filepath.Join(dir, file)
	flags := os.O_RDWR
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	switch {
	case info.Mode().Perm()&0o222 == 0:
		flags = os.O_RDONLY
	case info.Mode().Perm()&0o444 == 0:
		flags = os.O_WRONLY
	}
	f, err := os.OpenFile(path, flags, 0)
	if err != nil {
		return err
	}
	name := filepath.Base(file)
	if name == "tasks" || name == "cgroup.procs" {
		name = filepath.Join(controller, file)
	}
	g.names, g.files = append(g.names, name), append(g.files, f)
	return nil
}

func (g *group) closeFiles() {
	for _, f := range g.files {
		f.Close()
	}
	g.files = nil
}

// remove takes the group away; every process in it must be gone.
func (g *group) remove() error {
	g.closeFiles()
	var errs []error
	for _, d := range g.dirs {
		if err := os.Remove(d); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// sweep removes the groups of processes that died without closing their
// sandbox. The kernel refuses to remove a group that is in use.
func (h hierarchy) sweep() {
	for _, parent := range h.dirs {
		// Beside our own group too: each login or service has one of its own.
		own, _ := filepath.Glob(filepath.Join(parent, groupPrefix+"*")) // the pattern is sound
		beside, _ := filepath.Glob(filepath.Join(filepath.Dir(parent), "*", groupPrefix+"*"))
		for _, dir := range append(own, beside...) {
			rest := strings.TrimPrefix(filepath.Base(dir), groupPrefix)
			pid, err := strconv.Atoi(strings.SplitN(rest, "-", 2)[0])
			if err != nil || unix.Kill(pid, 0) != unix.ESRCH {
				continue
			}
			for _, d := range []string{dir + "/run", dir + "/init", dir} {
				_ = os.Remove(d) // not ours to insist: another sweep may be at it
			}
		}
	}
}

// readControl and writeControl work on descriptors in the box.
func readControl(fd int) (string, error) {
	var buf [4096]byte
	n, err := unix.Pread(fd, buf[:], 0)
	return string(buf[:max(n, 0)]), err
}

func readNumber(fd int) (int64, error) {
	text, err := readControl(fd)
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(strings.TrimSpace(text), 10, 64)
}

// readKey finds "key N" in a file of such lines.
func readKey(fd int, key string) (int64, error) {
	text, err := readControl(fd)
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(text) {
		k, v, _ := strings.Cut(strings.TrimSpace(line), " ")
		if k == key {
			return strconv.ParseInt(v, 10, 64)
		}
	}
	return 0, fmt.Errorf("no line %q", key)
}

func writeNumber(fd int, n int64) error {
	_, err := unix.Pwrite(fd, strconv.AppendInt(nil, n, 10), 0)
	return err
}
