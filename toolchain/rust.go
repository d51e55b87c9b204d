package toolchain

import (
	"bytes"
	"context"
	"os"
	"path/filepath"

	"hotloop/sandbox"
)

func rust() *language {
	return &language{
		name: "rust", title: "Rust", extensions: []string{".rs"},
		pack: "rustc", remedy: "see rust-lang.org",
		find: findRust, build: buildRust,
	}
}

// findRust asks rustc for its sysroot: the rustc on PATH may be rustup's, which
// only stands in for the real one.
func findRust(ctx context.Context, f *finder) (tools, error) {
	found, _, err := f.program("rustc")
	if err != nil {
		return tools{}, err
	}
	var also []string
	if home, err := os.UserHomeDir(); err == nil {
		also = append(also, filepath.Join(home, ".rustup", "settings.toml"))
	}
	if home := os.Getenv("RUSTUP_HOME"); home != "" {
		also = append(also, filepath.Join(home, "settings.toml"))
	}
	root, err := f.ask(ctx, found, also, "--print", "sysroot")
	if err != nil {
		return tools{}, err
	}
	if root, err = filepath.EvalSymlinks(root); err != nil {
		return tools{}, err
	}
	compiler := filepath.Join(root, "bin", "rustc")
	version, err := f.ask(ctx, compiler, nil, "--version")
	if err != nil {
		return tools{}, err
	}
	// rustc links with cc.
	linker, _, _, err := f.installed(ctx, "cc", "--version")
	if err != nil {
		return tools{}, err
	}
	return tools{
		version: version, mounts: mountOf("rust", root), env: baseEnv(),
		paths: map[string]string{"compiler": compiler, "linker": linker},
	}, nil
}

func buildRust(ctx context.Context, b *building) (Built, error) {
	main := b.main(func(text []byte) bool { return bytes.Contains(text, []byte("fn main")) })
	args := []string{b.tools.paths["compiler"], "--edition=2021", "--crate-type=bin", "--crate-name=program",
		"-Copt-level=2", "-Clinker=" + b.tools.paths["linker"], "--color=never", "--cap-lints=warn"}
	args = append(args, b.opts.Flags...)
	return b.binary(ctx, append(args, "-o", sandbox.Workspace+"/"+productIn, main), main)
}
