package toolchain

import (
	"os/exec"
	"runtime"
	"syscall"
)

// gentle is how far building Go's packages stands back behind everything else:
// it is done ahead of time, while somebody looks at the first pages.
const gentle = 10

// startGently starts a command with less right to the processor. The priority
// is that of a thread, which the child inherits; an ordinary user cannot take it
// back, so the thread ends with the goroutine.
func startGently(c *exec.Cmd) error {
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		// Without it the command is only less polite.
		_ = syscall.Setpriority(syscall.PRIO_PROCESS, 0, gentle)
		started <- c.Start()
	}()
	return <-started
}
