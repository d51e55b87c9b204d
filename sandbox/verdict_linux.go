//go:build amd64 || arm64

package sandbox

import (
	"errors"
	"fmt"
	"time"

	"golang.org/x/sys/unix"
)

// judge says how a run ended.
func judge(cause Status, ws unix.WaitStatus, u usage, l Limits, full bool) Result {
	var r Result
	if ws.Signaled() {
		r.Signal = int(ws.Signal())
	} else {
		r.ExitCode = ws.ExitStatus()
	}
	failed := r.Signal != 0 || r.ExitCode != 0
	switch {
	case u.over:
		r.Status = StatusMemory
	case cause != "":
		r.Status = cause
	case u.refused:
		r.Status = StatusProcesses
	case u.cpu > l.CPU || r.Signal == int(unix.SIGXCPU):
		r.Status = StatusCPU
	case r.Signal == int(unix.SIGXFSZ), failed && full:
		r.Status = StatusFiles
	case failed:
		r.Status = StatusRuntime
	default:
		r.Status = StatusOK
	}
	r.Reason = reason(r, l)
	return r
}

// filesFull tells whether the file space is (nearly) used up.
func (b *boxInit) filesFull() bool {
	if b.weak != nil {
		b.weak.looked = time.Time{}
		b.weak.look()
		return b.weak.full()
	}
	var st unix.Statfs_t
	return unix.Statfs(Workspace, &st) == nil && (st.Bavail*uint64(st.Bsize) < 64<<10 || st.Ffree == 0)
}

func reason(r Result, l Limits) string {
	switch r.Status {
	case StatusOK:
		return "It ended by itself with exit code 0."
	case StatusMemory:
		return fmt.Sprintf("It used more than the memory limit of %s.", bytesInWords(l.Memory))
	case StatusCPU:
		return fmt.Sprintf("It used more than the processor time limit of %v.", l.CPU)
	case StatusWall:
		return fmt.Sprintf("It had not ended after the time limit of %v.", l.Wall)
	case StatusOutput:
		return fmt.Sprintf("It wrote more than the output limit of %s.", bytesInWords(l.Output))
	case StatusProcesses:
		return fmt.Sprintf("It tried to have more than %d processes and threads at one time.", l.Processes)
	case StatusFiles:
		return fmt.Sprintf("It failed after it filled its file space of %s.", bytesInWords(l.Files))
	}
	if r.Signal != 0 {
		return fmt.Sprintf("It was ended by signal %d (%s).", r.Signal, unix.SignalName(unix.Signal(r.Signal)))
	}
	return fmt.Sprintf("It ended by itself with exit code %d.", r.ExitCode)
}

func bytesInWords(n int64) string {
	for _, u := range []struct {
		size int64
		name string
	}{{1 << 30, "GiB"}, {1 << 20, "MiB"}, {1 << 10, "KiB"}} {
		if n >= u.size && n%u.size == 0 {
			return fmt.Sprintf("%d %s", n/u.size, u.name)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}

func notStarted(name string, err error) string {
	switch {
	case errors.Is(err, unix.ENOENT):
		return fmt.Sprintf("There is no program %s in the sandbox, or no interpreter or working directory for it.", name)
	case errors.Is(err, unix.EACCES):
		return fmt.Sprintf("%s may not be executed.", name)
	case errors.Is(err, unix.ENOEXEC):
		return fmt.Sprintf("%s is not a program for this machine.", name)
	default:
		return fmt.Sprintf("%s could not be started (%v).", name, err)
	}
}
