package problem_test

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hotloop/problem"
)

// packages are ours, one for each feature.
func packages(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// known are the verdicts that testdata/verdicts.txt says our packages have.
func known(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("testdata/verdicts.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(text)) {
		name, verdict, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if ok {
			out[name] = verdict
		}
	}
	return out
}

// ended is a verdict with its score, as verdicts.txt has it.
func ended(s problem.SubmissionResult) string {
	if s.Score == nil {
		return string(s.Verdict)
	}
	return fmt.Sprintf("%s, %g points", s.Verdict, *s.Score)
}

// here reports whether the toolchain of a submission is on this machine.
func here(s problem.SubmissionResult) bool {
	for _, l := range tools.List() {
		if l.Name == s.Language {
			return l.Missing == ""
		}
	}
	return true
}

// check holds a report against what is known.
func check(t *testing.T, name string, r problem.Report, want map[string]string) (verdicts string) {
	t.Helper()
	for _, s := range r.Submissions {
		if !here(s) {
			t.Logf("NOT TRIED: %s/%s, since its toolchain is missing: %s", name, s.Name, s.Reason)
			continue
		}
		got := ended(s)
		verdicts += fmt.Sprintf("%s/%s: %s\n", name, s.Name, got)
		if want[name+"/"+s.Name] != got {
			t.Errorf("%s/%s: %s, want %s (%s)", name, s.Name, got, want[name+"/"+s.Name], s.Reason)
		}
		if !s.Same {
			t.Errorf("%s/%s is not as its package expects: %s %s", name, s.Name, s.Differs, s.Reason)
		}
		if s.Verdict != problem.Accepted && s.Reason == "" {
			t.Errorf("%s/%s ended with %s and no reason", name, s.Name, s.Verdict)
		}
		if !strings.HasPrefix(s.Isolation, "tier ") {
			t.Errorf("%s/%s does not say which isolation was in force: %q", name, s.Name, s.Isolation)
		}
	}
	return verdicts
}

func TestEveryPackageEndsAsItExpects(t *testing.T) {
	want := known(t)
	for _, name := range packages(t, "testdata/packages") {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := judge(t, "testdata/packages/"+name, "")
			if len(r.Submissions) == 0 {
				t.Fatal("nothing was judged")
			}
			check(t, name, r, want)
		})
	}
}

func TestTheSameVerdictsEveryTime(t *testing.T) {
	names := []string{"titles", "averages", "pairs", "style"}
	if os.Getenv("HOTLOOP_LONG") != "" {
		names = packages(t, "testdata/packages")
	}
	want := known(t)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			first := ""
			for i := range 20 {
				got := check(t, name, judge(t, "testdata/packages/"+name, ""), want)
				if first == "" {
					first = got
				}
				if got != first {
					t.Fatalf("run %d:\n%s\nthe first:\n%s", i+1, got, first)
				}
			}
		})
	}
}

func TestAnInputThatAValidatorRefusesIsNamed(t *testing.T) {
	r := judge(t, "testdata/packages/badinput", "")
	if len(r.Inputs) != 1 || r.Inputs[0].Case != "secret/2" || r.Inputs[0].Validator != "input_validators/small.py" || !strings.Contains(r.Inputs[0].Says, "101 is more than 100") {
		t.Errorf("inputs: %+v", r.Inputs)
	}
	if !r.Observed() {
		t.Error("it was observed")
	}
}

func TestAScriptThatCannotBeRunIsNotTakenForAYes(t *testing.T) {
	r := judge(t, "testdata/packages/scriptinput", "")
	if r.Observed() || len(r.Unseen) != 1 || !strings.Contains(r.Unseen[0], "input_validators/number.viva is a VIVA script, which is not supported here") {
		t.Errorf("unseen: %q", r.Unseen)
	}
}

func TestInputsAreHeldAgainstAScript(t *testing.T) {
	if r := judge(t, "testdata/packages/checked", "accepted"); len(r.Inputs) != 0 || r.InputsRun == 0 || !r.Observed() {
		t.Errorf("inputs: %+v, unseen: %q", r.Inputs, r.Unseen)
	}
}

