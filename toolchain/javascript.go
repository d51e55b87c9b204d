package toolchain

import (
	"context"
	"fmt"
	"path"
	"regexp"

	"hotloop/sandbox"
)

func javascript() *language {
	return &language{
		name: "javascript", title: "JavaScript", extensions: []string{".js", ".mjs", ".cjs"}, with: []string{".json"},
		pack: "nodejs",
		find: findNode, build: buildJavaScript,
	}
}

func findNode(ctx context.Context, f *finder) (tools, error) {
	for _, name := range []string{"node", "nodejs"} {
		path, version, mounts, err := f.installed(ctx, name, "--version")
		if err == nil {
			return tools{version: "Node " + version, mounts: mounts, env: nodeEnv(), paths: map[string]string{"run": path}}, nil
		}
	}
	return tools{}, errNotFound
}

// nodeEnv keeps the number of Node's own threads small and alike everywhere.
func nodeEnv() []string {
	return append(baseEnv(), "UV_THREADPOOL_SIZE=2", "NODE_NO_WARNINGS=1", "NODE_DISABLE_COLORS=1")
}

// What Node keeps beside the heap of the program, in bytes.
const nodeOverhead = 64 << 20

// nodeStack is how deep programs may call, in KB; boxes give 64 MB of stack.
const nodeStack = 48 << 10

// NodeFlags are the settings of Node for a program that is to stay within
// memory bytes. Exported for who starts Node with a file of its own.
func NodeFlags(memory int64) []string {
	heap := max(memory-nodeOverhead, memory/2, 32<<20)
	return []string{fmt.Sprintf("--max-old-space-size=%d", heap>>20), fmt.Sprintf("--stack-size=%d", nodeStack), "--v8-pool-size=1"}
}

// A file with a line like these is a module of the new kind.
var moduleLine = regexp.MustCompile(`(?m)^[ \t]*(?:import\s*[\w{*'"]|export\s+(?:default|const|let|var|function|class|async|\{|\*))`)

func buildJavaScript(ctx context.Context, b *building) (Built, error) {
	main := b.main(nil)
	if path.Ext(main) == ".js" && b.files["package.json"] == nil && moduleLine.Match(b.files[main]) {
		b.put(sourceDir+"/package.json", []byte(`{"type":"module"}`), 0o444)
	}
	b.putSources()
	command := b.node(sourceDir + "/" + main)
	key := b.key([]string{"check", main})
	if k, ok := b.set.cache.get(key); ok {
		return Built{OK: k.OK, Output: k.Output, Command: command, Cached: true}, nil
	}
	out := Built{OK: true, Command: command}
	for _, n := range b.sources() {
		if path.Ext(n) == ".json" {
			continue
		}
		s, err := b.tool(ctx, "interpreter", sandbox.Command{Args: []string{b.tools.paths["run"], "--check", n}})
		if err != nil {
			return Built{}, err
		}
		if !s.ok {
			out.OK = false
			out.Output = nodeWords(b.ownWords(s.output))
			break
		}
	}
	b.keep(key, kept{OK: out.OK, Output: out.Output})
	return out, nil
}

// node starts a file of the workspace.
func (b *building) node(file string) sandbox.Command {
	args := append([]string{b.tools.paths["run"]}, NodeFlags(b.opts.Memory)...)
	return sandbox.Command{Args: append(args, sandbox.Workspace+"/"+file), Env: b.tools.env, Mounts: mountNames(b.tools.mounts)}
}

var nodeInner = regexp.MustCompile(`(?m)^(?:\s+at .*|Node\.js v.*)\n?`)

// nodeWords leaves Node's own frames out of what it says.
func nodeWords(text string) string {
	return regexp.MustCompile(`\n{2,}`).ReplaceAllString(nodeInner.ReplaceAllString(text+"\n", ""), "\n")
}
