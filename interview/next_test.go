package interview

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hotloop"
)

func TestNextIsPure(t *testing.T) {
	m := Moment{Trigger: AfterSaid, Question: story, Said: "it was fine", Left: 10 * minuteMillis, Answer: hotloop.Answer{Level: hotloop.L5, Turns: []hotloop.Turn{{Speaker: hotloop.Candidate, Text: "it was fine"}}}, Used: map[string]bool{}}
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
	m := Moment{Trigger: AfterSaid, Question: q, Said: "a story", Left: 10 * minuteMillis, Answer: hotloop.Answer{Level: hotloop.L5, Turns: []hotloop.Turn{{Speaker: hotloop.Candidate}}}, Used: map[string]bool{}}
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
		if _, closes := reply(said, 0, hotloop.RolePeer, map[string]bool{}, 1); closes != want {
			t.Errorf("%q: closes %v", said, closes)
		}
	}
	if m, closes := reply("I would say so again.", 0, hotloop.RolePeer, map[string]bool{}, 1); closes || !slices.Contains(askLines, m.Says) {
		t.Errorf("a remark is met with an invitation to ask, got %q", m.Says)
	}
	if _, closes := reply("And on call?", maxReplies, hotloop.RolePeer, map[string]bool{}, 1); !closes {
		t.Error("a round does not go on for ever")
	}
}
