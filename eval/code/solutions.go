package code

import (
	"context"
	"fmt"
	"slices"

	"hotloop"
)

// CheckSolutions runs every solution of a code question and reports those that
// do not end with the verdict of their folder: accepted passes everything,
// wrong fails a test otherwise than by time, slow hits the time limit and is
// right where it is in time. Solutions in a language that is missing here are
// left out, but for the languages that every question has.
func (j *Judge) CheckSolutions(ctx context.Context, q hotloop.Question) ([]Problem, error) {
	if q.Code == nil {
		return nil, nil
	}
	var out []Problem
	for _, s := range q.Code.Solutions {
		if !j.tests(s.Language) {
			continue
		}
		run, err := j.Run(ctx, q, hotloop.CodeDraft{Part: s.Part, Language: s.Language, Text: s.Text}, hotloop.RunSubmit, "", nil)
		if err != nil {
			return out, err
		}
		if says := folderDiffers(s.Folder, run); says != "" {
			out = append(out, Problem{Where: "solutions/" + s.Folder + "/" + s.Name, Says: says})
		}
	}
	return out, nil
}

// tests reports whether the solutions in a language are to be run: those that
// every question must have always, others where their toolchain is here.
func (j *Judge) tests(language string) bool {
	return slices.Contains(required, language) || slices.Contains(j.Languages(), language)
}

// folderDiffers says how a run does not end as its folder says, "" if it does.
func folderDiffers(folder string, run hotloop.Run) string {
	if !run.Compile.OK {
		return "it does not compile or load: " + clip(run.Compile.Output, 200)
	}
	late, failed := 0, 0
	for _, c := range run.Cases {
		switch c.Verdict {
		case hotloop.Accepted, hotloop.NotRun:
		case hotloop.TimeLimit:
			late++
		default:
			failed++
		}
		if folder == "accepted" && c.Verdict != hotloop.Accepted || folder == "slow" && failed > 0 {
			return fmt.Sprintf("test %q: %s: %s", c.Name, c.Verdict, c.Says)
		}
	}
	switch {
	case folder == "wrong" && failed == 0:
		return "no test catches it; add one that does"
	case folder == "slow" && late == 0:
		return "it is in time everywhere; add a test that is large enough"
	}
	return ""
}

// Hashes computes the expected results of the tests whose "expected" is a hash,
// by the test's name, from the accepted solutions, which must agree.
func (j *Judge) Hashes(ctx context.Context, q hotloop.Question) (map[string]string, error) {
	out := map[string]string{}
	if q.Code == nil {
		return out, nil
	}
	by := map[string]string{}
	for _, s := range q.Code.Solutions {
		if s.Folder != "accepted" || !j.tests(s.Language) {
			continue
		}
		for _, t := range q.Code.Tests {
			if _, ok := hashOf(t.Expected); !ok || !opened(t.Part, s.Part) {
				continue
			}
			hash, err := j.hash(ctx, q, s, t)
			if err != nil {
				return nil, err
			}
			if before, ok := out[t.Name]; ok && before != hash {
				return nil, hotloop.Errorf(hotloop.CodeInvalid, "the solutions %s and %s of %s disagree on test %q; mend the one that is wrong", by[t.Name], s.Name, q.ID, t.Name)
			}
			out[t.Name], by[t.Name] = hash, s.Name
		}
	}
	return out, nil
}

// hash runs one test of one solution for its result.
func (j *Judge) hash(ctx context.Context, q hotloop.Question, s hotloop.Solution, t hotloop.Test) (string, error) {
	lang, err := j.tools.language(s.Language)
	if err != nil {
		return "", err
	}
	run := hotloop.Run{Purpose: hotloop.RunCustom, Part: s.Part, Language: s.Language, Source: s.Text}
	r := &runner{spec: q.Code, tests: []hotloop.Test{t}, run: &run, custom: true}
	if err := r.judge(ctx, j.sandbox, j.tools, lang); err != nil {
		return "", plainError(ctx, err)
	}
	if len(run.Cases) != 1 || run.Cases[0].Verdict != hotloop.Accepted {
		return "", hotloop.Errorf(hotloop.CodeInvalid, "the solution %s of %s gives no result for test %q: %s %s", s.Name, q.ID, t.Name, run.Compile.Output, caseSays(run))
	}
	return hashResults(q.Code, t, r.last), nil
}

func caseSays(run hotloop.Run) string {
	if len(run.Cases) == 0 {
		return ""
	}
	return run.Cases[0].Says
}
