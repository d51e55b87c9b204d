package words

import (
	"slices"
	"testing"

	"hotloop"
)

// asking is a small rubric of one's own questions.
func asking() hotloop.Rubric {
	signal := func(id string, against bool, hear ...string) hotloop.Signal {
		return hotloop.Signal{ID: hotloop.SignalID(id), Dimension: hotloop.Communication, Weight: 1, Against: against, Heard: "heard " + id, Listen: hotloop.Listen{Hear: hear, Within: 2}}
	}
	return hotloop.Rubric{Signals: []hotloop.Signal{
		signal("asking.judgement", false, "who|what + decided|decision"),
		signal("asking.perks", true, "how many vacation|holiday"),
		signal("asking.none", true, "no questions"),
	}}
}

func TestAskingHearsShortQuestions(t *testing.T) {
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		said []string
		want []hotloop.SignalID
	}{
		{"a question of five words is heard", []string{"Who decided that last?"}, []hotloop.SignalID{"asking.judgement"}},
		{"perks alone count against", []string{"How many vacation days?"}, []hotloop.SignalID{"asking.perks"}},
		{"perks beside a real question do not", []string{"How many vacation days?", "And who decided that?"}, []hotloop.SignalID{"asking.judgement"}},
		{"nothing asked", []string{"No, thank you."}, []hotloop.SignalID{"asking.none"}},
		{"asked, but nothing that the rubric knows", []string{"Do you like the coffee?"}, nil},
		{"asked first, then no more", []string{"Do you like the coffee?", "No, that is all."}, nil},
		{"silence", nil, nil},
		{"another language is not judged", []string{"Wer hat das entschieden und warum habt ihr das so gemacht, wenn ich fragen darf?"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := hotloop.Answer{Level: hotloop.L5, Done: true, Turns: []hotloop.Turn{{Speaker: hotloop.Interviewer, Text: "Your questions?", Move: hotloop.MoveInvite}}}
			for _, s := range c.said {
				a.Turns = append(a.Turns, hotloop.Turn{Speaker: hotloop.Candidate, Text: s})
			}
			found, err := e.Asking(asking(), a)
			if err != nil {
				t.Fatal(err)
			}
			var got []hotloop.SignalID
			for _, ev := range found {
				if err := ev.Check(a); err != nil {
					t.Error(err)
				}
				got = append(got, ev.Signal)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("heard %v, want %v", got, c.want)
			}
		})
	}
}
