//go:build linux && (amd64 || arm64)

package sandbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// longEnv turns the short form of this test into the long one; see make soak.
const longEnv = "HOTLOOP_LONG"

// TestManyRunsLeaveNothing runs programs over and over in pooled boxes, the
// harmless with those that leave processes and files, are cancelled or pass a
// limit, and looks for what gathers: on the host, and inside the boxes.
func TestManyRunsLeaveNothing(t *testing.T) {
	total := 400
	if os.Getenv(longEnv) != "" {
		total = 100_000
	}
	if testing.Short() {
		total = 100
	}
	temp := entriesOf(t, os.TempDir())
	before := seeHost(t)
	s, err := Open(t.Context(), Config{Idle: 2})
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	var next atomic.Int64
	var worst insides
	var all sync.WaitGroup
	var mu sync.Mutex
	var first insides
	for range 2 {
		all.Go(func() {
			for i := next.Add(1); i <= int64(total) && !t.Failed(); i = next.Add(1) {
				soakOnce(t, s, int(i))
				if i%100 != 0 {
					continue
				}
				mu.Lock()
				now := lookInside(t)
				if first == (insides{}) {
					first = now
				}
				worst = worst.most(now)
				mu.Unlock()
				if i%10_000 == 0 {
					t.Logf("%d runs after %v: %+v", i, time.Since(began).Round(time.Second), now)
				}
			}
		})
	}
	all.Wait()
	// A box that is being started or reset shows more for a moment, its whole
	// machine's mounts among them; what was leaked stays.
	last := lookInside(t)
	for end := time.Now().Add(10 * time.Second); last.beyond(first) && time.Now().Before(end); last = lookInside(t) {
		time.Sleep(20 * time.Millisecond)
	}
	if last.beyond(first) {
		t.Errorf("boxes grew: at first %+v, at last %+v", first, last)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	untouched(t, before)
	for name := range entriesOf(t, os.TempDir()) {
		if !temp[name] && strings.Contains(name, "hotloop-box") {
			t.Errorf("%s was left in %s", name, os.TempDir())
		}
	}
	t.Logf("%d runs in %v; boxes at first %+v, at most %+v, at last %+v", total, time.Since(began).Round(time.Millisecond), first, worst, last)
}

// soakOnce is one box taken, used and given back.
func soakOnce(t *testing.T, s *Sandbox, i int) {
	b, err := s.Box(t.Context())
	if err != nil {
		t.Error(err)
		return
	}
	defer func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}()
	if err := b.WriteFile("in.txt", fmt.Appendf(nil, "%d\n", i), 0o644); err != nil {
		t.Error(err)
		return
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	script, want, limits := "read n < in.txt; echo $n", StatusOK, Limits{}
	switch {
	case i%500 == 7:
		script, want = "while :; do :; done", StatusCPU
		limits = Limits{CPU: 20 * time.Millisecond}
	case i%100 == 3:
		script += "; sleep 99 & setsid sleep 99 & mkdir d /tmp/d; echo x > d/x; echo x > /tmp/d/x; echo x > /dev/shm/x"
	case i%250 == 11:
		script, want = "sleep 99", StatusInternal
		time.AfterFunc(time.Duration(i%3)*time.Millisecond, cancel)
	case i%50 == 13:
		script, want = "exit 3", StatusRuntime
	}
	var out bytes.Buffer
	res, err := b.Run(ctx, Command{Args: []string{"/bin/sh", "-c", script}, Stdout: &out, Limits: limits})
	if err != nil && !errors.Is(err, context.Canceled) || res.Status != want {
		t.Errorf("run %d ended with %q (%s): %v", i, res.Status, res.Reason, err)
	}
	if want == StatusOK && out.String() != fmt.Sprintln(i) {
		t.Errorf("run %d printed %q", i, out.String())
	}
}

// insides are the largest figures of any box's first process.
type insides struct {
	descriptors, threads, mounts int
	resident                     int64
}

// beyond reports growth since first by more than an idle box varies.
func (a insides) beyond(first insides) bool {
	return a.descriptors > first.descriptors+8 || a.mounts > first.mounts+4 || a.threads > first.threads+4 || a.resident > 64<<20
}

func (a insides) most(b insides) insides {
	return insides{max(a.descriptors, b.descriptors), max(a.threads, b.threads), max(a.mounts, b.mounts), max(a.resident, b.resident)}
}

func lookInside(t *testing.T) insides {
	var out insides
	for _, pid := range processesOfBoxes(t) {
		args, err := os.ReadFile("/proc/" + pid + "/cmdline")
		if err != nil || !strings.Contains(string(args), boxArg) {
			continue
		}
		fds, _ := os.ReadDir("/proc/" + pid + "/fd") // it may just have ended
		tasks, _ := os.ReadDir("/proc/" + pid + "/task")
		mounts, _ := os.ReadFile("/proc/" + pid + "/mountinfo")
		m := &meterPoll{page: int64(os.Getpagesize())}
		out = out.most(insides{len(fds), len(tasks), bytes.Count(mounts, []byte("\n")), m.resident(pid)})
	}
	return out
}

func entriesOf(t *testing.T, dir string) map[string]bool {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, e := range entries {
		out[e.Name()] = true
	}
	return out
}
