package score

import (
	"fmt"
	"testing"

	"hotloop"
)

// BenchmarkDebriefOfAnEmptyLoop is the longest search for flips: nine rounds of
// large rubrics in which nothing was heard.
func BenchmarkDebriefOfAnEmptyLoop(b *testing.B) {
	in := DebriefInput{Loop: "L", Ended: ended, Plan: hotloop.LoopPlan{Level: hotloop.L6}}
	for round := range 9 {
		in.Plan.Rounds = append(in.Plan.Rounds, hotloop.PlannedRound{Kind: hotloop.RoundDesign})
		for place := range 2 {
			q := hotloop.Question{ID: hotloop.QuestionID(fmt.Sprintf("q%d-%d", round, place)), Title: "Q"}
			for i := range 30 {
				q.Rubric.Signals = append(q.Rubric.Signals, hotloop.Signal{
					ID: hotloop.SignalID(fmt.Sprintf("q.s%d", i)), Dimension: hotloop.Dimensions()[i%9], Weight: 1, Must: i < 18, Heard: "Heard.",
				})
			}
			in.Answers = append(in.Answers, Graded{Answer: hotloop.NewAnswerID("L", round, place), Round: round, Question: q, Evidence: lacking(q, hotloop.L6)})
		}
	}
	for b.Loop() {
		if d := Debrief(in); d.Keeper.Fight || len(d.Keeper.Flips) == 0 {
			b.Fatalf("the keeper test is %+v", d.Keeper)
		}
	}
}
