package toolchain

import (
	"bytes"
	"context"
	_ "embed"

	"hotloop/sandbox"
)

//go:embed check.py
var pythonCheck []byte

func python() *language {
	return &language{
		name: "python", title: "Python", extensions: []string{".py", ".py3"},
		pack: "python3", remedy: "see python.org",
		find: findPython, build: buildPython,
	}
}

func findPython(ctx context.Context, _ *finder) (tools, error) {
	t, err := sandbox.Python(ctx)
	if err != nil {
		return tools{}, err
	}
	return tools{version: t.Version, mounts: t.Mounts, env: t.Env, paths: map[string]string{"run": t.Path}}, nil
}

// buildPython compiles every file in the head only, so that a mistake in the
// spelling is found before the program runs.
func buildPython(ctx context.Context, b *building) (Built, error) {
	b.putSources()
	main := b.main(func(text []byte) bool { return bytes.Contains(text, []byte("__main__")) })
	// -E and -s keep the user's own settings out; the program's directory stays
	// importable, which -I would forbid. Bytecode is not written.
	flags := []string{b.tools.paths["run"], "-E", "-s", "-B", "-X", "utf8"}
	command := sandbox.Command{
		Args: append(append([]string{}, flags...), sandbox.Workspace+"/"+sourceDir+"/"+main),
		Env:  b.tools.env, Mounts: mountNames(b.tools.mounts),
	}
	key := b.key([]string{"check", main})
	if k, ok := b.set.cache.get(key); ok {
		return Built{OK: k.OK, Output: k.Output, Command: command, Cached: true}, nil
	}
	b.put("check.py", pythonCheck, 0o444)
	s, err := b.tool(ctx, "interpreter", sandbox.Command{
		Args: append([]string{b.tools.paths["run"], "-I", "-S", "-B", "-X", "utf8", "../check.py"}, b.sources()...),
	})
	if err != nil {
		return Built{}, err
	}
	out := Built{OK: s.ok, Output: b.ownWords(s.output), Command: command}
	b.keep(key, kept{OK: out.OK, Output: out.Output})
	return out, nil
}
