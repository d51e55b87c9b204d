package code

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"hotloop"
	"hotloop/sandbox"
	"hotloop/toolchain"
)

//go:embed jsdriver/driver.cjs
var jsDriver []byte

const jsFile = "solution.js"

// javascript programs are called by a driver that runs each test in a worker
// of its own.
type javascript struct{}

func (javascript) name() string { return "javascript" }

func (javascript) file(*hotloop.CodeSpec) string { return jsFile }

var jsKeywords = strings.Fields("arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield")

// jsName is the name of a variable or a function; methods may be called by any
// word.
func jsName(name string) string { return unreserved(camel(name), jsKeywords) }

func (javascript) spelled(name string) string { return camel(name) }

func jsEntry(spec *hotloop.CodeSpec) string {
	if spec.Style == hotloop.StyleFunction {
		return jsName(spec.Entry)
	}
	return pascal(spec.Entry)
}

// offers refuses questions with whole numbers that a number of JavaScript does
// not hold exactly.
func (javascript) offers(spec *hotloop.CodeSpec) string {
	for _, t := range spec.Tests {
		if beyondDouble(t.Args) || beyondDouble(t.Calls) || beyondDouble(t.Expected) {
			return "this question has whole numbers beyond 2^53, which JavaScript's numbers do not hold exactly; choose another language"
		}
	}
	return ""
}

func beyondDouble(v any) bool {
	switch v := v.(type) {
	case float64:
		return math.Abs(v) > 1<<53 && v == math.Trunc(v)
	case json.Number:
		i, err := strconv.ParseInt(string(v), 10, 64)
		return err == nil && (i > 1<<53 || i < -1<<53)
	case []any:
		for _, e := range v {
			if beyondDouble(e) {
				return true
			}
		}
	case map[string]any:
		for _, e := range v {
			if beyondDouble(e) {
				return true
			}
		}
	}
	return false
}

func (javascript) spell(spec *hotloop.CodeSpec) driverConfig {
	return jsConfig(spec, jsFile)
}

func jsConfig(spec *hotloop.CodeSpec, file string) driverConfig {
	c := baseConfig(spec, jsEntry(spec), camel)
	c.File, c.Load = file, sandbox.Workspace+"/program/solution.js"
	c.HeapMB = int(max(limitsOf(spec).memory-96<<20, limitsOf(spec).memory/3) >> 20)
	return c
}

// jsType writes a type for a comment in JSDoc.
func jsType(t typ) string { return scriptType(t, "Object", "*") }

// scriptType writes a type of JavaScript or TypeScript, which differ in what
// they call a map and what they call anything.
func scriptType(t typ, mapping, anything string) string {
	of := func() string { return scriptType(*t.of, mapping, anything) }
	switch t.kind {
	case '[':
		if t.of.kind == '?' {
			return "(" + of() + ")[]"
		}
		return of() + "[]"
	case '{':
		return mapping + "<string, " + of() + ">"
	case '?':
		return of() + " | null"
	}
	switch t.base {
	case "int", "float":
		return "number"
	case "bool":
		return "boolean"
	case "any":
		return anything
	}
	return t.base
}

func (javascript) starter(spec *hotloop.CodeSpec) string {
	var b strings.Builder
	comment := func(indent string, m hotloop.Method) {
		if len(m.Params) == 0 && (m.Returns == "void" || m.Name == "init") {
			return
		}
		fmt.Fprintf(&b, "%s/**\n", indent)
		for _, p := range m.Params {
			fmt.Fprintf(&b, "%s * @param {%s} %s\n", indent, jsType(mustType(p.Type)), jsName(p.Name))
		}
		if m.Returns != "void" && m.Name != "init" {
			fmt.Fprintf(&b, "%s * @returns {%s}\n", indent, jsType(mustType(m.Returns)))
		}
		fmt.Fprintf(&b, "%s */\n", indent)
	}
	params := func(m hotloop.Method) string {
		names := make([]string, len(m.Params))
		for i, p := range m.Params {
			names[i] = jsName(p.Name)
		}
		return strings.Join(names, ", ")
	}
	if spec.Style == hotloop.StyleFunction {
		comment("", spec.Methods[0])
		fmt.Fprintf(&b, "function %s(%s) {\n}\n", jsEntry(spec), params(spec.Methods[0]))
		return b.String()
	}
	fmt.Fprintf(&b, "class %s {\n", jsEntry(spec))
	for i, m := range firstMethods(spec) {
		if i > 0 {
			b.WriteByte('\n')
		}
		comment("    ", m)
		name := camel(m.Name)
		if m.Name == "init" {
			name = "constructor"
		}
		fmt.Fprintf(&b, "    %s(%s) {\n    }\n", name, params(m))
	}
	b.WriteString("}\n")
	return b.String()
}

// Programs need not export what a test calls; those that do are taken at their
// word, and no line moves.
var jsExport = regexp.MustCompile(`(?m)^export[ \t]+(?:default[ \t]+)?`)

func (javascript) prepare(_ context.Context, t *Toolchains, box *sandbox.Box, spec *hotloop.CodeSpec, source, _ string) (prepared, error) {
	text := jsExport.ReplaceAllStringFunc(source, func(s string) string { return strings.Repeat(" ", len(s)) })
	if err := box.WriteFile("program/solution.js", append([]byte(text), jsEnd(spec)...), 0o444); err != nil {
		return prepared{}, err
	}
	return nodePrepared(t, box, spec, "javascript")
}

// jsEnd hands the entry out to the driver.
func jsEnd(spec *hotloop.CodeSpec) string {
	return fmt.Sprintf("\n;module.exports = { hotloop: typeof %[1]s === \"undefined\" ? undefined : %[1]s };\n", jsEntry(spec))
}

// nodePrepared is a program whose JavaScript stands in the box, ready to be
// called by our driver, which has the protocol on descriptors of its own.
func nodePrepared(t *Toolchains, box *sandbox.Box, spec *hotloop.CodeSpec, language string) (prepared, error) {
	tools, err := t.set.Tools(language)
	if err != nil {
		return prepared{}, err
	}
	if err := box.WriteFile("driver.cjs", jsDriver, 0o444); err != nil {
		return prepared{}, err
	}
	args := []string{"/bin/sh", "-c", `exec "$@" 3<&0 4>&1 0</dev/null 1>&2`, "sh", tools.Path("run")}
	args = append(args, toolchain.NodeFlags(limitsOf(spec).memory)...)
	return prepared{
		compile: hotloop.Compile{OK: true}, toolchain: tools.Version,
		command: sandbox.Command{Args: append(args, "driver.cjs"), Env: tools.Env, Mounts: tools.Mounts},
	}, nil
}

func (javascript) program() string {
	return `const data = require("fs").readFileSync(0, "utf8").split(/\s+/);
`
}
