package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"hotloop"
	"hotloop/problem"
	"hotloop/sandbox"
	"hotloop/toolchain"
)

type judgeCmd struct {
	home
	Package string `arg:"" help:"A problem package: a directory or a zip file." predictor:"file"`
	Only    string `help:"Only the submissions of this folder, such as accepted." placeholder:"FOLDER"`
	JSON    bool   `name:"json" help:"Print JSON, one object a line; docs/json.md describes it."`
}

// judgedLine is what --json prints of a submission; docs/json.md is its contract.
type judgedLine struct {
	Version   int            `json:"version"`
	Kind      string         `json:"kind"`
	Name      string         `json:"name"`
	Folder    string         `json:"folder"`
	Language  string         `json:"language"`
	Toolchain string         `json:"toolchain"`
	Isolation string         `json:"isolation"`
	Expected  string         `json:"expected"`
	Verdict   string         `json:"verdict"`
	Same      bool           `json:"same"`
	Differs   string         `json:"differs"`
	Reason    string         `json:"reason"`
	Score     *float64       `json:"score"`
	Slowest   float64        `json:"slowest_millis"`
	SlowCase  string         `json:"slowest_case"`
	First     string         `json:"first_failing"`
	Compiler  string         `json:"compiler"`
	Cases     []judgedCase   `json:"cases"`
	Groups    []scoredGroups `json:"groups"`
}

type judgedCase struct {
	Case    string   `json:"case"`
	Verdict string   `json:"verdict"`
	Reason  string   `json:"reason"`
	Millis  float64  `json:"cpu_millis"`
	Wall    float64  `json:"wall_millis"`
	Memory  int64    `json:"memory_kb"`
	Score   *float64 `json:"score"`
	Message string   `json:"judge_message"`
	Team    string   `json:"team_message"`
}

type scoredGroups struct {
	Group   string  `json:"group"`
	Verdict string  `json:"verdict"`
	Score   float64 `json:"score"`
}

// judgedSummary is the last line of --json.
type judgedSummary struct {
	Version     int          `json:"version"`
	Kind        string       `json:"kind"`
	Package     string       `json:"package"`
	Name        string       `json:"name"`
	Format      string       `json:"format"`
	Type        string       `json:"type"`
	Isolation   string       `json:"isolation"`
	Limit       float64      `json:"time_limit_millis"`
	LimitFrom   string       `json:"time_limit_from"`
	Cases       int          `json:"cases"`
	Submissions int          `json:"submissions"`
	Same        int          `json:"same"`
	Inputs      []inputFault `json:"inputs"`
	Notes       []string     `json:"notes"`
	Unseen      []string     `json:"unseen"`
	Observed    bool         `json:"observed"`
}

type inputFault struct {
	Case      string `json:"case"`
	Validator string `json:"validator"`
	Says      string `json:"says"`
}

// Run judges a package.
func (c *judgeCmd) Run(ctx context.Context, s streams) error {
	p, err := problem.Open(c.Package)
	if err != nil {
		return packageError(c.Package, err)
	}
	defer p.Close()
	cache, err := cacheDir(c.home)
	if err != nil {
		return err
	}
	tools := toolchain.Find(ctx, cache)
	boxes, err := sandbox.Open(ctx, sandbox.Config{Mounts: tools.Mounts(), Idle: 3})
	if err != nil {
		return hotloop.Errorf(hotloop.CodeUnavailable, "%w", err)
	}
	defer boxes.Close()
	out := &judgePrinter{out: s.out, json: c.JSON}
	o := problem.Options{Boxes: boxes, Tools: tools, Only: c.Only, Done: out.submission}
	if f, ok := s.err.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		out.bar = newBar(f)
		o.Progress = out.progress
	}
	if !c.JSON {
		fmt.Fprintf(s.out, "%s: %s, %s, %s.\nPrograms run in: %s\n\n", p.Title(), p.Info.Kind(), p.Info.Format, plural(len(p.Data.Cases()), "case"), boxes.Describe())
	}
	report, err := p.Judge(ctx, o)
	out.clear()
	if err != nil {
		return packageError(c.Package, err)
	}
	if err := out.summary(report); err != nil {
		return err
	}
	switch {
	case !report.Observed():
		return hotloop.Errorf(hotloop.CodeUnavailable, "Not everything in %s could be judged; what and why stands in the output.", c.Package)
	case report.Matches() < len(report.Submissions) || len(report.Inputs) > 0:
		return errShort
	}
	return nil
}

// packageError says what is wrong with a package. What is wrong in it keeps us
// from observing; only a package that is not there is a matter of usage.
func packageError(name string, err error) error {
	var told *problem.Error
	var box *sandbox.Error
	says := err
	if !strings.Contains(err.Error(), name) {
		says = fmt.Errorf("%s: %w", name, err)
	}
	switch {
	case errors.As(err, &told) && told.Code == problem.CodeNotFound:
		return hotloop.Errorf(hotloop.CodeNotFound, "%w", says)
	case errors.As(err, &told) && told.Code == problem.CodeUnavailable, errors.As(err, &box):
		return hotloop.Errorf(hotloop.CodeUnavailable, "%w", says)
	case errors.As(err, &told):
		return hotloop.Errorf(hotloop.CodeUnreadable, "%w", says)
	}
	return err
}

