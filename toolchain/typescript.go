package toolchain

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"hotloop/sandbox"
)

//go:embed compile.cjs
var typescriptCompile []byte

//go:embed node.d.ts
var typescriptNode []byte

// TypeScriptVariable names, in the environment, the directory of the package
// typescript, where it stands neither beside a tsc on PATH nor where npm and
// Debian put it.
const TypeScriptVariable = "HOTLOOP_TYPESCRIPT"

func typescript() *language {
	return &language{
		name: "typescript", title: "TypeScript", extensions: []string{".ts", ".mts", ".cts"},
		pack: "node-typescript", remedy: "set " + TypeScriptVariable + " to the directory of the npm package typescript",
		find: findTypeScript, build: buildTypeScript,
	}
}

// findTypeScript finds Node and the compiler as a library. Node's own way of
// running TypeScript is not used: it drops the types unread, and a program with
// a type error would pass as right.
func findTypeScript(ctx context.Context, f *finder) (tools, error) {
	t, err := findNode(ctx, f)
	if err != nil {
		return tools{}, err
	}
	var dirs []string
	if dir := os.Getenv(TypeScriptVariable); dir != "" {
		dirs = append(dirs, dir)
	}
	if _, real, err := f.program("tsc"); err == nil {
		dirs = append(dirs, filepath.Dir(filepath.Dir(real))) // typescript/bin/tsc
	}
	dirs = append(dirs, "/usr/local/lib/node_modules/typescript", "/usr/lib/node_modules/typescript", "/usr/share/nodejs/typescript")
	for _, dir := range dirs {
		dir, err := filepath.EvalSymlinks(dir)
		if err != nil {
			continue
		}
		if dir, err = filepath.Abs(dir); err != nil {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, "package.json"))
		if err != nil {
			continue
		}
		var about struct{ Name, Version string }
		if json.Unmarshal(text, &about) != nil || about.Name != "typescript" || about.Version == "" {
			continue
		}
		if _, err := os.Stat(filepath.Join(dir, "lib", "typescript.js")); err != nil {
			continue
		}
		t.version = fmt.Sprintf("TypeScript %s on %s", about.Version, t.version)
		inside := dir
		if mounts := mountOf("typescript", dir); len(mounts) > 0 {
			// Elsewhere than on the host, so that where somebody keeps it is not
			// to be seen inside.
			inside = "/opt/typescript"
			mounts[0].To = inside
			t.mounts = append(t.mounts, mounts...)
		}
		t.paths["library"] = path.Join(inside, "lib", "typescript.js")
		return t, nil
	}
	return tools{}, errNotFound
}

func buildTypeScript(ctx context.Context, b *building) (Built, error) {
	b.putSources()
	main := b.main(nil)
	ext := map[string]string{".ts": ".js", ".mts": ".mjs", ".cts": ".cjs"}[path.Ext(main)]
	command := b.node(productIn + "/" + strings.TrimSuffix(main, path.Ext(main)) + ext)
	s, files, cached, err := b.typescript(ctx)
	if err != nil {
		return Built{}, err
	}
	return Built{OK: s.ok, Output: s.output, Command: command, Cached: cached, Product: files}, nil
}

// typescript compiles all files to /w/program.
func (b *building) typescript(ctx context.Context) (said, map[string][]byte, bool, error) {
	for name, data := range map[string][]byte{"tool/compile.cjs": typescriptCompile, "tool/node.d.ts": typescriptNode} {
		b.put(name, data, 0o444)
	}
	args := []string{b.tools.paths["run"], "--max-old-space-size=1024", "--v8-pool-size=1", "../tool/compile.cjs", b.tools.paths["library"], sandbox.Workspace + "/" + productIn}
	return b.directory(ctx, append(args, b.sources()...))
}
