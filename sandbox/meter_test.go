//go:build linux && (amd64 || arm64)

package sandbox

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// fakeGroup is a directory of plain files in place of a cgroup, for what this
// machine has no controllers for. It shows what is written where and how it is
// read, not that the kernel obeys.
func fakeGroup(t *testing.T, files map[string]string) (map[string]int, func(string) string, func(string, string)) {
	t.Helper()
	dir, fds := t.TempDir(), map[string]int{}
	path := func(name string) string { return filepath.Join(dir, strings.ReplaceAll(name, "/", "_")) }
	put := func(name, text string) {
		if err := os.WriteFile(path(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		put(name, text)
		fd, err := unix.Open(path(name), unix.O_RDWR|unix.O_CLOEXEC, 0)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { unix.Close(fd) })
		fds[name] = fd
	}
	return fds, func(name string) string {
		text, err := os.ReadFile(path(name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}, put
}

func TestMeterOfCgroupV2(t *testing.T) {
	fds, read, put := fakeGroup(t, map[string]string{
		"run/cgroup.procs": "", "init/cgroup.procs": "", "memory.max": "", "memory.current": "5242880\n", "memory.peak": "5242880\n",
		"memory.events": "low 0\nhigh 0\nmax 3\noom 2\noom_kill 2\noom_group_kill 0\n", "memory.swap.max": "", "memory.oom.group": "",
		"pids.max": "", "pids.events": "max 7\n", "cpu.stat": "usage_usec 1000000\nuser_usec 1\nsystem_usec 2\n",
	})
	m, err := newMeterV2(fds)
	if err != nil {
		t.Fatal(err)
	}
	if read("init/cgroup.procs") != "0" || read("memory.swap.max") != "0" || read("memory.oom.group") != "1" {
		t.Error("the box did not enter its own group, or swap and group kill are not set")
	}
	put("memory.peak", "5242880\n") // a plain file keeps the word that resets it
	if err := m.begin(Limits{Memory: 64 << 20, Processes: 9}); err != nil {
		t.Fatal(err)
	}
	if got := read("memory.max"); got != "72351744" { // 64 MiB and the 5 MiB in use
		t.Errorf("memory.max is %s", got)
	}
	if got := read("pids.max"); got != "9" {
		t.Errorf("pids.max is %s", got)
	}
	put("memory.peak", "7340032\n")
	put("cpu.stat", "usage_usec 1250000\nuser_usec 1\n")
	if u := m.look(); u != (usage{cpu: 250 * time.Millisecond, memory: 2 << 20}) {
		t.Errorf("%+v", u)
	}
	put("memory.events", "oom_kill 3\n")
	put("pids.events", "max 8\n")
	if u := m.look(); !u.over || !u.refused {
		t.Errorf("%+v", u)
	}
	inRun := false
	put("pids.max", "9")
	if err := m.around(func() error {
		inRun = read("run/cgroup.procs") == "0" && strings.HasPrefix(read("pids.max"), "max")
		put("init/cgroup.procs", "")
		return nil
	}); err != nil || !inRun || read("init/cgroup.procs") != "0" {
		t.Errorf("starting a program: %v, in the run's group: %v", err, inRun)
	}
}

func TestLimitsThatAreLeftOpenAreFilledIn(t *testing.T) {
	if got := (Limits{}).filled(); got != DefaultLimits() {
		t.Errorf("%+v", got)
	}
	full := Limits{1, 2, 1 << 20, 4, 5, 4096}
	if got := full.filled(); got != full {
		t.Errorf("%+v", got)
	}
	if l := (Limits{CPU: time.Minute}).filled(); l.Wall < l.CPU {
		t.Errorf("the clock stops before the processor: %+v", l)
	}
	for _, l := range []Limits{DefaultLimits(), CompileLimits(), full} {
		if err := l.check(); err != nil {
			t.Error(err)
		}
	}
}

func TestRunsInARowLeaveNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: -short")
	}
	eachTier(t, func(t *testing.T, s *Sandbox) {
		b := box(t, s)
		runIn(t, b, Limits{}, "/bin/true")
		before, inside := seeHost(t), runIn(t, b, Limits{}, "/bin/sh", "-c", "ls /proc/self/fd /w /tmp /dev/shm | wc -l")
		const runs = 300
		for range runs {
			if r := runIn(t, b, Limits{}, "/bin/true"); r.Status != StatusOK {
				t.Fatalf("%s", r.Reason)
			}
		}
		untouched(t, before)
		init, err := os.ReadDir("/proc/" + pidOf(b) + "/fd")
		if err != nil && os.Geteuid() == 0 { // others may not look into a box that runs as themselves
			t.Fatal(err)
		}
		if len(init) > 40 {
			t.Errorf("the box holds %d descriptors after %d runs", len(init), runs)
		}
		if again := runIn(t, b, Limits{}, "/bin/sh", "-c", "ls /proc/self/fd /w /tmp /dev/shm | wc -l"); again.out != inside.out {
			t.Errorf("inside it was %q, now %q", inside.out, again.out)
		}
	})
}

func pidOf(b *Box) string { return strconv.Itoa(b.core.cmd.Process.Pid) }
