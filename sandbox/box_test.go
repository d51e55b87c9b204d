//go:build linux && (amd64 || arm64)

package sandbox

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestTalkingWithAProgram(t *testing.T) {
	s := open(t, Config{})
	b := box(t, s)
	in, feed := io.Pipe()
	hear, out := io.Pipe()
	done := make(chan Result, 1)
	go func() {
		res, err := b.Run(t.Context(), Command{
			Args:  []string{"/bin/sh", "-c", "while read line; do echo \"heard $line\"; done; exit 5"},
			Stdin: in, Stdout: out,
		})
		if err != nil {
			t.Error(err)
		}
		out.Close()
		done <- res
	}()
	answers := bufio.NewScanner(hear)
	for i := range 5 {
		if _, err := fmt.Fprintf(feed, "word %d\n", i); err != nil {
			t.Fatal(err)
		}
		if !answers.Scan() || answers.Text() != fmt.Sprintf("heard word %d", i) {
			t.Fatalf("heard %q", answers.Text())
		}
	}
	feed.Close()
	if res := <-done; res.Status != StatusRuntime || res.ExitCode != 5 {
		t.Errorf("it ended with %q, exit code %d", res.Status, res.ExitCode)
	}
}

func TestAnInputThatNeverEndsDoesNotHoldUpRun(t *testing.T) {
	b := box(t, open(t, Config{}))
	in, feed := io.Pipe()
	defer feed.Close()
	if r := runCommand(t, b, Command{Args: []string{"/bin/true"}, Stdin: in}); r.Status != StatusOK {
		t.Errorf("it ended with %q", r.Status)
	}
}

