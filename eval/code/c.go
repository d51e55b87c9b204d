package code

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"hotloop"
	"hotloop/sandbox"
)

const cFile = "solution.c"

// cHeader holds the question's types; the candidate's file has it without
// asking and may include it all the same.
const cHeader = "question.h"

// cLang programs are included by a generated file that calls them. Lists, maps
// and what may be missing are structs of a generated header.
type cLang struct{}

func (cLang) name() string { return "c" }

func (cLang) file(*hotloop.CodeSpec) string { return cFile }

var cKeywords = strings.Fields("auto break case char const continue default do double else enum extern float for goto if inline int long register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while bool true false main")

func cName(name string) string { return unreserved(snake(name), cKeywords) }

func (cLang) spelled(name string) string { return cName(name) }

func (cLang) offers(spec *hotloop.CodeSpec) string { return noAny(spec, "C") }

func (cLang) spell(spec *hotloop.CodeSpec) driverConfig {
	return baseConfig(spec, pascal(spec.Entry), cName)
}

// cType writes a type as C has it, cKind what is said of it in names.
func cType(t typ) string {
	switch {
	case t.kind != 0:
		return cKind(t)
	case t.base == "int":
		return "long long"
	case t.base == "float":
		return "double"
	case t.base == "string":
		return "const char *"
	}
	return t.base
}

func cKind(t typ) string {
	switch t.kind {
	case '[':
		return cKind(*t.of) + "_list"
	case '{':
		return cKind(*t.of) + "_map"
	case '?':
		return "maybe_" + cKind(*t.of)
	}
	return t.base
}

// cDeclare puts a type before a name: a pointer needs no space.
func cDeclare(t typ, name string) string {
	text := cType(t)
	if strings.HasSuffix(text, "*") {
		return text + name
	}
	return text + " " + name
}

// cTypes are the composed types of a signature, those that others need first.
func cTypes(spec *hotloop.CodeSpec) []typ {
	var out []typ
	seen := map[string]bool{}
	var add func(t typ)
	add = func(t typ) {
		if t.of == nil {
			return
		}
		add(*t.of)
		if !seen[cKind(t)] {
			seen[cKind(t)] = true
			out = append(out, t)
		}
	}
	for _, t := range typesOf(spec) {
		add(t)
	}
	return out
}

// cDefinition is the struct of a composed type.
func cDefinition(t typ) string {
	name := cKind(t)
	switch t.kind {
	case '[':
		return fmt.Sprintf("typedef struct { %s; size_t count; } %s;", cDeclare(*t.of, "*items"), name)
	case '{':
		return fmt.Sprintf("typedef struct { const char *key; %s; } %s_entry; typedef struct { %s_entry *items; size_t count; } %s;", cDeclare(*t.of, "value"), name, name, name)
	}
	return fmt.Sprintf("typedef struct { bool present; %s; } %s;", cDeclare(*t.of, "value"), name)
}

// cSignature is what the question calls.
func cSignature(spec *hotloop.CodeSpec, m hotloop.Method) string {
	var params []string
	class := pascal(spec.Entry)
	name, returns := cName(spec.Entry), mustType(m.Returns)
	if spec.Style == hotloop.StyleClass {
		name = snake(spec.Entry) + "_" + snake(m.Name)
		params = append(params, class+" *self")
	}
	if m.Name == "init" {
		name, params = snake(spec.Entry)+"_new", nil
	}
	for _, p := range m.Params {
		params = append(params, cDeclare(mustType(p.Type), cName(p.Name)))
	}
	if len(params) == 0 {
		params = []string{"void"}
	}
	list := "(" + strings.Join(params, ", ") + ")"
	if m.Name == "init" {
		return class + " *" + name + list
	}
	return cDeclare(returns, name) + list
}

