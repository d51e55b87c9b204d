package code

import (
	"strings"
	"testing"

	"hotloop"
	"hotloop/sandbox"
	"hotloop/toolchain"
)

func openExecutor(t testing.TB) *Executor {
	t.Helper()
	tools := toolchain.Find(t.Context(), t.TempDir())
	box, err := sandbox.Open(t.Context(), sandbox.Config{Mounts: tools.Mounts(), Idle: 1})
	if err != nil {
		t.Skipf("SKIPPED, NOT TESTED HERE: %v", err)
	}
	t.Cleanup(func() { box.Close() })
	return NewExecutor(box, tools)
}

func plain(language, name, source, stdin string) hotloop.Program {
	return hotloop.Program{Language: language, Files: map[string]string{name: source}, Stdin: stdin, Limits: hotloop.CodeLimits{Millis: 300, MemoryMB: 64}}
}

func TestAProgramIsRunOnAnInput(t *testing.T) {
	e := openExecutor(t)
	add := `#include <stdio.h>
int main(){int a,b;scanf("%d %d",&a,&b);printf("%d\n",a+b);}`
	for name, c := range map[string]struct {
		program hotloop.Program
		want    hotloop.Verdict
		stdout  string
		says    string
	}{
		"c":               {plain("c", "main.c", add, "2 40"), hotloop.Finished, "42\n", "exit code 0"},
		"python":          {plain("python", "main.py", "print(sum(map(int, input().split())))", "2 40"), hotloop.Finished, "42\n", "exit code 0"},
		"exit code":       {plain("python", "main.py", "import sys; sys.exit(3)", ""), hotloop.RuntimeError, "", "exit code 3"},
		"signal":          {plain("c", "main.c", "int main(){*(volatile int*)0=1;}", ""), hotloop.RuntimeError, "", "SIGSEGV"},
		"endless":         {plain("c", "main.c", "int main(){for(volatile int i=0;;i++);}", ""), hotloop.TimeLimit, "", "limit of"},
		"memory":          {plain("python", "main.py", "x=[]\nwhile True: x.append(bytearray(1<<20))", ""), hotloop.MemoryLimit, "", "emory"},
		"output":          {plain("python", "main.py", "while True: print('x'*9999)", ""), hotloop.OutputLimit, "*", "output limit"},
		"does not parse":  {plain("python", "main.py", "def f(:", ""), hotloop.CompileError, "", "does not compile"},
		"does not build":  {plain("c", "main.c", "int main(){return x;}", ""), hotloop.CompileError, "", "does not compile"},
		"bytes, not text": {plain("python", "main.py", "import sys; sys.stdout.buffer.write(b'\\xff')", ""), hotloop.Finished, "\uFFFD", "exit code 0"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ran, err := e.Execute(t.Context(), c.program)
			if err != nil {
				t.Fatal(err)
			}
			if ran.Verdict != c.want || c.stdout != "*" && ran.Stdout != c.stdout || !strings.Contains(ran.Says, c.says) || !strings.HasPrefix(ran.Isolation, "tier ") {
				t.Errorf("%+v", ran)
			}
			if len(ran.Stdout) > maxStdout || len(ran.Stderr) > maxStderr+16 {
				t.Errorf("%d and %d bytes of output", len(ran.Stdout), len(ran.Stderr))
			}
			again, err := e.Execute(t.Context(), c.program)
			if err != nil || !again.Cached || again.Verdict != c.want || again.Compile.Output != ran.Compile.Output {
				t.Errorf("again: %+v %v", again, err)
			}
		})
	}
}

func TestAProgramThatCannotBeBuiltIsSaidSo(t *testing.T) {
	e := openExecutor(t)
	for name, p := range map[string]hotloop.Program{
		"unknown language": plain("klingon", "a.k", "", ""), "wrong file": plain("c", "main.py", "", ""),
		"out of the workspace": plain("c", "../../etc/x.c", "", ""), "a flag": plain("c", "-o.c", "", ""),
	} {
		if _, err := e.Execute(t.Context(), p); hotloop.CodeOf(err) != hotloop.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAProgramOutsideItsBoundsIsRefused(t *testing.T) {
	e := &Executor{}
	for name, c := range map[string]struct {
		p    hotloop.Program
		want hotloop.Code
	}{
		"no file":    {hotloop.Program{Language: "c"}, hotloop.CodeInvalid},
		"long":       {plain("c", "a.c", strings.Repeat("x", MaxSource+1), ""), hotloop.CodeTooLarge},
		"long input": {plain("c", "a.c", "x", strings.Repeat("x", MaxStdin+1)), hotloop.CodeTooLarge},
		"hours":      {hotloop.Program{Language: "c", Files: map[string]string{"a.c": ""}, Limits: hotloop.CodeLimits{Millis: 1 << 30}}, hotloop.CodeInvalid},
	} {
		if _, err := e.Execute(t.Context(), c.p); hotloop.CodeOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := SourceName("klingon"); hotloop.CodeOf(err) != hotloop.CodeInvalid || !strings.Contains(err.Error(), "python") {
		t.Errorf("an unknown language: %v", err)
	}
}
