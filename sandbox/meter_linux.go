//go:build amd64 || arm64

package sandbox

import (
	"time"

	"golang.org/x/sys/unix"
)

// A meter counts what the programs of a box use and, where the kernel can,
// holds them to it. It lives in the box.
type meter interface {
	// begin takes the figures of now as zero and sets the limits.
	begin(Limits) error
	// look reads the figures since begin. Cheap enough for every few
	// milliseconds.
	look() usage
	// reaped tells of a process that was waited for.
	reaped(pid int, r *unix.Rusage)
	// pause is how long the watch may sleep before it must look again.
	pause() time.Duration
	// around is called just before and just after a program is started.
	around(start func() error) error
}

type usage struct {
	cpu     time.Duration
	memory  int64 // peak since begin
	over    bool  // memory went over the limit
	refused bool  // a process or thread was refused
}

const baseStep = 1 << 20

func roundUp(n, to int64) int64 { return (n + to - 1) / to * to }

// meterV1 reads cgroup v1. The launching thread lives in the group for good,
// so everything it starts is counted from its first instruction.
type meterV1 struct {
	fd           map[string]int
	limit, procs int64 // as last written
	memory       int64 // the program's limit
	base         int64 // in use when the run began: workspace files
	cpu0, oom0   int64
	refused0     int64
}

func (m *meterV1) joinFiles() []int {
	return []int{m.fd["memory/tasks"], m.fd["pids/tasks"], m.fd["cpuacct/tasks"]}
}

func (m *meterV1) begin(l Limits) error {
	use, err := readNumber(m.fd["memory.usage_in_bytes"])
	if err != nil {
		return step("read its cgroup", err)
	}
	if use > m.base+4<<20 {
		// What compilers read and wrote is still cached; drop what can be.
		_ = writeNumber(m.fd["memory.force_empty"], 0) // best effort: only the base gets smaller
		if use, err = readNumber(m.fd["memory.usage_in_bytes"]); err != nil {
			return step("read its cgroup", err)
		}
	}
	m.base, m.memory = use, l.Memory
	if limit := l.Memory + roundUp(use, baseStep); limit != m.limit {
		swap, hasSwap := m.fd["memory.memsw.limit_in_bytes"]
		if hasSwap {
			if err := writeNumber(swap, -1); err != nil {
				return step("set a memory limit", err)
			}
		}
		if err := writeNumber(m.fd["memory.limit_in_bytes"], limit); err != nil {
			return step("set a memory limit", err)
		}
		if hasSwap {
			if err := writeNumber(swap, limit); err != nil {
				return step("set a memory limit", err)
			}
		}
		m.limit = limit
	}
	if procs := int64(l.Processes) + 1; procs != m.procs { // and the launching thread
		if err := writeNumber(m.fd["pids.max"], procs); err != nil {
			return step("set a process limit", err)
		}
		m.procs = procs
	}
	if err := writeNumber(m.fd["memory.max_usage_in_bytes"], 0); err != nil {
		return step("reset its memory counter", err)
	}
	if m.cpu0, err = readNumber(m.fd["cpuacct.usage"]); err != nil {
		return step("read processor time", err)
	}
	if m.oom0, err = readKey(m.fd["memory.oom_control"], "oom_kill"); err != nil {
		return step("read memory events", err)
	}
	if m.refused0, err = readKey(m.fd["pids.events"], "max"); err != nil {
		return step("read process events", err)
	}
	return nil
}

func (m *meterV1) look() usage {
	var u usage
	if n, err := readNumber(m.fd["cpuacct.usage"]); err == nil {
		u.cpu = time.Duration(n - m.cpu0)
	}
	if n, err := readNumber(m.fd["memory.max_usage_in_bytes"]); err == nil {
		u.memory = max(n-m.base, 0)
	}
	if n, err := readKey(m.fd["memory.oom_control"], "oom_kill"); err == nil {
		u.over = n > m.oom0
	}
	if n, err := readKey(m.fd["pids.events"], "max"); err == nil {
		u.refused = n > m.refused0
	}
	u.memory = min(u.memory, m.memory)
	return u
}

func (m *meterV1) reaped(int, *unix.Rusage)        {}
func (m *meterV1) pause() time.Duration            { return 50 * time.Millisecond }
func (m *meterV1) around(start func() error) error { return start() }

