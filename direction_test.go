package hotloop_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed says which rooms of the project a room may import. "" is the root
// package. A room that is not listed may import nothing of the project.
var allowed = map[string][]string{
	"bank":            {""},
	"bank/lint":       {"", "bank"},
	"interview":       {"", "score", "bank", "interview/voice"},
	"interview/voice": {""},
	"eval/words":      {""},
	"eval/reference":  {"", "eval/words"},
	"toolchain":       {"sandbox"},
	"eval/code":       {"", "sandbox", "toolchain", "problem"},
	"problem":         {"sandbox", "toolchain", "problem/checktestdata"},
	"score":           {""},
	"coach":           {"", "score", "bank"},
	"store":           {""},
	"grade":           {"", "interview", "score", "bank"},
	"web":             {"", "interview", "coach", "score", "bank", "queue", "web/dist"},
	"terminal":        {"", "interview"},
	"cmd/hotloop":     nil, // joins everything
}

func TestDataFlowsOneWay(t *testing.T) {
	out, err := exec.Command("go", "list", "-e", "-f", `{{.ImportPath}}: {{join .Imports " "}}`, "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	rooms := 0
	for line := range strings.Lines(string(out)) {
		path, imports, _ := strings.Cut(strings.TrimSpace(line), ": ")
		room := strings.TrimPrefix(strings.TrimPrefix(path, "hotloop"), "/")
		rooms++
		if room == "cmd/hotloop" {
			continue
		}
		for imp := range strings.FieldsSeq(imports) {
			if imp != "hotloop" && !strings.HasPrefix(imp, "hotloop/") {
				continue
			}
			other := strings.TrimPrefix(strings.TrimPrefix(imp, "hotloop"), "/")
			if !slices.Contains(allowed[room], other) {
				t.Errorf("%q may not import %q; see ARCHITECTURE.md for the direction", room, imp)
			}
		}
	}
	if rooms < 5 {
		t.Fatalf("only %d packages were looked at", rooms)
	}
}
