package words

import (
	"strings"
	"testing"
)

func TestOtherWordingsOfAPatternAreHeard(t *testing.T) {
	e := newReader(t)
	for pattern, said := range map[string]string{
		"called off":              "We pulled the plug on the rollout in Graz.",
		"admitted":                "I held my hands up in front of Lena that day.",
		"not certain|sure":        "He was unsure about the parser in Graz.",
		"i suggested a|the":       "My suggestion was a smaller rollout.",
		"i decided to|that":       "I made a decision that nobody in Graz liked.",
		"my decision":             "I decided that we drop the parser.",
		"i did not ask|check":     "I never bothered to ask the people in Graz.",
		"i never asked":           "I did not ask the people in Graz.",
		"nobody|no one else":      "No one else in Graz had read it.",
		"i should have":           "I ought to have told Lena in May.",
		"i closed the":            "It was me who closed the ticket in Graz.",
		"instead of the|building": "In place of the parser we bought one in Graz.",
	} {
		if favour(evaluate(t, e, hearing(pattern), story(said+body))) == nil {
			t.Errorf("%q is not heard in %q", pattern, said)
		}
	}
	for pattern, said := range map[string]string{
		"=called off":       "We pulled the plug on the rollout in Graz.",
		"disagreed":         "I did not disagree with Lena in Graz.",
		"i suggested a|the": "His suggestion was a smaller rollout.",
		"nobody|no one":     "There is no one reason for it in Graz.",
	} {
		if favour(evaluate(t, e, hearing(pattern), story(said+body))) != nil {
			t.Errorf("%q is heard in %q", pattern, said)
		}
	}
}

func TestThePatternsOwnWordsAreQuotedFirst(t *testing.T) {
	e := newReader(t)
	got := favour(evaluate(t, e, hearing("mended"), story("I patched the parser with Lena in Graz."+body+" Nobody noticed."+body+" I mended the parser with Lena in Graz.")))
	if got == nil || !strings.Contains(quoteOf(*got), "mended") || strings.Contains(quoteOf(*got), "patched") {
		t.Errorf("got %v", got)
	}
}

func TestWhatShowsItLessSurelyIsHeardWhereNothingElseIs(t *testing.T) {
	e := newReader(t)
	q := hearing("cost me")
	q.Rubric.Signals[0].Listen.Also = []string{"paid a price"}
	less := "I paid a price for the 3 parsers in Graz, because Lena left."
	got := favour(evaluate(t, e, q, story(less+body)))
	if got == nil || got.Strength > conceptStrongest || !strings.Contains(quoteOf(*got), "paid a price") {
		t.Fatalf("got %v", got)
	}
	plain := "It cost me a friend."
	if got = favour(evaluate(t, e, q, story(less+body+" Nobody noticed."+body+" "+plain))); got == nil || strings.Contains(quoteOf(*got), "paid a price") {
		t.Errorf("where the pattern is found, got %v", got)
	}
	q.Rubric.Signals[0].From = "L7"
	if got = favour(evaluate(t, e, q, story(less+body))); got != nil {
		t.Errorf("heard at a level that is not expected to show it: %v", got)
	}
}
