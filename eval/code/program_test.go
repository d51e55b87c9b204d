package code

import (
	"strings"
	"testing"

	"hotloop"
)

// sums is a question that is answered with a program: the sum of two numbers,
// and half of it.
func sums() hotloop.Question {
	return hotloop.Question{ID: "sums", Form: hotloop.FormCode, Code: &hotloop.CodeSpec{
		Style: hotloop.StyleProgram, Compare: hotloop.Compare{Absolute: 1e-6},
		Limits: hotloop.CodeLimits{Millis: 500, MemoryMB: 128},
		Tests: []hotloop.Test{
			{Name: "small", Args: []any{"3 4\n"}, Expected: "Sum 7\nHalf 3.5\n"},
			{Name: "large", Hidden: true, Args: []any{"40 2\n"}, Expected: "Sum 42\nHalf 21\n"},
		},
	}}
}

const sumsPython = "a, b = map(int, input().split())\n"

func TestProgramsAreJudgedByTheirOutput(t *testing.T) {
	for _, c := range []struct {
		name, language, text string
		verdict              hotloop.Verdict
		says                 string
	}{
		{"right, other space and case", "python", sumsPython + "print('sum', a + b, '  half\\n', (a + b) / 2)", hotloop.Accepted, ""},
		{"right within the tolerance", "python", sumsPython + "print('Sum', a + b, 'Half', (a + b) / 2 + 1e-7)", hotloop.Accepted, ""},
		{"wrong", "python", sumsPython + "print('Sum', a - b, 'Half', 0)", hotloop.WrongAnswer, "Word 2 of the output, in line 1, is"},
		{"too short", "python", sumsPython + "print('Sum', a + b)", hotloop.WrongAnswer, "The output ends after 2 words"},
		{"silent", "python", sumsPython, hotloop.WrongAnswer, "The output is empty"},
		{"exception", "python", sumsPython + "print(1 // 0)", hotloop.RuntimeError, "ZeroDivisionError"},
		{"exit code", "python", "import sys\nsys.exit(3)", hotloop.RuntimeError, "exit code 3"},
		{"signal", "python", "import os\nos.abort()", hotloop.RuntimeError, "SIGABRT"},
		{"endless", "python", "while True: pass", hotloop.TimeLimit, "500 ms of processor time"},
		{"asleep", "python", "import time\ntime.sleep(60)", hotloop.TimeLimit, "it was waiting"},
		{"memory", "python", "x = bytearray(1 << 30)", hotloop.MemoryLimit, ""},
		{"flood", "python", "while True: print('x' * 10000)", hotloop.OutputLimit, "more than 8 MB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			run := judge(t, sums(), c.language, c.text, hotloop.RunSubmit, "")
			if !run.Compile.OK || len(run.Cases) != 2 {
				t.Fatalf("%+v", run)
			}
			if got := run.Cases[0]; got.Verdict != c.verdict || !strings.Contains(got.Says, c.says) {
				t.Errorf("got %s: %q\nwant %s: %q\nstderr: %s", got.Verdict, got.Says, c.verdict, c.says, got.Stderr)
			}
		})
	}
}

func TestAProgramThatDoesNotCompileIsNotRun(t *testing.T) {
	run := judge(t, sums(), "python", "def f(:\n", hotloop.RunSubmit, "")
	if run.Compile.OK || !strings.HasPrefix(run.Compile.Output, "main.py:1: SyntaxError") || run.Cases[0].Verdict != hotloop.NotRun {
		t.Errorf("%+v %+v", run.Compile, run.Cases[0])
	}
}

func TestNoTestFindsWhatAnotherLeft(t *testing.T) {
	text := sumsPython + "import os\nprint('Sum', a + b, 'Half', (a + b) / 2 if not os.path.exists('left') else 'seen')\nopen('left', 'w').close()\nopen('/tmp/left', 'w').close()"
	run := judge(t, sums(), "python", text, hotloop.RunSubmit, "")
	if got := verdicts(run); got != "accepted, accepted" {
		t.Errorf("%s %+v", got, run.Cases)
	}
}

func TestAProgramRunsOnTheCandidatesInput(t *testing.T) {
	run := judge(t, sums(), "python", sumsPython+"print(a * b)", hotloop.RunCustom, "6 7")
	if c := run.Cases[0]; c.Verdict != hotloop.Accepted || strings.TrimSpace(c.Got) != "42" || c.Input != "6 7" {
		t.Errorf("%+v", c)
	}
}

func TestProgramStartersRun(t *testing.T) {
	for _, l := range languages() {
		t.Run(l.name(), func(t *testing.T) {
			t.Parallel()
			needs(t, l.name())
			text, err := testJudge(t).Starter(sums(), l.name())
			if err != nil {
				t.Fatal(err)
			}
			run := judge(t, sums(), l.name(), text, hotloop.RunVisible, "")
			if !run.Compile.OK || verdicts(run) != "wrong answer" {
				t.Errorf("%+v %s %+v", run.Compile, verdicts(run), run.Cases)
			}
		})
	}
}
