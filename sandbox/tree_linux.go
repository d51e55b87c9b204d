//go:build amd64 || arm64

package sandbox

import (
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// Without a process namespace nothing ends everything at once: descendants are
// looked up. The box is their reaper, so none can leave the tree.

// descendants lists every process that came from this one, parents first.
func descendants() []int { return descendantsOf(os.Getpid()) }

func descendantsOf(ancestor int) []int {
	var found []int
	seen := map[int]bool{ancestor: true}
	for next := []int{ancestor}; len(next) > 0; {
		pid := next[0]
		next = next[1:]
		for _, child := range childrenOf(pid) {
			if !seen[child] {
				seen[child] = true
				found, next = append(found, child), append(next, child)
			}
		}
	}
	return found
}

func childrenOf(pid int) []int {
	dir := "/proc/" + strconv.Itoa(pid) + "/task"
	d, err := os.Open(dir)
	if err != nil {
		return nil // gone
	}
	defer d.Close()
	threads, _ := d.Readdirnames(-1) // it may go meanwhile
	var out []int
	for _, t := range threads {
		text, _ := os.ReadFile(dir + "/" + t + "/children")
		for f := range strings.FieldsSeq(string(text)) {
			if child, err := strconv.Atoi(f); err == nil {
				out = append(out, child)
			}
		}
	}
	return out
}

// killTree ends every descendant. They are stopped first: a stopped process
// cannot fork and keeps its place under the limit of processes, so that a bomb
// runs out of places instead of running ahead.
func killTree() {
	stopped := map[int]bool{}
	for range 1000 {
		again := false
		for _, pid := range descendants() {
			if !stopped[pid] {
				stopped[pid], again = true, true
				_ = unix.Kill(pid, unix.SIGSTOP) // ESRCH: it has just ended
			}
		}
		if !again {
			break
		}
	}
	for _, pid := range descendants() {
		_ = unix.Kill(pid, unix.SIGKILL) // ESRCH: it has just ended
	}
}

// reapTree kills and waits until the kernel says that there is no child left.
func reapTree(reaped func(pid int, r *unix.Rusage)) (doubt string) {
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
		killTree()
		for {
			var usage unix.Rusage
			pid, err := unix.Wait4(-1, nil, unix.WNOHANG, &usage)
			if err == unix.EINTR {
				continue
			}
			if err == unix.ECHILD {
				return ""
			}
			if err != nil || pid == 0 {
				break
			}
			reaped(pid, &usage)
		}
		time.Sleep(200 * time.Microsecond)
	}
	return "a process survived the end of the run"
}
