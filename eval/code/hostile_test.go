package code

import (
	"context"
	"strings"
	"testing"
	"time"

	"hotloop"
)

// python wraps a body of allow.
func pyAllow(body string) string {
	return "class RateLimiter:\n    def __init__(self, limit, window):\n        self.limit = limit\n    def allow(self, now):\n        " + strings.ReplaceAll(body, "\n", "\n        ") + "\n"
}

func goAllow(imports, body string) string {
	text := ""
	for _, i := range strings.Fields(imports) {
		text += "import \"" + i + "\"\n"
	}
	return text + "type RateLimiter struct{}\nfunc NewRateLimiter(limit, window int) *RateLimiter { return &RateLimiter{} }\nfunc (r *RateLimiter) Allow(now int) bool {\n" + body + "\n}\n"
}

func TestProgramsThatFail(t *testing.T) {
	type c struct {
		name, language, text string
		verdict              hotloop.Verdict
		says                 string // in the sentence of the first case
		compile              string // in the compiler's output; then nothing runs
	}
	for _, c := range []c{
		{name: "wrong type", language: "python", text: pyAllow("return 'yes'"), verdict: hotloop.WrongAnswer, says: "Call 2, RateLimiter"},
		{name: "none", language: "python", text: pyAllow("pass"), verdict: hotloop.WrongAnswer, says: "allow returned nothing where true or false was expected"},
		{name: "one is not true", language: "python", text: pyAllow("return 1"), verdict: hotloop.WrongAnswer, says: "an integer where true or false"},
		{name: "a set", language: "python", text: pyAllow("return {1}"), verdict: hotloop.WrongAnswer, says: "a set where true or false"},
		{name: "always", language: "python", text: pyAllow("return True"), verdict: hotloop.WrongAnswer, says: "Call 4, allow(3): it returned true where false was expected."},
		{name: "exception", language: "python", text: pyAllow("return 1 // 0"), verdict: hotloop.RuntimeError, says: "Call 2, allow(1): It raised ZeroDivisionError: integer division or modulo by zero in line 5 (allow)."},
		{name: "exit", language: "python", text: pyAllow("import sys; sys.exit(0)"), verdict: hotloop.RuntimeError, says: "by calling exit"},
		{name: "hard exit", language: "python", text: pyAllow("import os; os._exit(7)"), verdict: hotloop.RuntimeError, says: "exit code 7"},
		{name: "kill itself", language: "python", text: pyAllow("import os; os.kill(os.getpid(), 9)"), verdict: hotloop.RuntimeError, says: "signal (killed)"},
		{name: "endless", language: "python", text: pyAllow("while True: pass"), verdict: hotloop.TimeLimit, says: "300 ms of processor time. It stood in line 5 (allow)."},
		{name: "endless and catching", language: "python", text: pyAllow("while True:\n    try:\n        while True: pass\n    except BaseException: pass"), verdict: hotloop.TimeLimit, says: "processor time"},
		{name: "endless in C", language: "python", text: pyAllow("return sum(range(10**12)) > 0"), verdict: hotloop.TimeLimit, says: "It stood in line 5"},
		{name: "sleep", language: "python", text: pyAllow("import time\nwhile True: time.sleep(1)"), verdict: hotloop.TimeLimit, says: "it was waiting"},
		{name: "recursion", language: "python", text: pyAllow("return self.allow(now)"), verdict: hotloop.RuntimeError, says: "called itself more than 10000 deep in line 5 (allow)"},
		{name: "memory", language: "python", text: pyAllow("x = b'x' * 10**9\nreturn x[0] == 1"), verdict: hotloop.MemoryLimit, says: "memory"},
		{name: "reads input", language: "python", text: pyAllow("return input() == ''"), verdict: hotloop.RuntimeError, says: "EOFError"},
		{name: "its own text fails", language: "python", text: "class E(Exception):\n    def __str__(self): raise E()\n" + pyAllow("raise E()"), verdict: hotloop.RuntimeError, says: "It raised E in line 7"},
		{name: "long int", language: "python", text: pyAllow("return 10**5000"), verdict: hotloop.WrongAnswer, says: "an integer of more than 300 digits"},
		{name: "deep value", language: "python", text: pyAllow("x = []\nfor _ in range(5000): x = [x]\nreturn x"), verdict: hotloop.WrongAnswer, says: "where true or false"},
		{name: "not a method", language: "python", text: "class RateLimiter:\n    def __init__(self, limit, window): pass\n", verdict: hotloop.RuntimeError, says: "RateLimiter has no method allow."},
		{name: "other arguments", language: "python", text: "class RateLimiter:\n    def __init__(self): pass\n", verdict: hotloop.RuntimeError, says: "TypeError"},
		{name: "big output to 1", language: "python", text: pyAllow("import os\nwhile True: os.write(1, b'x' * 65536)"), verdict: hotloop.OutputLimit, says: "more than"},
		{name: "empty", language: "python", text: "", compile: "The program defines no class RateLimiter."},
		{name: "syntax", language: "python", text: "class RateLimiter:\n  def (", compile: "solution.py:2: SyntaxError"},
		{name: "at load", language: "python", text: "import nothing_of_the_kind\n" + goodPython, compile: "solution.py:1: ModuleNotFoundError"},
		{name: "exit at load", language: "python", text: "import os\nos._exit(3)", compile: "exit code 3"},
		{name: "invalid UTF-8", language: "python", text: "x = 1\ny = '\xff'\n", compile: "Line 2 of the program holds bytes"},
		{name: "zero byte", language: "python", text: "x = '\x00'\n", compile: "null byte"},

		{name: "always", language: "go", text: goAllow("", "return true"), verdict: hotloop.WrongAnswer, says: "Call 4, allow(3): it returned true where false was expected."},
		{name: "panic", language: "go", text: goAllow("", "var m map[int]int\nm[now]++\nreturn true"), verdict: hotloop.RuntimeError, says: "It panicked in line 5 (Allow): assignment to entry in nil map."},
		{name: "exit", language: "go", text: goAllow("os", "os.Exit(0)\nreturn true"), verdict: hotloop.RuntimeError, says: "exit code 0"},
		{name: "endless", language: "go", text: goAllow("", "for {\n}"), verdict: hotloop.TimeLimit, says: "processor time"},
		{name: "sleep", language: "go", text: goAllow("time", "time.Sleep(time.Hour)\nreturn true"), verdict: hotloop.TimeLimit, says: "it was waiting"},
		{name: "recursion", language: "go", text: goAllow("", "return r.Allow(now)"), verdict: hotloop.RuntimeError, says: "stack overflow"},
		{name: "memory", language: "go", text: goAllow("", "var x [][]byte\nfor {\nb := make([]byte, 1<<20)\nfor i := range b { b[i] = 1 }\nx = append(x, b)\n_ = x\n}"), verdict: hotloop.MemoryLimit, says: "memory"},
		{name: "panic elsewhere", language: "go", text: goAllow("", "go func() { panic(\"apart\") }()\nselect {}"), verdict: hotloop.RuntimeError, says: "apart"},
		{name: "reads input", language: "go", text: goAllow("bufio os", "return !bufio.NewScanner(os.Stdin).Scan()"), verdict: hotloop.WrongAnswer, says: "Call 4"},
		{name: "prints without end", language: "go", text: goAllow("", "for { println(\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\") }"), verdict: hotloop.TimeLimit, says: "processor time"},
		{name: "empty", language: "go", text: "", compile: "The program has no func NewRateLimiter(limit int, window int) *RateLimiter"},
		{name: "unused", language: "go", text: goAllow("", "x := 1\nreturn true"), compile: "solution.go:4:1: declared and not used: x"},
		{name: "no method", language: "go", text: "type RateLimiter struct{}\n\nfunc NewRateLimiter(limit, window int) *RateLimiter { return nil }\n", compile: "The program has no func (r *RateLimiter) Allow(now int) bool"},
		{name: "not the standard library", language: "go", text: "import \"github.com/x/y\"\n" + goodGo, compile: "standard library only"},
		{name: "C", language: "go", text: "import \"C\"\n" + goodGo, compile: "without C"},
		{name: "syntax", language: "go", text: "type RateLimiter struct {\nfunc", compile: "solution.go:2"},
		{name: "zero byte", language: "go", text: "x\x00", compile: "zero byte"},
		{name: "line comments of its own", language: "go", text: "//line hotloop-method-999999:1\nvar x int = \"\"\n" + goodGo, compile: ""},
		{name: "other parameter", language: "go", text: strings.Replace(goAllow("", "return true"), "now int", "now string", 1), verdict: hotloop.RuntimeError, says: "Argument 1 of Allow is string in your program, which cannot hold 1."},
		{name: "other count", language: "go", text: strings.Replace(goAllow("", "return true"), "now int", "", 1), verdict: hotloop.RuntimeError, says: "Allow takes 0 arguments in your program, but the question gives it 1."},
	} {
		t.Run(c.language+"/"+c.name, func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			run := judge(t, limiter(), c.language, c.text, hotloop.RunVisible, "")
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("it took %v", took)
			}
			if c.verdict == "" {
				if run.Compile.OK || !strings.Contains(run.Compile.Output, c.compile) {
					t.Errorf("compile %+v, want output with %q", run.Compile, c.compile)
				}
				for _, got := range run.Cases {
					if got.Verdict != hotloop.NotRun || got.Says == "" {
						t.Errorf("case %q: %s %q although it did not compile", got.Name, got.Verdict, got.Says)
					}
				}
				return
			}
			if !run.Compile.OK || len(run.Cases) != 2 {
				t.Fatalf("compile %+v, %d cases", run.Compile, len(run.Cases))
			}
			got := run.Cases[0]
			want := c.says
			if c.name == "wrong type" {
				want = "Call 2, allow(1): allow returned a string where true or false was expected."
			}
			if got.Verdict != c.verdict || !strings.Contains(got.Says, want) {
				t.Errorf("got %s: %q\nwant %s: %q\nstderr: %s", got.Verdict, got.Says, c.verdict, want, got.Stderr)
			}
		})
	}
}