func TestWhatDoesNotFitIsNamed(t *testing.T) {
	r := judge(t, "testdata/packages/misfits", "")
	var said []string
	for _, f := range r.Inputs {
		said = append(said, f.Case+" "+f.Validator+" "+f.Says)
	}
	want := []string{
		"secret/2 input_validators/small.ctd Line 1, column 1 of the input is not what INT in line 1 of the script asks for: 12 is more than 9.",
		"invalid_output/large input_validators/small.ctd Line 1, column 1",
		"invalid_input/strict/1  No input validator refuses",
		"sample/1 the default validator It does not take the output in data/sample/1.out",
	}
	if len(said) != len(want) {
		t.Fatalf("said: %q", said)
	}
	for i, w := range want {
		if !strings.HasPrefix(said[i], w) {
			t.Errorf("said %q, want %q", said[i], w)
		}
	}
	if notes := strings.Join(r.Notes, " "); !strings.Contains(notes, "data/secret/a copy.in") {
		t.Errorf("notes: %s", notes)
	}
}

func TestWhatAPackageCallsOtherwiseIsSaid(t *testing.T) {
	for name, want := range map[string][]string{
		"quoted": {"The output validator stands in output_validator, which the format legacy calls output_validators", "The input validators stand in input_validator,"},
		"draft":  {"a draft of the format 2025-09", "The output validator stands in output_validators, which the format 2025-09 calls output_validator", "not understood and were left out of account: source_url"},
	} {
		notes := strings.Join(judge(t, "testdata/packages/"+name, "accepted").Notes, " ")
		for _, w := range want {
			if !strings.Contains(notes, w) {
				t.Errorf("%s: notes %s; want %s", name, notes, w)
			}
		}
	}
}

func TestOnlyOneFolderIsReported(t *testing.T) {
	r := judge(t, "testdata/packages/derived", "wrong_answer")
	if len(r.Submissions) != 1 || r.Submissions[0].Name != "wrong_answer/five.py" {
		t.Fatalf("submissions: %+v", r.Submissions)
	}
	if r.TimeLimit == 0 || !strings.Contains(r.TimeFrom, "submissions/accepted/direct.py") {
		t.Errorf("time limit %v, %s: the accepted ones are run besides", r.TimeLimit, r.TimeFrom)
	}
}

func TestWhatAValidatorSaysReachesTheReport(t *testing.T) {
	for _, s := range judge(t, "testdata/packages/pairs", "wrong_answer").Submissions {
		last := s.Cases[len(s.Cases)-1]
		if last.Message == "" || last.Team != "Look at the sum." || !strings.Contains(s.Reason, last.Message) {
			t.Errorf("%s: message %q, team %q, reason %q", s.Name, last.Message, last.Team, s.Reason)
		}
	}
}

func TestOutputsOfThePackageAreHeldAgainstItsValidator(t *testing.T) {
	if r := judge(t, "testdata/packages/rules", "accepted"); len(r.Inputs) != 0 {
		t.Errorf("inputs: %+v", r.Inputs)
	}
	r := judge(t, "testdata/packages/outputs", "")
	var said []string
	for _, f := range r.Inputs {
		said = append(said, f.Case+" "+f.Validator+" "+f.Says)
	}
	if len(said) != 2 || !strings.HasPrefix(said[0], "valid_output/large output_validator It does not take") || !strings.HasPrefix(said[1], "invalid_output/small output_validator It takes") {
		t.Errorf("said: %q", said)
	}
}

func TestAnArchiveIsJudgedLikeItsDirectory(t *testing.T) {
	name := filepath.Join(t.TempDir(), "pairs.zip")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	if err := z.AddFS(os.DirFS("testdata/packages/pairs")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if got := check(t, "pairs", judge(t, name, ""), known(t)); got == "" {
		t.Error("nothing was judged")
	}
}

func TestProgressEndsWhereItSaid(t *testing.T) {
	p, err := problem.Open("testdata/packages/averages")
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	last, told := 0, 0
	_, err = p.Judge(t.Context(), problem.Options{
		Boxes: boxes, Tools: tools,
		Progress: func(done, total int, _ string) {
			if done < last || done > total {
				t.Errorf("%d of %d after %d", done, total, last)
			}
			last, told = done, total
		},
		Done: func(problem.SubmissionResult) {},
	})
	if err != nil || last != told || told == 0 {
		t.Errorf("it ended with %d of %d: %v", last, told, err)
	}
}

func TestStoppingIsNoVerdict(t *testing.T) {
	p, err := problem.Open("testdata/packages/shelves")
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	ctx, cancel := context.WithCancel(t.Context())
	r, err := p.Judge(ctx, problem.Options{
		Boxes: boxes, Tools: tools, Only: "time_limit_exceeded",
		Progress: func(_, _ int, what string) {
			if what == "inputs" {
				time.AfterFunc(300*time.Millisecond, cancel) // in the middle of a program that waits
			}
		},
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error: %v", err)
	}
	if len(r.Submissions) > 1 {
		t.Errorf("it went on: %+v", r.Submissions)
	}
}