// meterV2 reads cgroup v2, where a thread cannot be in another group than its
// process: the whole box steps into the run's group to start a program, and
// out again. Memory stays charged where it was first used.
type meterV2 struct {
	fd         map[string]int
	memory     int64
	base, seen int64 // in use at begin; highest since, where the kernel keeps no peak of its own
	cpu0, oom0 int64
	refused0   int64
	peak       int  // descriptor, or -1
	resets     bool // the kernel lets the peak be reset (6.12)
}

func newMeterV2(fd map[string]int) (*meterV2, error) {
	m := &meterV2{fd: fd, peak: -1}
	if p, ok := fd["memory.peak"]; ok {
		_, err := unix.Pwrite(p, []byte("reset"), 0)
		m.peak, m.resets = p, err == nil
	}
	for name, v := range map[string]int64{"memory.swap.max": 0, "memory.oom.group": 1} {
		if f, ok := fd[name]; ok {
			if err := writeNumber(f, v); err != nil {
				return nil, step("set "+name, err)
			}
		}
	}
	return m, m.enter("/init/cgroup.procs")
}

func (m *meterV2) enter(file string) error {
	_, err := unix.Pwrite(m.fd[file[1:]], []byte("0"), 0)
	return step("enter its cgroup", err)
}

func (m *meterV2) begin(l Limits) error {
	var err error
	if m.base, err = readNumber(m.fd["memory.current"]); err != nil {
		return step("read its cgroup", err)
	}
	m.memory, m.seen = l.Memory, m.base
	if err := writeNumber(m.fd["memory.max"], l.Memory+roundUp(m.base, baseStep)); err != nil {
		return step("set a memory limit", err)
	}
	// While it starts a program the box's own threads are in the group.
	if err := writeNumber(m.fd["pids.max"], int64(l.Processes)); err != nil {
		return step("set a process limit", err)
	}
	if m.resets {
		if _, err := unix.Pwrite(m.peak, []byte("reset"), 0); err != nil {
			return step("reset its memory counter", err)
		}
	}
	if m.cpu0, err = readKey(m.fd["cpu.stat"], "usage_usec"); err != nil {
		return step("read processor time", err)
	}
	if m.oom0, err = readKey(m.fd["memory.events"], "oom_kill"); err != nil {
		return step("read memory events", err)
	}
	if m.refused0, err = readKey(m.fd["pids.events"], "max"); err != nil {
		return step("read process events", err)
	}
	return nil
}

func (m *meterV2) look() usage {
	var u usage
	if n, err := readKey(m.fd["cpu.stat"], "usage_usec"); err == nil {
		u.cpu = time.Duration(n-m.cpu0) * time.Microsecond
	}
	if n, err := readNumber(m.fd["memory.current"]); err == nil {
		m.seen = max(m.seen, n)
	}
	if m.resets {
		if n, err := readNumber(m.peak); err == nil {
			m.seen = max(m.seen, n)
		}
	}
	u.memory = min(max(m.seen-m.base, 0), m.memory)
	if n, err := readKey(m.fd["memory.events"], "oom_kill"); err == nil {
		u.over = n > m.oom0
	}
	if n, err := readKey(m.fd["pids.events"], "max"); err == nil {
		u.refused = n > m.refused0
	}
	return u
}

func (m *meterV2) reaped(int, *unix.Rusage) {}

func (m *meterV2) pause() time.Duration {
	if m.resets {
		return 50 * time.Millisecond
	}
	return 5 * time.Millisecond // the peak is what was seen
}

func (m *meterV2) around(start func() error) error {
	// The group must have room for the box's threads for a moment.
	text, err := readControl(m.fd["pids.max"])
	if err != nil {
		return step("read its process limit", err)
	}
	if _, err := unix.Pwrite(m.fd["pids.max"], []byte("max"), 0); err != nil {
		return step("set a process limit", err)
	}
	if err := m.enter("/run/cgroup.procs"); err != nil {
		return err
	}
	startErr := start()
	if err := m.enter("/init/cgroup.procs"); err != nil {
		return err
	}
	if _, err := unix.Pwrite(m.fd["pids.max"], []byte(text), 0); err != nil {
		return step("set a process limit", err)
	}
	return startErr
}
