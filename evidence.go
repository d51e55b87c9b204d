package hotloop

import (
	"context"
	"math"
	"time"
	"unicode/utf8"
)

// Evidence is one observation about an Answer. It holds no points: what it is
// worth is the rubric's matter.
type Evidence struct {
	Signal    SignalID  `json:"signal"`
	Dimension Dimension `json:"dimension"`
	Value     Value     `json:"value,omitempty"`
	// Strength runs from -1, strongly against, to +1, strongly for; never 0.
	Strength float64 `json:"strength"`
	// Sure is the chance that Seen shows what Says says, above 0 and up to 1; 0
	// where it was not estimated. It changes no score, only what is told first.
	Sure float64 `json:"sure,omitempty"`
	// Says is one plain sentence to the candidate.
	Says string `json:"says"`
	Seen Seen   `json:"seen"`
	// By names the evaluator and its version: "words/1".
	By string `json:"by"`
}

// For reports whether e speaks in the candidate's favour.
func (e Evidence) For() bool { return e.Strength > 0 }

// sureEnough is the chance from which on evidence is told without reserve.
const sureEnough = 0.75

// Unsure reports whether the candidate should be told that what was heard may not be
// there.
func (e Evidence) Unsure() bool { return e.Sure > 0 && e.Sure < sureEnough }

// Seen says where an observation was made: exactly one of its fields is set.
type Seen struct {
	Quote   *Quote   `json:"quote,omitempty"`
	Measure *Measure `json:"measure,omitempty"`
	Absence *Absence `json:"absence,omitempty"`
}

// Quote is a span of one of the candidate's turns: bytes From to To of
// Answer.Turns[Turn].Text, which are Text.
type Quote struct {
	Turn int    `json:"turn"`
	From int    `json:"from"`
	To   int    `json:"to"`
	Text string `json:"text"`
}

// Measure is a metric of a recorded run, or of the answer's own clock when Run
// is RunClock.
type Measure struct {
	Run   RunID   `json:"run"`
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
}

// RunClock stands in Measure.Run for the answer itself; its metrics are those
// of Answer.Metric.
const RunClock RunID = "clock"

// Metric returns a metric of the answer itself: "spent" and "planned" in ms,
// "hints" as a count.
func (a Answer) Metric(name string) (Metric, bool) {
	switch name {
	case "spent":
		return Metric{name, float64(a.Spent), "ms"}, true
	case "planned":
		return Metric{name, float64(a.Planned), "ms"}, true
	case "hints":
		return Metric{name, float64(a.Hints), "1"}, true
	}
	return Metric{}, false
}

// Absence says that the whole answer lacks the signal. Turns and Runs are how
// many of the candidate's turns and of the runs were looked through.
type Absence struct {
	Turns int `json:"turns"`
	Runs  int `json:"runs"`
}

// Check is the one gate between observing and scoring. It rejects evidence that
// does not show where it was seen: a quote that is not in the answer, byte for
// byte; a measure that names no recorded run or another value; an absence that
// did not look at the whole answer.
func (e Evidence) Check(a Answer) error {
	if e.Signal == "" || !e.Dimension.Valid() || e.Says == "" || e.By == "" {
		return Errorf(CodeInvalid, "evidence %q lacks a signal, a known dimension, a sentence or its author", e.Signal)
	}
	if math.IsNaN(e.Strength) || e.Strength == 0 || e.Strength < -1 || e.Strength > 1 {
		return Errorf(CodeInvalid, "evidence %q has strength %v, not within -1 to 1 and other than 0", e.Signal, e.Strength)
	}
	if !(e.Sure >= 0 && e.Sure <= 1) {
		return Errorf(CodeInvalid, "evidence %q is %v sure, not within 0 to 1", e.Signal, e.Sure)
	}
	set := 0
	if e.Seen.Quote != nil {
		set++
	}
	if e.Seen.Measure != nil {
		set++
	}
	if e.Seen.Absence != nil {
		set++
	}
	if set != 1 {
		return Errorf(CodeInvalid, "evidence %q must be seen in exactly one place, not %d", e.Signal, set)
	}
	switch {
	case e.Seen.Quote != nil:
		return e.Seen.Quote.check(e.Signal, a)
	case e.Seen.Measure != nil:
		return e.Seen.Measure.check(e.Signal, a)
	}
	return e.Seen.Absence.check(e, a)
}

func (q Quote) check(s SignalID, a Answer) error {
	if q.Turn < 0 || q.Turn >= len(a.Turns) || a.Turns[q.Turn].Speaker != Candidate {
		return Errorf(CodeInvalid, "evidence %q quotes turn %d, which is not one of the candidate's", s, q.Turn)
	}
	text := a.Turns[q.Turn].Text
	if q.From < 0 || q.To > len(text) || q.From >= q.To || text[q.From:q.To] != q.Text {
		return Errorf(CodeInvalid, "evidence %q quotes bytes %d to %d of turn %d, which do not read %q", s, q.From, q.To, q.Turn, q.Text)
	}
	if utf8.ValidString(text) && !utf8.ValidString(q.Text) {
		return Errorf(CodeInvalid, "evidence %q cuts a character of turn %d in two", s, q.Turn)
	}
	return nil
}

func (m Measure) check(s SignalID, a Answer) error {
	metric, ok := a.Metric(m.Name)
	if m.Run != RunClock {
		run, found := a.Run(m.Run)
		if !found {
			return Errorf(CodeInvalid, "evidence %q names %q, which is no recorded run", s, m.Run)
		}
		metric, ok = run.Metric(m.Name)
	}
	if !ok || metric.Value != m.Value || metric.Unit != m.Unit {
		return Errorf(CodeInvalid, "evidence %q says that %s of %s is %v %s, which is not on record", s, m.Name, m.Run, m.Value, m.Unit)
	}
	return nil
}

func (b Absence) check(e Evidence, a Answer) error {
	turns := 0
	for range a.Said {
		turns++
	}
	if b.Turns != turns || b.Runs != len(a.Runs) {
		return Errorf(CodeInvalid, "evidence %q looked at %d turns and %d runs of %d and %d", e.Signal, b.Turns, b.Runs, turns, len(a.Runs))
	}
	if e.Strength > 0 {
		return Errorf(CodeInvalid, "evidence %q counts an absence in favour", e.Signal)
	}
	return nil
}

// Evaluator observes answers of the forms that it can see something in.
// Implementations are deterministic: the same question and answer give the same
// evidence in the same order.
type Evaluator interface {
	// Evaluate observes an Answer. It returns an error only when it could not
	// observe; a candidate's failure is evidence.
	Evaluate(ctx context.Context, q Question, a Answer) ([]Evidence, error)
	// Version names the evaluator and its version: "words/1".
	Version() string
}

// Grading is the record of one complete reading of an answer by every
// evaluator. Gradings are append-only; the newest that fits the answer counts.
type Grading struct {
	Answer AnswerID `json:"answer"`
	// Basis says what was read and by whom: a hash over the answer, the
	// question's version and the evaluators' versions.
	Basis    string     `json:"basis"`
	At       time.Time  `json:"at"`
	Evidence []Evidence `json:"evidence"`
	// Failed is the plain sentence of why nothing could be observed, "" if it
	// was.
	Failed string `json:"failed,omitempty"`
}
