package problem

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// oneCase judges a submission on a case. A fault of the package's own programs
// is a result with the verdict JudgeError; an error is ours.
func (j *judge) oneCase(ctx context.Context, b *built, c *Case, limit time.Duration) (CaseResult, error) {
	r := CaseResult{Case: c.Name}
	err := j.judgeCase(ctx, b, c, limit, &r)
	var fault *judgeFault
	if errors.As(err, &fault) {
		r.Verdict, r.Reason = JudgeError, fmt.Sprintf("%s (on the case %s)", fault.says, c.Name)
		return r, nil
	}
	return r, err
}

func (j *judge) judgeCase(ctx context.Context, b *built, c *Case, limit time.Duration, r *CaseResult) error {
	in, answer, err := j.pkg.load(c)
	if err != nil {
		return err
	}
	if len(j.validators) == 0 {
		return j.plainCase(ctx, b, c, in, answer, limit, r)
	}
	if j.hangs >= maxHangs {
		return faultf("The output validator %s did not end in time %d times before, so it was not asked again; mend it.", j.validators[0].program.path, j.hangs)
	}
	// The checkers live through all passes: their feedback stays.
	var checkers []*checker
	defer func() {
		for _, k := range checkers {
			k.close()
		}
	}()
	for _, v := range j.validators {
		k, err := j.openChecker(ctx, v, in.stdin, answer, c.outputArgs)
		if err != nil {
			return err
		}
		checkers = append(checkers, k)
	}
	for pass := 1; ; pass++ {
		if err := j.pass(ctx, b, checkers, in, limit, r); err != nil {
			return err
		}
		next, more, err := j.next(ctx, checkers, r.Verdict)
		if err != nil {
			return err
		}
		if !more {
			break
		}
		if pass == j.pkg.Info.Limits.Passes {
			return faultf("The output validator %s asked for more than %d passes; mend it, or raise limits.validation_passes in problem.yaml.", checkers[0].name(), pass)
		}
		in.stdin = next
		if err := checkers[0].box.WriteFile(inputFile, next, 0o644); err != nil {
			return err
		}
	}
	return j.checkScoreFiles(checkers[0], r)
}

// plainCase judges with the default validator, which is ours.
func (j *judge) plainCase(ctx context.Context, b *built, c *Case, in caseInput, answer []byte, limit time.Duration, r *CaseResult) error {
	compare, err := ParseComparison(c.outputArgs)
	if err != nil {
		return faultf("%s (for the case %s)", err, c.Name)
	}
	e, output, err := j.run(ctx, b, in, limit)
	if err != nil {
		return err
	}
	r.take(e)
	if r.Verdict == Accepted {
		if says := compare.Compare(answer, output); says != "" {
			r.Verdict, r.Reason = WrongAnswer, says
		}
	}
	return nil
}

// take adds what one pass saw; the slowest and the last count.
func (r *CaseResult) take(e ended) {
	r.Verdict, r.Reason = e.verdict, e.reason
	r.CPU, r.Wall, r.Memory = max(r.CPU, e.cpu), max(r.Wall, e.wall), max(r.Memory, e.memory)
	r.Stderr = e.stderr
}

// pass runs the submission once and lets the validators judge.
func (j *judge) pass(ctx context.Context, b *built, checkers []*checker, in caseInput, limit time.Duration, r *CaseResult) error {
	if j.pkg.Info.Interactive {
		e, accepted, err := j.interact(ctx, b, checkers[0], in, limit)
		if err != nil {
			return err
		}
		r.take(e)
		return checkers[0].report(r, accepted)
	}
	e, output, err := j.run(ctx, b, in, limit)
	if err != nil {
		return err
	}
	r.take(e)
	for _, k := range checkers {
		if r.Verdict != Accepted {
			return nil // nothing to judge, or one validator was against it
		}
		accepted, err := k.check(ctx, bytes.NewReader(output))
		if err != nil {
			return err
		}
		if err := k.report(r, accepted); err != nil {
			return err
		}
	}
	return nil
}

// next is the input of the next pass, if there is to be one.
func (j *judge) next(ctx context.Context, checkers []*checker, v Verdict) ([]byte, bool, error) {
	if !j.pkg.Info.MultiPass {
		return nil, false, nil
	}
	data, more, err := checkers[0].nextPass(ctx)
	if err == nil && more && v == WrongAnswer {
		return nil, false, faultf("The output validator %s left a nextpass.in and did not accept; it may ask for another pass only with exit code 42. Mend it.", checkers[0].name())
	}
	return data, more && v == Accepted, err
}

// checkScoreFiles holds the scores a validator left against the rules.
func (j *judge) checkScoreFiles(k *checker, r *CaseResult) error {
	info := j.pkg.Info
	left := r.scoreFile != nil || r.multiplier != nil
	switch {
	case info.Format == Format2 && strings.HasPrefix(r.Case, "sample/"):
		return nil // samples have no score, and one that is left means nothing
	case !left:
		if info.CustomScore && r.Verdict == Accepted {
			return faultf("The output validator %s accepted and left no score.txt, which “validation: custom score” asks for; mend it.", k.name())
		}
	case r.Verdict == WrongAnswer:
		return faultf("The output validator %s left a score for an output that it did not accept; mend it.", k.name())
	case r.Verdict != Accepted:
	case info.Format == Legacy && !info.CustomScore:
		return faultf("The output validator %s left a score.txt, but problem.yaml does not say “validation: custom score”; mend one of the two.", k.name())
	case r.scoreFile != nil && r.multiplier != nil:
		return faultf("The output validator %s left both score.txt and score_multiplier.txt; mend it to leave one.", k.name())
	case info.Format == Format2 && r.scoreFile != nil && *r.scoreFile < 0:
		return faultf("The output validator %s left a score below 0; mend it.", k.name())
	case r.multiplier != nil && (*r.multiplier < 0 || *r.multiplier > 1):
		return faultf("The output validator %s left a score multiplier of %v, which must be from 0 to 1; mend it.", k.name(), *r.multiplier)
	}
	return nil
}

// restrict says why a submission's language is not allowed, "" if it is.
func (info Info) restrict(language string) string {
	if len(info.Languages) == 0 || slices.Contains(info.Languages, languageCodes[language]) {
		return ""
	}
	return fmt.Sprintf("problem.yaml allows only submissions in %v", info.Languages)
}
