package code

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"hotloop"
	"hotloop/sandbox"
)

const cppFile = "solution.cc"

// cpp programs are included by a generated file that calls them; the driver
// finds the types of their parameters by itself.
type cpp struct{}

func (cpp) name() string { return "cpp" }

func (cpp) file(*hotloop.CodeSpec) string { return cppFile }

var cppKeywords = strings.Fields("alignas alignof and asm auto bitand bitor bool break case catch char class compl const constexpr continue default delete do double else enum explicit export extern false float for friend goto if inline int long mutable namespace new noexcept not nullptr operator or private protected public register return short signed sizeof static struct switch template this throw true try typedef typename union unsigned using virtual void volatile while xor std main")

func cppName(name string) string { return unreserved(snake(name), cppKeywords) }

func (cpp) spelled(name string) string { return cppName(name) }

func (cpp) offers(spec *hotloop.CodeSpec) string { return noAny(spec, "C++") }

func (cpp) spell(spec *hotloop.CodeSpec) driverConfig {
	return baseConfig(spec, pascal(spec.Entry), cppName)
}

// cppType writes a type as C++ has it.
func cppType(t typ) string {
	switch t.kind {
	case '[':
		return "std::vector<" + cppType(*t.of) + ">"
	case '{':
		return "std::map<std::string, " + cppType(*t.of) + ">"
	case '?':
		return "std::optional<" + cppType(*t.of) + ">"
	}
	switch t.base {
	case "int":
		return "long long"
	case "float":
		return "double"
	case "string":
		return "std::string"
	}
	return t.base
}

func cppParams(m hotloop.Method) string {
	params := make([]string, len(m.Params))
	for i, p := range m.Params {
		t := mustType(p.Type)
		text := cppType(t)
		if t.kind == '{' || t.base == "string" {
			text = "const " + text + " &"
		} else {
			text += " "
		}
		params[i] = text + cppName(p.Name)
	}
	return strings.Join(params, ", ")
}

// cppSignature is what the question calls.
func cppSignature(spec *hotloop.CodeSpec, m hotloop.Method) string {
	class := pascal(spec.Entry)
	switch {
	case spec.Style == hotloop.StyleFunction:
		return cppType(mustType(m.Returns)) + " " + cppName(spec.Entry) + "(" + cppParams(m) + ")"
	case m.Name == "init":
		return class + "(" + cppParams(m) + ")"
	}
	return cppType(mustType(m.Returns)) + " " + cppName(m.Name) + "(" + cppParams(m) + ")"
}

func (cpp) starter(spec *hotloop.CodeSpec) string {
	var b strings.Builder
	signatures := firstMethods(spec)
	all := ""
	for _, m := range signatures {
		all += cppSignature(spec, m) + "\n"
	}
	includes := 0
	for _, header := range []string{"map", "optional", "string", "vector"} {
		if strings.Contains(all, "std::"+header) {
			fmt.Fprintf(&b, "#include <%s>\n", header)
			includes++
		}
	}
	if includes > 0 {
		b.WriteByte('\n')
	}
	body := func(indent string, m hotloop.Method) {
		fmt.Fprintf(&b, "%s%s {\n", indent, cppSignature(spec, m))
		if m.Returns != "void" && m.Name != "init" {
			fmt.Fprintf(&b, "%s    return {};\n", indent)
		}
		fmt.Fprintf(&b, "%s}\n", indent)
	}
	if spec.Style == hotloop.StyleFunction {
		body("", spec.Methods[0])
		return b.String()
	}
	fmt.Fprintf(&b, "class %s {\npublic:\n", pascal(spec.Entry))
	for i, m := range signatures {
		if i > 0 {
			b.WriteByte('\n')
		}
		body("    ", m)
	}
	b.WriteString("};\n")
	return b.String()
}

// cppAdapter calls the candidate's functions. Macros of the candidate's that
// stand for words of the language must not reach it.
func cppAdapter(spec *hotloop.CodeSpec, part string) string {
	var b strings.Builder
	b.WriteString("#include \"driver.hpp\"\n#define main hotloop_own_main\n#include \"" + cppFile + "\"\n#undef main\n" + plainWords)
	writeNames(&b, spec)
	b.WriteString("static void hotloop_call(int hotloop_place) {\nswitch (hotloop_place) {\n")
	class := pascal(spec.Entry)
	methods := openedMethods(spec, part)
	for _, i := range sortedPlaces(methods) {
		m := methods[i]
		b.WriteString(methodLine(i))
		fmt.Fprintf(&b, "case %d: {", i)
		switch {
		case spec.Style == hotloop.StyleFunction:
			fmt.Fprintf(&b, " ::hotloop_driver::function(&%s);", cppName(spec.Entry))
		case m.Name == "init":
			var names []string
			for k, p := range m.Params {
				fmt.Fprintf(&b, " auto hotloop_a%d = ::hotloop_driver::argument<%s>(%d);", k, cppType(mustType(p.Type)), k+1)
				names = append(names, fmt.Sprintf("hotloop_a%d", k))
			}
			fmt.Fprintf(&b, " ::hotloop_driver::construct<%s>(%s);", class, strings.Join(names, ", "))
		default:
			fmt.Fprintf(&b, " ::hotloop_driver::method(*::hotloop_driver::object<%s>(), &%s::%s);", class, class, cppName(m.Name))
		}
		b.WriteString(" break; }\n")
	}
	b.WriteString("#line 1 \"hotloop-end\"\n}\n}\nint main() { return ::hotloop_driver::run(hotloop_names, " + fmt.Sprint(len(spec.Methods)) + ", hotloop_call); }\n")
	return b.String()
}

// plainWords takes back what a candidate's macros made of the language's words.
const plainWords = "#undef int\n#undef long\n#undef char\n#undef const\n#undef static\n#undef void\n#undef switch\n#undef case\n#undef auto\n#undef return\n#undef break\n"

// writeNames writes the names by which tests call the methods.
func writeNames(b *strings.Builder, spec *hotloop.CodeSpec) {
	b.WriteString("static const char *const hotloop_names[] = {")
	for _, m := range spec.Methods {
		fmt.Fprintf(b, "%q, ", m.Name)
	}
	b.WriteString("};\n")
}

func sortedPlaces(methods map[int]hotloop.Method) []int {
	out := make([]int, 0, len(methods))
	for i := range methods {
		out = append(out, i)
	}
	slices.Sort(out)
	return out
}

func (cpp) prepare(ctx context.Context, t *Toolchains, box *sandbox.Box, spec *hotloop.CodeSpec, source, part string) (prepared, error) {
	return t.prepareNative(ctx, box, spec, nativeProgram{
		language: "cpp", file: cppFile,
		files: map[string][]byte{
			cppFile: []byte(source), "adapter.cpp": []byte(cppAdapter(spec, part)),
			"driver.h": nativeFile("driver.h"), "driver.hpp": nativeFile("driver.hpp"),
		},
		flags: append(slices.Clone(nativeFlags), "driver.o"), compile: []string{"adapter.cpp"},
		said: func(output string) string {
			return explainNative(spec, cppFile, output, func(m hotloop.Method) string { return cppSignature(spec, m) })
		},
	})
}

func (cpp) program() string {
	return `#include <iostream>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
}
`
}
