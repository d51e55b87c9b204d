//go:build amd64 || arm64

package sandbox

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// burdens are the probes that use up, try to pass a limit, or try to stay.
var burdens = map[string]func(){
	"nothing": func() {},
	"spin": func() {
		go spin()
		spin()
	},
	"sleep": func() { time.Sleep(time.Hour) },
	"eat": func() {
		var kept [][]byte
		for {
			kept = append(kept, bytes.Repeat([]byte{1}, 1<<20))
			runtime.KeepAlive(kept)
		}
	},
	"hold": func() {
		held, err := unix.Mmap(-1, 0, 100<<20, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE)
		if err != nil {
			os.Exit(1)
		}
		for i := 0; i < len(held); i += 4096 {
			held[i] = 1
		}
		time.Sleep(20 * time.Millisecond)
	},
	"work": func() {
		var r unix.Rusage
		for r.Utime.Nano()+r.Stime.Nano() < int64(100*time.Millisecond) {
			if unix.Getrusage(unix.RUSAGE_SELF, &r) != nil {
				os.Exit(1)
			}
		}
	},
	"fork": func() {
		for {
			forkAndWait() // refused ones are tried again
		}
	},
	"flood": func() {
		line := bytes.Repeat([]byte("x"), 1<<10)
		for {
			_, _ = os.Stdout.Write(line) // nobody is left to tell
			_, _ = os.Stderr.Write(line)
		}
	},
	"fill": func() {
		block := make([]byte, 64<<10)
		for i := 0; ; i++ {
			for _, dir := range scratchPlaces() {
				if err := os.WriteFile(fmt.Sprintf("%s/%d", dir, i), block, 0o600); err != nil {
					fmt.Println(err)
					os.Exit(1)
				}
			}
		}
	},
	"leave": func() {
		c := copyOfItself("sleep")
		c.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
		if err := c.Start(); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		_ = os.Mkdir(".hidden", 0o700) // the second time it is there
		for _, dir := range append(scratchPlaces(), ".hidden") {
			if err := os.WriteFile(dir+"/left", nil, 0o600); err != nil {
				fmt.Println(err)
				os.Exit(1)
			}
		}
		_ = os.Chmod(".hidden", 0) // harder to remove
	},
	"alone": func() {
		if !ownTree() { // it sees the host's processes and could not tell
			fmt.Print("the box counted no process after the run")
			return
		}
		for pid := 2; pid < 1<<15; pid++ {
			if pid == os.Getpid() || unix.Kill(pid, 0) == unix.ESRCH || unix.Tgkill(os.Getpid(), pid, 0) == nil {
				continue
			}
			if _, err := os.Stat(fmt.Sprintf("/proc/%d", pid)); err == nil {
				fmt.Printf("process %d is alive\n", pid)
				os.Exit(1)
			}
		}
		fmt.Print("the next run found no process but its own")
	},
	"clean": func() {
		for _, dir := range scratchPlaces() {
			entries, err := os.ReadDir(dir)
			if err != nil || len(entries) > 0 {
				fmt.Printf("%s holds %v %v\n", dir, entries, err)
				os.Exit(1)
			}
		}
		fmt.Print("the next box found no file")
	},
}

func copyOfItself(what string) *exec.Cmd { return exec.Command(os.Args[0], probeArg, what) }

// ownTree tells whether this probe sees a file tree of the box, not the host's.
func ownTree() bool { return os.Args[0] == probePath }

// scratchPlaces are the directories that a program may write in.
func scratchPlaces() []string {
	if ownTree() {
		return []string{Workspace, "/tmp", "/dev/shm"}
	}
	return []string{".", os.TempDir()}
}

func spin() {
	for n := uint64(0); ; n++ {
		if n == 1<<63 {
			return
		}
	}
}

// forkAndWait makes a copy of this process that waits for ever. The copy has
// one thread and no run-time to speak of: it makes system calls and no more.
//
//go:norace
//go:nosplit
func forkAndWait() {
	pid, _, e := syscall.RawSyscall6(unix.SYS_CLONE, uintptr(syscall.SIGCHLD), 0, 0, 0, 0, 0)
	for pid == 0 && e == 0 {
		_, _, _ = syscall.RawSyscall6(unix.SYS_PPOLL, 0, 0, 0, 0, 0, 0)
	}
}
