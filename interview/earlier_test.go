package interview

import (
	"slices"
	"strings"
	"testing"

	"hotloop"
)

// A figure is held against those of earlier rounds as against those of the same
// answer, and the interviewer asks which one holds; once an answer, and never in
// the same words.
func TestAFigureOfAnEarlierRoundIsPressed(t *testing.T) {
	w := open(t)
	id := w.start(hotloop.ModePractice, "story", "played", "story")
	pressed := func(r Room) (list []string) {
		for _, turn := range r.Turns {
			if turn.Speaker == hotloop.Interviewer && strings.Contains(turn.Text, "Earlier you said") {
				list = append(list, turn.Text)
			}
		}
		return list
	}
	round := func(figures ...string) Room {
		t.Helper()
		w.must(w.Begin(ctx, id))
		var r Room
		for _, n := range figures {
			r = w.says(id, "The cache of the shop held "+n+" entries when I looked, and I told nobody of it until the end of the week.")
		}
		return r
	}
	if got := pressed(round("300")); len(got) != 0 {
		t.Errorf("nothing was said before, and %q is asked", got)
	}
	w.must(w.End(ctx, id))
	got := pressed(round("900", "900"))
	if len(got) != 1 || !strings.Contains(got[0], "Earlier you said 300, here 900. Which of the two holds?") {
		t.Errorf("in the second round %q is asked", got)
	}
	if twin := w.reopened(); len(pressed(w.must(twin.Room(ctx, id)))) != 1 {
		t.Error("read again from the record, the room differs")
	}
	w.must(w.End(ctx, id))
	got = pressed(round("40", "40"))
	if len(got) != 1 || !strings.Contains(got[0], "Earlier you said 900, here 40. Where does each of them come from?") {
		t.Errorf("in the third round %q is asked", got)
	}
}

// What a detector saw takes its place in a challenge, and a challenge that wants
// it is not said without it.
func TestAChallengeSaysWhatWasSeen(t *testing.T) {
	i := &interviewer{}
	s := twoFigures
	s.Challenges = append(slices.Clone(s.Challenges), "Go over that again.")
	if got := i.shown(s); !slices.Equal(got, []string{"Go over that again."}) {
		t.Errorf("with nothing seen: %q", got)
	}
	i.Evidence = []hotloop.Evidence{{Signal: s.ID, Strength: -1, Says: "You said 3 and 4. " + s.Heard}}
	if got := i.shown(s); len(got) != 3 || got[0] != "You said 3 and 4. Which of the two holds?" {
		t.Errorf("with two figures seen: %q", got)
	}
	i.Evidence[0].Says = s.Heard
	if got := i.shown(s); !slices.Equal(got, []string{"Go over that again."}) {
		t.Errorf("with nothing but the rubric's sentence: %q", got)
	}
}
