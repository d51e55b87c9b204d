package code

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"hotloop"

	"pgregory.net/rapid"
)

// graded is a question whose rubric names every detector.
func graded() hotloop.Question {
	q := limiter()
	for _, d := range Detectors() {
		q.Rubric.Signals = append(q.Rubric.Signals, hotloop.Signal{ID: hotloop.SignalID(d), Dimension: hotloop.Correctness, Weight: 1, Detect: d, Must: true, Heard: "heard"})
	}
	q.Rubric.Signals = append(q.Rubric.Signals, hotloop.Signal{ID: "words.only", Dimension: hotloop.Communication, Detect: "star.result"})
	return q
}

// recorded is a run with the verdicts given, v for visible ones and h for
// hidden ones: "ok", "wrong", "late".
func recorded(q hotloop.Question, id string, purpose hotloop.RunPurpose, verdicts ...hotloop.Verdict) hotloop.Run {
	run := hotloop.Run{ID: hotloop.RunID(id), Purpose: purpose, Language: "python", Source: goodPython, Compile: hotloop.Compile{OK: len(verdicts) > 0}}
	i := 0
	for _, t := range q.Code.Tests {
		if t.Hidden && purpose != hotloop.RunSubmit {
			continue
		}
		v := hotloop.NotRun
		if i < len(verdicts) {
			v = verdicts[i]
		}
		i++
		run.Cases = append(run.Cases, hotloop.Case{Name: t.Name, Part: t.Part, Hidden: t.Hidden, Verdict: v, Millis: 3.5, MemoryKB: 9000})
	}
	run.Metrics = metricsOf(q, run, prepared{shape: &shape{Longest: 7, Name: "allow", Line: 8, Depth: 2}})
	return run
}

func observe(t testing.TB, q hotloop.Question, a hotloop.Answer) map[hotloop.SignalID][]hotloop.Evidence {
	t.Helper()
	list, err := NewEvaluator().Evaluate(context.Background(), q, a)
	if err != nil {
		t.Fatal(err)
	}
	out := map[hotloop.SignalID][]hotloop.Evidence{}
	for _, e := range list {
		if err := e.Check(a); err != nil {
			t.Errorf("%v", err)
		}
		if e.By != Version {
			t.Errorf("evidence by %q", e.By)
		}
		out[e.Signal] = append(out[e.Signal], e)
	}
	return out
}

func TestNothingRunIsAbsence(t *testing.T) {
	a := hotloop.Answer{Turns: []hotloop.Turn{{Speaker: hotloop.Candidate, Text: "fine"}}, Done: true}
	seen := observe(t, graded(), a)
	for _, s := range []hotloop.SignalID{DetectCompiles, DetectVisible, DetectHidden} {
		if len(seen[s]) != 1 || seen[s][0].Seen.Absence == nil || seen[s][0].Strength >= 0 {
			t.Errorf("%s: %+v", s, seen[s])
		}
	}
	for _, s := range []hotloop.SignalID{DetectFast, DetectVet, DetectLength, DetectFirstTry, "words.only"} {
		if len(seen[s]) != 0 {
			t.Errorf("%s was observed although nothing ran: %+v", s, seen[s])
		}
	}
}