func (cLang) starter(spec *hotloop.CodeSpec) string {
	var b strings.Builder
	b.WriteString("#include <stdbool.h>\n#include <stdlib.h>\n#include <string.h>\n\n")
	if types := cTypes(spec); len(types) > 0 {
		b.WriteString("// These types are there already; what you return in them may be from malloc.\n")
		for _, t := range types {
			fmt.Fprintf(&b, "// %s\n", cDefinition(t))
		}
		b.WriteByte('\n')
	}
	body := func(m hotloop.Method) {
		fmt.Fprintf(&b, "%s {\n", cSignature(spec, m))
		t := mustType(m.Returns)
		switch {
		case m.Name == "init":
			fmt.Fprintf(&b, "    %s *self = calloc(1, sizeof *self);\n    return self;\n", pascal(spec.Entry))
		case t.kind != 0:
			fmt.Fprintf(&b, "    %s result = {0};\n    return result;\n", cType(t))
		case t.base == "string":
			b.WriteString("    return \"\";\n")
		case t.base == "bool":
			b.WriteString("    return false;\n")
		case t.base != "void":
			b.WriteString("    return 0;\n")
		}
		b.WriteString("}\n")
	}
	if spec.Style == hotloop.StyleFunction {
		body(spec.Methods[0])
		return b.String()
	}
	class := pascal(spec.Entry)
	fmt.Fprintf(&b, "typedef struct %s {\n    int unused;\n} %s;\n", class, class)
	for _, m := range firstMethods(spec) {
		b.WriteByte('\n')
		body(m)
	}
	return b.String()
}

func cQuestion(spec *hotloop.CodeSpec) string {
	var b strings.Builder
	b.WriteString("#ifndef HOTLOOP_QUESTION_H\n#define HOTLOOP_QUESTION_H\n#include <stdbool.h>\n#include <stddef.h>\n")
	if spec.Style == hotloop.StyleClass {
		fmt.Fprintf(&b, "typedef struct %s %s;\n", pascal(spec.Entry), pascal(spec.Entry))
	}
	for _, t := range cTypes(spec) {
		b.WriteString(cDefinition(t) + "\n")
	}
	b.WriteString("#endif\n")
	return b.String()
}

// cRead and cPut are expressions that read and statements that write a value.
func cRead(t typ) string {
	switch {
	case t.kind != 0:
		return "hotloop_read_" + cKind(t) + "()"
	case t.base == "int":
		return "hl_int(-9223372036854775807LL - 1, 9223372036854775807LL)"
	case t.base == "string":
		return "hl_string(NULL)"
	}
	return "hl_" + t.base + "()"
}

func cPut(t typ, value string) string {
	switch {
	case t.kind != 0:
		return "hotloop_put_" + cKind(t) + "(" + value + ");"
	case t.base == "string":
		return "hl_put_string(" + value + ", " + value + " == NULL ? 0 : strlen(" + value + "));"
	}
	return "hl_put_" + t.base + "(" + value + ");"
}

// cConversion are the functions that read and write a composed type.
func cConversion(t typ) string {
	name := cKind(t)
	item := cType(*t.of)
	switch t.kind {
	case '?':
		return fmt.Sprintf(`static inline %[1]s hotloop_read_%[1]s(void) { %[1]s v = {0}; if (hl_null()) return v; v.present = true; v.value = %[2]s; return v; }
static inline void hotloop_put_%[1]s(%[1]s v) { if (!v.present) { hl_put_null(); return; } %[3]s }
`, name, cRead(*t.of), cPut(*t.of, "v.value"))
	case '{':
		item = name + "_entry"
	}
	open, closed, read, key, value := "[", "]", "v.items[v.count] = "+cRead(*t.of)+";", "", "v.items[i]"
	if t.kind == '{' {
		open, closed, value = "{", "}", "v.items[i].value"
		read = "v.items[v.count].key = hl_key(NULL); v.items[v.count].value = " + cRead(*t.of) + ";"
		key = "hl_put_key(v.items[i].key, strlen(v.items[i].key));"
	} else {
		key = "hl_put_item();"
	}
	return fmt.Sprintf(`static inline %[1]s hotloop_read_%[1]s(void) { %[1]s v = {0}; size_t room = 0; hl_open('%[3]s'); while (hl_more('%[4]s')) { if (v.count == room) { room = room * 2 + 4; v.items = realloc(v.items, room * sizeof(%[2]s)); if (v.items == NULL) hl_fail("MemoryError", "", 0); } %[5]s v.count++; } return v; }
static inline void hotloop_put_%[1]s(%[1]s v) { hl_put_open('%[3]s'); for (size_t i = 0; i < v.count; i++) { %[6]s %[7]s } hl_put_close('%[4]s'); }
`, name, item, open, closed, read, key, cPut(*t.of, value))
}