func TestFilesStayFromRunToRunUntilTheBoxIsClosed(t *testing.T) {
	eachTier(t, func(t *testing.T, s *Sandbox) {
		b, err := s.Box(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if err := b.WriteFile("in/deep/a.txt", []byte("one\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := b.WriteFile("in/deep/a.txt", []byte("two\n"), 0o640); err != nil {
			t.Fatal(err)
		}
		if r := runIn(t, b, Limits{}, "/bin/sh", "-c", "cat in/deep/a.txt; cp in/deep/a.txt b; echo three >> in/deep/a.txt; mkdir in/deep/own"); r.out != "two\n" || r.Status != StatusOK {
			t.Errorf("%q %q %+v", r.out, r.err, r.Result)
		}
		if r := runIn(t, b, Limits{}, "/bin/cat", "b", "in/deep/a.txt"); r.out != "two\ntwo\nthree\n" {
			t.Errorf("the second run reads %q", r.out)
		}
		data, err := b.ReadFile("in/deep/a.txt", 100)
		if err != nil || string(data) != "two\nthree\n" {
			t.Errorf("ReadFile: %q %v", data, err)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := b.ReadFile("b", 100); code(err) != CodeClosed {
			t.Errorf("a closed box answers %v", err)
		}
		next := box(t, s)
		if _, err := next.ReadFile("b", 100); code(err) != CodeMissing {
			t.Errorf("the next box has the file: %v", err)
		}
		if r := runIn(t, next, Limits{}, "/bin/sh", "-c", "ls -A /w /tmp /dev/shm"); r.out != "/dev/shm:\n\n/tmp:\n\n/w:\n" {
			t.Errorf("the next box holds %q", r.out)
		}
	})
}

func code(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func TestNamesOutsideTheWorkspaceAreRefused(t *testing.T) {
	b := box(t, open(t, Config{}))
	for _, name := range []string{"", ".", "..", "../x", "/etc/passwd", "a/../../x", "a\x00b"} {
		if err := b.WriteFile(name, nil, 0o600); code(err) != CodeUsage {
			t.Errorf("WriteFile(%q): %v", name, err)
		}
		if _, err := b.ReadFile(name, 1); code(err) != CodeUsage {
			t.Errorf("ReadFile(%q): %v", name, err)
		}
	}
	if _, err := b.ReadFile("none", 1); code(err) != CodeMissing {
		t.Errorf("a file that is not there: %v", err)
	}
	if err := b.WriteFile("long", []byte("12345"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := b.ReadFile("long", 4); code(err) != CodeUsage {
		t.Errorf("a file over the limit: %v", err)
	}
	if err := b.WriteFile("huge", make([]byte, DefaultLimits().Files+1), 0o600); code(err) == "" {
		t.Errorf("a file larger than the file space: %v", err)
	}
}

func TestWhatCannotBeStarted(t *testing.T) {
	b := box(t, open(t, Config{}))
	if err := b.WriteFile("text", []byte("no program"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := b.WriteFile("closed", []byte("#!/bin/sh\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"no-such-program"}, {"./none"}, {"./text"}, {"./closed"}, {"/"}} {
		if r := runIn(t, b, Limits{}, args...); r.Status != StatusNotRun || r.Reason == "" {
			t.Errorf("%v ended with %q: %s", args, r.Status, r.Reason)
		}
	}
	for name, c := range map[string]Command{
		"no program": {}, "a zero byte": {Args: []string{"a\x00b"}}, "an unknown mount": {Args: []string{"true"}, Mounts: []string{"none"}},
		"negative limits": {Args: []string{"true"}, Limits: Limits{CPU: -1}}, "no room": {Args: []string{"true"}, Limits: Limits{Memory: 1}},
	} {
		if res, err := b.Run(t.Context(), c); code(err) != CodeUsage || res.Status != StatusInternal {
			t.Errorf("%s: %v", name, err)
		}
	}
	if r := runIn(t, b, Limits{}, "true"); r.Status != StatusOK {
		t.Errorf("after that, true ended with %q: %s", r.Status, r.Reason)
	}
}

func TestCancellingARun(t *testing.T) {
	b := box(t, open(t, Config{}))
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, cancel)
	began := time.Now()
	res, err := b.Run(ctx, Command{Args: []string{"sleep", "9"}})
	if !errors.Is(err, context.Canceled) || res.Status != StatusInternal {
		t.Errorf("%v %+v", err, res)
	}
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
	if _, err := b.Run(ctx, Command{Args: []string{"true"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("a run after the end of its context: %v", err)
	}
	if r := runIn(t, b, Limits{}, "true"); r.Status != StatusOK {
		t.Errorf("the next run ended with %q", r.Status)
	}
	// Cancelled at any moment, a run neither hangs nor hurts the next.
	for i := range 40 {
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i)*100*time.Microsecond)
		_, err := b.Run(ctx, Command{Args: []string{"sleep", "9"}})
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("run %d: %v", i, err)
		}
	}
	if r := runIn(t, b, Limits{}, "echo", "fine"); r.out != "fine\n" {
		t.Errorf("the next run printed %q", r.out)
	}
}

func TestClosingABoxEndsItsRun(t *testing.T) {
	for _, idle := range []int{0, 1} {
		s := open(t, Config{Idle: idle})
		b := box(t, s)
		time.AfterFunc(100*time.Millisecond, func() { b.Close() })
		if _, err := b.Run(t.Context(), Command{Args: []string{"sleep", "9"}}); code(err) != CodeClosed {
			t.Errorf("%v", err)
		}
	}
}

func TestOnlyNamedMountsAreSeen(t *testing.T) {
	// A toolchain below a directory that only its owner may enter.
	private := filepath.Join(t.TempDir(), "private")
	tools := filepath.Join(private, "tools", "bin")
	if err := os.MkdirAll(tools, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(tools, "tool"), []byte("#!/bin/sh\necho it works; echo x > $0; rm $0\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(private, "secret"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	cache := filepath.Join(private, "cache")
	if err := os.Chmod(private, 0o700); err != nil {
		t.Fatal(err)
	}
	boxes := 0
	eachTier(t, func(t *testing.T, s *Sandbox) {
		boxes++
		b := box(t, s)
		tool := filepath.Join(tools, "tool")
		if r := runIn(t, b, Limits{}, tool); r.Status != StatusNotRun {
			t.Errorf("without its mount the tool ended with %q", r.Status)
		}
		r := runCommand(t, b, Command{Args: []string{tool}, Mounts: []string{"tools"}})
		if r.out != "it works\n" || !strings.Contains(r.err, "Read-only") {
			t.Errorf("the tool printed %q and %q (%s)", r.out, r.err, r.Reason)
		}
		r = runCommand(t, b, Command{Args: []string{"/bin/sh", "-c", "echo kept >> /cache/x; mkdir -p /cache/d; echo y > /cache/d/y; ls " + private}, Mounts: []string{"tools", "cache"}})
		if r.Status != StatusOK || r.out != "tools\n" {
			t.Errorf("%q %q %s", r.out, r.err, r.Reason)
		}
		r = runIn(t, b, Limits{}, "/bin/sh", "-c", "ls -A /cache "+private+"/*; echo x > /cache/x")
		if strings.Contains(r.out, "x\n") || r.Status != StatusRuntime {
			t.Errorf("a program that names no mount sees %q", r.out)
		}
	}, Mount{Name: "tools", From: filepath.Join(private, "tools")}, Mount{Name: "cache", From: cache, To: "/cache", Access: Writable})
	data, err := os.ReadFile(filepath.Join(cache, "x"))
	if err != nil || strings.Count(string(data), "kept\n") != boxes {
		t.Errorf("the cache holds %q (%v), want one line from each of %d boxes", data, err, boxes)
	}
}

func TestMountsThatCannotBe(t *testing.T) {
	for name, m := range map[string]Mount{
		"relative": {From: "x"}, "root": {From: "/usr", To: "/"}, "over the workspace": {From: "/usr", To: "/w/x"},
		"writable for all": {From: t.TempDir(), Access: Writable}, "missing": {From: "/no/such/place"}, "its own": {Name: probeMount, From: "/usr"},
	} {
		s, err := Open(t.Context(), Config{Mounts: []Mount{m}})
		if code(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil {
			s.Close()
		}
	}
}

func TestManyBoxesAtOnce(t *testing.T) {
	before := seeHost(t)
	s, err := Open(t.Context(), Config{Idle: 3})
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for range 5 {
				b, err := s.Box(t.Context())
				if err != nil {
					t.Error(err)
					return
				}
				var out strings.Builder
				res, err := b.Run(t.Context(), Command{Args: []string{"/bin/sh", "-c", "ls -A; echo $0 | tee own; (sleep 9 &)", fmt.Sprint(i)}, Stdout: &out})
				if err != nil || res.Status != StatusOK || out.String() != fmt.Sprintf("%d\n", i) {
					t.Errorf("box %d: %v %q %q", i, err, res.Reason, out.String())
				}
				if err := b.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, err := s.Box(t.Context()); code(err) != CodeClosed {
		t.Errorf("a closed sandbox gives a box: %v", err)
	}
	untouched(t, before)
}

func TestMemoryIsTheProgramsOwn(t *testing.T) {
	// The parent is made large: a program must not inherit that on paper.
	ballast := make([]byte, 200<<20)
	for i := 0; i < len(ballast); i += 4096 {
		ballast[i] = 1
	}
	eachTier(t, func(t *testing.T, s *Sandbox) {
		b := box(t, s)
		small := runIn(t, b, Limits{}, "/bin/true")
		if small.Memory > 40<<20 {
			t.Errorf("true used %d bytes", small.Memory)
		}
		large := runCommand(t, b, Command{Args: []string{probePath, probeArg, "hold"}, Mounts: []string{probeMount}})
		if large.Status != StatusOK || large.Memory < 90<<20 || large.Memory > 140<<20 {
			t.Errorf("a program that holds 100 MiB used %d bytes (%s)", large.Memory, large.Reason)
		}
		if again := runIn(t, b, Limits{}, "/bin/true"); again.Memory > 40<<20 {
			t.Errorf("the next run of true used %d bytes", again.Memory)
		}
	})
	runtime.KeepAlive(ballast)
}

func TestProcessorTimeIsThatOfAllProcesses(t *testing.T) {
	eachTier(t, func(t *testing.T, s *Sandbox) {
		b := box(t, s)
		r := runCommand(t, b, Command{Args: []string{"/bin/sh", "-c", "for i in 1 2 3; do " + probePath + " " + probeArg + " work; done"}, Mounts: []string{probeMount}})
		if r.Status != StatusOK || r.CPU < 250*time.Millisecond || r.CPU > 300*time.Millisecond+late(600*time.Millisecond) {
			t.Errorf("three times 100 ms took %v of processor time (%s)", r.CPU, r.Reason)
		}
	})
}
