package toolchain

import (
	"context"
	"fmt"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"

	"hotloop/sandbox"
)

func golang() *language {
	return &language{
		name: "go", title: "Go", extensions: []string{".go"},
		pack: "golang", remedy: "see go.dev",
		find: func(ctx context.Context, f *finder) (tools, error) {
			l, err := findGo(ctx, f)
			if err != nil {
				return tools{}, err
			}
			return tools{version: l.Version, mounts: l.mounts(), env: l.Env(), golang: l}, nil
		},
		build: buildGo,
	}
}

// GoEnv is the environment of a running Go program that may use memory bytes:
// its collector works harder before the limit ends it, and its threads do not
// grow with the machine.
func GoEnv(memory int64) []string {
	return []string{fmt.Sprintf("GOMEMLIMIT=%d", memory*3/4), "GOMAXPROCS=2", "GOTRACEBACK=single"}
}

// Go returns the standard library of the Go that was found, for who builds Go
// programs with a package of its own; nil if there is no Go here.
func (s *Set) Go() *GoLibrary { return s.found["go"].golang }

// buildGo compiles the files as one package main, without modules.
func buildGo(ctx context.Context, b *building) (Built, error) {
	b.putSources()
	command := sandbox.Command{Args: []string{sandbox.Workspace + "/" + productIn}, Env: append(baseEnv(), GoEnv(b.opts.Memory)...)}
	key := b.key(nil)
	if k, ok := b.set.cache.get(key); ok {
		if k.OK {
			b.put(productIn, k.Files[productIn], 0o555)
		}
		return Built{OK: k.OK, Output: k.Output, Command: command, Cached: true, Product: k.Files}, nil
	}
	var names []string
	for _, n := range b.sources() {
		if !strings.HasSuffix(n, "_test.go") {
			names = append(names, n)
		}
	}
	if len(names) == 0 {
		return Built{Output: "The program has test files only.", Command: command}, nil
	}
	var imports []string
	for _, n := range names {
		if path.Dir(n) != path.Dir(names[0]) {
			return Built{Output: fmt.Sprintf("%s:1: the program's Go files stand in several directories; keep one package.", n), Command: command}, nil
		}
		if file, _ := parser.ParseFile(token.NewFileSet(), n, b.files[n], parser.ImportsOnly); file != nil {
			for _, i := range file.Imports {
				if p, err := strconv.Unquote(i.Path.Value); err == nil {
					imports = append(imports, p)
				}
			}
		}
	}
	slices.Sort(imports)
	output, program, err := b.compileGo(ctx, slices.Compact(imports), names)
	if err != nil {
		return Built{}, err
	}
	out := Built{OK: program != nil, Output: output, Command: command}
	keep := kept{OK: out.OK, Output: output}
	if out.OK {
		keep.Files = map[string][]byte{productIn: program}
	}
	out.Product = keep.Files
	b.keep(key, keep)
	return out, nil
}

func (b *building) compileGo(ctx context.Context, imports, names []string) (output string, program []byte, err error) {
	lib := b.tools.golang
	config, unknown, err := lib.Imports(ctx, imports)
	if err != nil || unknown != "" {
		return unknown, nil, err
	}
	b.put("importcfg", config, 0o444)
	args := []string{lib.Tool("compile"), "-p", "main", "-importcfg", "../importcfg", "-trimpath", sandbox.Workspace + "/" + sourceDir + "=>.", "-complete", "-pack", "-o", "../main.a"}
	for _, args := range [][]string{
		append(args, names...),
		{lib.Tool("link"), "-importcfg", "../importcfg", "-buildmode", "exe", "-s", "-w", "-o", "../" + productIn, "../main.a"},
	} {
		s, err := b.tool(ctx, "compiler", sandbox.Command{Args: args})
		if err != nil || !s.ok {
			return strings.ReplaceAll("\n"+b.ownWords(s.output), "\n./", "\n")[1:], nil, err
		}
	}
	program, err = b.box.ReadFile(productIn, maxProduct)
	return "", program, err
}
