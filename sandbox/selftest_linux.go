//go:build amd64 || arm64

package sandbox

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"time"
)

const (
	probeMount = "hotloop-probe" // this binary, as seen inside
	probePath  = "/.probe"
)

// SelfTest tries each protection with a real probe in a real box and says
// what was seen. A Check that could not be made is not OK and says why. The
// binary's func main must call Main.
func SelfTest(ctx context.Context, s *Sandbox) []Check {
	t := &selfTest{ctx: ctx, s: s}
	for _, p := range probes {
		t.probe(p)
	}
	t.user()
	t.limits()
	t.leftovers()
	return t.checks
}

type selfTest struct {
	ctx    context.Context
	s      *Sandbox
	checks []Check
}

func (t *selfTest) add(name, tried, saw string, ok bool) {
	t.checks = append(t.checks, Check{Name: name, Tried: tried, Saw: saw, OK: ok})
}

// run runs one probe in a box of its own.
func (t *selfTest) run(l Limits, args ...string) (Result, string, error) {
	box, err := t.s.Box(t.ctx)
	if err != nil {
		return Result{}, "", err
	}
	defer box.Close() // a box that cannot be closed shows as a leftover
	return runProbe(t.ctx, box, l, args...)
}

func runProbe(ctx context.Context, box *Box, l Limits, args ...string) (Result, string, error) {
	if _, ok := box.core.s.names[probeMount]; !ok {
		return Result{}, "", &Error{Code: CodeMissing, Says: "The program file of this process has been replaced or removed; start it again."}
	}
	if box.core.dir != "" {
		if err := box.core.lendProbe(); err != nil {
			return Result{}, "", err
		}
	}
	var out, errOut bytes.Buffer
	res, err := box.Run(ctx, Command{
		Args: append([]string{probePath, probeArg}, args...), Env: []string{"GOMAXPROCS=2", "GOTRACEBACK=none", "TMPDIR=/tmp"},
		Stdout: &out, Stderr: &errOut, Mounts: []string{probeMount}, Limits: l,
	})
	words := strings.Join(strings.Fields(out.String()+" "+errOut.String()), " ")
	if len(words) > 400 {
		words = strings.ToValidUTF8(words[:400], "") + " …"
	}
	return res, words, err
}

func (t *selfTest) probe(p probe) {
	var args []string
	if p.secrets {
		args = hostSecrets()
	}
	res, saw, err := t.run(Limits{CPU: 5 * time.Second, Wall: 10 * time.Second}, append([]string{p.name}, args...)...)
	switch {
	case err != nil:
		t.add(p.protects, p.tried, "could not be tried: "+err.Error(), false)
	case res.Status == StatusOK:
		t.add(p.protects, p.tried, saw, true)
	default:
		t.add(p.protects, p.tried, strings.TrimSpace(saw+" ("+res.Reason+")"), false)
	}
}

// user tells whether programs run as somebody else than this process.
func (t *selfTest) user() {
	if t.s.tier.tier != TierD || t.s.root {
		return // a user namespace, or a user of the box's own
	}
	t.add("a user of its own", "looking who programs run as", "they run as the user who started hotloop; Landlock and the filter are all that keeps them from this user's files and processes", false)
}

// hostSecrets are files of this host that no program may see.
func hostSecrets() []string {
	out := []string{"/etc/shadow", "/root", "/home", "/var", "/sys", "/boot", "/run"}
	if home, err := os.UserHomeDir(); err == nil {
		out = append(out, home)
	}
	if dir, err := os.Getwd(); err == nil {
		out = append(out, dir)
	}
	return append(out, fmt.Sprintf("/proc/%d", os.Getpid()))
}

// limits tries to pass every limit.
func (t *selfTest) limits() {
	small := Limits{CPU: 20 * time.Second, Wall: 40 * time.Second, Memory: 128 << 20, Processes: 32, Output: 64 << 10, Files: 4 << 20}
	sleepy, busy := small, small
	sleepy.Wall, busy.CPU = 300*time.Millisecond, 300*time.Millisecond
	for _, l := range []struct {
		name, tried, probe string
		limits             Limits
		want               Status
	}{
		{"processor time", "computing without end in two threads, with 300 ms allowed", "spin", busy, StatusCPU},
		{"time on the clock", "sleeping without end, with 300 ms allowed", "sleep", sleepy, StatusWall},
		{"memory", "filling memory without end, with 128 MiB allowed", "eat", small, StatusMemory},
		{"processes", "starting copies of itself without end, with 32 processes and threads allowed", "fork", small, StatusProcesses},
		{"output", "writing to both streams without end, with 64 KiB allowed", "flood", small, StatusOutput},
		{"file space", "writing files without end, with 4 MiB allowed", "fill", small, StatusFiles},
	} {
		res, words, err := t.run(l.limits, l.probe)
		saw := fmt.Sprintf("ended with %q after %v, %v of processor time, %s of memory", res.Status,
			res.Wall.Round(time.Millisecond), res.CPU.Round(time.Millisecond), bytesInWords(roundUp(res.Memory, 1<<10)))
		if err != nil {
			saw = "could not be tried: " + err.Error()
		}
		if err == nil && res.Status != l.want {
			saw += ": " + words
		}
		t.add(l.name, l.tried, saw, err == nil && res.Status == l.want)
	}
}

// leftovers looks for anything that a run leaves for the next.
func (t *selfTest) leftovers() {
	const name = "nothing stays behind"
	const tried = "leaving a detached process, and files in /tmp and /dev/shm, then looking from the next run and the next box"
	box, err := t.s.Box(t.ctx)
	if err != nil {
		t.add(name, tried, "could not be tried: "+err.Error(), false)
		return
	}
	l := Limits{CPU: 5 * time.Second, Wall: 10 * time.Second}
	if res, words, err := runProbe(t.ctx, box, l, "leave"); err != nil || res.Status != StatusOK {
		t.add(name, tried, fmt.Sprintf("could not be tried: %v %s %s", err, res.Reason, words), false)
		_ = box.Close() // the first failure is the one to tell
		return
	}
	res, words, err := runProbe(t.ctx, box, l, "alone")
	ok := err == nil && res.Status == StatusOK
	if err := box.Close(); err != nil {
		t.add(name, tried, err.Error(), false)
		return
	}
	next, more, err := t.run(l, "clean")
	t.add(name, tried, words+"; "+more, ok && err == nil && next.Status == StatusOK)
}
