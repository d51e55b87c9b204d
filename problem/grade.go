package problem

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"hotloop/sandbox"
)

// grade is a verdict with a score.
type grade struct {
	verdict Verdict
	score   float64
}

// legacy judges a group of a legacy package and what is below it.
func (s *sitting) legacy(ctx context.Context, g *Group) (grade, error) {
	var grades []grade
	for _, item := range g.Items {
		var one grade
		if item.Group != nil {
			var err error
			if one, err = s.legacy(ctx, item.Group); err != nil {
				return one, err
			}
		} else {
			r, err := s.result(ctx, item.Case)
			if err != nil {
				return one, err
			}
			one = grade{r.Verdict, g.set.reject}
			if r.Verdict == Accepted {
				one.score = g.set.accept
			}
			if r.scoreFile != nil && r.Verdict == Accepted {
				one.score = *r.scoreFile
			}
			if s.j.pkg.Info.Scoring {
				r.Score = &one.score
			}
			s.cases = append(s.cases, r)
		}
		grades = append(grades, one)
		if one.verdict == JudgeError {
			return one, nil
		}
		if one.verdict != Accepted && !g.set.goOn && (s.j.pkg.Info.Scoring || s.sub.stopsEarly(s.cases)) {
			break
		}
	}
	out, err := s.aggregate(ctx, g, grades)
	if err == nil && s.j.pkg.Info.Scoring {
		s.group = append(s.group, GroupResult{Group: g.Name, Verdict: out.verdict, Score: out.score})
		if out.verdict == Accepted && (out.score < g.set.low || out.score > g.set.high) {
			s.j.note(fmt.Sprintf("submissions/%s scores %s in the group data/%s, outside of the range that its testdata.yaml gives.", s.sub.Name, number(out.score), g.Name))
		}
	}
	return out, err
}

// worstFirst is the order in which the default grader looks for the worst.
var worstFirst = []Verdict{JudgeError, RuntimeError, MemoryLimit, TimeLimit, OutputLimit, WrongAnswer}

// aggregate makes one result of those of a group, as the group's grader does.
func (s *sitting) aggregate(ctx context.Context, g *Group, grades []grade) (grade, error) {
	if len(grades) == 0 {
		return grade{Accepted, 0}, nil
	}
	if g.set.custom {
		return s.customGrade(ctx, g, grades)
	}
	verdict, score, anyAccepted := "worst_error", "sum", false
	for _, f := range g.set.flags {
		switch f {
		case "worst_error", "first_error", "always_accept":
			verdict = f
		case "sum", "avg", "min", "max":
			score = f
		case "ignore_sample":
			if g.Name == "" && len(grades) > 1 {
				grades = grades[1:]
			}
		case "accept_if_any_accepted":
			anyAccepted = true
		default:
			return grade{}, errorf(CodeInvalid, "data/%s is graded with the flag %q, which the default grader does not have; mend its testdata.yaml.", g.Name, clip(f, 40))
		}
	}
	out := grade{verdict: Accepted, score: combine(score, grades)}
	rejected := slices.IndexFunc(grades, func(x grade) bool { return x.verdict != Accepted })
	accepted := slices.ContainsFunc(grades, func(x grade) bool { return x.verdict == Accepted })
	if rejected < 0 || verdict == "always_accept" || anyAccepted && accepted {
		return out, nil
	}
	out.verdict = grades[rejected].verdict
	if verdict == "worst_error" {
		for _, v := range worstFirst {
			if slices.ContainsFunc(grades, func(x grade) bool { return x.verdict == v }) {
				out.verdict = v
				break
			}
		}
	}
	return out, nil
}

func combine(how string, grades []grade) float64 {
	total := grades[0].score
	for _, x := range grades[1:] {
		switch how {
		case "min":
			total = min(total, x.score)
		case "max":
			total = max(total, x.score)
		default:
			total += x.score
		}
	}
	if how == "avg" {
		total /= float64(len(grades))
	}
	return total
}

var graderSays = regexp.MustCompile(`^(AC|WA|RTE|TLE|MLE|OLE)\s+(-?[0-9.]+(?:[eE][+-]?[0-9]+)?)\s*$`)

var graderVerdicts = map[string]Verdict{"AC": Accepted, "WA": WrongAnswer, "TLE": TimeLimit, "RTE": RuntimeError, "MLE": MemoryLimit, "OLE": OutputLimit}

// customGrade lets the package's own grader make one result of many.
func (s *sitting) customGrade(ctx context.Context, g *Group, grades []grade) (grade, error) {
	j := s.j
	if j.grader == nil {
		return grade{}, errorf(CodeInvalid, "data/%s is graded by a program (grading: custom), and there is none in graders; add it.", g.Name)
	}
	var in bytes.Buffer
	for _, x := range grades {
		fmt.Fprintf(&in, "%s %s\n", x.verdict.code(), strconv.FormatFloat(x.score, 'g', -1, 64))
	}
	box, err := j.boxes.Box(ctx)
	if err != nil {
		return grade{}, err
	}
	defer box.Close()
	command, err := j.place(ctx, box, j.grader)
	if err != nil {
		return grade{}, err
	}
	out, said := &ends{keep: 4096}, &ends{keep: stderrKept}
	l := j.pkg.Info.Limits
	command.Args = append(slices.Clone(command.Args), g.set.flags...)
	command.Stdin, command.Stdout, command.Stderr = &in, out, said
	command.Limits = sandbox.Limits{CPU: l.Validate, Wall: wallOf(l.Validate), Memory: l.ValidateMem, Processes: maxProcesses, Files: fileSpace}
	res, err := box.Run(ctx, command)
	if err != nil {
		return grade{}, err
	}
	if res.Status != sandbox.StatusOK {
		return grade{}, errorf(CodeInvalid, "The grader %s failed on the group data/%s: %s Mend it.", j.grader.program.path, g.Name, full(res.Reason))
	}
	m := graderSays.FindStringSubmatch(out.String())
	if m == nil {
		return grade{}, errorf(CodeInvalid, "The grader %s said %q on the group data/%s, where a verdict and a score such as “AC 10” were expected; mend it.", j.grader.program.path, clip(strings.TrimSpace(out.String()), 60), g.Name)
	}
	score, err := strconv.ParseFloat(m[2], 64)
	if err != nil {
		return grade{}, errorf(CodeInvalid, "The grader %s gave the score %q on the group data/%s; mend it.", j.grader.program.path, clip(m[2], 40), g.Name)
	}
	return grade{graderVerdicts[m[1]], score}, nil
}
