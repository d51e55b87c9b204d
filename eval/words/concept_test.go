package words

import (
	"testing"

	"hotloop"
)

// unheard is a question whose must-have has no pattern that anybody would use.
func unheard(says string) hotloop.Question {
	q := hearing("xylophone quartz")
	q.Rubric.Signals[0].Must, q.Rubric.Signals[0].Heard = true, says
	return q
}

func TestAMustHaveIsHeardInWordsThatNoPackForesaw(t *testing.T) {
	e := newReader(t)
	for says, said := range map[string]string{
		"You said which part of it is yours.":                     "I blame myself for the two years in which I polished the codec for Lena.",
		"You told those who wanted it yourself.":                  "I told the ward nurses at the users' day in Leeds that it would not come.",
		"You named what you turned down, and why.":                "We could have rented one from Hilti for 300 a week, but neither shop had any.",
		"You decided it, and said so.":                            "I refused to build the offline mode for the Lagos team.",
		"You said what you gave up for it.":                       "It cost us two weeks a year, and Karin's trust.",
		"You named the first sign, and what you did.":             "The penny dropped when Greta kept her own copy on a stick.",
		"You went and looked before you decided.":                 "I called 30 of them, my gran in Cluj helped me with how to ask.",
		"You said who was against it, the best reason against it": "Our lawyer Moira was dead against it.",
	} {
		q := unheard(says)
		got := favour(evaluate(t, e, q, story(said+body)))
		if got == nil {
			t.Errorf("%q: nothing heard in %q", says, said)
			continue
		}
		if got.Strength > conceptStrongest {
			t.Errorf("%q: %v for a guess", says, got.Strength)
		}
	}
}

func TestAConceptIsNoGuessAtAnything(t *testing.T) {
	e := newReader(t)
	for says, said := range map[string]string{
		"You said which part of it is yours.":    "Marek blames himself, and I never blamed anybody in Leeds for it.",
		"You told those who wanted it yourself.": "I would have told the nurses in Leeds, but I did not tell them.",
		"You decided it, and said so.":           "Our director in Graz decided to cancel it.",
		"You said what you gave up for it.":      "It was a good choice, because it was fast.",
		"You chose an algorithm with a reason.":  "I blame myself, I told Lena, I refused, and it cost us 3 weeks.",
	} {
		if got := favour(evaluate(t, e, unheard(says), story(said+body))); got != nil && got.Strength > 0.3 {
			t.Errorf("%q: %v heard in %q", says, got.Strength, quoteOf(*got))
		}
	}
}

func TestSynonymsAreHeardAndTrapsAreNotWidened(t *testing.T) {
	e := newReader(t)
	for pattern, said := range map[string]string{
		"rolled|roll back": "I reverted the change in the night.",
		"pushed|push back": "I objected in the meeting on Monday.",
		"mend|mended":      "I patched the parser in an hour.",
		"client + annoyed": "The customer was furious with Lena that day.",
		"objected":         "I pushed back on it in the meeting.",
		"told him + boss":  "I told her, and she was my manager then.",
	} {
		if favour(evaluate(t, e, hearing(pattern), story(said+body))) == nil {
			t.Errorf("%q is not heard in %q", pattern, said)
		}
	}
	if favour(evaluate(t, e, hearing("=mend"), story("I patched the parser in an hour."+body))) != nil {
		t.Error("a word as written finds its synonyms")
	}
	trap := hearing("mended")
	trap.Rubric.Signals[0].Against = true
	for _, ev := range evaluate(t, e, trap, story("I patched the parser in an hour."+body)) {
		if ev.Seen.Quote != nil {
			t.Error("a trap is sprung by a synonym")
		}
	}
	if favour(evaluate(t, e, hearing("did not measure"), story("I did not count it."+body))) != nil {
		t.Error("a pattern that looks for a negation is widened")
	}
}
