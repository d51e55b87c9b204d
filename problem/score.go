package problem

import (
	"context"
	"math"
	"slices"
)

// modern judges all groups of a package of 2025-09: every case is run, but for
// groups that require another one that did not pass.
func (s *sitting) modern(ctx context.Context) (grade, error) {
	passed := map[string]bool{}
	out := grade{verdict: Accepted}
	for _, item := range s.j.pkg.Data.Items {
		g, err := s.modernGroup(ctx, item.Group, passed)
		if err != nil {
			return g, err
		}
		if out.verdict == Accepted {
			out.verdict = g.verdict
		}
		if item.Group.Name == "secret" {
			out.score = g.score
		}
		if g.verdict == JudgeError {
			return g, nil
		}
	}
	return out, nil
}

// modernGroup judges one group; passed are the groups whose cases were all
// accepted.
func (s *sitting) modernGroup(ctx context.Context, g *Group, passed map[string]bool) (grade, error) {
	out := grade{verdict: Accepted}
	for _, name := range g.set.requires {
		if !passed[name] {
			s.group = append(s.group, GroupResult{Group: g.Name, Verdict: WrongAnswer})
			return grade{verdict: WrongAnswer}, nil
		}
	}
	var scores []float64
	if g.set.static != nil {
		r, err := s.static(ctx, g)
		if err != nil {
			return out, err
		}
		s.cases = append(s.cases, r)
		out.verdict = r.Verdict
		if r.Score != nil {
			scores = append(scores, *r.Score)
		}
	}
	cases := 0
	for _, item := range g.Items {
		if item.Case != nil {
			cases++
		}
	}
	for _, item := range g.Items {
		var one grade
		if item.Group != nil {
			var err error
			if one, err = s.modernGroup(ctx, item.Group, passed); err != nil {
				return one, err
			}
		} else {
			r, err := s.result(ctx, item.Case)
			if err != nil {
				return one, err
			}
			if s.j.pkg.Info.Scoring && g.Name != "sample" {
				s.score(g, &r, caseShare(g, cases))
			}
			s.cases = append(s.cases, r)
			one = grade{verdict: r.Verdict}
			if r.Score != nil {
				one.score = *r.Score
			}
		}
		scores = append(scores, one.score)
		if out.verdict == Accepted {
			out.verdict = one.verdict
		}
		if one.verdict == JudgeError {
			return one, nil
		}
	}
	passed[g.Name] = out.verdict == Accepted
	if s.j.pkg.Info.Scoring && g.Name != "sample" {
		s.groupScore(g, &out, scores)
	}
	return out, nil
}

// caseShare is the highest score of one case of a group.
func caseShare(g *Group, cases int) float64 {
	if g.set.aggregation != "sum" || math.IsInf(g.set.most, 1) {
		return g.set.most
	}
	rest := g.set.most
	if st := g.set.static; st != nil && !math.IsNaN(*st) {
		rest -= *st
	}
	return rest / float64(max(cases, 1))
}

// score gives a case its score, or makes a judge error of what a validator
// left against the rules.
func (s *sitting) score(g *Group, r *CaseResult, most float64) {
	zero := 0.0
	if r.Score = &zero; r.Verdict != Accepted {
		return
	}
	validator := "The output validator"
	if len(s.j.validators) > 0 {
		validator += " " + s.j.validators[0].program.path
	}
	wrong := func(says string) {
		r.Verdict, r.Reason = JudgeError, validator+" "+says+" (on the case "+r.Case+"); mend it."
	}
	bounded := !math.IsInf(most, 1)
	switch {
	case g.set.aggregation == "pass-fail":
		if r.scoreFile != nil || r.multiplier != nil {
			wrong("left a score in the group data/" + g.Name + ", which is scored pass-fail")
		}
		r.Score = nil
	case !bounded && r.multiplier != nil:
		wrong("left a score_multiplier.txt where there is no highest score")
	case !bounded && r.scoreFile == nil:
		wrong("accepted and left no score.txt, where there is no highest score")
	case r.scoreFile != nil && *r.scoreFile > most*(1+1e-9):
		wrong("left the score " + number(*r.scoreFile) + ", and the highest is " + number(most))
	case r.scoreFile != nil:
		r.Score = r.scoreFile
	case r.multiplier != nil:
		v := most * *r.multiplier
		r.Score = &v
	default:
		r.Score = &most
	}
}

// groupScore makes the score of a group of those of its cases or groups.
func (s *sitting) groupScore(g *Group, out *grade, scores []float64) {
	switch {
	case g.set.aggregation == "pass-fail":
		if out.verdict == Accepted {
			out.score = g.set.most
		}
	case len(scores) == 0:
	case g.set.aggregation == "min":
		out.score = slices.Min(scores)
	default:
		for _, v := range scores {
			out.score += v
		}
	}
	if out.score > g.set.most*(1+1e-9) {
		out.verdict = JudgeError
		s.fault = "The group data/" + g.Name + " scores " + number(out.score) + ", more than its max_score of " + number(g.set.most) + "; mend max_score or the scores below it."
	}
	s.group = append(s.group, GroupResult{Group: g.Name, Verdict: out.verdict, Score: out.score})
}
