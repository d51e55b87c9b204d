package code

import (
	"context"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"hotloop"
	"hotloop/sandbox"
)

const rustFile = "solution.rs"

// rust programs are included by a generated module that calls them.
type rust struct{}

func (rust) name() string { return "rust" }

func (rust) file(*hotloop.CodeSpec) string { return rustFile }

var rustKeywords = strings.Fields("as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self static struct super trait true type unsafe use where while abstract become box do final macro override priv try typeof unsized virtual yield gen")

func rustName(name string) string { return unreserved(snake(name), rustKeywords) }

func (rust) spelled(name string) string { return rustName(name) }

func (rust) offers(spec *hotloop.CodeSpec) string { return noAny(spec, "Rust") }

func (rust) spell(spec *hotloop.CodeSpec) driverConfig {
	return baseConfig(spec, pascal(spec.Entry), rustName)
}

// rustType writes a type as Rust has it.
func rustType(t typ) string {
	switch t.kind {
	case '[':
		return "Vec<" + rustType(*t.of) + ">"
	case '{':
		return "std::collections::HashMap<String, " + rustType(*t.of) + ">"
	case '?':
		return "Option<" + rustType(*t.of) + ">"
	}
	switch t.base {
	case "int":
		return "i64"
	case "float":
		return "f64"
	case "string":
		return "String"
	case "void":
		return "()"
	}
	return t.base
}

// rustSignature is what the question calls.
func rustSignature(spec *hotloop.CodeSpec, m hotloop.Method) string {
	var params []string
	name, returns := rustName(m.Name), " -> "+rustType(mustType(m.Returns))
	switch {
	case spec.Style == hotloop.StyleFunction:
		name = rustName(spec.Entry)
	case m.Name == "init":
		name, returns = "new", " -> Self"
	default:
		params = append(params, "&mut self")
	}
	for _, p := range m.Params {
		params = append(params, rustName(p.Name)+": "+rustType(mustType(p.Type)))
	}
	if m.Returns == "void" && m.Name != "init" {
		returns = ""
	}
	return "fn " + name + "(" + strings.Join(params, ", ") + ")" + returns
}

func rustZero(t typ) string {
	switch {
	case t.kind == '[':
		return "Vec::new()"
	case t.kind == '{':
		return "Default::default()"
	case t.kind == '?':
		return "None"
	case t.base == "string":
		return "String::new()"
	case t.base == "bool":
		return "false"
	case t.base == "float":
		return "0.0"
	case t.base == "void":
		return ""
	}
	return "0"
}

func (rust) starter(spec *hotloop.CodeSpec) string {
	var b strings.Builder
	if spec.Style == hotloop.StyleFunction {
		fmt.Fprintf(&b, "%s {\n    %s\n}\n", rustSignature(spec, spec.Methods[0]), rustZero(mustType(spec.Methods[0].Returns)))
		return b.String()
	}
	class := pascal(spec.Entry)
	fmt.Fprintf(&b, "struct %s {\n}\n\nimpl %s {\n", class, class)
	for i, m := range firstMethods(spec) {
		if i > 0 {
			b.WriteByte('\n')
		}
		body := rustZero(mustType(m.Returns))
		if m.Name == "init" {
			body = class + " {}"
		}
		fmt.Fprintf(&b, "    %s {\n", rustSignature(spec, m))
		if body != "" {
			fmt.Fprintf(&b, "        %s\n", body)
		}
		b.WriteString("    }\n")
	}
	b.WriteString("}\n")
	return b.String()
}

