//go:build amd64 || arm64

package sandbox

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// waiting tells whether all threads of all programs of the box sleep.
func (b *core) waiting() (bool, error) {
	if b.cmd == nil || b.cmd.Process == nil {
		return false, nil
	}
	pid := b.cmd.Process.Pid
	if _, err := os.Stat(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid)); err != nil {
		return false, &Error{Code: CodeBroken, Says: fmt.Sprintf("Whether the programs of a box are waiting cannot be seen in /proc (%v).", err), Err: err}
	}
	programs := descendantsOf(pid)
	for _, p := range programs {
		if !sleeps(p) {
			return false, nil
		}
	}
	return len(programs) > 0, nil
}

// sleeps looks at every thread: S is asleep until something happens. R also
// stands for one that would go on if it had a processor, D for one that waits
// for a disk.
func sleeps(pid int) bool {
	dir := "/proc/" + strconv.Itoa(pid) + "/task"
	threads, err := os.ReadDir(dir)
	if err != nil || len(threads) == 0 {
		return false // it has just ended
	}
	for _, t := range threads {
		text, err := os.ReadFile(dir + "/" + t.Name() + "/stat")
		if err != nil {
			return false
		}
		f := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
		if len(f) == 0 || f[0] != "S" {
			return false
		}
	}
	return true
}
