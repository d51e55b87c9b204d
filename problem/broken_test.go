package problem_test

import (
	"strings"
	"testing"

	"hotloop/problem"
)

// brokenPackages are what must be said of each package that cannot be judged,
// or not wholly: a sentence that names the file and the remedy.
var brokenPackages = map[string][]string{
	"noyaml":          {"testdata/broken/noyaml has no problem.yaml", "give the directory"},
	"badyaml":         {"problem.yaml is not readable YAML in line 1", "mend that line"},
	"badvalue":        {"problem.yaml (limits)", "memory must be a number"},
	"version":         {`"2031-01"`, "convert the package"},
	"unknownkey":      {"problem.yaml has the unknown key colour", "remove it"},
	"answers":         {"submit-answer", "not supported here"},
	"novalidator":     {"validation: custom", "output_validators; add it"},
	"badflags":        {"float_tolerance lacks its number", "secret/1"},
	"noanswer":        {"secret/1 has no answer", "add data/secret/1.ans"},
	"nodata":          {"no test case in data/secret", "add at least one"},
	"nosubmissions":   {"no submissions", "add one to submissions/accepted"},
	"slowest":         {"No time limit is given", "echo.py does not compile", "give a limit"},
	"uncompiled":      {"output_validators/v.c does not compile; mend it", "fortytwo"},
	"unknownlanguage": {"submissions/accepted/echo.cob", "use Python (.py)"},
	"crashes":         {"output_validators/v.py ended with exit code 1", "mend it", "the validator is broken"},
	"zero":            {"output_validators/v.py ended with exit code 0", "mend it"},
	"hangs":           {"output_validators/v.py did not end within its time of 1 s", "validation_time"},
	"sleeps":          {"output_validators/v.py did not end within its time of 1 s", "validation_time"},
	"talkhangs":       {"output_validators/v.py did not end within its time of 1 s", "validation_time"},
	"floods":          {"output_validators/v.py wrote more than 8 MiB", "validation_output"},
	"scoreless":       {`output_validators/v.py left "many" in score.txt`, "mend it"},
	"inputhangs":      {"input_validators/number.py did not do its work on secret/1", "Mend it"},
	"stubborn":        {"input_validators/never.ctd could not judge secret/2", "the variable n has no value", "was not asked again after it could not judge 2 inputs; mend it"},
	"nobuild":         {"input_validators/check/build failed", "no compiler today"},
	"grader":          {"graders/grader.py said", "mend it"},
	"endless":         {"output_validator asked for more than 2 passes", "validation_passes"},
	"aborted":         {"output_validator left a nextpass.in", "Mend it"},
}

func TestABrokenPackageIsNeverAWrongVerdict(t *testing.T) {
	for _, name := range packages(t, "testdata/broken") {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want, ok := brokenPackages[name]
			if !ok {
				t.Fatalf("nothing is said of what must be said of %s", name)
			}
			says := complaint(t, "testdata/broken/"+name)
			for _, w := range want {
				if !strings.Contains(says, w) {
					t.Errorf("said: %s\nwant: %q", says, w)
				}
			}
		})
	}
}

// complaint is all that is said against a package. It fails the test if a
// submission was found wanting for a fault that was not its own.
func complaint(t *testing.T, dir string) string {
	t.Helper()
	p, err := problem.Open(dir)
	if err != nil {
		return err.Error()
	}
	defer p.Close()
	r, err := p.Judge(t.Context(), problem.Options{Boxes: boxes, Tools: tools})
	if err != nil {
		return err.Error()
	}
	if r.Observed() {
		t.Error("it is said that all was observed")
	}
	says := strings.Join(r.Unseen, "\n")
	for _, s := range r.Submissions {
		switch s.Verdict {
		case problem.JudgeError:
			says += "\n" + s.Reason
			if s.Same {
				t.Errorf("%s: a judge error is not what was expected", s.Name)
			}
		case problem.Accepted:
		default:
			t.Errorf("%s ended with %s (%s), which is not its fault", s.Name, s.Verdict, s.Reason)
		}
	}
	return says
}
