//go:build linux && (amd64 || arm64)

package sandbox

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// openWeak opens tier D, which is never chosen where a better one works.
func openWeak(t *testing.T, c Config) *Sandbox {
	t.Helper()
	if landlockVersion() == 0 {
		t.Skip("SKIPPED, NOT TESTED HERE: this kernel has no Landlock for tier D")
	}
	c.Tier = TierD
	return open(t, c)
}

func TestTierDRunsPrograms(t *testing.T) {
	before := seeHost(t)
	for _, idle := range []int{0, 1} {
		s := openWeak(t, Config{Idle: idle})
		if d := s.Describe(); !strings.HasPrefix(d, "tier D, WEAKER") || !strings.Contains(d, "can be seen") {
			t.Errorf("described as %q", d)
		}
		b, err := s.Box(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if err := b.WriteFile("in/deep/a.txt", []byte("two\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		r := runIn(t, b, Limits{}, "/bin/sh", "-c", "cat in/deep/a.txt; cp in/deep/a.txt b; echo $HOME | grep -c hotloop-box; echo x > $TMPDIR/x && cat /w/b; cat < /tmp/x")
		if r.out != "two\n1\n" || !strings.Contains(r.err, "/w/b") || !strings.HasPrefix(r.Isolation, "tier D, WEAKER") {
			t.Errorf("%q %q %+v", r.out, r.err, r.Result)
		}
		if r := runIn(t, b, Limits{}, "/bin/cat", "/w/b", "/tmp/x"); r.out != "two\nx\n" {
			t.Errorf("paths in arguments are not rewritten: %q %q", r.out, r.err)
		}
		if data, err := b.ReadFile("b", 10); err != nil || string(data) != "two\n" {
			t.Errorf("%q %v", data, err)
		}
		if r := runIn(t, b, Limits{}, "/bin/sh", "-c", "mkdir -m 0 closed; mkdir deep; echo x > deep/x; ls; sleep 99 & setsid sleep 99 &"); r.Status != StatusOK {
			t.Errorf("%+v %s", r.Result, r.err)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		if r := runIn(t, box(t, s), Limits{}, "/bin/sh", "-c", "ls -A . $TMPDIR | grep -v :"); strings.TrimSpace(r.out) != "" {
			t.Errorf("the next box holds %q", r.out)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	untouched(t, before)
	left, err := filepath.Glob(filepath.Join(os.TempDir(), fmt.Sprintf("%s%d-*", weakPrefix, os.Getpid())))
	if err != nil || len(left) > 0 {
		t.Errorf("%v is left (%v)", left, err)
	}
}

// weakly rewrites an abuse for a box whose workspace has another name.
func weakly(a abuse) abuse {
	for _, place := range []string{"/w/", "/tmp/"} {
		a.source = strings.ReplaceAll(a.source, "'"+place, "'")
		a.source = strings.ReplaceAll(a.source, "\""+place, "\"")
	}
	switch a.name {
	case "memory of files": // which are on the host's disk here
		a.want = StatusFiles
		a.limits.Files = 16 << 20
	case "the host's secrets": // their names are seen, not what is in them
		a.source = strings.ReplaceAll(a.source, "os.stat(p)", "os.listdir(p) if os.path.isdir(p) else open(p)")
	case "kills all it can": // no number below 40 is one of its own here
		a.source = "import os\nseen=0\nfor p in list(range(1,40))+[os.getppid()]:\n try: os.kill(p,0); seen+=1\n except OSError: pass\nprint('alive' if not seen else seen)"
	}
	return a
}

func TestTierDContainsAbuse(t *testing.T) {
	python, err := Python(t.Context())
	if err != nil {
		t.Skipf("SKIPPED, NOT TESTED HERE: %v", err)
	}
	c, err := C(t.Context())
	if err != nil {
		t.Skipf("SKIPPED, NOT TESTED HERE: %v", err)
	}
	programs := compileAll(t, c)
	before := seeHost(t)
	s := openWeak(t, Config{Mounts: python.Mounts})
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		untouched(t, before)
	}()
	for _, a := range pythonAbuse {
		a = weakly(a)
		t.Run("python/"+a.name, func(t *testing.T) {
			b := box(t, s)
			r := runCommand(t, b, Command{
				Args: []string{python.Path, "-I", "-S", "-c", a.source}, Env: python.Env,
				Mounts: python.MountNames(), Limits: abuseLimits(a.limits),
			})
			suffer(t, b, a, r)
		})
	}
	for i, program := range programs {
		a := weakly(cAbuse[i])
		t.Run("c/"+a.name, func(t *testing.T) {
			b := box(t, s)
			if err := b.WriteFile("prog", program, 0o755); err != nil {
				t.Fatal(err)
			}
			suffer(t, b, a, runIn(t, b, abuseLimits(a.limits), "./prog"))
		})
	}
}

// TestTierDCompiles: compilers work without changing the mode of a file.
func TestTierDCompiles(t *testing.T) {
	c, err := C(t.Context())
	if err != nil {
		t.Skipf("SKIPPED, NOT TESTED HERE: %v", err)
	}
	b := box(t, openWeak(t, Config{Mounts: c.Mounts}))
	if err := b.WriteFile("src/main.c", []byte(addProgram), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := runCommand(t, b, Command{Args: []string{c.Path, "-o", "/w/prog", "main.c"}, Dir: "src", Env: c.Env, Mounts: c.MountNames(), Limits: CompileLimits()}); r.Status != StatusOK {
		t.Fatalf("%s %s", r.Reason, r.err)
	}
	if r := runCommand(t, b, Command{Args: []string{"./prog"}, Stdin: strings.NewReader("2 40")}); r.out != "42\n" {
		t.Errorf("%q %+v", r.out, r.Result)
	}
	if err := b.WriteFile("closed", []byte("#!/bin/sh\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := runIn(t, b, Limits{}, "./closed"); r.Status != StatusNotRun {
		t.Errorf("a file that may not be executed ended with %q", r.Status)
	}
}

// withoutNamespaces is the process that TestTierDIsChosenWhereNothingElseWorks
// starts: in a user namespace that allows no other.
const weakEnv = "HOTLOOP_SANDBOX_TEST_WITHOUT_NAMESPACES"

func withoutNamespaces() {
	if err := os.WriteFile("/proc/sys/user/max_user_namespaces", []byte("0"), 0); err != nil {
		fmt.Println("SETUP", err)
		os.Exit(1)
	}
	if os.Getenv(weakEnv) == "ordinary" {
		if err := errors.Join(syscall.Setgroups(nil), syscall.Setgid(65534), syscall.Setuid(65534)); err != nil {
			fmt.Println("SETUP", err)
			os.Exit(1)
		}
	}
	if s, err := Open(context.Background(), Config{Tier: TierC}); err == nil {
		fmt.Println("tier C works without user namespaces:", s.Describe())
		os.Exit(1)
	}
	s, err := Open(context.Background(), Config{})
	if err != nil {
		fmt.Println("nothing works:", err)
		os.Exit(1)
	}
	fmt.Println(s.Describe())
	if os.Getenv(weakEnv) == "ordinary" { // for root see TestTierDSaysWhatItDoesNotHold
		for _, c := range SelfTest(context.Background(), s) {
			if !c.OK {
				fmt.Println("OPEN", c.Name)
			}
		}
	}
	if err := s.Close(); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	os.Exit(0)
}

func TestTierDIsChosenWhereNothingElseWorks(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("SKIPPED, NOT TESTED HERE: only root can make a namespace like the host that allows no other")
	}
	if landlockVersion() == 0 {
		t.Skip("SKIPPED, NOT TESTED HERE: this kernel has no Landlock for tier D")
	}
	binary := filepath.Join(t.TempDir(), "sandbox.test")
	copyFile(t, "/proc/self/exe", binary)
	for dir := filepath.Dir(binary); dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for who, open := range map[string][]string{
		"root":     nil,
		"ordinary": {"names of the host's files", "other processes' existence", "a user of its own"},
	} {
		t.Run(who, func(t *testing.T) {
			all := []syscall.SysProcIDMap{{ContainerID: 0, HostID: 0, Size: 1 << 31}}
			cmd := exec.CommandContext(t.Context(), binary, "-test.run=^$")
			cmd.Env = append(os.Environ(), weakEnv+"="+who)
			cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWUSER, UidMappings: all, GidMappings: all, GidMappingsEnableSetgroups: true}
			out, err := cmd.CombinedOutput()
			text := string(out)
			if strings.HasPrefix(text, "SETUP") {
				t.Skipf("SKIPPED, NOT TESTED HERE: %s", text)
			}
			if err != nil || !strings.HasPrefix(text, "tier D, WEAKER") || !strings.Contains(text, "because: ") {
				t.Fatalf("%v %s", err, text)
			}
			for _, name := range open {
				if !strings.Contains(text, "OPEN "+name+"\n") {
					t.Errorf("it does not say that %s are open:\n%s", name, text)
				}
			}
			if strings.Count(text, "OPEN ") != len(open) {
				t.Errorf("more is open than tier D admits:\n%s", text)
			}
			t.Log(text)
		})
	}
}

// notHeld is what tier D cannot hold, as its self-test must say.
var notHeld = map[string]bool{"names of the host's files": true, "other processes' existence": true}

func TestTierDSaysWhatItDoesNotHold(t *testing.T) {
	s := openWeak(t, Config{})
	open := map[string]bool{}
	for _, c := range SelfTest(t.Context(), s) {
		t.Logf("%-26s ok=%v | tried %s | saw %s", c.Name, c.OK, c.Tried, c.Saw)
		if !c.OK {
			open[c.Name] = true
		}
		if !c.OK && !notHeld[c.Name] && !(c.Name == "a user of its own" && os.Geteuid() != 0) {
			t.Errorf("%s does not hold: tried %s, saw %s", c.Name, c.Tried, c.Saw)
		}
	}
	for name := range notHeld {
		if !open[name] {
			t.Errorf("the self-test does not say that %s are open", name)
		}
	}
}
