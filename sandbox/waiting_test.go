//go:build linux && (amd64 || arm64)

package sandbox

import (
	"io"
	"testing"
	"time"
)

// TestWhoWaitsIsSeen runs what waits for input, what computes beside a thread
// of its own that waits, and nothing.
func TestWhoWaitsIsSeen(t *testing.T) {
	eachTier(t, func(t *testing.T, s *Sandbox) {
		for _, c := range []struct {
			name, script string
			waits        bool
		}{
			{"it reads", "read line", true},
			{"it computes", "while :; do :; done", false},
			{"its child computes", "while :; do :; done & wait", false},
			{"its child sleeps", "sleep 60 & wait", true},
		} {
			b := box(t, s)
			if waits, err := b.Waiting(); waits || err != nil {
				t.Errorf("before %s: %v, %v", c.name, waits, err)
			}
			in, out := io.Pipe()
			ended := make(chan error, 1)
			go func() {
				_, err := b.Run(t.Context(), Command{Args: []string{"sh", "-c", c.script}, Stdin: in, Limits: Limits{CPU: 20 * time.Second}})
				ended <- err
			}()
			// It is seen to begin; from then on nothing changes.
			seen, end := 0, time.Now().Add(20*time.Second)
			for seen < 20 && time.Now().Before(end) {
				time.Sleep(5 * time.Millisecond)
				waits, err := b.Waiting()
				if err != nil {
					t.Fatal(err)
				}
				if waits == c.waits {
					seen++
				} else {
					seen = 0
				}
			}
			if seen < 20 {
				t.Errorf("%s: that it waits is not seen to be %v", c.name, c.waits)
			}
			b.Close()
			out.Close()
			<-ended
		}
	})
}
