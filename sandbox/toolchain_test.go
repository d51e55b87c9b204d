//go:build linux && (amd64 || arm64)

package sandbox

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const goProgram = `package main

import "os"

// Two objects come, each with the numbers A and B; few packages keep a cold
// build short.
func main() {
	text := make([]byte, 100)
	n, _ := os.Stdin.Read(text)
	if text[0] != '{' {
		panic("no object")
	}
	sum, number, minus, digits := 0, 0, false, false
	for _, c := range text[:n] {
		switch {
		case c == '-':
			minus = true
		case c >= '0' && c <= '9':
			number, digits = number*10+int(c-'0'), true
		default:
			if minus {
				number = -number
			}
			if sum += number; c == '}' && digits {
				os.Stdout.WriteString("{\"sum\":" + string(decimal(sum)) + "}\n")
				sum, digits = 0, false
			}
			number, minus = 0, false
		}
	}
}

func decimal(n int) []byte {
	if n < 10 {
		return []byte{byte('0' + n)}
	}
	return append(decimal(n/10), byte('0'+n%10))
}
`

func TestGoIsCompiledAndRun(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: -short")
	}
	// A cache that fills on the first build and serves the second.
	cache := filepath.Join(t.TempDir(), "cache")
	tools, err := Go(t.Context(), cache)
	if err != nil {
		t.Skipf("SKIPPED, NOT TESTED HERE: %v", err)
	}
	if !strings.HasPrefix(tools.Version, "go1.") {
		t.Errorf("version %q", tools.Version)
	}
	s := open(t, Config{Mounts: tools.Mounts})
	var first, second Result
	for i, res := range []*Result{&first, &second} {
		b := box(t, s)
		for name, text := range map[string]string{"go.mod": "module answer\n\ngo 1.21\n", "main.go": goProgram} {
			if err := b.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		r := runCommand(t, b, Command{Args: []string{tools.Path, "build", "-o", "answer", "."}, Env: tools.Env, Mounts: tools.MountNames(), Limits: CompileLimits()})
		if *res = r.Result; r.Status != StatusOK {
			t.Fatalf("build %d: %s\n%s", i, r.Reason, r.err)
		}
		r = runCommand(t, b, Command{Args: []string{"./answer"}, Stdin: strings.NewReader("{\"A\":2,\"B\":40}\n{\"A\":-1,\"B\":1}\n")})
		if r.Status != StatusOK || r.out != "{\"sum\":42}\n{\"sum\":0}\n" {
			t.Errorf("%q %q %s", r.out, r.err, r.Reason)
		}
		if r := runIn(t, b, Limits{}, "/bin/ls", "-A", "/go-cache"); r.out != "" {
			t.Errorf("the program sees the cache: %q", r.out)
		}
		r = runCommand(t, b, Command{Args: []string{"./answer"}, Stdin: strings.NewReader("no\n")})
		if r.Status != StatusRuntime || r.ExitCode != 2 || !strings.Contains(r.err, "panic") {
			t.Errorf("a panic ended with %q, exit code %d: %q", r.Status, r.ExitCode, r.err)
		}
		t.Logf("build %d: %v of processor time, %d MiB", i+1, res.CPU, res.Memory>>20)
	}
	if second.CPU > first.CPU/2 {
		t.Errorf("the second build took %v of processor time, the first %v: the cache does not last", second.CPU, first.CPU)
	}
}

func TestPythonIsFoundBehindAShim(t *testing.T) {
	shims, err := filepath.Glob("/root/.pyenv/versions/3.*/bin/python3")
	if home, herr := os.UserHomeDir(); herr == nil && len(shims) == 0 {
		shims, err = filepath.Glob(home + "/.pyenv/versions/3.*/bin/python3")
	}
	if err != nil || len(shims) == 0 {
		t.Skip("SKIPPED, NOT TESTED HERE: no Python of pyenv on this machine")
	}
	tools, err := pythonAt(t.Context(), shims[len(shims)-1])
	if err != nil {
		t.Fatal(err)
	}
	if len(tools.Mounts) != 1 {
		t.Fatalf("%+v", tools)
	}
	s := open(t, Config{Mounts: tools.Mounts})
	r := runCommand(t, box(t, s), Command{
		Args: []string{tools.Path, "-I", "-S", "-c", "import json, sys; print(json.dumps(sys.version_info[0]), sys.executable)"},
		Env:  tools.Env, Mounts: tools.MountNames(),
	})
	if r.Status != StatusOK || r.out != "3 "+tools.Path+"\n" {
		t.Errorf("%q %q %s", r.out, r.err, r.Reason)
	}
}

func TestOtherLanguagesRun(t *testing.T) {
	for program, args := range map[string][]string{
		"node": {"-e", "console.log(6*7)"},
		"java": {"-Xmx64m", "-version"},
		"g++":  {"--version"},
	} {
		t.Run(program, func(t *testing.T) {
			tools, err := Installed(t.Context(), program, map[bool]string{true: "-version", false: "--version"}[program == "java"])
			if err != nil {
				t.Skipf("SKIPPED, NOT TESTED HERE: %v", err)
			}
			s := open(t, Config{Mounts: tools.Mounts})
			r := runCommand(t, box(t, s), Command{Args: append([]string{tools.Path}, args...), Env: tools.Env, Mounts: tools.MountNames(), Limits: Limits{Memory: 1 << 30, Processes: 128}})
			if r.Status != StatusOK {
				t.Errorf("%q: %q %q", r.Reason, r.out, r.err)
			}
			if program == "node" && r.out != "42\n" {
				t.Errorf("%q", r.out)
			}
		})
	}
}

func TestWhatIsMissingIsSaid(t *testing.T) {
	_, err := Installed(context.Background(), "no-such-compiler")
	if code(err) != CodeMissing || !strings.Contains(err.Error(), "no-such-compiler") {
		t.Errorf("%v", err)
	}
}
