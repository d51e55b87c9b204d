package problem

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// differs says what of a result is not as expected, "" if all is.
func (s *Submission) differs(r *SubmissionResult, best *float64) string {
	code := r.Verdict.code()
	if s.final != nil && !slices.Contains(s.final, code) {
		return fmt.Sprintf("It was expected to end with %s and ended with %s.", words(s.final), r.Verdict)
	}
	if s.partial && best != nil && r.Score != nil && *r.Score == *best {
		return fmt.Sprintf("It stands in partially_accepted and got the best score, %v.", *best)
	}
	if r.Verdict == CompileError && s.final == nil && len(s.rules) > 0 {
		return "It does not compile."
	}
	for _, one := range s.rules {
		if says := one.broken(r); says != "" {
			return says
		}
	}
	return ""
}

// broken says how a result breaks the rule, "" if it does not.
func (r rule) broken(s *SubmissionResult) string {
	where, seen, heard, any := "", false, r.message == "", false
	if r.cases != "" {
		where = " among " + r.cases
	}
	for _, c := range s.Cases {
		if r.cases != "" && !matches(r.cases, c.Case) || c.source {
			continue
		}
		any = true
		code := c.Verdict.code()
		if r.permitted != nil && !slices.Contains(r.permitted, code) {
			return fmt.Sprintf("The case %s ended with %s, and %s permits only %s%s.", c.Case, c.Verdict, r.of, words(r.permitted), where)
		}
		seen = seen || slices.Contains(r.required, code)
		heard = heard || strings.Contains(c.Message, r.message)
	}
	switch {
	case r.required != nil && !seen && (any || r.cases == ""):
		return fmt.Sprintf("No case%s ended with %s, which %s requires.", where, words(r.required), r.of)
	case !heard:
		return fmt.Sprintf("No judge message%s holds %q, which %s asks for.", where, clip(r.message, 80), r.of)
	case r.score != nil:
		return r.brokenScore(s)
	}
	return ""
}

func (r rule) brokenScore(s *SubmissionResult) string {
	got := s.Score
	if r.cases != "" {
		got = nil
		for _, g := range s.Groups {
			if g.Group == r.cases {
				got = &g.Score
			}
		}
	}
	const close = 1e-9
	switch {
	case got == nil:
		return fmt.Sprintf("There is no score for what %s asks a score of.", r.of)
	case *got < r.score[0]-close || *got > r.score[1]+close:
		return fmt.Sprintf("The score is %s, and %s asks for %s to %s.", number(*got), r.of, number(r.score[0]), number(r.score[1]))
	}
	return ""
}

// number shows a score as people write it.
func number(f float64) string {
	if f == math.Trunc(f) && math.Abs(f) < 1e15 {
		return fmt.Sprintf("%.0f", f)
	}
	return fmt.Sprintf("%.6g", f)
}

// best is the best score a legacy package can give, nil if there is no bound.
func (p *Package) best() *float64 {
	if !p.Info.Scoring || p.Info.Format != Legacy {
		return nil
	}
	secret := p.Data.Items[len(p.Data.Items)-1].Group
	for _, s := range []settings{p.Data.set, secret.set} {
		b := s.high
		if p.Info.Minimize {
			b = s.low
		}
		if !math.IsInf(b, 0) {
			return &b
		}
	}
	return nil
}

// stopsEarly reports whether a legacy submission that was just rejected may be
// left there, for a group that breaks at the first rejection: not while what
// its folder asks for may still come.
func (s *Submission) stopsEarly(got []CaseResult) bool {
	var wanted []string
	switch s.Folder {
	case "time_limit_exceeded":
		wanted = []string{"TLE", "RTE", "JE"} // a wrong answer before it is allowed
	case "run_time_error":
		wanted = []string{"RTE", "JE"} // and here anything
	default:
		return true
	}
	return slices.ContainsFunc(got, func(c CaseResult) bool { return slices.Contains(wanted, c.Verdict.code()) })
}
