package toolchain

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hotloop/sandbox"
)

func TestMain(m *testing.M) {
	sandbox.Main()
	if os.Getenv(TypeScriptVariable) == "" {
		// Where the pages' tools were installed there is a TypeScript compiler.
		if dir, err := filepath.Abs("../web/ui/node_modules/typescript"); err == nil {
			os.Setenv(TypeScriptVariable, dir)
		}
	}
	if dir := os.Getenv(compileEnv); dir != "" {
		compileHelper(dir)
		os.Exit(0)
	}
	status := m.Run()
	if opened, err := bench(); err == nil {
		opened.boxes.Close()
	}
	os.RemoveAll(testCache())
	os.Exit(status)
}

func testCache() string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("hotloop-toolchain-test-%d", os.Getpid()))
}

type workbench struct {
	set   *Set
	boxes *sandbox.Sandbox
}

// bench is opened once for all tests.
var bench = sync.OnceValues(func() (workbench, error) {
	set := Find(context.Background(), testCache())
	boxes, err := sandbox.Open(context.Background(), sandbox.Config{Mounts: set.Mounts()})
	return workbench{set, boxes}, err
})

// here opens the workbench and skips, loudly, where a language is missing.
func here(t testing.TB, language string) workbench {
	t.Helper()
	w, err := bench()
	if err != nil {
		t.Fatalf("the sandbox cannot be opened here: %v", err)
	}
	for _, s := range w.set.List() {
		if s.Name == language && s.Missing != "" {
			t.Skipf("NOT TESTED: %s", s.Missing)
		}
	}
	return w
}

// ran is what was seen of a program.
type ran struct {
	built       Built
	result      sandbox.Result
	out, errOut string
}

// run builds a program in a fresh box and starts it.
func (w workbench) run(t testing.TB, language string, files map[string]string, input string, memory int64) ran {
	t.Helper()
	ctx := context.Background()
	box, err := w.boxes.Box(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer box.Close()
	sources := map[string][]byte{}
	for n, text := range files {
		sources[n] = []byte(text)
	}
	var r ran
	if r.built, err = w.set.Build(ctx, box, language, sources, Options{Memory: memory}); err != nil {
		t.Fatalf("%s: %v", language, err)
	}
	if !r.built.OK {
		return r
	}
	var out, errOut bytes.Buffer
	c := r.built.Command
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader(input), &out, &errOut
	c.Limits = sandbox.Limits{CPU: 5 * time.Second, Wall: 15 * time.Second, Memory: memory}
	if r.result, err = box.Run(ctx, c); err != nil {
		t.Fatal(err)
	}
	r.out, r.errOut = out.String(), errOut.String()
	return r
}
