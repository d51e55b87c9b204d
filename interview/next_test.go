package interview

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hotloop"
)

// Whatever the candidate says and does, over a whole loop the interviewer never
// says the same thing twice, always answers, and the loop comes to its end.
func TestTheInterviewerNeverRepeatsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := open(nil)
		plan := hotloop.LoopPlan{Title: "Test", Level: hotloop.L6, Mode: rapid.SampledFrom([]hotloop.Mode{hotloop.ModePractice, hotloop.ModeReal}).Draw(t, "mode"), Seed: rapid.Uint64().Draw(t, "seed")}
		for i := range 4 {
			plan.Rounds = append(plan.Rounds, hotloop.PlannedRound{Kind: hotloop.RoundKinds()[i+1], Title: fmt.Sprint(i), Minutes: 45, Voice: "engineer", Questions: []hotloop.QuestionID{"story", "program"}})
		}
		id, err := w.Start(ctx, plan)
		if err != nil {
			t.Fatal(err)
		}
		phrases := []string{"it cost a lot", "ten percent", "told you so", "significantly better", "how long?", "what year?", "I don't know", "no", "fine", "O(n)", "What is on-call like?"}
		var seen []TurnView
		for range 150 {
			r, err := w.Begin(ctx, id)
			switch n := rapid.IntRange(0, 9).Draw(t, "act"); {
			case r.State == StateOver:
			case n == 0:
				r, err = w.Hint(ctx, id)
			case n == 1:
				r, err = w.Finish(ctx, id)
			case n <= 4 && r.Code != nil:
				r, err = w.Run(ctx, id, hotloop.RunSubmit, hotloop.CodeDraft{Language: "go", Text: rapid.SampledFrom([]string{"", "right", "right quick"}).Draw(t, "code")}, "", nil)
			default:
				r, err = w.Say(ctx, id, "", rapid.SampledFrom(phrases).Draw(t, "said"))
			}
			if err != nil && hotloop.CodeOf(err) != hotloop.CodeInvalid {
				t.Fatal(err)
			}
			seen = r.Turns
		}
		_ = seen
		events, _ := w.journal.Events(ctx, id)
		asked := map[string]int64{}
		for _, e := range events {
			if e.Move == nil || e.Move.Says == "" || e.Move.Kind == hotloop.MoveAsk || e.Move.Kind == hotloop.MoveFact || e.Move.Kind == hotloop.MoveHint {
				continue // a question that is drawn twice is asked twice
			}
			if at, ok := asked[e.Move.Says]; ok {
				t.Fatalf("%q was said at event %d and again at %d", e.Move.Says, at, e.Seq)
			}
			asked[e.Move.Says] = e.Seq
		}
	})
}

func TestNextIsPure(t *testing.T) {
	m := Moment{Trigger: AfterSaid, Question: story, Said: "it was fine", Left: 1, Answer: hotloop.Answer{Level: hotloop.L5, Turns: []hotloop.Turn{{Speaker: hotloop.Candidate, Text: "it was fine"}}}, Used: map[string]bool{}}
	first := fmt.Sprint(Next(m))
	for range 20 {
		if got := fmt.Sprint(Next(m)); got != first {
			t.Fatalf("%s, then %s", first, got)
		}
	}
}

func TestMustHavesAreProbedFirstAndByWeight(t *testing.T) {
	q := story
	q.Rubric.Signals = []hotloop.Signal{signal("a", "aa", false, false), signal("b", "bb", true, false), signal("c", "cc", true, false), signal("d", "dd", true, false)}
	q.Rubric.Signals[2].Weight = 3
	q.Rubric.Signals[3].Weight = 9
	q.Rubric.Signals[3].From = hotloop.L7
	m := Moment{Trigger: AfterSaid, Question: q, Said: "a story", Left: 1, Answer: hotloop.Answer{Level: hotloop.L5, Turns: []hotloop.Turn{{Speaker: hotloop.Candidate}}}, Used: map[string]bool{}}
	if got := Next(m)[0]; got.Signal != "c" {
		t.Errorf("at L5 the heaviest must-have that is expected there comes first, got %q", got.Signal)
	}
	m.Answer.Level = hotloop.L7
	if got := Next(m)[0]; got.Signal != "d" {
		t.Errorf("at L7 the principal's signal comes first, got %q", got.Signal)
	}
}

func TestOutOfTimeItMovesOn(t *testing.T) {
	m := Moment{Trigger: AfterSaid, Question: story, Said: "a story", Left: 0, Answer: hotloop.Answer{Level: hotloop.L5, Turns: []hotloop.Turn{{Speaker: hotloop.Candidate}}}, Used: map[string]bool{}}
	if got := Next(m); got[len(got)-1].Kind != hotloop.MoveWrap {
		t.Errorf("got %+v", got)
	}
}

func TestOwnQuestionsEndTheRound(t *testing.T) {
	for said, want := range map[string]bool{
		"No, that's all.":                        true,
		"nothing from me":                        true,
		"What does success look like?":           false,
		"Tell me about the team":                 false,
		strings.Repeat("Who decides that? ", 40): false,
	} {
		if _, closes := reply(said, 0, map[string]bool{}, 1); closes != want {
			t.Errorf("%q: closes %v", said, closes)
		}
	}
	if _, closes := reply("And on call?", maxReplies, map[string]bool{}, 1); !closes {
		t.Error("a round does not go on for ever")
	}
}
