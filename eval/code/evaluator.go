package code

import (
	"context"
	"fmt"
	"math"
	"strings"

	"hotloop"
)

// Version names the evaluator in evidence.
const Version = "code/1"

// The detectors that a rubric's signals may name.
const (
	DetectCompiles    = "judge.compiles"
	DetectVisible     = "judge.visible"
	DetectHidden      = "judge.hidden"
	DetectFast        = "judge.fast"
	DetectFirstTry    = "judge.first-try"
	DetectParts       = "judge.parts"
	DetectNames       = "quality.names"
	DetectLength      = "quality.length"
	DetectDuplication = "quality.duplication"
	DetectVet         = "quality.vet"
	// DetectTests is shared with eval/words, which hears tests that were talked
	// about; here they are seen in the program.
	DetectTests = "tests.named"
)

// Detectors lists the detectors of this package.
func Detectors() []string {
	return []string{DetectCompiles, DetectVisible, DetectHidden, DetectFast, DetectFirstTry, DetectParts,
		DetectNames, DetectLength, DetectDuplication, DetectVet, DetectTests}
}

// Evaluator reads the recorded runs of an answer. It runs nothing: the same
// answer gives the same evidence.
type Evaluator struct{}

// NewEvaluator makes an Evaluator.
func NewEvaluator() *Evaluator { return &Evaluator{} }

// Version names the evaluator and its version.
func (*Evaluator) Version() string { return Version }

// Evaluate observes what the runs of an answer show of the signals that name a
// detector of this package.
func (*Evaluator) Evaluate(ctx context.Context, q hotloop.Question, a hotloop.Answer) ([]hotloop.Evidence, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if q.Form != hotloop.FormCode || q.Code == nil {
		return nil, nil
	}
	r := readRuns(a)
	var out []hotloop.Evidence
	for _, s := range q.Rubric.Signals {
		for _, o := range r.observe(s) {
			out = append(out, hotloop.Evidence{
				Signal: s.ID, Dimension: s.Dimension, Value: s.Value,
				Strength: o.strength, Says: o.says, Seen: o.seen, By: Version,
			})
		}
	}
	return out, nil
}

// runs are those of an answer, sorted out.
type runs struct {
	answer  hotloop.Answer
	counted []hotloop.Run // visible tests or submitted, oldest first
	submits []hotloop.Run
	visible *hotloop.Run // the best at the visible tests
	submit  *hotloop.Run // the best at the hidden tests
	best    *hotloop.Run // the program that is read: of submit, else of visible
}

func readRuns(a hotloop.Answer) *runs {
	r := &runs{answer: a}
	for _, run := range a.Runs {
		if run.Purpose == hotloop.RunVisible || run.Purpose == hotloop.RunSubmit {
			r.counted = append(r.counted, run)
		}
		if run.Purpose == hotloop.RunSubmit {
			r.submits = append(r.submits, run)
		}
	}
	r.visible = bestBy(r.counted, MetricVisibleShare)
	r.submit = bestBy(r.submits, MetricHiddenShare)
	if r.best = r.submit; r.best == nil {
		r.best = r.visible
	}
	return r
}

// bestBy is the first of the runs with the highest value of a metric.
func bestBy(runs []hotloop.Run, name string) *hotloop.Run {
	var best *hotloop.Run
	value := -1.0
	for i := range runs {
		if m, ok := runs[i].Metric(name); ok && m.Value > value {
			best, value = &runs[i], m.Value
		}
	}
	return best
}

// observation is evidence without its signal.
type observation struct {
	strength float64
	says     string
	seen     hotloop.Seen
}

// seenIn is a measure of a run.
func seenIn(run *hotloop.Run, m hotloop.Metric) hotloop.Seen {
	return hotloop.Seen{Measure: &hotloop.Measure{Run: run.ID, Name: m.Name, Value: m.Value, Unit: m.Unit}}
}

func one(strength float64, seen hotloop.Seen, format string, args ...any) []observation {
	return []observation{{strength: strength, says: fmt.Sprintf(format, args...), seen: seen}}
}

// absent says that no run shows the signal.
func (r *runs) absent(s hotloop.Signal, says string) []observation {
	if s.Missing != "" {
		says = s.Missing
	}
	turns := 0
	for range r.answer.Said {
		turns++
	}
	return []observation{{strength: -1, says: says, seen: hotloop.Seen{Absence: &hotloop.Absence{Turns: turns, Runs: len(r.answer.Runs)}}}}
}

func (r *runs) observe(s hotloop.Signal) []observation {
	switch s.Detect {
	case DetectCompiles:
		return r.compiles(s)
	case DetectVisible:
		return r.passed(s, r.visible, MetricVisibleShare, "visible", "You never ran your program on the visible tests.")
	case DetectHidden:
		return r.passed(s, r.submit, MetricHiddenShare, "hidden", "You never submitted a program, so no hidden test was run.")
	case DetectFast:
		return r.fast()
	case DetectFirstTry:
		return r.firstTry()
	case DetectParts:
		return r.parts(s)
	case DetectNames, DetectVet:
		return r.findings(s.Detect)
	case DetectLength:
		return r.length()
	case DetectDuplication:
		return r.duplication()
	case DetectTests:
		return r.ownTests()
	}
	return nil
}

