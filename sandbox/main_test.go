//go:build linux && (amd64 || arm64)

package sandbox

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"testing"
)

func TestMain(m *testing.M) {
	Main()
	if os.Getenv(crashEnv) != "" {
		crashHelper()
	}
	if os.Getenv(weakEnv) != "" {
		withoutNamespaces()
	}
	os.Exit(m.Run())
}

// open opens a sandbox for one test and closes it after.
func open(t testing.TB, c Config) *Sandbox {
	t.Helper()
	s, err := Open(t.Context(), c)
	if err != nil {
		t.Fatalf("%v (%v)", err, errors.Unwrap(err))
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// eachTier runs a test in every tier that can be had here, with boxes made on
// demand and, once, with boxes that are used again.
func eachTier(t *testing.T, f func(*testing.T, *Sandbox), mounts ...Mount) {
	for _, tier := range []Tier{TierA, TierB, TierC} {
		for _, idle := range []int{0, 1} {
			if idle > 0 && tier == TierC && len(findHierarchies()) > 0 {
				continue // what is done between users is the same in all tiers
			}
			if idle > 0 && os.Getenv(ordinaryEnv) != "" {
				continue // and for all users
			}
			name := "tier " + string(tier) + map[int]string{0: " fresh", 1: " pooled"}[idle]
			t.Run(name, func(t *testing.T) {
				has := func(h hierarchy) bool { return h.tier == tier }
				if tier != TierC && !slices.ContainsFunc(findHierarchies(), has) {
					t.Skipf("SKIPPED, NOT TESTED HERE: this machine has no cgroups for tier %s", tier)
				}
				s, err := Open(t.Context(), Config{Tier: tier, Idle: idle, Mounts: mounts})
				if err != nil {
					t.Fatalf("%v (%v)", err, errors.Unwrap(err))
				}
				t.Cleanup(func() {
					if err := s.Close(); err != nil {
						t.Error(err)
					}
				})
				f(t, s)
			})
		}
	}
}

// box gives a clean box for one test.
func box(t testing.TB, s *Sandbox) *Box {
	t.Helper()
	b, err := s.Box(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

// ran is a Result with what was written.
type ran struct {
	Result
	out, err string
}

func runIn(t testing.TB, b *Box, l Limits, args ...string) ran {
	t.Helper()
	return runCommand(t, b, Command{Args: args, Limits: l})
}

func runCommand(t testing.TB, b *Box, c Command) ran {
	t.Helper()
	var out, errOut bytes.Buffer
	c.Stdout, c.Stderr = &out, &errOut
	res, err := b.Run(t.Context(), c)
	if err != nil {
		t.Fatalf("%v: %v (%v)", c.Args, err, errors.Unwrap(err))
	}
	return ran{res, out.String(), errOut.String()}
}
