package code

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"hotloop/sandbox"
	"hotloop/toolchain"
)

func TestMain(m *testing.M) {
	sandbox.Main()
	if dir := os.Getenv(fullDiskEnv); dir != "" {
		fullDisk(dir)
	}
	if os.Getenv(toolchain.TypeScriptVariable) == "" {
		// Where the pages' tools were installed there is a TypeScript compiler.
		if dir, err := filepath.Abs("../../web/ui/node_modules/typescript"); err == nil {
			os.Setenv(toolchain.TypeScriptVariable, dir)
		}
	}
	code := m.Run()
	if opened, err := theJudge(); err == nil {
		opened.sandbox.Close()
	}
	os.RemoveAll(testCache())
	os.Exit(code)
}

func testCache() string {
	return filepath.Join(os.TempDir(), "hotloop-code-test-"+itoa(os.Getpid()))
}

// theJudge is opened once for all tests: building Go's packages takes a while.
var theJudge = sync.OnceValues(func() (*Judge, error) {
	ctx := context.Background()
	tools := Find(ctx, testCache())
	if err := tools.Warm(ctx); err != nil {
		return nil, err
	}
	boxes, err := sandbox.Open(ctx, sandbox.Config{Mounts: tools.Mounts()})
	if err != nil {
		return nil, err
	}
	return New(Config{Sandbox: boxes, Toolchains: tools})
})

func testJudge(t testing.TB) *Judge {
	t.Helper()
	j, err := theJudge()
	if err != nil {
		t.Fatalf("the judge cannot be opened here: %v", err)
	}
	return j
}