func (r *runs) compiles(s hotloop.Signal) []observation {
	if len(r.counted) == 0 {
		return r.absent(s, "You never ran your program.")
	}
	for i := range r.counted {
		m, ok := r.counted[i].Metric(MetricCompileOK)
		if !ok || m.Value != 1 {
			continue
		}
		if i == 0 {
			return one(1, seenIn(&r.counted[i], m), "Your program could be run the first time you tried.")
		}
		return one(0.5, seenIn(&r.counted[i], m), "Your program could be run after %d tries that did not compile or load.", i)
	}
	last := &r.counted[len(r.counted)-1]
	m, ok := last.Metric(MetricCompileOK)
	if !ok {
		return nil
	}
	return one(-1, seenIn(last, m), "None of your %d runs got as far as running: the program did not compile or load.", len(r.counted))
}

// strengthOf turns a share of tests into a strength: all is strong, two thirds
// is where it turns, none is strongly against.
func strengthOf(share float64) float64 {
	if share >= 1 {
		return 1
	}
	strength := max(-1, 1.5*share-1)
	if strength > -0.05 && strength < 0.05 {
		return 0.05
	}
	return math.Round(strength*1000) / 1000
}

// passed observes the share of the visible or the hidden tests.
func (r *runs) passed(s hotloop.Signal, run *hotloop.Run, name, kind, absent string) []observation {
	if run == nil {
		return r.absent(s, absent)
	}
	m, _ := run.Metric(name)
	ok, _ := run.Metric(kind + ".passed")
	total, _ := run.Metric(kind + ".total")
	says := fmt.Sprintf("Your program passed %.0f of %.0f %s tests.", ok.Value, total.Value, kind)
	switch {
	case total.Value == 0 && m.Value < 1:
		says = fmt.Sprintf("The %s tests belong to parts that you did not reach.", kind)
	case total.Value > 0 && m.Value+1e-3 < ok.Value/total.Value:
		says = fmt.Sprintf("Your program passed %.0f of %.0f %s tests; with the parts that you did not reach that is %.0f%% of all.", ok.Value, total.Value, kind, 100*m.Value)
	}
	if first := firstFailure(run, kind == "hidden"); first != "" && m.Value < 1 {
		says += " " + first
	}
	return one(strengthOf(m.Value), seenIn(run, m), "%s", says)
}

// firstFailure names the first case that did not pass and what it looks for.
func firstFailure(run *hotloop.Run, hidden bool) string {
	if !run.Compile.OK {
		return "It did not compile or load."
	}
	for _, c := range run.Cases {
		if c.Hidden == hidden && c.Verdict != hotloop.Accepted {
			why := ""
			if c.Why != "" {
				why = " (" + strings.TrimSuffix(c.Why, ".") + ")"
			}
			return fmt.Sprintf("The first that failed is “%s”%s: %s.", c.Name, why, c.Verdict)
		}
	}
	return ""
}

func (r *runs) fast() []observation {
	if r.submit == nil {
		return nil
	}
	late, ok := r.submit.Metric(MetricFailedTime)
	if !ok {
		return nil
	}
	if late.Value > 0 {
		return one(max(-1, -0.4-0.2*late.Value), seenIn(r.submit, late), "%.0f of the tests hit the time limit.", late.Value)
	}
	passed, _ := r.submit.Metric(MetricHiddenPassed)
	total, _ := r.submit.Metric(MetricHiddenTotal)
	slowest, _ := r.submit.Metric(MetricSlowest)
	switch {
	case total.Value == 0 || passed.Value < total.Value/2:
		return nil // a wrong program is fast for nothing
	case passed.Value == total.Value:
		return one(1, seenIn(r.submit, late), "No test hit the time limit; the slowest took %.0f ms.", slowest.Value)
	}
	return one(0.3, seenIn(r.submit, late), "No test hit the time limit, although some failed; the slowest took %.0f ms.", slowest.Value)
}

func (r *runs) firstTry() []observation {
	if len(r.submits) == 0 {
		return nil
	}
	first := &r.submits[0]
	passed, ok := first.Metric(MetricHiddenPassed)
	total, _ := first.Metric(MetricHiddenTotal)
	seen, _ := first.Metric(MetricVisiblePassed)
	shown, _ := first.Metric(MetricVisibleTotal)
	if !ok || total.Value == 0 || passed.Value != total.Value || seen.Value != shown.Value {
		return nil
	}
	return one(1, seenIn(first, passed), "Your first submission passed every test that was open, %.0f of them hidden.", total.Value)
}

func (r *runs) parts(s hotloop.Signal) []observation {
	if r.submit == nil {
		return r.absent(s, "You submitted no part of the question.")
	}
	best := bestBy(r.submits, MetricPartsPassed)
	if best == nil {
		return nil
	}
	m, _ := best.Metric(MetricPartsPassed)
	total, _ := best.Metric(MetricPartsTotal)
	if total.Value < 2 {
		return nil
	}
	return one(strengthOf(m.Value/total.Value), seenIn(best, m), "You finished %.0f of the question's %.0f parts: all their tests pass.", m.Value, total.Value)
}
