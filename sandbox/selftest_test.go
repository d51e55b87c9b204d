//go:build linux && (amd64 || arm64)

package sandbox

import "testing"

func TestEveryProtectionHolds(t *testing.T) {
	eachTier(t, func(t *testing.T, s *Sandbox) {
		checks := SelfTest(t.Context(), s)
		if len(checks) < 15 {
			t.Errorf("only %d protections were tried", len(checks))
		}
		for _, c := range checks {
			t.Logf("%-26s ok=%v | tried %s | saw %s", c.Name, c.OK, c.Tried, c.Saw)
			if !c.OK {
				t.Errorf("%s does not hold: tried %s, saw %s", c.Name, c.Tried, c.Saw)
			}
		}
	})
}
