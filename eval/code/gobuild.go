package code

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"hotloop"
	"hotloop/sandbox"
	"hotloop/toolchain"
)

// maxProgram bounds a built program, in bytes.
const maxProgram = 48 << 20

// goBuild compiles against the built standard library.
type goBuild struct{ lib *toolchain.GoLibrary }

// build compiles and links in the box. program is nil, and output says why, if
// the candidate's program is wrong.
func (g goBuild) build(ctx context.Context, box *sandbox.Box, imports []byte, text, adapter string) (output string, program []byte, err error) {
	for name, data := range map[string][]byte{
		"build/importcfg": imports, "build/" + goFile: []byte(text), "build/adapter.go": []byte(adapter),
	} {
		if err := box.WriteFile(name, data, 0o644); err != nil {
			return "", nil, err
		}
	}
	output, ok, err := g.tool(ctx, box, "compile", "-p", "main", "-importcfg", "importcfg", "-trimpath", sandbox.Workspace+"/build=>.", "-complete", "-pack", "-o", "main.a", goFile, "adapter.go")
	if err != nil || !ok {
		return output, nil, err
	}
	output, ok, err = g.tool(ctx, box, "link", "-importcfg", "importcfg", "-buildmode", "exe", "-s", "-w", "-o", "../program", "main.a")
	if err != nil || !ok {
		return output, nil, err
	}
	program, err = box.ReadFile("program", maxProgram)
	return "", program, err
}

// tool runs one of Go's tools in the box.
func (g goBuild) tool(ctx context.Context, box *sandbox.Box, name string, args ...string) (output string, ok bool, err error) {
	said := toolchain.NewEnds(32 << 10)
	result, err := box.Run(ctx, sandbox.Command{
		Args:   append([]string{g.lib.Tool(name)}, args...),
		Env:    g.lib.Env(),
		Dir:    sandbox.Workspace + "/build",
		Stdout: said, Stderr: said,
		Mounts: g.lib.MountNames(),
		Limits: sandbox.CompileLimits(),
	})
	if err != nil {
		return "", false, err
	}
	switch result.Status {
	case sandbox.StatusOK:
		return said.String(), true, nil
	case sandbox.StatusRuntime:
		return said.String(), false, nil
	case sandbox.StatusNotRun, sandbox.StatusInternal:
		return "", false, hotloop.Errorf(hotloop.CodeUnavailable, "Go's %s could not be started in the sandbox: %s", name, result.Reason)
	}
	return fmt.Sprintf("The %s was stopped: %s", map[string]string{"compile": "compiler", "link": "linker"}[name], result.Reason), false, nil
}

// vet runs Go's own checks. A check that cannot be run says nothing, which is
// not a finding and not an error of the candidate's.
func (g goBuild) vet(ctx context.Context, box *sandbox.Box, imports []byte) ([]finding, error) {
	packages := map[string]string{}
	importMap := map[string]string{}
	for line := range strings.Lines(string(imports)) {
		path, file, ok := strings.Cut(strings.TrimPrefix(strings.TrimRight(line, "\n"), "packagefile "), "=")
		if ok {
			packages[path], importMap[path] = file, path
		}
	}
	config, err := json.Marshal(map[string]any{
		"ID": "main", "Compiler": "gc", "Dir": sandbox.Workspace + "/build", "ImportPath": "main",
		"GoFiles":   []string{goFile, "adapter.go"},
		"ImportMap": importMap, "PackageFile": packages, "Standard": map[string]bool{},
		"VetxOutput": "vet.out", "GoVersion": strings.Fields(g.lib.Version)[0],
	})
	if err != nil {
		return nil, err
	}
	if err := box.WriteFile("build/vet.cfg", config, 0o644); err != nil {
		return nil, err
	}
	output, _, err := g.tool(ctx, box, "vet", "vet.cfg")
	if err != nil {
		return nil, err
	}
	var out []finding
	for line := range strings.Lines(output) {
		m := goMessage.FindStringSubmatch(strings.TrimRight(line, "\n"))
		if m == nil || filepath.Base(m[1]) != goFile || len(out) == maxFindings {
			continue
		}
		if at, err := strconv.Atoi(m[2]); err == nil {
			out = append(out, finding{Rule: "vet", Name: clip(m[4], 160), Line: at})
		}
	}
	return out, nil
}

// built is a program that was compiled, or that did not compile.
type built struct {
	compile  hotloop.Compile
	program  []byte
	findings []finding
	shape    *shape
	tests    int
}

// buildKey names a program built from a source by a tool chain.
func buildKey(version, source, adapter string) [32]byte {
	return sha256.Sum256([]byte(fmt.Sprintf("%s\x00%d\x00%s\x00%s", version, len(source), source, adapter)))
}

// cacheBytes bounds the programs that are kept, in bytes.
const cacheBytes = 48 << 20

// builtCache keeps the programs built last, so that running the visible tests
// and then submitting compiles once.
type builtCache struct {
	mu    sync.Mutex
	order [][32]byte // oldest first
	byKey map[[32]byte]built
	size  int
}

func newBuiltCache() *builtCache { return &builtCache{byKey: map[[32]byte]built{}} }

func (c *builtCache) get(key [32]byte) (built, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	b, ok := c.byKey[key]
	return b, ok
}

func (c *builtCache) put(key [32]byte, b built) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.byKey[key]; ok {
		return
	}
	const overhead = 4 << 10 // a program that did not compile counts too
	c.byKey[key] = b
	c.order = append(c.order, key)
	c.size += len(b.program) + overhead
	for c.size > cacheBytes && len(c.order) > 1 {
		oldest := c.order[0]
		c.size -= len(c.byKey[oldest].program) + overhead
		delete(c.byKey, oldest)
		c.order = c.order[1:]
	}
}
