package code

import (
	"context"
	"embed"
	"fmt"
	"strings"
	"time"

	"hotloop"
	"hotloop/sandbox"
	"hotloop/toolchain"
)

//go:embed javadriver/*.java
var javaDriver embed.FS

// java programs are called by a driver that finds their methods by name.
type java struct{}

func (java) name() string { return "java" }

func (java) file(spec *hotloop.CodeSpec) string { return javaClass(spec) + ".java" }

var javaKeywords = strings.Fields("abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for goto if implements import instanceof int interface long native new package private protected public return short static strictfp super switch synchronized this throw throws transient try void volatile while true false null var record yield")

func javaName(name string) string { return unreserved(camel(name), javaKeywords) }

func (java) spelled(name string) string { return javaName(name) }

// javaClass is the class that a test calls: a function needs one too.
func javaClass(spec *hotloop.CodeSpec) string {
	if spec.Style == hotloop.StyleFunction {
		return "Solution"
	}
	return pascal(spec.Entry)
}

func (java) offers(*hotloop.CodeSpec) string { return "" }

func (java) spell(spec *hotloop.CodeSpec) driverConfig {
	return baseConfig(spec, javaClass(spec), javaName)
}

// javaType writes a type as Java has it; boxed is its form inside a list of
// types.
func javaType(t typ, boxed bool) string {
	switch t.kind {
	case '[':
		return javaType(*t.of, false) + "[]"
	case '{':
		return "Map<String, " + javaType(*t.of, true) + ">"
	case '?':
		return javaType(*t.of, true)
	}
	names := map[string][2]string{"int": {"long", "Long"}, "float": {"double", "Double"}, "bool": {"boolean", "Boolean"}, "string": {"String", "String"}, "any": {"Object", "Object"}, "void": {"void", "void"}}
	if boxed {
		return names[t.base][1]
	}
	return names[t.base][0]
}

// javaSignature is what the question calls.
func javaSignature(spec *hotloop.CodeSpec, m hotloop.Method) string {
	var params []string
	for _, p := range m.Params {
		params = append(params, javaType(mustType(p.Type), false)+" "+javaName(p.Name))
	}
	list := "(" + strings.Join(params, ", ") + ")"
	switch {
	case spec.Style == hotloop.StyleFunction:
		return "static " + javaType(mustType(m.Returns), false) + " " + javaName(spec.Entry) + list
	case m.Name == "init":
		return javaClass(spec) + list
	}
	return javaType(mustType(m.Returns), false) + " " + javaName(m.Name) + list
}

func javaZero(t typ) string {
	return zeroOf(t, "new "+strings.Replace(javaType(t, false), "[]", "[0]", 1), "new HashMap<>()")
}

func (java) starter(spec *hotloop.CodeSpec) string {
	var b strings.Builder
	fmt.Fprintf(&b, "import java.util.*;\n\nclass %s {\n", javaClass(spec))
	for i, m := range firstMethods(spec) {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "    %s {\n", javaSignature(spec, m))
		if m.Returns != "void" && m.Name != "init" {
			fmt.Fprintf(&b, "        return %s;\n", javaZero(mustType(m.Returns)))
		}
		b.WriteString("    }\n")
	}
	b.WriteString("}\n")
	return b.String()
}

// classes is our driver, compiled once.
func (java) classes(ctx context.Context, t *Toolchains, box *sandbox.Box) (map[string][]byte, error) {
	return t.driver("java", func() (map[string][]byte, error) {
		files := map[string][]byte{}
		for _, name := range []string{"HotloopDriver.java", "JavaReader.java"} {
			text, err := javaDriver.ReadFile("javadriver/" + name)
			if err != nil {
				return nil, err
			}
			files[name] = text
		}
		b, err := t.set.Build(ctx, box, "java", files, toolchain.Options{Library: true})
		return ourOwn(b, err)
	})
}

func (j java) prepare(ctx context.Context, t *Toolchains, box *sandbox.Box, spec *hotloop.CodeSpec, source, _ string) (prepared, error) {
	start := time.Now()
	driver, err := j.classes(ctx, t, box)
	if err != nil {
		return prepared{}, err
	}
	tools, err := t.set.Tools("java")
	if err != nil {
		return prepared{}, err
	}
	b, err := t.set.Build(ctx, box, "java", map[string][]byte{j.file(spec): []byte(source)}, toolchain.Options{Library: true, Compile: []string{j.file(spec)}})
	if err != nil {
		return prepared{}, err
	}
	p := prepared{compile: hotloop.Compile{OK: b.OK, Millis: millisSince(start)}, toolchain: b.Toolchain}
	if !b.OK {
		p.compile.Output = clip(b.Output, shownLimit)
		return p, nil
	}
	for name, data := range driver {
		if err := box.WriteFile("driver/"+name, data, 0o444); err != nil {
			return p, err
		}
	}
	memory := limitsOf(spec).memory
	args := append([]string{tools.Path("run")}, toolchain.JavaFlags(memory)...)
	args = append(args, fmt.Sprintf("-Dhotloop.stack=%d", memory/8), "-cp", sandbox.Workspace+"/driver", "HotloopDriver")
	p.command = sandbox.Command{Args: args, Env: tools.Env, Mounts: tools.Mounts}
	return p, nil
}

func (java) program() string {
	return `import java.util.*;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
    }
}
`
}
