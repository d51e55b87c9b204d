//go:build linux && (amd64 || arm64)

package sandbox

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// host is what a test must find as it left it.
type host struct {
	mounts, descriptors, boxes, groups int
}

func seeHost(t testing.TB) host {
	t.Helper()
	var h host
	h.mounts = lines(t, "/proc/self/mountinfo")
	fds, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	h.descriptors = len(fds)
	h.boxes = len(processesOfBoxes(t))
	for _, x := range findHierarchies() {
		for _, dir := range x.dirs {
			found, err := filepath.Glob(filepath.Join(dir, fmt.Sprintf("%s%d-*", groupPrefix, os.Getpid())))
			if err != nil {
				t.Fatal(err)
			}
			h.groups += len(found)
		}
	}
	return h
}

func lines(t testing.TB, path string) int {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for s := bufio.NewScanner(f); s.Scan(); {
		n++
	}
	return n
}

// processesOfBoxes lists our descendants: box inits and all they started.
func processesOfBoxes(t testing.TB) []string {
	t.Helper()
	parents := map[string]string{}
	entries, err := os.ReadDir("/proc")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile("/proc/" + e.Name() + "/stat")
		if err != nil {
			continue
		}
		f := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
		parents[e.Name()] = f[1]
	}
	own := fmt.Sprint(os.Getpid())
	var out []string
	for pid := range parents {
		for p := parents[pid]; p != "" && p != "0"; p = parents[p] {
			if p == own {
				out = append(out, pid)
				break
			}
		}
	}
	return out
}

// untouched fails the test if the host is not as it was before, once what is
// allowed a moment to end has ended.
func untouched(t testing.TB, before host) {
	t.Helper()
	var after host
	for range 50 {
		if after = seeHost(t); after == before {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("the host is not as it was: before %+v, after %+v", before, after)
}
