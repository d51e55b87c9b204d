package main

import (
	"context"
	"strings"
	"testing"

	"hotloop"
	"hotloop/eval/words"
	"hotloop/interview"
)

// With the real bank and the real reader, a figure that was another one in the
// round before is pressed in the room, as the grader sees it.
func TestTheRoomPressesAFigureOfAnEarlierRound(t *testing.T) {
	shelf, err := openBank(nil)
	if err != nil {
		t.Fatal(err)
	}
	ear, err := words.New()
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	kept := &shelfless{events: map[hotloop.LoopID][]hotloop.Event{}}
	engine := interview.New(interview.Config{Journal: kept, Bank: shelf, Listener: listener{ear}, Judge: noJudge{}})
	plan, err := shelf.Single("disagreed-with-manager", hotloop.L6, hotloop.ModePractice, 1)
	if err != nil {
		t.Fatal(err)
	}
	other, err := shelf.Single("biggest-failure", hotloop.L6, hotloop.ModePractice, 1)
	if err != nil {
		t.Fatal(err)
	}
	plan.Rounds = append(plan.Rounds, other.Rounds...)
	id, err := engine.Start(ctx, plan)
	if err != nil {
		t.Fatal(err)
	}
	round := func(entries string) (asked []string) {
		t.Helper()
		if _, err := engine.Begin(ctx, id); err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{
			"The checkout cache of our shop held " + entries + " entries. I told Marta about it in March, because nobody else had looked, and she was not pleased to hear it.",
			"I wrote the page on it myself, sent it to the two teams that read from it, and sat with them until they had moved.",
		} {
			room, err := engine.Say(ctx, id, "", text)
			if err != nil {
				t.Fatal(err)
			}
			asked = nil
			for _, turn := range room.Turns {
				if strings.Contains(turn.Text, "In an earlier answer you said") {
					asked = append(asked, turn.Text)
				}
			}
		}
		if _, err := engine.End(ctx, id); err != nil {
			t.Fatal(err)
		}
		return asked
	}
	if asked := round("300"); len(asked) != 0 {
		t.Errorf("in the first round %q is asked", asked)
	}
	if asked := round("900"); len(asked) != 1 || !strings.Contains(asked[0], "In an earlier answer you said 300 entries, here 900 entries. Which of the two holds?") {
		t.Errorf("in the second round %q is asked", asked)
	}
}
