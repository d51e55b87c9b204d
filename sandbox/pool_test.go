//go:build linux && (amd64 || arm64)

package sandbox

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// idleMemory is the most that the boxes that hotloop keeps waiting may take
// together, in bytes.
const idleMemory = 40 << 20

// TestTheIdlePoolIsSmall sums what the waiting boxes have for themselves
// (Pss: a page that several processes share counts in parts).
func TestTheIdlePoolIsSmall(t *testing.T) {
	if raced {
		t.Skip("SKIPPED: the race detector multiplies the memory of a box")
	}
	s := open(t, Config{Idle: 4})
	for range 20 { // used, wiped and waiting again
		b, err := s.Box(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if r := runIn(t, b, Limits{}, "true"); r.Status != StatusOK {
			t.Fatal(r.Reason)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
	}
	var pss, private int64
	boxes := 0
	for range 100 {
		pss, private, boxes = 0, 0, 0
		for _, pid := range processesOfBoxes(t) {
			if args, err := os.ReadFile("/proc/" + pid + "/cmdline"); err != nil || !strings.Contains(string(args), boxArg) {
				continue
			}
			text, err := os.ReadFile("/proc/" + pid + "/smaps_rollup")
			if err != nil {
				t.Skipf("SKIPPED, NOT TESTED HERE: the memory of a box cannot be read (%v)", err)
			}
			boxes++
			for line := range bytes.Lines(text) {
				var kb int64
				switch {
				case bytes.HasPrefix(line, []byte("Pss:")):
					fmt.Sscanf(string(line[4:]), "%d", &kb)
					pss += kb << 10
				case bytes.HasPrefix(line, []byte("Private_")):
					fmt.Sscanf(string(line[bytes.IndexByte(line, ':')+1:]), "%d", &kb)
					private += kb << 10
				}
			}
		}
		if boxes >= 4 {
			break
		}
		time.Sleep(20 * time.Millisecond) // still being started
	}
	if boxes < 4 {
		t.Fatalf("only %d boxes wait", boxes)
	}
	t.Logf("%d boxes take %.1f MB together, %.1f MB of it shared with nobody", boxes, float64(pss)/(1<<20), float64(private)/(1<<20))
	if pss > idleMemory {
		t.Errorf("the idle pool of %d boxes takes %d bytes, more than %d", boxes, pss, idleMemory)
	}
}
