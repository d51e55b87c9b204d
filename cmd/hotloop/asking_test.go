package main

import (
	"testing"

	"hotloop"
	"hotloop/eval/words"
)

// The candidate's own questions are told apart by the shared rubric as an
// interviewer would tell them apart.
func TestOwnQuestionsAreRead(t *testing.T) {
	b, err := openBank(nil)
	if err != nil {
		t.Fatal(err)
	}
	rubric, err := b.Shared(askedRubric)
	if err != nil {
		t.Fatal(err)
	}
	ear, err := words.New()
	if err != nil {
		t.Fatal(err)
	}
	for said, want := range map[string]hotloop.SignalID{
		"What did the team stop doing this year, and who decided that?":                    "asking.judgement",
		"When did you last change your mind about somebody you hired?":                     "asking.judgement",
		"What would you remove from the system if it cost nothing?":                        "asking.judgement",
		"Why did the last person in this role leave?":                                      "asking.candid",
		"Do you have any doubts about me that I could answer now?":                         "asking.candid",
		"What is the worst part of being on this team?":                                    "asking.candid",
		"Who is on call, and how often were you paged last week?":                          "asking.specific",
		"What would success look like in the first six months?":                            "asking.specific",
		"I read in the 2024 memo that not everyone weighs in on every decision. Is it so?": "asking.homework",
		"How many vacation days do I get, and can I work from home?":                       "asking.perks",
		"Is there a gym?":                                     "asking.perks",
		"What does Netflix do?":                               "asking.lookup",
		"How many employees are there?":                       "asking.lookup",
		"What is the culture like?":                           "asking.lookup",
		"No, thank you. That is all.":                         "asking.none",
		"I think you covered everything, so nothing from me.": "asking.none",
		"What do you enjoy about working there?":              "",
	} {
		a := hotloop.Answer{Level: hotloop.L5, Done: true, Turns: []hotloop.Turn{{Speaker: hotloop.Interviewer, Text: "Your questions?", Move: hotloop.MoveInvite}, {Speaker: hotloop.Candidate, Text: said}}}
		found, err := ear.Asking(rubric, a)
		if err != nil {
			t.Fatal(err)
		}
		got := map[hotloop.SignalID]bool{}
		for _, e := range found {
			if err := e.Check(a); err != nil {
				t.Error(err)
			}
			got[e.Signal] = true
		}
		if want != "" && !got[want] || want == "" && len(got) > 0 {
			t.Errorf("%q: heard %v, want %s", said, got, want)
		}
	}
}
