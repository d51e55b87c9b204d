//go:build linux && (amd64 || arm64)

package sandbox

import (
	"strings"
	"testing"
)

// TestTheFileThatDoesNotFitIsNamed writes three at once, of which the second is
// larger than the space for files.
func TestTheFileThatDoesNotFitIsNamed(t *testing.T) {
	eachTier(t, func(t *testing.T, s *Sandbox) {
		b := box(t, s)
		// A run sets the space.
		if r := runIn(t, b, Limits{Files: 1 << 20}, "true"); r.Status != StatusOK {
			t.Fatalf("%+v", r)
		}
		err := b.WriteFiles(File{Name: "small", Data: []byte("x"), Mode: 0o644},
			File{Name: "large", Data: make([]byte, 4<<20), Mode: 0o644}, File{Name: "last", Data: []byte("x"), Mode: 0o644})
		if err == nil || !strings.Contains(err.Error(), "large") || strings.Contains(err.Error(), "last") {
			t.Errorf("%v", err)
		}
	})
}