// cAdapter calls the candidate's functions.
func cAdapter(spec *hotloop.CodeSpec, part string) string {
	var b strings.Builder
	b.WriteString("#include <stdlib.h>\n#include <string.h>\n#include \"driver.h\"\n#include \"" + cHeader + "\"\n")
	for _, t := range cTypes(spec) {
		b.WriteString(cConversion(t))
	}
	writeNames(&b, spec)
	b.WriteString("#define main hotloop_own_main\n#include \"" + cFile + "\"\n#undef main\n" + plainWords)
	class := pascal(spec.Entry)
	if spec.Style == hotloop.StyleClass {
		fmt.Fprintf(&b, "static %s *hotloop_object;\n", class)
	}
	b.WriteString("static void hotloop_call(int hotloop_place) {\nswitch (hotloop_place) {\n")
	methods := openedMethods(spec, part)
	for _, i := range sortedPlaces(methods) {
		m := methods[i]
		b.WriteString(methodLine(i))
		fmt.Fprintf(&b, "case %d: {", i)
		var args []string
		if spec.Style == hotloop.StyleClass && m.Name != "init" {
			args = append(args, "hotloop_object")
		}
		for k, p := range m.Params {
			t := mustType(p.Type)
			fmt.Fprintf(&b, " hl_argument(%d, %q); %s = %s;", k+1, cType(t), cDeclare(t, fmt.Sprintf("hotloop_a%d", k)), cRead(t))
			args = append(args, fmt.Sprintf("hotloop_a%d", k))
		}
		name := cName(spec.Entry)
		switch {
		case m.Name == "init":
			name = snake(spec.Entry) + "_new"
		case spec.Style == hotloop.StyleClass:
			name = snake(spec.Entry) + "_" + snake(m.Name)
		}
		call := name + "(" + strings.Join(args, ", ") + ")"
		switch t := mustType(m.Returns); {
		case m.Name == "init":
			fmt.Fprintf(&b, " hl_start(); hotloop_object = %s; hl_stop(); hl_put_null();", call)
		case t.base == "void":
			fmt.Fprintf(&b, " hl_start(); %s; hl_stop(); hl_put_null();", call)
		default:
			fmt.Fprintf(&b, " hl_start(); %s = %s; hl_stop(); %s", cDeclare(t, "hotloop_made"), call, cPut(t, "hotloop_made"))
		}
		b.WriteString(" break; }\n")
	}
	b.WriteString("#line 1 \"hotloop-end\"\n}\n}\nint main(void) { return hl_main(hotloop_names, " + fmt.Sprint(len(spec.Methods)) + ", hotloop_call); }\n")
	return b.String()
}

func (cLang) prepare(ctx context.Context, t *Toolchains, box *sandbox.Box, spec *hotloop.CodeSpec, source, part string) (prepared, error) {
	return t.prepareNative(ctx, box, spec, nativeProgram{
		language: "c", file: cFile,
		files: map[string][]byte{
			cFile: []byte(source), "adapter.c": []byte(cAdapter(spec, part)),
			cHeader: []byte(cQuestion(spec)), "driver.h": nativeFile("driver.h"),
		},
		// A function that is not there would else be found missing by the linker only.
		flags: append(slices.Clone(nativeFlags), "-Werror=implicit-function-declaration", "-Werror=int-conversion", "-Werror=incompatible-pointer-types", "driver.o"), compile: []string{"adapter.c"},
		said: func(output string) string {
			return explainNative(spec, cFile, output, func(m hotloop.Method) string { return cSignature(spec, m) })
		},
	})
}

func (cLang) program() string {
	return `#include <stdio.h>

int main(void) {
    return 0;
}
`
}
