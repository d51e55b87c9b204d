package code

import (
	"bytes"
	"context"
	"embed"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"hotloop"
	"hotloop/sandbox"
	"hotloop/toolchain"
)

//go:embed nativedriver
var nativeDriver embed.FS

func nativeFile(name string) []byte {
	text, err := nativeDriver.ReadFile("nativedriver/" + name)
	if err != nil {
		panic(err) // it is embedded above
	}
	return text
}

// nativeFlags make addresses on the stack those of the file, and name lines.
var nativeFlags = []string{"-g1", "-gdwarf-4", "-fno-pie", "-no-pie", "-fmax-errors=20", "-fno-diagnostics-show-caret"}

// nativeObject is our driver of C, C++ and Rust, compiled once.
func (t *Toolchains) nativeObject(ctx context.Context, box *sandbox.Box) ([]byte, error) {
	files, err := t.driver("native", func() (map[string][]byte, error) {
		b, err := t.set.Build(ctx, box, "c", map[string][]byte{"driver.c": nativeFile("driver.c"), "driver.h": nativeFile("driver.h")},
			toolchain.Options{Flags: append(slices.Clone(nativeFlags), "-c"), Compile: []string{"driver.c"}, Library: true})
		return ourOwn(b, err)
	})
	return files["program"], err
}

// driver returns the files of a compiled driver, made by build the first time.
func (t *Toolchains) driver(name string, build func() (map[string][]byte, error)) (map[string][]byte, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if files, ok := t.drivers[name]; ok {
		return files, nil
	}
	files, err := build()
	if err == nil {
		t.drivers[name] = files
	}
	return files, err
}

// ourOwn takes what was built of a driver of ours, which has to compile.
func ourOwn(b toolchain.Built, err error) (map[string][]byte, error) {
	if err == nil && !b.OK {
		err = hotloop.Errorf(hotloop.CodeUnavailable, "our driver does not compile with %s: %s", b.Toolchain, clip(b.Output, 300))
	}
	return b.Product, err
}

// A nativeProgram is what is handed to a native compiler beside the driver.
type nativeProgram struct {
	language string
	file     string // the candidate's
	files    map[string][]byte
	flags    []string
	compile  []string
	main     string
	said     func(output string) string // the compiler's words for the candidate
}

// prepareNative compiles a program that is called through the native driver.
func (t *Toolchains) prepareNative(ctx context.Context, box *sandbox.Box, spec *hotloop.CodeSpec, n nativeProgram) (prepared, error) {
	start := time.Now()
	object, err := t.nativeObject(ctx, box)
	if err != nil {
		return prepared{}, err
	}
	n.files["driver.o"] = object
	b, err := t.set.Build(ctx, box, n.language, n.files, toolchain.Options{Memory: limitsOf(spec).memory, Flags: n.flags, Compile: n.compile, Main: n.main})
	if err != nil {
		return prepared{}, err
	}
	output := b.Output
	if !b.OK {
		output = n.said(output)
	} else {
		output = ""
	}
	return prepared{
		compile:   hotloop.Compile{OK: b.OK, Output: clip(output, shownLimit), Millis: millisSince(start)},
		toolchain: b.Toolchain, command: b.Command,
		locate: func(ctx context.Context, at []uint64) (int, string) { return placeOf(ctx, box, n.file, at) },
	}, nil
}

// placeOf finds the innermost of the addresses that stands in the candidate's
// file. Not to find it is no error: a verdict without a line is one all the
// same.
func placeOf(ctx context.Context, box *sandbox.Box, file string, at []uint64) (line int, function string) {
	args := []string{"addr2line", "-e", "program", "-f", "-C", "-i"}
	for _, a := range at {
		if a > 0 && a < 1<<32 { // what is above belongs to shared libraries
			args = append(args, fmt.Sprintf("%#x", a-1)) // a return address stands behind its call
		}
	}
	var out bytes.Buffer
	result, err := box.Run(ctx, sandbox.Command{Args: args, Stdout: &out, Limits: sandbox.Limits{CPU: 5 * time.Second, Wall: 10 * time.Second, Output: 1 << 20}})
	if err != nil || result.Status != sandbox.StatusOK {
		return 0, ""
	}
	lines := strings.Split(out.String(), "\n")
	for i := 0; i+1 < len(lines); i += 2 {
		where, _, _ := strings.Cut(lines[i+1], " ")
		at, number, ok := strings.Cut(where, ":")
		if n, err := strconv.Atoi(number); ok && err == nil && path.Base(at) == file && n > 0 {
			return n, plainFunction(lines[i])
		}
	}
	return 0, ""
}

var functionArgs = regexp.MustCompile(`\(.*$|<.*$|\[.*$`)

// plainFunction is a function's own name without its class and its arguments.
func plainFunction(name string) string {
	name = functionArgs.ReplaceAllString(name, "")
	if i := strings.LastIndex(name, "::"); i >= 0 {
		name = name[i+2:]
	}
	return clip(name[strings.LastIndexByte(name, ' ')+1:], 60)
}

var (
	nativeMessage = regexp.MustCompile(`^([^\s:]+):(\d+):(?:(\d+):)? (.*)$`)
	linkMessage   = regexp.MustCompile(`(undefined reference to|multiple definition of) (.*)$`)
)

// explainNative keeps what a C or C++ compiler said of the candidate's own file
// and makes a sentence of what it said of the call of a method.
func explainNative(spec *hotloop.CodeSpec, file, output string, signature func(hotloop.Method) string) string {
	var out []string
	named := map[int]bool{}
	for line := range strings.Lines(output) {
		line = strings.TrimRight(line, "\n")
		m := nativeMessage.FindStringSubmatch(line)
		switch {
		case m == nil:
			if l := linkMessage.FindString(line); l != "" || strings.HasPrefix(line, "The compiler") {
				out = append(out, firstNonEmpty(l, line))
			}
		case path.Base(m[1]) == file:
			out = append(out, strings.Replace(line, m[1], file, 1))
		default:
			i, ok := methodPlace(m[1])
			if ok && i < len(spec.Methods) && !named[i] && strings.Contains(m[4], "error: ") {
				named[i] = true
				_, says, _ := strings.Cut(m[4], "error: ")
				out = append(out, fmt.Sprintf("The program has no %s as the question calls it; the compiler says: %s.", signature(spec.Methods[i]), says))
			}
		}
	}
	if len(out) == 0 {
		return output
	}
	return strings.Join(slices.Compact(out), "\n")
}

// methodLine is the #line directive before the call of a method.
func methodLine(i int) string { return fmt.Sprintf("#line 1 \"hotloop-method-%d\"\n", i) }

func methodPlace(file string) (int, bool) {
	text, ok := strings.CutPrefix(path.Base(file), "hotloop-method-")
	i, err := strconv.Atoi(text)
	return i, ok && err == nil && i >= 0
}

// openedMethods are the methods that a program of a part must have, with their
// place in the signature.
func openedMethods(spec *hotloop.CodeSpec, part string) map[int]hotloop.Method {
	out := map[int]hotloop.Method{}
	for i, m := range spec.Methods {
		if opened(m.Part, part) {
			out[i] = m
		}
	}
	return out
}