func TestOneFailureDoesNotLoseTheOthers(t *testing.T) {
	for _, body := range []string{
		"import os\nif now == 3: os._exit(1)\nreturn True",
		"if now == 3: raise SystemExit\nreturn True",
		"while now == 3: pass\nreturn True",
		"import ctypes\nif now == 3: ctypes.string_at(0)\nreturn True",
	} {
		run := judge(t, limiter(), "python", pyAllow(body), hotloop.RunSubmit, "")
		if len(run.Cases) != 3 || run.Cases[0].Verdict == hotloop.Accepted || run.Cases[1].Verdict != hotloop.Accepted || run.Cases[2].Verdict != hotloop.Accepted {
			t.Errorf("%s:\n%s %q", body, verdicts(run), run.Cases[0].Says)
		}
	}
}

func TestEachTestHasFreshGlobals(t *testing.T) {
	run := judge(t, limiter(), "python", "calls = []\n"+pyAllow("calls.append(now)\nreturn len(calls) <= 2"), hotloop.RunVisible, "")
	if verdicts(run) != "accepted, accepted" {
		t.Errorf("python: %s", verdicts(run))
	}
	run = judge(t, limiter(), "go", "var calls int\n"+strings.Replace(goAllow("", "calls++; return calls <= 2"), "import", "import", 1), hotloop.RunVisible, "")
	if verdicts(run) != "accepted, accepted" {
		t.Errorf("go: %s", verdicts(run))
	}
}