// judgePrinter prints results as they come, below a progress bar if there is
// one.
type judgePrinter struct {
	out  io.Writer
	json bool
	bar  *progressbar.ProgressBar
	err  error
}

func newBar(w io.Writer) *progressbar.ProgressBar {
	return progressbar.NewOptions(1,
		progressbar.OptionSetWriter(w), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(24),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionSetPredictTime(false), progressbar.OptionShowCount())
}

func (j *judgePrinter) progress(done, total int, what string) {
	j.bar.ChangeMax(max(total, 1))
	j.bar.Describe(what)
	_ = j.bar.Set(done) // a bar that cannot be drawn is no reason to stop
}

func (j *judgePrinter) clear() {
	if j.bar != nil {
		_ = j.bar.Clear()
	}
}

func (j *judgePrinter) submission(r problem.SubmissionResult) {
	j.clear()
	if j.json {
		j.encode(lineOf(r))
		return
	}
	mark := "as expected"
	switch {
	case r.Verdict == problem.JudgeError:
		mark = "NOT JUDGED"
	case !r.Same:
		mark = "DIFFERS"
	}
	fmt.Fprintf(j.out, "%-11s  %-36s expected %s, got %s", mark, r.Name, r.Expected, r.Verdict)
	if r.Score != nil {
		fmt.Fprintf(j.out, " with %g points", *r.Score)
	}
	if r.SlowCase != "" {
		fmt.Fprintf(j.out, "; slowest %s on %s", r.Slowest.Round(100*time.Microsecond), r.SlowCase)
	}
	fmt.Fprintln(j.out)
	if r.Differs != "" {
		fmt.Fprintf(j.out, "             %s\n", r.Differs)
	}
	if r.Reason != "" {
		where := ""
		if r.First != "" && !strings.Contains(r.Reason, r.First) {
			where = r.First + ": "
		}
		fmt.Fprintf(j.out, "             %s%s\n", where, r.Reason)
	}
}

func lineOf(r problem.SubmissionResult) judgedLine {
	l := judgedLine{
		Version: 1, Kind: "submission", Name: r.Name, Folder: r.Folder, Language: r.Language, Toolchain: r.Toolchain,
		Isolation: r.Isolation, Expected: r.Expected, Verdict: string(r.Verdict), Same: r.Same, Differs: r.Differs,
		Reason: r.Reason, Score: r.Score, Slowest: millis(r.Slowest), SlowCase: r.SlowCase, First: r.First,
		Compiler: r.Compiler, Cases: []judgedCase{}, Groups: []scoredGroups{},
	}
	for _, c := range r.Cases {
		l.Cases = append(l.Cases, judgedCase{c.Case, string(c.Verdict), c.Reason, millis(c.CPU), millis(c.Wall), c.Memory >> 10, c.Score, c.Message, c.Team})
	}
	for _, g := range r.Groups {
		l.Groups = append(l.Groups, scoredGroups{g.Group, string(g.Verdict), g.Score})
	}
	return l
}

func millis(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func (j *judgePrinter) encode(v any) {
	enc := json.NewEncoder(j.out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil && j.err == nil {
		j.err = err
	}
}

// summary prints what concerns the package as a whole.
func (j *judgePrinter) summary(r problem.Report) error {
	if j.json {
		l := judgedSummary{
			Version: 1, Kind: "summary", Package: r.Package, Name: r.Name, Format: string(r.Format), Type: r.Kind,
			Isolation: r.Isolation, Limit: millis(r.TimeLimit), LimitFrom: r.TimeFrom, Cases: r.Cases,
			Submissions: len(r.Submissions), Same: r.Matches(), Inputs: []inputFault{},
			Notes: append([]string{}, r.Notes...), Unseen: append([]string{}, r.Unseen...), Observed: r.Observed(),
		}
		for _, f := range r.Inputs {
			l.Inputs = append(l.Inputs, inputFault(f))
		}
		j.encode(l)
		return j.err
	}
	fmt.Fprintf(j.out, "\n%d of %s ended as expected. Time limit %s, %s.\n", r.Matches(), plural(len(r.Submissions), "submission"), r.TimeLimit, r.TimeFrom)
	for _, f := range r.Inputs {
		fmt.Fprintf(j.out, "Input %s, %s: %s\n", f.Case, f.Validator, f.Says)
	}
	for _, u := range r.Unseen {
		fmt.Fprintf(j.out, "Not observed: %s\n", u)
	}
	for _, n := range r.Notes {
		fmt.Fprintf(j.out, "Note: %s\n", n)
	}
	return nil
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %s", n, strings.TrimSuffix(what, "s")+"s")
}
