package problem_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hotloop/problem"
)

// TestALargeCase has an input and an answer beyond what a new box has room
// for.
func TestALargeCase(t *testing.T) {
	const size = 40 << 20
	dir := t.TempDir()
	large := strings.Repeat("0123456789abcde\n", size/16)
	for name, text := range map[string]string{
		"problem.yaml":                  "name: Large\nvalidation: custom\n",
		".timelimit":                    "5",
		"data/secret/1.in":              large,
		"data/secret/1.ans":             large,
		"submissions/accepted/count.py": "import sys\n\nprint(sum(map(len, sys.stdin)))\n",
		"output_validators/v.py": `import os
import sys

sizes = [os.path.getsize(name) for name in sys.argv[1:3]]
sys.exit(42 if sizes == [int(sys.stdin.read())] * 2 else 43)
`,
	} {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r := judge(t, dir, "")
	if len(r.Submissions) != 1 || r.Submissions[0].Verdict != problem.Accepted {
		t.Errorf("%+v", r.Submissions)
	}
}