func TestPrintsAreKeptApart(t *testing.T) {
	run := judge(t, limiter(), "python", pyAllow("import sys, os\nprint('seen', now, '{\"done\":0}')\nprint('err', file=sys.stderr)\nos.write(1, b'raw')\nreturn now != 3"), hotloop.RunVisible, "")
	c := run.Cases[0]
	if c.Verdict != hotloop.Accepted || !strings.HasPrefix(c.Stdout, "seen 1 {\"done\":0}\nseen 2") || !strings.Contains(c.Stderr, "err") {
		t.Errorf("python: %+v", c)
	}
	run = judge(t, limiter(), "go", goAllow("fmt os", "fmt.Println(\"seen\", now)\nfmt.Fprintln(os.Stderr, \"err\")\nreturn now != 3"), hotloop.RunVisible, "")
	c = run.Cases[0]
	if c.Verdict != hotloop.Accepted || c.Stdout != "seen 1\nseen 2\nseen 3\n" || !strings.Contains(c.Stderr, "err") {
		t.Errorf("go: %+v", c)
	}
	run = judge(t, limiter(), "python", pyAllow("for i in range(20000): print('x' * 100)\nreturn now != 3"), hotloop.RunVisible, "")
	if c := run.Cases[0]; c.Verdict != hotloop.Accepted || len(c.Stdout) > shownLimit+10 || len(c.Stdout) < shownLimit/2 {
		t.Errorf("flood: %s, %d bytes kept", c.Verdict, len(c.Stdout))
	}
	run = judge(t, limiter(), "python", pyAllow("print('before')\nwhile True: pass"), hotloop.RunVisible, "")
	if c := run.Cases[0]; c.Verdict != hotloop.TimeLimit || c.Stdout != "before\n" {
		t.Errorf("printed before the limit: %s %q", c.Verdict, c.Stdout)
	}
}

