package code

import (
	"context"
	"embed"
	"fmt"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"time"

	"hotloop"
	"hotloop/sandbox"
	"hotloop/toolchain"
)

const goFile = "solution.go"

// golang runs programs built by the Go compiler and linker directly, against
// packages of the standard library that were built beforehand: go build would
// look at the whole world for every small program.
type golang struct{}

// goDriverPath is the driver's import path; no module can have it.
const goDriverPath = "hotloop.driver"

//go:embed godriver/*.go
var goDriver embed.FS

// addGoDriver builds our driver as a package that programs can import.
func addGoDriver(ctx context.Context, lib *toolchain.GoLibrary) error {
	entries, err := goDriver.ReadDir("godriver")
	if err != nil {
		return err
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		if files[e.Name()], err = goDriver.ReadFile("godriver/" + e.Name()); err != nil {
			return err
		}
	}
	return lib.AddPackage(ctx, goDriverPath, files)
}

func (golang) name() string { return "go" }

func (golang) file(*hotloop.CodeSpec) string { return goFile }

func (golang) offers(*hotloop.CodeSpec) string { return "" }

func (golang) spelled(name string) string { return pascal(name) }

func goName(name string) string {
	if name = camel(name); token.IsKeyword(name) || name == "string" || name == "len" || name == "max" || name == "min" || name == "new" || name == "cap" || name == "copy" {
		name += "_"
	}
	return name
}

func (golang) spell(spec *hotloop.CodeSpec) driverConfig {
	c := baseConfig(spec, spec.Entry, pascal)
	if spec.Style == hotloop.StyleClass {
		c.Methods["init"] = "New" + pascal(spec.Entry)
	}
	return c
}

// goType writes a type as Go has it.
func goType(t typ) string {
	switch t.kind {
	case '[':
		return "[]" + goType(*t.of)
	case '{':
		return "map[string]" + goType(*t.of)
	case '?':
		if t.of.base == "any" {
			return "any"
		}
		return "*" + goType(*t.of)
	}
	switch t.base {
	case "float":
		return "float64"
	case "void":
		return ""
	}
	return t.base
}

// goReturns is a result as a Go programmer writes it: what may be missing comes
// with a bool.
func goReturns(text string) (signature, zero string) {
	t, err := parseType(text)
	switch {
	case err != nil || t.base == "void":
		return "", ""
	case t.kind == '?':
		return " (" + goType(*t.of) + ", bool)", "return " + goZero(*t.of) + ", false"
	}
	return " " + goType(t), "return " + goZero(t)
}

func goZero(t typ) string {
	switch {
	case t.kind != 0 || t.base == "any":
		return "nil"
	case t.base == "string":
		return `""`
	case t.base == "bool":
		return "false"
	}
	return "0"
}

func (golang) starter(spec *hotloop.CodeSpec) string {
	var b strings.Builder
	if spec.Style == hotloop.StyleFunction {
		writeGoFunc(&b, "", pascal(spec.Entry), spec.Methods[0])
		return b.String()
	}
	class := pascal(spec.Entry)
	fmt.Fprintf(&b, "type %s struct {\n}\n", class)
	for _, m := range firstMethods(spec) {
		b.WriteByte('\n')
		if m.Name == "init" {
			fmt.Fprintf(&b, "func New%s(%s) *%s {\n\treturn &%s{}\n}\n", class, goParams(m), class, class)
			continue
		}
		writeGoFunc(&b, fmt.Sprintf("(%s *%s) ", strings.ToLower(class[:1]), class), pascal(m.Name), m)
	}
	return b.String()
}

func writeGoFunc(b *strings.Builder, receiver, name string, m hotloop.Method) {
	signature, zero := goReturns(m.Returns)
	fmt.Fprintf(b, "func %s%s(%s)%s {\n", receiver, name, goParams(m), signature)
	if zero != "" {
		fmt.Fprintf(b, "\t%s\n", zero)
	}
	b.WriteString("}\n")
}

func goParams(m hotloop.Method) string {
	params := make([]string, len(m.Params))
	for i, p := range m.Params {
		t, err := parseType(p.Type)
		if err != nil {
			t = typ{base: "any"}
		}
		params[i] = goName(p.Name) + " " + goType(t)
	}
	return strings.Join(params, ", ")
}

// goSignature is what the question calls, for messages.
func goSignature(spec *hotloop.CodeSpec, m hotloop.Method) string {
	var b strings.Builder
	class := pascal(spec.Entry)
	switch {
	case spec.Style == hotloop.StyleFunction:
		writeGoFunc(&b, "", pascal(spec.Entry), m)
	case m.Name == "init":
		return fmt.Sprintf("func New%s(%s) *%s", class, goParams(m), class)
	default:
		writeGoFunc(&b, fmt.Sprintf("(%s *%s) ", strings.ToLower(class[:1]), class), pascal(m.Name), m)
	}
	line, _, _ := strings.Cut(b.String(), " {")
	return line
}

