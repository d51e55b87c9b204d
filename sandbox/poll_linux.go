//go:build amd64 || arm64

package sandbox

import (
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// meterPoll is tier C: no cgroup may be made, so the processes of the box are
// looked at every few milliseconds, with per-process limits of the kernel as
// the backstop between two looks.
type meterPoll struct {
	limit    int64
	base     int64         // bytes of files when the run began
	done     time.Duration // processor time of processes waited for
	peak     int64
	over     bool
	procs    int // the limit
	refused  bool
	ownPeak  int64 // the box's own highest residence, which a child inherits on paper
	lastLive time.Duration
	page     int64
	others   func() []int // the processes of the box
	files    func() int64 // bytes of its files
}

func newMeterPoll(others func() []int, files func() int64) (*meterPoll, error) {
	if _, err := os.ReadDir("/proc/self/task"); err != nil {
		return nil, step("read its /proc", err)
	}
	return &meterPoll{page: int64(os.Getpagesize()), others: others, files: files}, nil
}

// neighbours lists the other processes of the namespace.
func neighbours() []int {
	d, err := os.Open("/proc")
	if err != nil {
		return nil
	}
	defer d.Close()
	names, _ := d.Readdirnames(-1) // a process may go while it is listed
	var out []int
	for _, n := range names {
		if pid, err := strconv.Atoi(n); err == nil && pid != os.Getpid() {
			out = append(out, pid)
		}
	}
	return out
}

func (m *meterPoll) begin(l Limits) error {
	m.limit, m.base, m.done, m.peak, m.over, m.lastLive = l.Memory, m.files(), 0, 0, false, 0
	m.procs, m.refused = l.Processes, false
	var r unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &r); err != nil {
		return step("read its own memory", err)
	}
	m.ownPeak = r.Maxrss << 10
	// What one process may map and write to: far above what it may use, since
	// run-times reserve more than they use, far below the machine.
	if err := setSoft(unix.RLIMIT_DATA, uint64(4*l.Memory+4<<30)); err != nil {
		return step("set a memory limit", err)
	}
	return nil
}

// fileBytes is what the box's file space holds.
func fileBytes() int64 {
	var st unix.Statfs_t
	if unix.Statfs(Workspace, &st) != nil {
		return 0
	}
	return int64(st.Blocks-st.Bfree) * st.Bsize
}

func (m *meterPoll) look() usage {
	total := max(m.files()-m.base, 0)
	var live time.Duration
	tasks := 0
	for _, pid := range m.others() {
		n := strconv.Itoa(pid)
		total += m.resident(n)
		cpu, threads := processorTime(n)
		live += cpu
		tasks += threads
	}
	// The kernel gives out a few more than the limit and then refuses.
	m.refused = m.refused || tasks > m.procs
	if total > m.limit {
		// Pages shared after fork were counted twice; count them right.
		total = max(m.files()-m.base, 0) + m.proportional()
		m.over = m.over || total > m.limit
	}
	m.peak = max(m.peak, min(total, m.limit))
	// A child reaped by its parent moves from live to the parent's sum; one
	// reaped by nobody would make time run backwards.
	m.lastLive = max(m.lastLive, m.done+live)
	return usage{cpu: m.lastLive, memory: m.peak, over: m.over, refused: m.refused}
}

func (m *meterPoll) resident(pid string) int64 {
	text, err := os.ReadFile("/proc/" + pid + "/statm")
	f := strings.Fields(string(text))
	if err != nil || len(f) < 2 {
		return 0
	}
	n, err := strconv.ParseInt(f[1], 10, 64)
	if err != nil {
		return 0
	}
	return n * m.page
}

// proportional sums Pss, where a shared page counts once.
func (m *meterPoll) proportional() int64 {
	var total int64
	for _, pid := range m.others() {
		n := strconv.Itoa(pid)
		text, err := os.ReadFile("/proc/" + n + "/smaps_rollup")
		if err != nil {
			total += m.resident(n)
			continue
		}
		for line := range strings.Lines(string(text)) {
			if f := strings.Fields(line); len(f) == 3 && f[0] == "Pss:" {
				kb, _ := strconv.ParseInt(f[1], 10, 64) // the kernel writes numbers
				total += kb << 10
			}
		}
	}
	return total
}

// processorTime is user and system time with that of children waited for, and
// the number of threads.
func processorTime(pid string) (time.Duration, int) {
	text, err := os.ReadFile("/proc/" + pid + "/stat")
	if err != nil {
		return 0, 0
	}
	_, rest, ok := strings.Cut(string(text[strings.LastIndexByte(string(text), ')')+1:]), " ")
	f := strings.Fields(rest)
	if !ok || len(f) < 18 {
		return 0, 0
	}
	var ticks int64
	for _, s := range f[11:15] {
		n, _ := strconv.ParseInt(s, 10, 64) // the kernel writes numbers
		ticks += n
	}
	threads, _ := strconv.Atoi(f[17])
	if f[0] == "Z" {
		threads = 1 // a zombie still holds its place
	}
	return time.Duration(ticks) * time.Second / 100, threads // USER_HZ
}

func (m *meterPoll) reaped(_ int, r *unix.Rusage) {
	m.done += time.Duration(r.Utime.Nano() + r.Stime.Nano())
	if rss := r.Maxrss << 10; rss > m.ownPeak {
		m.peak = max(m.peak, min(rss, m.limit))
		m.over = m.over || rss > m.limit
	}
}

func (m *meterPoll) pause() time.Duration            { return 4 * time.Millisecond }
func (m *meterPoll) around(start func() error) error { return start() }
