package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// slowGo puts a Go on PATH that answers what it is and then builds without end.
// The file it returns appears when it builds, and holds its priority.
func slowGo(t *testing.T) (building string) {
	t.Helper()
	real, err := exec.LookPath("go")
	if err != nil {
		t.Skipf("SKIPPED, NOT TESTED HERE: %v", err)
	}
	out, err := exec.Command(real, "env", "GOVERSION", "GOTOOLDIR", "GOOS", "GOARCH").Output()
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	building = filepath.Join(root, "building")
	script := fmt.Sprintf("#!/bin/sh\nif [ \"$1\" = env ]; then cat <<'E'\n%s\n%sE\nexit 0; fi\nnice > %s.new; mv %s.new %s\nexec sleep 300\n", root, out, building, building, building)
	if err := os.MkdirAll(filepath.Join(root, "bin"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "bin", "go"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", filepath.Join(root, "bin")+":"+os.Getenv("PATH"))
	return building
}

// TestNobodyWaitsForWhatIsPreparedAhead builds Go's packages for ever: the judge
// answers meanwhile, the builder stands back behind everything else, and closing
// ends it.
func TestNobodyWaitsForWhatIsPreparedAhead(t *testing.T) {
	building := slowGo(t)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cache := t.TempDir()
	l := lookForJudge(ctx, cache, 200*time.Millisecond)
	if err := l.ready(ctx); err != nil {
		l.close()
		t.Skipf("SKIPPED, NOT TESTED HERE: %v", err)
	}
	if _, err := os.Stat(building); err == nil {
		t.Error("it builds before the judge is ready")
	}
	var priority []byte
	for len(priority) == 0 && ctx.Err() == nil {
		priority, _ = os.ReadFile(building) // not there yet
		time.Sleep(10 * time.Millisecond)
	}
	if got := strings.TrimSpace(string(priority)); got != "10" && got != "19" {
		t.Errorf("the builder's priority is %q, want lower than that of others", got)
	}
	if len(l.Languages()) == 0 || l.isolation() == "" {
		t.Error("the judge does not answer while it builds")
	}
	began := time.Now()
	l.close()
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("closing took %v", took)
	}
	if left, err := filepath.Glob(filepath.Join(cache, "go", "*", "*")); err != nil || len(left) > 0 {
		t.Errorf("%v is left (%v)", left, err)
	}
}

func TestACommandThatEndsByItselfPreparesNothing(t *testing.T) {
	building := slowGo(t)
	l := lookForJudge(t.Context(), t.TempDir(), never)
	<-l.warmed
	l.close()
	if _, err := os.Stat(building); err == nil {
		t.Error("it builds Go's packages")
	}
}
