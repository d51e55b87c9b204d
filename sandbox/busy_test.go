//go:build linux && (amd64 || arm64)

package sandbox

import (
	"os"
	"os/exec"
	"sync"
	"testing"
)

// TestAProgramJustWrittenStarts writes programs and starts them at once, while
// this process starts others: whoever is between fork and exec holds what was
// open for writing, and the kernel refuses to start a program that is.
func TestAProgramJustWrittenStarts(t *testing.T) {
	program, err := os.ReadFile("/bin/true")
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, Config{Idle: 2})
	done := make(chan struct{})
	var others sync.WaitGroup
	for range 4 {
		others.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					_ = exec.Command("/bin/true").Run()
				}
			}
		})
	}
	n := 400
	if testing.Short() {
		n = 50
	}
	for i := range n {
		b := box(t, s)
		if err := b.WriteFile("program", program, 0o555); err != nil {
			t.Fatal(err)
		}
		if r := runCommand(t, b, Command{Args: []string{"./program"}}); r.Status != StatusOK {
			t.Errorf("run %d ended with %q: %s", i, r.Status, r.Reason)
			break
		}
		b.Close()
	}
	close(done)
	others.Wait()
}
