package problem

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"hotloop/sandbox"
	"hotloop/toolchain"
)

// Options say how a package is judged.
type Options struct {
	Boxes *sandbox.Sandbox
	Tools *toolchain.Set
	// Only names a folder of submissions, or a submission; "" means all. The
	// accepted ones are run besides where the time limit depends on them.
	Only string
	// Progress, if not nil, is told after each step how many were done of how
	// many there may be, and what is being judged.
	Progress func(done, total int, what string)
	// Done, if not nil, is told of each submission when its verdict is known.
	Done func(SubmissionResult)
}

// judge is a package being judged.
type judge struct {
	builder
	pkg        *Package
	opts       Options
	report     Report
	limit      time.Duration // of processor time; 0 while it is not known
	validators []*built
	static     *built
	grader     *built
	hangs      int            // of output validators
	lost       map[string]int // inputs that an input validator could not judge, by its path
	done       int
	total      int
}

// unlimited bounds a submission while the time limit is not known.
const unlimited = 2 * time.Minute

// Judge runs the submissions of a package and compares how they end with what
// is expected. Whatever keeps a verdict from being reached is in the Report; an
// error means that nothing could be judged.
func (p *Package) Judge(ctx context.Context, o Options) (Report, error) {
	j := &judge{builder: builder{o.Boxes, o.Tools, p.Info.Limits}, pkg: p, opts: o, lost: map[string]int{}}
	j.report = Report{
		Package: p.Path, Name: p.Title(), Format: p.Info.Format, Kind: p.Info.Kind(),
		Isolation: o.Boxes.Describe(), Cases: len(p.Data.Cases()), Notes: slices.Clone(p.Notes),
	}
	err := j.all(ctx)
	return j.report, err
}

func (j *judge) all(ctx context.Context) error {
	wanted, base, err := j.chosen()
	if err != nil {
		return err
	}
	if err := j.buildJudges(ctx); err != nil {
		return err
	}
	inputs, err := j.inputValidators(ctx)
	if err != nil {
		return err
	}
	j.total = j.report.Cases * (1 + len(base))
	for _, s := range wanted {
		if !slices.Contains(base, s) {
			j.total += j.report.Cases
		}
	}
	if err := j.inputs(ctx, inputs); err != nil {
		return err
	}
	if err := j.outputs(ctx); err != nil {
		return err
	}
	// Those that bound the time limit from below come first.
	var early []*sitting
	for _, s := range base {
		sit, err := j.first(ctx, s)
		if err != nil {
			return err
		}
		early = append(early, sit)
	}
	if err := j.timeLimit(early); err != nil {
		return err
	}
	for i, s := range base {
		if slices.Contains(wanted, s) {
			if err := j.judged(ctx, s, early[i]); err != nil {
				return err
			}
		}
	}
	for _, s := range wanted {
		if !slices.Contains(base, s) {
			if err := j.judged(ctx, s, nil); err != nil {
				return err
			}
		}
	}
	return j.finish()
}

// chosen are the submissions that were asked for, and those that are needed
// to find the time limit.
func (j *judge) chosen() (wanted, base []*Submission, err error) {
	only := strings.Trim(strings.TrimPrefix(j.opts.Only, "submissions/"), "/")
	for _, s := range j.pkg.Submissions {
		if only == "" || s.Folder == only || s.Name == only {
			wanted = append(wanted, s)
		}
		if s.lowers() && (j.pkg.Info.Limits.Time == 0 || slices.Contains(wanted, s)) {
			base = append(base, s)
		}
	}
	if len(wanted) == 0 && only != "" {
		var folders []string
		for _, s := range j.pkg.Submissions {
			if !slices.Contains(folders, s.Folder) {
				folders = append(folders, s.Folder)
			}
		}
		return nil, nil, errorf(CodeNotFound, "There is no submission in submissions/%s; there is %s.", clip(only, 60), strings.Join(folders, ", "))
	}
	if len(wanted) == 0 {
		return nil, nil, errorf(CodeInvalid, "%s has no submissions, so there is nothing to judge; add one to submissions/accepted.", j.pkg.Path)
	}
	return wanted, base, nil
}

// buildJudges builds the package's own judging programs.
func (j *judge) buildJudges(ctx context.Context) error {
	j.limit = j.pkg.Info.Limits.Time
	programs, err := j.pkg.outputValidators()
	if err != nil {
		return err
	}
	for _, p := range programs {
		b, err := j.judging(ctx, "output validator", p)
		if err != nil {
			return err
		}
		j.validators = append(j.validators, b)
	}
	if j.pkg.Info.Format == Format2 && len(j.pkg.tree.below("static_validator")) > 0 {
		p, err := j.pkg.theProgramIn("static_validator")
		if err != nil {
			return err
		}
		if j.static, err = j.judging(ctx, "static validator", p); err != nil {
			return err
		}
	}
	if j.pkg.Info.Format == Legacy {
		graders, err := j.pkg.programsIn("graders")
		if err != nil {
			return err
		}
		if len(graders) > 1 {
			return errorf(CodeInvalid, "There are %d programs in graders, and there may be one; remove the others.", len(graders))
		}
		for _, p := range graders {
			if j.grader, err = j.judging(ctx, "grader", p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (j *judge) judging(ctx context.Context, what string, p *program) (*built, error) {
	b, err := j.build(ctx, p, j.pkg.Info.Limits.ValidateMem)
	if err == nil && !b.ok {
		err = errorf(CodeInvalid, "The %s %s does not compile; mend it: %s", what, p.path, firstLines(b.output))
	}
	return b, err
}

func (j *judge) tick(what string) {
	j.done++
	if j.opts.Progress != nil {
		j.opts.Progress(min(j.done, j.total), j.total, what)
	}
}

func (j *judge) note(says string) {
	if !slices.Contains(j.report.Notes, says) && len(j.report.Notes) < 200 {
		j.report.Notes = append(j.report.Notes, says)
	}
}

func (j *judge) unseen(says string) {
	if !slices.Contains(j.report.Unseen, says) && len(j.report.Unseen) < 200 {
		j.report.Unseen = append(j.report.Unseen, says)
	}
}

// finish ends the progress.
func (j *judge) finish() error {
	if j.opts.Progress != nil {
		j.opts.Progress(j.total, j.total, "")
	}
	return nil
}

// known reports whether an error tells what kept one program from being
// observed, so that the others can be judged all the same.
func known(err error) bool {
	var ours *Error
	var box *sandbox.Error
	return errors.As(err, &ours) || errors.As(err, &box)
}

// timeText says how a limit came about.
func timeText(format Format, factor float64, slowest string) string {
	return fmt.Sprintf("%s times the slowest submission that must be in time, %s", number(factor), slowest)
}