// goAdapter is the main function that hands the candidate's functions to the
// driver. A //line comment before each makes the compiler name it, so that a
// missing one becomes a plain sentence.
func goAdapter(spec *hotloop.CodeSpec, part string) string {
	var b strings.Builder
	b.WriteString("package main\n\nimport hotloopDriver \"" + goDriverPath + "\"\n\nfunc main() {\n\thotloopDriver.Main(map[string]interface{}{\n")
	for i, m := range spec.Methods {
		if !opened(m.Part, part) {
			continue
		}
		name, value := m.Name, "(*"+pascal(spec.Entry)+")."+pascal(m.Name)
		switch {
		case spec.Style == hotloop.StyleFunction:
			name, value = spec.Entry, pascal(spec.Entry)
		case m.Name == "init":
			value = "New" + pascal(spec.Entry)
		}
		fmt.Fprintf(&b, "//line hotloop-method-%d:1\n\t\t%q: %s,\n", i, name, value)
	}
	b.WriteString("//line hotloop-end:1\n\t})\n}\n")
	return b.String()
}

func (golang) prepare(ctx context.Context, t *Toolchains, box *sandbox.Box, spec *hotloop.CodeSpec, source, part string) (prepared, error) {
	g := goBuild{lib: t.set.Go()}
	if g.lib == nil {
		return prepared{}, hotloop.Errorf(hotloop.CodeUnavailable, "Go programs cannot be run on this machine; install the Debian package golang, or see go.dev")
	}
	p := prepared{toolchain: g.lib.Version, command: sandbox.Command{Args: []string{"./program"}, Env: toolchain.GoEnv(limitsOf(spec).memory)}}
	text, facts, err := readGo(source)
	if err != nil {
		p.compile = hotloop.Compile{Output: err.Error()}
		return p, nil
	}
	key := buildKey(g.lib.Version, source, goAdapter(spec, part))
	if b, ok := t.built.get(key); ok {
		p.compile, p.findings, p.shape, p.tests = b.compile, b.findings, b.shape, b.tests
		if b.program == nil {
			return p, nil
		}
		return p, box.WriteFile("program", b.program, 0o555)
	}
	start := time.Now()
	if err := addGoDriver(ctx, g.lib); err != nil {
		return p, err
	}
	imports, unknown, err := g.lib.Imports(ctx, facts.imports)
	if err != nil {
		return p, err
	}
	if unknown != "" {
		p.compile.Output = goFile + ": " + unknown
		return p, nil
	}
	b := built{shape: facts.shape, tests: facts.tests, findings: facts.findings}
	output, program, err := g.build(ctx, box, imports, text, goAdapter(spec, part))
	if err != nil {
		return p, err
	}
	b.compile = hotloop.Compile{OK: program != nil, Output: explainGo(spec, output), Millis: millisSince(start)}
	if b.program = program; program != nil {
		vet, err := g.vet(ctx, box, imports)
		if err != nil {
			return p, err
		}
		b.findings = append(b.findings, vet...)
	}
	t.built.put(key, b)
	p.compile, p.findings, p.shape, p.tests = b.compile, b.findings, b.shape, b.tests
	return p, nil
}

var (
	goMessage = regexp.MustCompile(`^(?:\./)?([^:\s]+):([0-9]+)(?::([0-9]+))?: (.*)$`)
	goMethod  = regexp.MustCompile(`^(?:.*/)?hotloop-method-([0-9]+)$`)
)

// explainGo turns what the compiler said into lines of the candidate's file;
// what it said of our own file becomes a sentence about the method it misses.
func explainGo(spec *hotloop.CodeSpec, output string) string {
	var out []string
	for line := range strings.Lines(output) {
		line = strings.TrimRight(line, "\n")
		m := goMessage.FindStringSubmatch(line)
		if m == nil {
			if line != "" && !strings.HasPrefix(line, "#") {
				out = append(out, line)
			}
			continue
		}
		if method := goMethod.FindStringSubmatch(m[1]); method != nil {
			i, err := strconv.Atoi(method[1])
			if err != nil || i >= len(spec.Methods) {
				continue // the candidate's own //line comment
			}
			out = append(out, fmt.Sprintf("The program has no %s; the compiler says: %s.", goSignature(spec, spec.Methods[i]), m[4]))
			continue
		}
		file := m[1][strings.LastIndexByte(m[1], '/')+1:]
		if m[3] != "" {
			out = append(out, fmt.Sprintf("%s:%s:%s: %s", file, m[2], m[3], m[4]))
		} else {
			out = append(out, fmt.Sprintf("%s:%s: %s", file, m[2], m[4]))
		}
	}
	return clip(strings.Join(out, "\n"), shownLimit)
}

func (golang) program() string {
	return `package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()

	var n int
	fmt.Fscan(in, &n)
}
`
}
