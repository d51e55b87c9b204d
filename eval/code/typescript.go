package code

import (
	"context"
	"fmt"
	"strings"
	"time"

	"hotloop"
	"hotloop/sandbox"
	"hotloop/toolchain"
)

const tsFile = "solution.ts"

// typescript programs are compiled with their types checked and called by the
// driver of JavaScript.
type typescript struct{}

func (typescript) name() string { return "typescript" }

func (typescript) file(*hotloop.CodeSpec) string { return tsFile }

func (typescript) spelled(name string) string { return camel(name) }

func (typescript) offers(spec *hotloop.CodeSpec) string { return javascript{}.offers(spec) }

func (typescript) spell(spec *hotloop.CodeSpec) driverConfig { return jsConfig(spec, tsFile) }

// tsType writes a type as TypeScript has it.
func tsType(t typ) string { return scriptType(t, "Record", "any") }

func tsZero(t typ) string { return zeroOf(t, "[]", "{}") }

func tsSignature(name string, m hotloop.Method, returns bool) string {
	params := make([]string, len(m.Params))
	for i, p := range m.Params {
		params[i] = jsName(p.Name) + ": " + tsType(mustType(p.Type))
	}
	text := name + "(" + strings.Join(params, ", ") + ")"
	if returns {
		text += ": " + tsType(mustType(m.Returns))
	}
	return text
}

func (typescript) starter(spec *hotloop.CodeSpec) string {
	var b strings.Builder
	body := func(indent, head string, m hotloop.Method) {
		fmt.Fprintf(&b, "%s%s {\n", indent, head)
		if m.Returns != "void" && m.Name != "init" {
			fmt.Fprintf(&b, "%s    return %s;\n", indent, tsZero(mustType(m.Returns)))
		}
		fmt.Fprintf(&b, "%s}\n", indent)
	}
	if spec.Style == hotloop.StyleFunction {
		body("", "function "+tsSignature(jsEntry(spec), spec.Methods[0], true), spec.Methods[0])
		return b.String()
	}
	fmt.Fprintf(&b, "class %s {\n", jsEntry(spec))
	for i, m := range firstMethods(spec) {
		if i > 0 {
			b.WriteByte('\n')
		}
		if m.Name == "init" {
			body("    ", tsSignature("constructor", m, false), m)
			continue
		}
		body("    ", tsSignature(camel(m.Name), m, true), m)
	}
	b.WriteString("}\n")
	return b.String()
}

func (typescript) prepare(ctx context.Context, t *Toolchains, box *sandbox.Box, spec *hotloop.CodeSpec, source, _ string) (prepared, error) {
	start := time.Now()
	b, err := t.set.Build(ctx, box, "typescript", map[string][]byte{tsFile: []byte(source)}, toolchain.Options{Memory: limitsOf(spec).memory, Library: true})
	if err != nil {
		return prepared{}, err
	}
	if !b.OK {
		return prepared{toolchain: b.Toolchain, compile: hotloop.Compile{Output: clip(b.Output, shownLimit), Millis: millisSince(start)}}, nil
	}
	if err := box.WriteFile("program/solution.js", append(b.Product["solution.js"], jsEnd(spec)...), 0o444); err != nil {
		return prepared{}, err
	}
	p, err := nodePrepared(t, box, spec, "typescript")
	p.compile.Millis = millisSince(start)
	return p, err
}

func (typescript) program() string {
	return `import * as fs from "fs";

const data: string[] = fs.readFileSync(0, "utf8").split(/\s+/);
`
}