func TestRunsSpeakForAndAgainst(t *testing.T) {
	q := graded()
	ok, wrong, late := hotloop.Accepted, hotloop.WrongAnswer, hotloop.TimeLimit
	all := observe(t, q, hotloop.Answer{Runs: []hotloop.Run{recorded(q, "run-1", hotloop.RunSubmit, ok, ok, ok)}})
	for _, s := range []hotloop.SignalID{DetectCompiles, DetectVisible, DetectHidden, DetectFast, DetectFirstTry} {
		if len(all[s]) != 1 || all[s][0].Strength != 1 {
			t.Errorf("all right: %s: %+v", s, all[s])
		}
	}
	if got := all[DetectFast][0].Says; got != "No test hit the time limit; the slowest took 4 ms." && got != "No test hit the time limit; the slowest took 3 ms." {
		t.Errorf("fast says %q", got)
	}
	slow := observe(t, q, hotloop.Answer{Runs: []hotloop.Run{recorded(q, "run-1", hotloop.RunSubmit, ok, ok, late)}})
	if e := slow[DetectFast]; len(e) != 1 || e[0].Strength >= 0 {
		t.Errorf("one late: %+v", e)
	}
	if e := slow[DetectHidden]; len(e) != 1 || e[0].Strength != -1 || !strings.Contains(e[0].Says, "The first that failed is “many”: time limit.") {
		t.Errorf("one late: %+v", e)
	}
	if len(slow[DetectFirstTry]) != 0 {
		t.Errorf("a submission that failed was right at once: %+v", slow[DetectFirstTry])
	}
	later := observe(t, q, hotloop.Answer{Runs: []hotloop.Run{
		recorded(q, "run-1", hotloop.RunVisible),
		recorded(q, "run-2", hotloop.RunSubmit, ok, wrong, wrong),
		recorded(q, "run-3", hotloop.RunSubmit, ok, ok, ok),
		recorded(q, "run-4", hotloop.RunSubmit, wrong, wrong, wrong),
	}})
	if e := later[DetectHidden]; len(e) != 1 || e[0].Strength != 1 || e[0].Seen.Measure.Run != "run-3" {
		t.Errorf("the best submission counts: %+v", e)
	}
	if e := later[DetectCompiles]; len(e) != 1 || e[0].Strength != 0.5 {
		t.Errorf("it compiled at the second try: %+v", e)
	}
	never := observe(t, q, hotloop.Answer{Runs: []hotloop.Run{recorded(q, "run-1", hotloop.RunVisible), recorded(q, "run-2", hotloop.RunVisible)}})
	if e := never[DetectCompiles]; len(e) != 1 || e[0].Strength != -1 || e[0].Seen.Measure == nil {
		t.Errorf("it never compiled: %+v", e)
	}
	if e := never[DetectHidden]; len(e) != 1 || e[0].Seen.Absence == nil {
		t.Errorf("nothing was submitted: %+v", e)
	}
}

func TestUnfinishedPartsCount(t *testing.T) {
	q := graded()
	q.Parts = []hotloop.Part{{ID: "1"}, {ID: "2"}}
	for i := range q.Code.Tests {
		q.Code.Tests[i].Part = "1"
	}
	more := q.Code.Tests
	for _, test := range q.Code.Tests {
		test.Part, test.Name = "2", test.Name+" again"
		more = append(more, test)
	}
	first := q
	first.Code = &hotloop.CodeSpec{}
	*first.Code = *q.Code
	q.Code.Tests = more
	run := recorded(first, "run-1", hotloop.RunSubmit, hotloop.Accepted, hotloop.Accepted, hotloop.Accepted)
	run.Part = "1"
	run.Metrics = metricsOf(q, run, prepared{})
	seen := observe(t, q, hotloop.Answer{Runs: []hotloop.Run{run}, Part: "1"})
	if e := seen[DetectHidden]; len(e) != 1 || e[0].Strength != -0.25 || !strings.Contains(e[0].Says, "passed 1 of 1 hidden tests; with the parts that you did not reach that is 50% of all") {
		t.Errorf("half of the parts: %+v", e)
	}
	if e := seen[DetectParts]; len(e) != 1 || e[0].Seen.Measure.Value != 1 {
		t.Errorf("parts: %+v", e)
	}
}

