package problem

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// lowers reports whether the submission's times bound the time limit from
// below.
func (s *Submission) lowers() bool {
	if s.rules == nil {
		return s.Folder == "accepted"
	}
	for _, r := range s.rules {
		if r.lower() {
			return true
		}
	}
	return false
}

// raises reports whether the submission is meant to be too slow.
func (s *Submission) raises() bool {
	if s.rules == nil {
		return len(s.final) == 1 && s.final[0] == "TLE"
	}
	for _, r := range s.rules {
		if r.upper() {
			return true
		}
	}
	return false
}

// slowest is the longest a submission took on the cases that count for the
// limit in one direction.
func (s *Submission) slowest(cases []CaseResult, counts func(rule) bool) (time.Duration, bool) {
	var most time.Duration
	seen := false
	for _, c := range cases {
		of := s.rules == nil
		for _, r := range s.rules {
			of = of || counts(r) && (r.cases == "" || matches(r.cases, c.Case))
		}
		if of {
			most, seen = max(most, c.CPU), true
		}
	}
	return most, seen
}

// timeLimit finds the limit from the submissions that must be in time, or
// holds a limit that was given against them.
func (j *judge) timeLimit(sittings []*sitting) error {
	l := j.pkg.Info.Limits
	var slowest time.Duration
	by := ""
	for _, s := range sittings {
		t, ok := s.sub.slowest(s.cases, rule.lower)
		if ok && (by == "" || t > slowest) {
			slowest, by = t, "submissions/"+s.sub.Name
		}
	}
	switch {
	case l.Time > 0:
		j.limit = l.Time
		j.report.TimeFrom = "given in " + l.TimeFrom
		if by != "" && l.Multiplier*slowest.Seconds() > l.Time.Seconds() && j.pkg.Info.Format == Format2 {
			j.note(fmt.Sprintf("%s took %s here, and the time limit of %s is less than %s times that (ac_to_time_limit).", by, short(slowest), short(l.Time), number(l.Multiplier)))
		}
	case by == "":
		return errorf(CodeInvalid, "No time limit is given, and no accepted submission could be run to derive one from%s; mend that, or give a limit (limits.time_limit in problem.yaml, or a file .timelimit for the format legacy).", whyNot(sittings))
	case slowest >= unlimited:
		return errorf(CodeInvalid, "No time limit is given, and %s did not end within %s of processor time, so none can be derived; give a limit in problem.yaml or in a file .timelimit.", by, short(unlimited))
	default:
		steps := max(1, math.Ceil(slowest.Seconds()*l.Multiplier/l.Resolution.Seconds()-1e-9))
		j.limit = min(time.Duration(steps)*l.Resolution, maxTimeLimit)
		j.report.TimeFrom = timeText(j.pkg.Info.Format, l.Multiplier, by)
	}
	j.report.TimeLimit = j.limit
	return nil
}

// whyNot says what kept the submissions that would bound the limit from being
// run.
func whyNot(sittings []*sitting) string {
	for _, s := range sittings {
		if s.sub.why != nil {
			return " (" + strings.TrimSuffix(s.sub.why.Error(), ".") + ")"
		}
		if s.by != nil && !s.by.ok {
			return " (submissions/" + s.sub.Name + " does not compile: " + firstLines(s.by.output) + ")"
		}
	}
	return ""
}

// margin notes a submission that is too slow by a little only.
func (j *judge) margin(s *Submission, r SubmissionResult) error {
	if !s.raises() || r.Verdict != TimeLimit {
		return nil
	}
	most, ok := s.slowest(r.Cases, rule.upper)
	need := seconds(j.limit.Seconds() * j.pkg.Info.Limits.Safety)
	waited := false
	for _, c := range r.Cases {
		waited = waited || c.Verdict == TimeLimit && c.Wall > wallOf(j.limit)-time.Second && c.CPU < j.limit
	}
	if ok && most < need && !waited {
		j.note(fmt.Sprintf("submissions/%s is too slow by little: it took %s here, and a clear case takes %s, the limit times %s.", s.Name, short(most), short(need), number(j.pkg.Info.Limits.Safety)))
	}
	return nil
}
