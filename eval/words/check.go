package words

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"hotloop"
)

// Finding is something in a question that its author should mend. The first of
// Signal, Fact and Sample that is set names the place.
type Finding struct {
	Signal hotloop.SignalID
	Fact   string
	Sample string // the name of a model answer: "strong-2"
	Text   string // stands at the place, if set: the pattern or the detector's name
	What   string // one plain sentence
	Remedy string // one plain sentence
}

// CheckPattern says in one plain sentence what is wrong with a pattern, nil if
// nothing is.
func (e *Evaluator) CheckPattern(pattern string) error {
	_, err := e.lex.compile(pattern)
	return err
}

// CheckQuestion looks for what would keep a question from being heard: patterns
// that do not compile or cannot mean what was written, detectors of this evaluator that do not exist, facts that
// nobody can ask for, must-haves that a strong sample answer does not show, and
// traps that one springs.
func (e *Evaluator) CheckQuestion(q hotloop.Question) []Finding {
	var list []Finding
	patterns := func(at Finding, sources []string) (works int) {
		for _, src := range sources {
			if err := e.CheckPattern(src); err != nil {
				at.Text, at.What, at.Remedy = src, fmt.Sprintf("the pattern %q does not compile: %v", src, err), "write it as docs/packs.md describes under Patterns"
				list = append(list, at)
				continue
			}
			works++
			if what, remedy := e.CheckRow(src); what != "" {
				at.Text, at.What, at.Remedy = src, fmt.Sprintf("%s%s: %s", at.Signal, at.Fact, what), remedy
				list = append(list, at)
			}
		}
		return works
	}
	for _, s := range q.Rubric.Signals {
		at := Finding{Signal: s.ID}
		patterns(at, slices.Concat(s.Listen.Hear, s.Listen.Also, s.Listen.Not))
		if s.Listen.Within < 0 || s.Listen.Within > maxWithin {
			at.What, at.Remedy = fmt.Sprintf("it listens within %d sentences", s.Listen.Within), fmt.Sprintf("use 1 to %d", maxWithin)
			list = append(list, at)
		}
		if s.Detect != "" && e.detectors[s.Detect] == nil && e.mine(s.Detect) {
			at.Text, at.What, at.Remedy = s.Detect, fmt.Sprintf("there is no detector %q", s.Detect), "use one of "+strings.Join(e.Detectors(), ", ")
			list = append(list, at)
		}
	}
	for _, f := range q.Facts {
		if patterns(Finding{Fact: f.ID}, f.Asks) == 0 {
			list = append(list, Finding{Fact: f.ID, What: "nobody can ask for it", Remedy: "give it at least one pattern under asks"})
		}
	}
	if len(list) > 0 {
		return list // samples cannot be heard before that is mended
	}
	return e.checkSamples(q)
}

// mine reports whether a detector's name belongs to this evaluator by its
// prefix.
func (e *Evaluator) mine(name string) bool {
	prefix, _, _ := strings.Cut(name, ".")
	for _, own := range e.Detectors() {
		if p, _, _ := strings.Cut(own, "."); p == prefix {
			return true
		}
	}
	return false
}

// checkSamples holds the strong samples against the rubric at the highest level.
func (e *Evaluator) checkSamples(q hotloop.Question) []Finding {
	var list []Finding
	shown := map[hotloop.SignalID]bool{}
	strong := 0
	for _, sample := range q.Samples {
		if sample.Quality != "strong" {
			continue
		}
		strong++
		found, err := e.Evaluate(context.Background(), q, SampleAnswer(q, sample, hotloop.L7))
		if err != nil {
			return append(list, Finding{Sample: sample.Name, What: "it could not be read: " + err.Error(), Remedy: "mend the question first"})
		}
		for _, ev := range found {
			s, _ := q.Rubric.Signal(ev.Signal)
			switch {
			case ev.For():
				shown[ev.Signal] = true
			case s.Against && s.Detect == "":
				list = append(list, Finding{Sample: sample.Name, Text: ev.Seen.Quote.Text, What: fmt.Sprintf("the strong answer springs the trap %s with %q", ev.Signal, ev.Seen.Quote.Text), Remedy: "narrow the trap's patterns, or mend the answer"})
			case ev.Seen.Absence != nil && !s.From.AtLeast(hotloop.L6):
				list = append(list, Finding{Sample: sample.Name, What: fmt.Sprintf("the strong answer does not show the must-have %s", ev.Signal), Remedy: "add a pattern for how it says so, or mend the answer"})
			}
		}
	}
	for _, s := range q.Rubric.Signals {
		if strong > 0 && s.Must && s.From.AtLeast(hotloop.L6) && !shown[s.ID] && e.sees(s) {
			list = append(list, Finding{Signal: s.ID, What: fmt.Sprintf("no strong answer shows the must-have %s of level %s", s.ID, s.From), Remedy: "let one strong answer show it, or add a pattern for how it says so"})
		}
	}
	return list
}

// sees reports whether a signal is this evaluator's to observe.
func (e *Evaluator) sees(s hotloop.Signal) bool {
	return s.Detect == "" || e.detectors[s.Detect] != nil
}

// sampleID marks a model answer that is read for its own sake, so that it is not
// taken for a copy of itself.
const sampleID hotloop.AnswerID = "sample/0/0"

// SampleAnswer is a model answer as if it had just been given: finished, with
// every part opened, at a level, in the first of the question's rounds.
func SampleAnswer(q hotloop.Question, s hotloop.Sample, level hotloop.Level) hotloop.Answer {
	a := hotloop.Answer{ID: sampleID, Question: q.ID, Level: level, Turns: s.Turns, Done: true}
	if len(q.Rounds) > 0 {
		a.Round = q.Rounds[0]
	}
	if len(q.Parts) > 0 {
		a.Part = q.Parts[len(q.Parts)-1].ID
	}
	return a
}