func TestDefectsNameRuleAndLine(t *testing.T) {
	q := graded()
	source := `import os
import sys

class RateLimiter:
    def __init__(self, limit, window, seen=[]):
        self.limit, self.window, self.seen = limit, window, seen
        list = [limit]
        unused = 3

    def allow(self, now):
        try:
            if now is 5:
                return True
        except:
            pass
        return sys is not None
        print("never")
`
	run := judge(t, q, "python", source, hotloop.RunVisible, "")
	run.ID = "run-1"
	seen := observe(t, q, hotloop.Answer{Runs: []hotloop.Run{run}})
	var says []string
	for _, m := range run.Metrics {
		if rest, ok := strings.CutPrefix(m.Name, metricFinding); ok {
			rule, name, _ := strings.Cut(rest, " ")
			says = append(says, findingWords(rule, name, int(m.Value)))
		}
	}
	text := strings.Join(says, "\n")
	for _, want := range []string{
		"“os”, imported in line 1, is never used.", "The default value in line 5 is made once", "In line 7 the name “list” hides", "The variable “unused” of line 8 is never read.",
		"Line 12 compares with “is”", "Line 14 catches every exception", "Line 17 can never be reached.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q was not found in\n%s", want, text)
		}
	}
	if len(says) != 8 { // list is stored and never read as well
		t.Errorf("%d findings:\n%s", len(says), text)
	}
	if len(seen[DetectVet]) != 3 || len(seen[DetectNames]) != 1 {
		t.Errorf("%d findings and %d names became evidence", len(seen[DetectVet]), len(seen[DetectNames]))
	}

	vetted := "import \"fmt\"\n" + strings.Replace(goodGo, "\treturn true\n", "\tlen := 1\n\tfmt.Printf(\"%d\\n\", \"x\", len)\n\treturn true\n", 1)
	run = judge(t, q, "go", vetted, hotloop.RunVisible, "")
	run.ID = "run-1"
	seen = observe(t, q, hotloop.Answer{Runs: []hotloop.Run{run}})
	if e := seen[DetectVet]; len(e) == 0 || !strings.Contains(e[0].Says, "go vet, line 20: fmt.Printf") {
		t.Errorf("vet: %+v %+v", e, run.Compile)
	}
	if e := seen[DetectNames]; len(e) != 1 || e[0].Says != "In line 19 the name “len” hides the language's own." {
		t.Errorf("names: %+v", e)
	}
	good := judge(t, q, "python", goodPython, hotloop.RunVisible, "")
	good.ID = "run-1"
	if e := observe(t, q, hotloop.Answer{Runs: []hotloop.Run{good}})[DetectVet]; len(e) != 1 || !e[0].For() {
		t.Errorf("a clean program: %+v", e)
	}
}

func TestRepeatedLines(t *testing.T) {
	block := "    a = first(x)\n    b = second(a)\n    c = third(b)\n    d = fourth(c)\n    e = fifth(d)\n    return sixth(e)\n"
	if first, second, n := repeated("python", "def f(x):\n"+block+"\n# again\ndef g(x):\n"+block); first != 2 || second != 11 || n != 6 {
		t.Errorf("lines %d and %d, %d long", first, second, n)
	}
	if _, _, n := repeated("python", goodPython); n != 0 {
		t.Errorf("%d lines repeat in a program that repeats nothing", n)
	}
	if _, _, n := repeated("go", strings.Repeat("}\n", 100)); n != 0 {
		t.Errorf("%d closing braces count", n)
	}
}

func TestTheSameAnswerGivesTheSameEvidence(t *testing.T) {
	q := graded()
	run := judge(t, q, "python", goodPython, hotloop.RunSubmit, "")
	run.ID = "run-1"
	a := hotloop.Answer{Runs: []hotloop.Run{run}, Turns: []hotloop.Turn{{Speaker: hotloop.Candidate, Text: "done"}}}
	var first []byte
	for range 100 {
		list, err := NewEvaluator().Evaluate(context.Background(), q, a)
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(list)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = text
		}
		if !bytes.Equal(first, text) {
			t.Fatalf("the evidence changed:\n%s\n%s", first, text)
		}
	}
}

// TestBetterRunsNeverWeaken: one more test passed never lowers the strength of
// the signals that count tests.
func TestBetterRunsNeverWeaken(t *testing.T) {
	q := graded()
	verdicts := []hotloop.Verdict{hotloop.Accepted, hotloop.WrongAnswer, hotloop.RuntimeError, hotloop.NotRun}
	rapid.Check(t, func(t *rapid.T) {
		drawn := rapid.SliceOfN(rapid.SampledFrom(verdicts), 3, 3).Draw(t, "verdicts")
		better := append([]hotloop.Verdict(nil), drawn...)
		better[rapid.IntRange(0, 2).Draw(t, "mended")] = hotloop.Accepted
		strength := func(v []hotloop.Verdict, s hotloop.SignalID) float64 {
			list, err := NewEvaluator().Evaluate(context.Background(), q, hotloop.Answer{Runs: []hotloop.Run{recorded(q, "run-1", hotloop.RunSubmit, v...)}})
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range list {
				if e.Signal == s {
					return e.Strength
				}
			}
			return 0
		}
		for _, s := range []hotloop.SignalID{DetectVisible, DetectHidden} {
			if before, after := strength(drawn, s), strength(better, s); after < before {
				t.Errorf("%s fell from %v to %v when a test was mended: %v, %v", s, before, after, drawn, better)
			}
		}
	})
}
