//go:build linux && (amd64 || arm64)

package sandbox

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const crashEnv = "HOTLOOP_SANDBOX_TEST_CRASH"

// crashHelper is the process that TestADeadCallerLeavesNothing kills.
func crashHelper() {
	s, err := Open(context.Background(), Config{Idle: 2})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	b, err := s.Box(context.Background())
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	out := &firstWrite{what: func() { fmt.Println("running") }}
	res, err := b.Run(context.Background(), Command{
		Args:   []string{"/bin/sh", "-c", "echo started; trap '' TERM HUP PIPE; setsid sleep 60 & sleep 60; sleep 60"},
		Stdout: out, Limits: Limits{Wall: time.Minute},
	})
	fmt.Println("not killed", res, err)
	os.Exit(1)
}

type firstWrite struct{ what func() }

func (f *firstWrite) Write(p []byte) (int, error) {
	f.what()
	return len(p), nil
}

func TestADeadCallerLeavesNothing(t *testing.T) {
	before := seeHost(t)
	cmd := exec.CommandContext(t.Context(), "/proc/self/exe", "-test.run=^$")
	cmd.Env = append(os.Environ(), crashEnv+"=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	words := bufio.NewScanner(out)
	if !words.Scan() || words.Text() != "running" {
		t.Fatalf("the helper said %q", words.Text())
	}
	boxes := processesOfBoxes(t)
	if len(boxes) < 4 { // the helper, two inits, a shell
		t.Errorf("only %d processes are running", len(boxes))
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Error("the helper was not killed")
	}
	for _, pid := range boxes {
		gone := false
		for range 200 {
			state, err := os.ReadFile("/proc/" + pid + "/stat")
			if gone = err != nil || strings.Contains(string(state), ") Z "); gone {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		if !gone {
			t.Errorf("process %s outlives the one that started it", pid)
		}
	}
	s := open(t, Config{}) // sweeps
	for _, dir := range s.tier.dirs {
		left, err := filepath.Glob(filepath.Join(dir, fmt.Sprintf("%s%d-*", groupPrefix, cmd.Process.Pid)))
		if err != nil || len(left) > 0 {
			t.Errorf("%v is left (%v)", left, err)
		}
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	untouched(t, before)
}
