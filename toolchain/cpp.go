package toolchain

import (
	"context"
	"path/filepath"
	"strings"

	"hotloop/sandbox"
)

func cpp() *language {
	return &language{
		name: "cpp", title: "C++", extensions: []string{".cc", ".cpp", ".cxx", ".c++", ".C"}, with: []string{".c"},
		pack: "g++",
		find: func(ctx context.Context, f *finder) (tools, error) { return findNative(ctx, f, "g++", "c++") },
		build: func(ctx context.Context, b *building) (Built, error) {
			args := []string{b.tools.paths["compiler"], "-std=gnu++20", "-O2", "-pipe", "-fdiagnostics-color=never", "-DONLINE_JUDGE"}
			return b.native(ctx, append(args, b.opts.Flags...))
		},
	}
}

// findNative finds a compiler of the system's GNU kind by the first of the
// names that is there.
func findNative(ctx context.Context, f *finder, names ...string) (tools, error) {
	for _, name := range names {
		if path, version, mounts, err := f.installed(ctx, name, "--version"); err == nil {
			return tools{version: name + strings.TrimPrefix(version, filepath.Base(path)), mounts: mounts, env: baseEnv(), paths: map[string]string{"compiler": path}}, nil
		}
	}
	return tools{}, errNotFound
}

// native compiles C or C++ files to a program.
func (b *building) native(ctx context.Context, args []string) (Built, error) {
	args = append(args, "-o", sandbox.Workspace+"/"+productIn)
	args = append(args, b.sources()...)
	return b.binary(ctx, append(args, "-lm", "-pthread"), "")
}