func TestProgramsTooLargeAreRefused(t *testing.T) {
	_, err := testJudge(t).Run(context.Background(), limiter(), hotloop.CodeDraft{Language: "python", Text: strings.Repeat("x = 1\n", 1<<20/6)}, hotloop.RunVisible, "", nil)
	if hotloop.CodeOf(err) != hotloop.CodeTooLarge || !strings.Contains(err.Error(), "at most 256 KB") {
		t.Errorf("1 MB source: %v", err)
	}
	run := judge(t, limiter(), "python", goodPython+strings.Repeat("# x\n", 60<<10), hotloop.RunVisible, "")
	if verdicts(run) != "accepted, accepted" {
		t.Errorf("240 KB source: %s %+v", verdicts(run), run.Compile)
	}
}

func TestCancellingEndsTheRun(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	testJudge(t)
	start := time.Now()
	_, err := testJudge(t).Run(ctx, limiter(), hotloop.CodeDraft{Language: "python", Text: pyAllow("import time; time.sleep(60)")}, hotloop.RunVisible, "", nil)
	if err == nil || time.Since(start) > 3*time.Second {
		t.Errorf("after %v: %v", time.Since(start), err)
	}
}

func TestUnknownLanguageAndPurpose(t *testing.T) {
	j := testJudge(t)
	_, err := j.Run(context.Background(), limiter(), hotloop.CodeDraft{Language: "cobol"}, hotloop.RunVisible, "", nil)
	if hotloop.CodeOf(err) != hotloop.CodeInvalid || !strings.Contains(err.Error(), "use python, go") {
		t.Errorf("language: %v", err)
	}
	_, err = j.Run(context.Background(), limiter(), hotloop.CodeDraft{Language: "go"}, "look", "", nil)
	if hotloop.CodeOf(err) != hotloop.CodeInvalid {
		t.Errorf("purpose: %v", err)
	}
	_, err = j.Run(context.Background(), hotloop.Question{ID: "talk"}, hotloop.CodeDraft{Language: "go"}, hotloop.RunVisible, "", nil)
	if hotloop.CodeOf(err) != hotloop.CodeInvalid {
		t.Errorf("no code question: %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	missing := Find(context.Background(), t.TempDir())
	_, err = missing.language("go")
	if hotloop.CodeOf(err) != hotloop.CodeUnavailable || !strings.HasPrefix(err.Error(), "Go programs cannot be run on this machine; install the Debian package golang, or see go.dev") {
		t.Errorf("missing toolchain: %v", err)
	}
}
