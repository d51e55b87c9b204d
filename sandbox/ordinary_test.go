//go:build linux && (amd64 || arm64)

package sandbox

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

const ordinaryEnv = "HOTLOOP_SANDBOX_TEST_AS_ORDINARY_USER"

// TestAsAnOrdinaryUser runs the tests of this package once more as a user
// without any right, who has only a user namespace.
func TestAsAnOrdinaryUser(t *testing.T) {
	if os.Getenv(ordinaryEnv) != "" {
		if os.Geteuid() == 0 {
			t.Fatal("still root")
		}
		return
	}
	if os.Geteuid() != 0 {
		t.Skip("SKIPPED: these tests already run as an ordinary user")
	}
	if testing.Short() {
		t.Skip("SKIPPED: -short")
	}
	home, err := os.MkdirTemp("", "sandbox-user-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(home) })
	binary := filepath.Join(home, "sandbox.test")
	copyFile(t, "/proc/self/exe", binary)
	for _, path := range []string{home, binary} {
		if err := os.Chown(path, 65534, 65534); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.CommandContext(t.Context(), binary, "-test.count=1", "-test.v", "-test.run="+ordinaryTests)
	cmd.Dir = home
	cmd.Env = append(os.Environ(), ordinaryEnv+"=1", "HOME="+home, "TMPDIR="+home, "GOCACHE="+home+"/go-build")
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v", err)
	}
	passed := strings.Count(string(out), "--- PASS: ")
	t.Logf("as user 65534: %d tests passed", passed)
	if passed < 40 || err != nil {
		for line := range strings.Lines(string(out)) {
			if !strings.Contains(line, "--- PASS") && !strings.HasPrefix(line, "=== ") {
				t.Log(strings.TrimRight(line, "\n"))
			}
		}
	}
	if passed < 40 {
		t.Error("the tests did not run")
	}
}

// ordinaryTests leaves out what is the same for every user and slow.
const ordinaryTests = "TestAsAn|TestEvery|TestPython|TestCAbuse|TestTalking|TestFiles|TestNames|TestWhat|TestCancelling|TestClosing|TestOnly|TestMany|TestMemory|TestProcessor"

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}
