package problem

import (
	"context"
	"fmt"
	"time"
)

// A sitting is one submission being judged.
type sitting struct {
	j     *judge
	sub   *Submission
	by    *built
	limit time.Duration // of processor time for one run; may exceed the problem's
	seen  map[string]CaseResult
	cases []CaseResult
	group []GroupResult
	tick  func()
	fault string // what makes the whole a judge error, beside the cases
}

// result judges a case, once.
func (s *sitting) result(ctx context.Context, c *Case) (CaseResult, error) {
	r, ok := s.seen[c.Name]
	if !ok {
		var err error
		if r, err = s.j.oneCase(ctx, s.by, c, s.limit); err != nil {
			return r, err
		}
		s.seen[c.Name] = r
		s.tick()
	}
	// What was run without a limit is held against it afterwards.
	if l := s.j.limit; l > 0 && r.CPU > l && (r.Verdict == Accepted || r.Verdict == WrongAnswer || r.Verdict == RuntimeError) {
		r.Verdict, r.Reason = TimeLimit, fmt.Sprintf("It took %s of processor time, and the limit is %s.", short(r.CPU), short(l))
	}
	return r, nil
}

// first builds a submission and runs it without a verdict as yet, to see how
// long it takes.
func (j *judge) first(ctx context.Context, s *Submission) (*sitting, error) {
	limit := j.limit
	if limit == 0 {
		limit = unlimited
	}
	sit := &sitting{j: j, sub: s, limit: limit, seen: map[string]CaseResult{}, tick: func() { j.tick(s.Name) }}
	if s.why != nil {
		return sit, nil
	}
	var err error
	if sit.by, err = j.build(ctx, s.program, j.pkg.Info.Limits.Memory); known(err) {
		s.why = err
		return sit, nil
	}
	if err != nil || !sit.by.ok {
		return sit, err
	}
	if _, err = sit.walk(ctx); known(err) {
		s.why, err = err, nil
	}
	return sit, err
}

// walk goes over the groups in order and judges their cases.
func (s *sitting) walk(ctx context.Context) (grade, error) {
	s.cases, s.group, s.fault = nil, nil, ""
	if s.j.pkg.Info.Format == Legacy {
		return s.legacy(ctx, s.j.pkg.Data)
	}
	return s.modern(ctx)
}

// judged makes the result of a submission, by the cases that were run before
// or by running it now.
func (j *judge) judged(ctx context.Context, s *Submission, sit *sitting) error {
	if sit == nil {
		limit := j.limit
		if limit == 0 {
			limit = unlimited
		}
		if s.raises() {
			// What is to be too slow must be so with something to spare.
			limit = seconds(limit.Seconds() * j.pkg.Info.Limits.Safety)
		}
		sit = &sitting{j: j, sub: s, limit: min(limit, maxTimeLimit), seen: map[string]CaseResult{}, tick: func() { j.tick(s.Name) }}
		if s.why == nil {
			b, err := j.build(ctx, s.program, j.pkg.Info.Limits.Memory)
			if known(err) {
				s.why = err
			} else if err != nil {
				return err
			}
			sit.by = b
		}
	}
	r := SubmissionResult{Name: s.Name, Folder: s.Folder, Expected: s.expected, Isolation: j.report.Isolation}
	if s.program != nil {
		r.Language = s.program.language
	}
	switch {
	case s.why != nil:
		r.Verdict, r.Reason = JudgeError, s.why.Error()
	case !sit.by.ok:
		r.Verdict, r.Compiler, r.Toolchain = CompileError, sit.by.output, sit.by.toolchain
		r.Reason = "It does not compile: " + firstLines(sit.by.output)
	default:
		r.Toolchain = sit.by.toolchain
		if err := sit.fill(ctx, &r); known(err) {
			r.Verdict, r.Reason = JudgeError, err.Error()
		} else if err != nil {
			return err
		}
	}
	if r.Verdict != JudgeError {
		r.Differs = s.differs(&r, j.pkg.best())
	}
	r.Same = r.Verdict != JudgeError && r.Differs == ""
	j.report.Submissions = append(j.report.Submissions, r)
	if j.opts.Done != nil {
		j.opts.Done(r)
	}
	return j.margin(s, r)
}

// fill judges the submission as a whole.
func (s *sitting) fill(ctx context.Context, r *SubmissionResult) error {
	g, err := s.walk(ctx)
	if err != nil {
		return err
	}
	r.Verdict, r.Cases, r.Groups = g.verdict, s.cases, s.group
	if s.j.pkg.Info.Scoring {
		r.Score = &g.score
	}
	for _, c := range s.cases {
		if c.CPU > r.Slowest {
			r.Slowest, r.SlowCase = c.CPU, c.Case
		}
		if c.Verdict != Accepted && r.First == "" {
			r.First = c.Case
		}
		if c.Verdict == JudgeError || c.Verdict == r.Verdict && r.Reason == "" && r.Verdict != Accepted {
			r.Reason = c.Reason
		}
	}
	if s.fault != "" {
		r.Verdict, r.Reason = JudgeError, s.fault
	}
	return nil
}