// rustAdapter calls the candidate's functions from within their module, so
// that nothing need be public. methods tells which of its lines call which
// method.
func rustAdapter(spec *hotloop.CodeSpec, part string) (text string, methods map[int]int) {
	var b strings.Builder
	line := 0
	put := func(format string, args ...any) {
		line++
		fmt.Fprintf(&b, format+"\n", args...)
	}
	methods = map[int]int{}
	class := pascal(spec.Entry)
	put("#![allow(warnings)]")
	put("#[path = \"driver.rs\"] mod hotloop_driver;")
	put("mod solution {")
	put("include!(%q);", rustFile)
	if spec.Style == hotloop.StyleClass {
		put("static mut HOTLOOP_OBJECT: *mut %s = ::std::ptr::null_mut();", class)
	}
	put("pub extern \"C\" fn hotloop_call(hotloop_place: i32) { match hotloop_place {")
	open := openedMethods(spec, part)
	for _, i := range sortedPlaces(open) {
		m := open[i]
		var read, args strings.Builder
		for k := range m.Params {
			fmt.Fprintf(&read, "let hotloop_a%d = crate::hotloop_driver::argument(%d); ", k, k+1)
			fmt.Fprintf(&args, "hotloop_a%d, ", k)
		}
		call := "unsafe { (*HOTLOOP_OBJECT)." + rustName(m.Name) + "(" + args.String() + ") }"
		after := "crate::hotloop_driver::put(&hotloop_made);"
		switch {
		case spec.Style == hotloop.StyleFunction:
			call = rustName(spec.Entry) + "(" + args.String() + ")"
		case m.Name == "init":
			call = class + "::new(" + args.String() + ")"
			after = "unsafe { HOTLOOP_OBJECT = ::std::boxed::Box::into_raw(::std::boxed::Box::new(hotloop_made)) }; crate::hotloop_driver::put(&());"
		}
		put("%d => { %scrate::hotloop_driver::start(); let hotloop_made = %s; crate::hotloop_driver::stop(); %s }", i, read.String(), call, after)
		methods[line] = i
	}
	put("_ => {} } }")
	put("}")
	var names []string
	for _, m := range spec.Methods {
		names = append(names, fmt.Sprintf("%q", m.Name))
	}
	put("fn main() { hotloop_driver::run(&[%s], solution::hotloop_call) }", strings.Join(names, ", "))
	return b.String(), methods
}

func (rust) prepare(ctx context.Context, t *Toolchains, box *sandbox.Box, spec *hotloop.CodeSpec, source, part string) (prepared, error) {
	adapter, methods := rustAdapter(spec, part)
	return t.prepareNative(ctx, box, spec, nativeProgram{
		language: "rust", file: rustFile, main: "adapter.rs",
		files: map[string][]byte{rustFile: []byte(source), "adapter.rs": []byte(adapter), "driver.rs": nativeFile("driver.rs")},
		flags: []string{"-Cdebuginfo=1", "-Crelocation-model=static", "-Clink-arg=driver.o", "-Clink-arg=-lc", "--error-format=short"},
		said:  func(output string) string { return explainRust(spec, methods, output) },
	})
}

var rustMessage = regexp.MustCompile(`^([^\s:]+):(\d+):(\d+): (.*)$`)

// explainRust keeps what the compiler said of the candidate's own file and
// makes a sentence of what it said of the call of a method.
func explainRust(spec *hotloop.CodeSpec, methods map[int]int, output string) string {
	var out []string
	named := map[int]bool{}
	for line := range strings.Lines(output) {
		line = strings.TrimRight(line, "\n")
		m := rustMessage.FindStringSubmatch(line)
		switch {
		case m == nil:
			if strings.HasPrefix(line, "The compiler") {
				out = append(out, line)
			}
		case path.Base(m[1]) == rustFile:
			if !strings.HasPrefix(m[4], "warning") {
				out = append(out, strings.Replace(line, m[1], rustFile, 1))
			}
		case path.Base(m[1]) == "adapter.rs" && strings.HasPrefix(m[4], "error"):
			var at int
			fmt.Sscan(m[2], &at)
			if i, ok := methods[at]; ok && !named[i] {
				named[i] = true
				_, says, _ := strings.Cut(m[4], ": ")
				out = append(out, fmt.Sprintf("The program has no %s as the question calls it; the compiler says: %s.", rustSignature(spec, spec.Methods[i]), says))
			}
		}
	}
	if len(out) == 0 {
		return output
	}
	return strings.Join(slices.Compact(out), "\n")
}

func (rust) program() string {
	return `use std::io::{self, Read};

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let mut _words = text.split_whitespace();
}
`
}
