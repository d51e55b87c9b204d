//go:build linux && (amd64 || arm64)

package sandbox

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

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
