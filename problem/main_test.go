package problem_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"hotloop/problem"
	"hotloop/sandbox"
	"hotloop/toolchain"
)

var (
	boxes *sandbox.Sandbox
	tools *toolchain.Set
)

func TestMain(m *testing.M) {
	sandbox.Main()
	os.Exit(run(m))
}

func run(m *testing.M) int {
	cache, err := os.MkdirTemp("", "problem")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(cache)
	ctx := context.Background()
	tools = toolchain.Find(ctx, cache)
	if boxes, err = sandbox.Open(ctx, sandbox.Config{Mounts: tools.Mounts(), Idle: 3}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer boxes.Close()
	return m.Run()
}

// judge judges a package of ours.
func judge(t *testing.T, dir string, only string) problem.Report {
	t.Helper()
	p, err := problem.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	report, err := p.Judge(t.Context(), problem.Options{Boxes: boxes, Tools: tools, Only: only})
	if err != nil {
		t.Fatal(err)
	}
	return report
}
