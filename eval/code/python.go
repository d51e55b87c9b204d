package code

import (
	"context"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"hotloop"
	"hotloop/sandbox"
)

//go:embed pydriver/driver.py
var pythonDriver []byte

//go:embed pydriver/look.py
var pythonLook []byte

// recursionLimit is how deep a Python program may call itself: deep enough for
// any tree that is not a list in disguise, shallow enough that an endless
// recursion ends as an exception with a line.
const recursionLimit = 10_000

const pythonFile = "solution.py"

// python runs programs with the interpreter in isolated mode: no environment,
// no site packages, the standard library only.
type python struct{}

func (python) name() string { return "python" }

func (python) file(*hotloop.CodeSpec) string { return pythonFile }

func (python) offers(*hotloop.CodeSpec) string { return "" }

func (python) spelled(name string) string { return pythonName(name) }

// Python's words that no parameter can have as its name.
var pythonKeywords = strings.Fields("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield")

func pythonName(name string) string {
	if name = snake(name); slices.Contains(pythonKeywords, name) {
		name += "_"
	}
	return name
}

func (python) spell(spec *hotloop.CodeSpec) driverConfig {
	entry := pascal(spec.Entry)
	if spec.Style == hotloop.StyleFunction {
		entry = pythonName(spec.Entry)
	}
	return baseConfig(spec, entry, pythonName)
}

// pythonType writes a type as an annotation.
func pythonType(t typ) string {
	switch t.kind {
	case '[':
		return "list[" + pythonType(*t.of) + "]"
	case '{':
		return "dict[str, " + pythonType(*t.of) + "]"
	case '?':
		if t.of.base == "any" {
			return "object"
		}
		return pythonType(*t.of) + " | None"
	}
	switch t.base {
	case "string":
		return "str"
	case "any":
		return "object"
	case "void":
		return "None"
	}
	return t.base
}

func (p python) starter(spec *hotloop.CodeSpec) string {
	var b strings.Builder
	if spec.Style == hotloop.StyleFunction {
		fmt.Fprintf(&b, "def %s\n    pass\n", p.signature(pythonName(spec.Entry), spec.Methods[0], false))
		return b.String()
	}
	fmt.Fprintf(&b, "class %s:\n", pascal(spec.Entry))
	for i, m := range firstMethods(spec) {
		if i > 0 {
			b.WriteByte('\n')
		}
		name := pythonName(m.Name)
		if m.Name == "init" {
			name = "__init__"
		}
		fmt.Fprintf(&b, "    def %s\n        pass\n", p.signature(name, m, true))
	}
	return b.String()
}

func (python) signature(name string, m hotloop.Method, method bool) string {
	var params []string
	if method {
		params = append(params, "self")
	}
	for _, param := range m.Params {
		annotation := "object"
		if t, err := parseType(param.Type); err == nil {
			annotation = pythonType(t)
		}
		params = append(params, pythonName(param.Name)+": "+annotation)
	}
	returns := ""
	if t, err := parseType(m.Returns); err == nil && name != "__init__" {
		returns = " -> " + pythonType(t)
	}
	return name + "(" + strings.Join(params, ", ") + ")" + returns + ":"
}

// prepare writes the driver and the program. Python's syntax check is the
// driver's first answer, so nothing is compiled here.
func (python) prepare(_ context.Context, t *Toolchains, box *sandbox.Box, _ *hotloop.CodeSpec, source, _ string) (prepared, error) {
	for name, data := range map[string][]byte{
		"driver.py": pythonDriver, "look.py": pythonLook, pythonFile: []byte(source),
	} {
		if err := box.WriteFile(name, data, 0o444); err != nil {
			return prepared{}, err
		}
	}
	tools, err := t.set.Tools("python")
	if err != nil {
		return prepared{}, err
	}
	return prepared{
		compile:   hotloop.Compile{OK: true},
		toolchain: tools.Version,
		command: sandbox.Command{
			Args:   []string{tools.Path("run"), "-I", "-S", "-B", "-X", "utf8", "driver.py"},
			Env:    tools.Env,
			Mounts: tools.Mounts,
		},
	}, nil
}

func (python) program() string {
	return `import sys


def main():
    data = sys.stdin.read().split()


main()
`
}
