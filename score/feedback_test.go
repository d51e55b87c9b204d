package score

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hotloop"
)

func TestFeedbackSaysWhatWorkedAndTheOneThingToChange(t *testing.T) {
	q := lonelyView()
	card := Card(q, hotloop.L5, "a/0/0", []hotloop.Evidence{
		seen(q, "dissent.view", 0.9), seen(q, "dissent.cost", -0.6), seen(q, "dissent.number", 0.7), seen(q, "dissent.hindsight", -0.5),
	})
	f := Feedback(q, card)
	if len(f.Worked) != 2 || f.Worked[0].Says != "You said what you held." {
		t.Errorf("what earned most comes first: %+v", f.Worked)
	}
	if len(f.Lacking) != 2 || f.Lacking[0].Says != "You did not say what it cost." {
		t.Errorf("what cost most comes first: %+v", f.Lacking)
	}
	if f.Raise == nil || f.Raise.Signal != "dissent.cost" || !strings.Contains(f.Raise.Says, "What did it cost you?") || f.Raise.To <= f.Raise.From.Value {
		t.Errorf("the change that raises most: %+v", f.Raise)
	}
	if f.Next != hotloop.L6 {
		t.Errorf("the next level: %s", f.Next)
	}
	var add []string
	for _, s := range f.Outline {
		if !s.Shown {
			add = append(add, s.Says)
		}
	}
	if got := strings.Join(add, " "); !strings.Contains(got, "Who else works differently since?") {
		t.Errorf("the outline adds what the next level expects: %q", got)
	}
}

// What may not be there is not what somebody should read first.
func TestFeedbackTellsFirstWhatIsSure(t *testing.T) {
	q := lonelyView()
	view, number := seen(q, "dissent.view", 0.9), seen(q, "dissent.number", 0.7)
	view.Sure, number.Sure = 0.5, 0.9
	card := Card(q, hotloop.L5, "a/0/0", []hotloop.Evidence{view, number, seen(q, "dissent.cost", -0.6)})
	f := Feedback(q, card)
	if len(f.Worked) == 0 || card.Evidence[f.Worked[0].Evidence].Signal != "dissent.number" {
		t.Errorf("told first: %+v", f.Worked)
	}
	if !view.Unsure() || number.Unsure() || seen(q, "dissent.cost", -0.6).Unsure() {
		t.Error("only what may not be there is told with reserve")
	}
	view.Sure, number.Sure = 0, 0
	if sure := Card(q, hotloop.L5, "a/0/0", []hotloop.Evidence{view, number, seen(q, "dissent.cost", -0.6)}); sure.Overall != card.Overall {
		t.Errorf("how sure it is changes no score: %v and %v", sure.Overall, card.Overall)
	}
}

func TestNothingToRaiseWhereAllWasSaid(t *testing.T) {
	q := lonelyView()
	var all []hotloop.Evidence
	for _, s := range q.Rubric.Signals {
		if !s.Against {
			all = append(all, seen(q, s.ID, 1))
		}
	}
	if f := Feedback(q, Card(q, hotloop.L7, "a/0/0", all)); f.Raise != nil || len(f.Lacking) != 0 {
		t.Errorf("got %+v", f)
	}
}

// Every sentence stands on evidence of its own side, and the promise of Raise
// is kept when the change is made.
func TestFeedbackKeepsItsWord(t *testing.T) {
	q := lonelyView()
	rapid.Check(t, func(t *rapid.T) {
		var evidence []hotloop.Evidence
		for _, s := range q.Rubric.Signals {
			strength := rapid.Float64Range(-1, 1).Draw(t, string(s.ID))
			if strength == 0 || s.Against && strength > 0 || rapid.Bool().Draw(t, "silent") {
				continue
			}
			evidence = append(evidence, seen(q, s.ID, strength))
		}
		level := rapid.SampledFrom(hotloop.Levels()).Draw(t, "level")
		card := Card(q, level, "a/0/0", evidence)
		f := Feedback(q, card)
		for _, r := range f.Worked {
			if !card.Evidence[r.Evidence].For() {
				t.Fatalf("praise stands on %+v", card.Evidence[r.Evidence])
			}
		}
		for _, r := range f.Lacking {
			if card.Evidence[r.Evidence].For() {
				t.Fatalf("a lack stands on %+v", card.Evidence[r.Evidence])
			}
		}
		if f.Raise == nil {
			return
		}
		changed := []hotloop.Evidence{}
		for _, e := range evidence {
			if e.Signal != f.Raise.Signal {
				changed = append(changed, e)
			}
		}
		if s, _ := q.Rubric.Signal(f.Raise.Signal); !s.Against {
			changed = append(changed, seen(q, s.ID, saidClearly))
		}
		for _, d := range Card(q, level, "a/0/0", changed).Dimensions {
			if d.Dimension == f.Raise.Dimension && d.Value != f.Raise.To {
				t.Fatalf("promised %.1f, got %.1f", f.Raise.To, d.Value)
			}
		}
	})
}

func TestAnAnswerOnTheFloorIsNotPraisedTwice(t *testing.T) {
	q := lonelyView()
	card := Card(q, hotloop.L7, "a/0/0", []hotloop.Evidence{
		seen(q, "dissent.view", 0.1), seen(q, "dissent.number", 0.1), seen(q, "dissent.cost", -0.6), seen(q, "dissent.hindsight", -0.9),
	})
	if card.Overall.Value >= floorUntil {
		t.Fatalf("the card stands at %.1f", card.Overall.Value)
	}
	if f := Feedback(q, card); len(f.Worked) != 1 || len(f.Lacking) != 2 {
		t.Errorf("got %+v", f)
	}
}

func TestARemarkIsOneSentence(t *testing.T) {
	for says, want := range map[string]string{
		"Your program passed 0 of 4 visible tests. The first that failed is “two overlap”: wrong answer.": "Your program passed 0 of 4 visible tests.",
		"You said what it costs, O(n log n).": "You said what it costs, O(n log n).",
		"It runs in 3.5 ms. Well.":            "It runs in 3.5 ms.",
		"It was fine… Go on.":                 "It was fine… Go on.",
		"":                                    "",
	} {
		if got := oneSentence(says); got != want {
			t.Errorf("%q: got %q", says, got)
		}
	}
}
