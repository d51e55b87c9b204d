package score

import (
	"fmt"

	"hotloop"
)

// lonelyView is a question about a stance: two must-haves and a plain signal on
// Leadership, a bonus above L5 on Impact, a trap.
func lonelyView() hotloop.Question {
	return hotloop.Question{
		ID: "dissent", Title: "A lonely view", Form: hotloop.FormWords,
		Levels: hotloop.Levels(), Rounds: []hotloop.RoundKind{hotloop.RoundCulture},
		Rubric: hotloop.Rubric{Signals: []hotloop.Signal{
			{ID: "dissent.view", Dimension: hotloop.Leadership, Weight: 2, Must: true, Heard: "You said what you held.", Missing: "You did not say what you held.", Probes: []string{"What exactly did you hold?"}},
			{ID: "dissent.cost", Dimension: hotloop.Leadership, Weight: 2, Must: true, Heard: "You said what it cost.", Missing: "You did not say what it cost.", Probes: []string{"What did it cost you?"}, Train: "hard-words"},
			{ID: "dissent.commit", Dimension: hotloop.Leadership, Weight: 1, Heard: "You helped the decision.", Missing: "You did not say how you helped.", Probes: []string{"What did you do once it was decided?"}},
			{ID: "dissent.hindsight", Dimension: hotloop.Leadership, Weight: 1, Against: true, Heard: "“I told you so” helps nobody.", Challenges: []string{"What did you do to help?"}},
			{ID: "dissent.number", Dimension: hotloop.Impact, Weight: 2, Must: true, Heard: "You gave a figure before and after.", Missing: "You gave no figure.", Probes: []string{"What was it before, and after?"}},
			{ID: "dissent.reach", Dimension: hotloop.Impact, Weight: 2, From: hotloop.L6, Heard: "It reached beyond your team.", Missing: "It stayed within your team.", Probes: []string{"Who else works differently since?"}},
			{ID: "talk.plain", Dimension: hotloop.Communication, Weight: 1, Heard: "You answered first and explained after.", Missing: "The answer came last."},
		}},
	}
}

// mergeIntervals is a question of code.
func mergeIntervals() hotloop.Question {
	return hotloop.Question{
		ID: "merge-intervals", Title: "Merge intervals", Form: hotloop.FormCode,
		Levels: hotloop.Levels(), Rounds: []hotloop.RoundKind{hotloop.RoundCoding},
		Rubric: hotloop.Rubric{Signals: []hotloop.Signal{
			{ID: "judge.hidden", Dimension: hotloop.Correctness, Weight: 3, Must: true, Detect: "judge.hidden", Heard: "The hidden tests pass.", Missing: "The hidden tests fail.", Probes: []string{"Which input would break it?"}},
			{ID: "judge.visible", Dimension: hotloop.Correctness, Weight: 1, Detect: "judge.visible", Heard: "The visible tests pass.", Missing: "The visible tests fail."},
			{ID: "merge.cost", Dimension: hotloop.Complexity, Weight: 2, Must: true, Heard: "You said what the sort costs.", Missing: "You did not say what it costs.", Probes: []string{"What does it cost, and why?"}},
			{ID: "talk.plain", Dimension: hotloop.Communication, Weight: 1, Heard: "You answered first and explained after.", Missing: "The answer came last."},
			{ID: "merge.quadratic", Dimension: hotloop.Complexity, Weight: 1, Against: true, Heard: "Comparing every pair is quadratic.", Challenges: []string{"What happens at a million?"}},
		}},
	}
}

// hardWords trains what dissent.cost asks for.
func hardWords() hotloop.Question {
	return hotloop.Question{
		ID: "hard-words", Title: "Hard words", Form: hotloop.FormWords, Levels: hotloop.Levels(),
		Rubric: hotloop.Rubric{Signals: []hotloop.Signal{
			{ID: "words.exact", Dimension: hotloop.Communication, Weight: 1, Heard: "You said the exact words."},
			{ID: "words.system", Dimension: hotloop.Architecture, Weight: 1, Heard: "You drew the parts."},
		}},
	}
}

// seen is evidence for a signal of a question: a quote in favour, an absence or
// a sprung trap against.
func seen(q hotloop.Question, id hotloop.SignalID, strength float64) hotloop.Evidence {
	s, ok := q.Rubric.Signal(id)
	if !ok {
		panic(fmt.Sprintf("%s has no signal %s", q.ID, id))
	}
	e := hotloop.Evidence{Signal: id, Dimension: s.Dimension, Strength: strength, Says: s.Heard, By: "test/1"}
	if strength < 0 && !s.Against {
		e.Says = s.Missing
		e.Seen.Absence = &hotloop.Absence{Turns: 1}
		return e
	}
	text := "what was said about " + string(id)
	e.Seen.Quote = &hotloop.Quote{Turn: 1, From: 0, To: len(text), Text: text}
	return e
}

// lacking is the evidence of an answer in which nothing was heard: an absence
// for every must-have.
func lacking(q hotloop.Question, level hotloop.Level) []hotloop.Evidence {
	var out []hotloop.Evidence
	for _, s := range q.Rubric.Signals {
		if s.Must && s.ExpectedAt(level) {
			out = append(out, seen(q, s.ID, -1))
		}
	}
	return out
}
