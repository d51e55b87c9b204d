package code

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"hotloop"
)

func itoa(i int) string { return strconv.Itoa(i) }

// limiter is a small class question for the tests of the judge.
func limiter() hotloop.Question {
	return hotloop.Question{ID: "limiter", Form: hotloop.FormCode, Code: &hotloop.CodeSpec{
		Style: hotloop.StyleClass, Entry: "RateLimiter",
		Methods: []hotloop.Method{
			{Name: "init", Params: []hotloop.Param{{Name: "limit", Type: "int"}, {Name: "window", Type: "int"}}, Returns: "void"},
			{Name: "allow", Params: []hotloop.Param{{Name: "now", Type: "int"}}, Returns: "bool"},
		},
		Limits: hotloop.CodeLimits{Millis: 300, MemoryMB: 128},
		Tests: []hotloop.Test{
			{Name: "two pass", Calls: []any{call("init", 2, 10), call("allow", 1), call("allow", 2), call("allow", 3)}, Expected: []any{nil, true, true, false}},
			{Name: "later", Calls: []any{call("init", 1, 10), call("allow", 1), call("allow", 11)}, Expected: []any{nil, true, true}},
			{Name: "many", Hidden: true, Calls: []any{call("init", 3, 10), map[string]any{"map": map[string]any{"over": map[string]any{"range": []any{0, 1000, 1}}, "to": []any{"allow", "$*100"}}}},
				Expected: map[string]any{"concat": []any{[]any{nil}, map[string]any{"repeat": []any{true, 1000}}}}},
		},
	}}
}

func call(name string, args ...any) []any { return append([]any{name}, args...) }

const goodPython = `
from collections import deque

class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window, self.seen = limit, window, deque()

    def allow(self, now):
        while self.seen and self.seen[0] <= now - self.window:
            self.seen.popleft()
        if len(self.seen) >= self.limit:
            return False
        self.seen.append(now)
        return True
`

const goodGo = `type RateLimiter struct {
	limit, window int
	seen          []int
}

func NewRateLimiter(limit, window int) *RateLimiter {
	return &RateLimiter{limit: limit, window: window}
}

func (r *RateLimiter) Allow(now int) bool {
	for len(r.seen) > 0 && r.seen[0] <= now-r.window {
		r.seen = r.seen[1:]
	}
	if len(r.seen) >= r.limit {
		return false
	}
	r.seen = append(r.seen, now)
	return true
}
`

func judge(t *testing.T, q hotloop.Question, language, text string, purpose hotloop.RunPurpose, input string) hotloop.Run {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	run, err := testJudge(t).Run(ctx, q, hotloop.CodeDraft{Language: language, Text: text}, purpose, input, nil)
	if err != nil {
		t.Fatalf("Run: %v", err)
	}
	return run
}

func verdicts(run hotloop.Run) string {
	var out []string
	for _, c := range run.Cases {
		out = append(out, string(c.Verdict))
	}
	return strings.Join(out, ", ")
}

func TestRunAccepts(t *testing.T) {
	for language, text := range map[string]string{"python": goodPython, "go": goodGo} {
		run := judge(t, limiter(), language, text, hotloop.RunSubmit, "")
		if got := verdicts(run); !run.Compile.OK || got != "accepted, accepted, accepted" {
			t.Errorf("%s: %+v\n%s\n%+v", language, run.Compile, got, run.Cases)
		}
		t.Logf("%s: compile %.0f ms, %s, %s, %+v", language, run.Compile.Millis, run.Toolchain, run.Isolation, run.Metrics)
	}
}
