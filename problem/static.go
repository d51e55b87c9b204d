package problem

import (
	"context"
	"errors"
	"math"
	"path"
	"slices"
	"strings"

	"hotloop/sandbox"
	"hotloop/toolchain"
)

// submissionDir is where a static validator finds the submission, in its box.
const submissionDir = "submission"

// static lets the static validator judge the submission's files for a group.
func (s *sitting) static(ctx context.Context, g *Group) (CaseResult, error) {
	r := CaseResult{Case: g.Name + " (the source itself)", source: true}
	err := s.judgeStatic(ctx, g, &r)
	var fault *judgeFault
	if errors.As(err, &fault) {
		r.Verdict, r.Reason = JudgeError, fault.says
		return r, nil
	}
	return r, err
}

func (s *sitting) judgeStatic(ctx context.Context, g *Group, r *CaseResult) error {
	j := s.j
	if j.static == nil {
		return faultf("data/%s/test_group.yaml asks for a static validation, and there is no static_validator; add it.", g.Name)
	}
	box, err := j.boxes.Box(ctx)
	if err != nil {
		return err
	}
	defer box.Close()
	c := &checker{j: j, by: j.static, box: box}
	if c.command, err = j.place(ctx, box, j.static); err != nil {
		return err
	}
	files := s.sub.program.files
	for n, data := range files {
		if err := box.WriteFile(submissionDir+"/"+n, data, 0o644); err != nil {
			return err
		}
	}
	if err := box.WriteFile(feedbackDir+"/.hotloop", nil, 0o644); err != nil {
		return err
	}
	args := slices.Clone(c.command.Args)
	if rest, relative := strings.CutPrefix(args[0], "./"); relative {
		args[0] = path.Join(sandbox.Workspace, workDir, rest)
	}
	language := s.sub.program.language
	args = append(args, languageCodes[language], entryPoint(s.sub.program), sandbox.Workspace+"/"+feedbackDir+"/")
	c.command.Args, c.command.Dir = append(args, g.set.staticArgs...), submissionDir
	l := j.pkg.Info.Limits
	c.command.Limits = sandbox.Limits{CPU: l.Validate, Wall: wallOf(l.Validate), Memory: l.ValidateMem, Processes: maxProcesses, Output: l.ValidateOut, Files: fileSpace}
	accepted, err := c.check(ctx, nil)
	if err != nil {
		return err
	}
	r.Verdict = Accepted
	if err := c.report(r, accepted); err != nil {
		return err
	}
	if r.Verdict == WrongAnswer && r.Message == "" {
		r.Reason = "The static validator does not accept the source."
	}
	if v := *g.set.static; j.pkg.Info.Scoring && !math.IsNaN(v) {
		s.score(g, r, v)
	}
	return nil
}

// entryPoint is the file a submission starts with.
func entryPoint(p *program) string {
	if p.main != "" {
		return p.main
	}
	first := ""
	for _, n := range sortedNames(p.files) {
		if l, err := toolchain.Guess([]string{n}); err != nil || l != p.language {
			continue
		}
		if base := path.Base(n); strings.EqualFold(strings.TrimSuffix(base, path.Ext(base)), "main") {
			return n
		}
		if first == "" {
			first = n
		}
	}
	return first
}
