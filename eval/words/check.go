package words

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"hotloop"
)

// Finding is something in a question that its author should mend.
type Finding struct {
	Where  string // the file of the pack and what in it: "rubric.yaml: signal x.y"
	What   string // one plain sentence
	Remedy string // one plain sentence
}

// CheckQuestion looks for what would keep a question from being heard: patterns
// that do not compile, detectors of this evaluator that do not exist, facts that
// nobody can ask for, must-haves that a strong sample answer does not show, and
// traps that one springs.
func (e *Evaluator) CheckQuestion(q hotloop.Question) []Finding {
	var list []Finding
	add := func(where, remedy, format string, args ...any) {
		list = append(list, Finding{Where: where, What: fmt.Sprintf(format, args...), Remedy: remedy})
	}
	for _, s := range q.Rubric.Signals {
		where := fmt.Sprintf("rubric.yaml: signal %s", s.ID)
		for _, src := range slices.Concat(s.Listen.Hear, s.Listen.Not) {
			if _, err := e.lex.compile(src); err != nil {
				add(where, "Write it as docs/packs.md describes under Patterns.", "The pattern %q does not compile: %v.", src, err)
			}
		}
		if s.Listen.Within < 0 || s.Listen.Within > maxWithin {
			add(where, fmt.Sprintf("Use 1 to %d.", maxWithin), "It listens within %d sentences.", s.Listen.Within)
		}
		switch {
		case s.Detect == "" && len(s.Listen.Hear) == 0:
			add(where, "Give it listen.hear or detect.", "It listens for nothing.")
		case s.Detect != "" && !s.Listen.IsZero():
			add(where, "Keep one of the two.", "It has both detect and listen.")
		case s.Detect != "" && e.detectors[s.Detect] == nil && e.mine(s.Detect):
			add(where, "Use one of: "+strings.Join(e.Detectors(), ", ")+".", "There is no detector %q.", s.Detect)
		}
	}
	for _, f := range q.Facts {
		where := fmt.Sprintf("question.md: fact %s", f.ID)
		works := 0
		for _, src := range f.Asks {
			if _, err := e.lex.compile(src); err != nil {
				add(where, "Write it as docs/packs.md describes under Patterns.", "The pattern %q does not compile: %v.", src, err)
				continue
			}
			works++
		}
		if works == 0 {
			add(where, "Give it at least one pattern under asks.", "Nobody can ask for it.")
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
		where := fmt.Sprintf("answers/%s.md", sample.Name)
		found, err := e.Evaluate(context.Background(), q, SampleAnswer(q, sample, hotloop.L7))
		if err != nil {
			return append(list, Finding{where, fmt.Sprintf("It could not be read: %v.", err), "Mend the question first."})
		}
		for _, ev := range found {
			s, _ := q.Rubric.Signal(ev.Signal)
			switch {
			case ev.For():
				shown[ev.Signal] = true
			case s.Against && s.Detect == "":
				list = append(list, Finding{where, fmt.Sprintf("The strong answer springs the trap %s with %q.", ev.Signal, ev.Seen.Quote.Text), "Narrow the trap's patterns, or mend the answer."})
			case ev.Seen.Absence != nil && !s.From.AtLeast(hotloop.L6):
				list = append(list, Finding{where, fmt.Sprintf("The strong answer does not show the must-have %s.", ev.Signal), "Add a pattern for how it says so, or mend the answer."})
			}
		}
	}
	for _, s := range q.Rubric.Signals {
		if strong > 0 && s.Must && s.From.AtLeast(hotloop.L6) && !shown[s.ID] && e.sees(s) {
			list = append(list, Finding{fmt.Sprintf("rubric.yaml: signal %s", s.ID), fmt.Sprintf("No strong answer shows the must-have %s of level %s.", s.ID, s.From), "Let one strong answer show it, or add a pattern for how it says so."})
		}
	}
	return list
}

// sees reports whether a signal is this evaluator's to observe.
func (e *Evaluator) sees(s hotloop.Signal) bool {
	return s.Detect == "" || e.detectors[s.Detect] != nil
}

// SampleAnswer is a model answer as if it had just been given: finished, with
// every part opened, at a level, in the first of the question's rounds.
func SampleAnswer(q hotloop.Question, s hotloop.Sample, level hotloop.Level) hotloop.Answer {
	a := hotloop.Answer{ID: "sample/0/0", Question: q.ID, Level: level, Turns: s.Turns, Done: true}
	if len(q.Rounds) > 0 {
		a.Round = q.Rounds[0]
	}
	if len(q.Parts) > 0 {
		a.Part = q.Parts[len(q.Parts)-1].ID
	}
	return a
}
