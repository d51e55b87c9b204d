package words

import (
	"testing"

	"hotloop"
)

func TestClarifyingQuestionsFindTheirFacts(t *testing.T) {
	e := newReader(t)
	q := hotloop.Question{ID: "q", Facts: []hotloop.Fact{
		{ID: "touching", Asks: []string{"touch|adjacent", "share + endpoint|end"}},
		{ID: "sorted", Asks: []string{"sorted|order|ordered", "come + sorted"}},
		{ID: "size", Asks: []string{"how many|large|big", "size|length|count", "scale"}},
		{ID: "empty", Asks: []string{"empty"}},
	}}
	for _, c := range []struct {
		said     string
		question bool
		first    string
	}{
		{"Do touching sessions count as one?", true, "touching"},
		{"If two share an end point, do I merge them?", true, "touching"},
		{"Are they sorted by start?", true, "sorted"},
		{"can i assume the input comes sorted", true, "sorted"},
		{"How many sessions are there at most", true, "size"},
		{"can I ask one thing: how many are there", true, "size"},
		{"Is the order right: largest first, then by start, three at a time.", false, ""},
		{"I would like to know whether the list can be empty.", true, "empty"},
		{"They arrive in pairs. Sorted?", true, "sorted"},
		{"What colour is the button?", true, ""},
		{"Just to check: empty lists are fine?", true, "empty"},
		{"I sort them by start, then walk over them once.", false, ""},
		{"Why sort? Because then touching ones are neighbours.", false, ""},
		{"She asked me, “How many are there?” and I told her.", false, ""},
		{"How are you?", false, ""},
		{"Can you hear me?", false, ""},
		{"", false, ""},
		{"What I did was to sort them by size and keep the largest.", false, ""},
	} {
		facts, asked := e.Asked(q, c.said)
		first := ""
		if len(facts) > 0 {
			first = facts[0].ID
		}
		if asked != c.question || first != c.first {
			t.Errorf("%q: question %v, fact %q; want %v, %q", c.said, asked, first, c.question, c.first)
		}
	}
	facts, _ := e.Asked(q, "Are they sorted, and how many are there? What about size and scale?")
	if len(facts) != 2 || facts[0].ID != "size" {
		t.Errorf("best match first: %v", facts)
	}
}

func TestVagueClaimIsFoundInTheLatestTurn(t *testing.T) {
	e := newReader(t)
	q := hearing("x")
	for _, c := range []struct{ said, want string }{
		{"We had a lot of traffic then. I significantly improved performance. It was on a Monday.", "I significantly improved performance."},
		{"We had a lot of traffic then. It was on a Monday.", "We had a lot of traffic then."},
		{"We improved latency significantly, from 900 ms to 120 ms.", ""},
		{"We improved latency significantly. It went from 900 ms to 120 ms.", ""},
		{"We did not improve it significantly at all.", ""},
		{"I pulled the logs and read them.", ""},
		{"Was it a lot of traffic?", ""},
	} {
		a := story("We had a huge impact everywhere.", c.said)
		a.Done = false
		quote, ok := e.Vague(q, a)
		if ok != (c.want != "") || quote.Text != c.want {
			t.Errorf("%q: %v %q, want %q", c.said, ok, quote.Text, c.want)
		}
		if ok && quote.Turn != 2 {
			t.Errorf("%q: the quote is from turn %d", c.said, quote.Turn)
		}
	}
	if _, ok := e.Vague(q, hotloop.Answer{}); ok {
		t.Error("a vague claim in an empty answer")
	}
}

func TestCheckNamesWhatToMend(t *testing.T) {
	e := newReader(t)
	sound := hearing("measured")
	sound.Samples = []hotloop.Sample{{Name: "strong", Quality: "strong", Turns: story("I measured it for two weeks and then I told them what I had found there.").Turns}}
	if list := e.CheckQuestion(sound); len(list) != 0 {
		t.Fatalf("a sound question: %v", list)
	}
	for name, c := range map[string]struct {
		mend func(q *hotloop.Question)
		want Finding
	}{
		"pattern": {func(q *hotloop.Question) { q.Rubric.Signals[0].Listen.Hear = []string{"a||b"} }, Finding{Signal: "q.it", Text: "a||b"}},
		"not":     {func(q *hotloop.Question) { q.Rubric.Signals[0].Listen.Not = []string{"+"} }, Finding{Signal: "q.it", Text: "+"}},
		"detector": {func(q *hotloop.Question) {
			q.Rubric.Signals[0].Listen, q.Rubric.Signals[0].Detect = hotloop.Listen{}, "star.resolt"
		}, Finding{Signal: "q.it", Text: "star.resolt"}},
		"fact":   {func(q *hotloop.Question) { q.Facts = []hotloop.Fact{{ID: "f"}} }, Finding{Fact: "f"}},
		"window": {func(q *hotloop.Question) { q.Rubric.Signals[0].Listen.Within = 99 }, Finding{Signal: "q.it"}},
		"must":   {func(q *hotloop.Question) { q.Rubric.Signals[0].Listen.Hear = []string{"never said"} }, Finding{Sample: "strong"}},
		"late must": {func(q *hotloop.Question) {
			q.Rubric.Signals[0].Listen.Hear, q.Rubric.Signals[0].From = []string{"never said"}, hotloop.L6
		}, Finding{Signal: "q.it"}},
		"trap": {func(q *hotloop.Question) { q.Rubric.Signals[0].Against, q.Rubric.Signals[0].Must = true, false }, Finding{Sample: "strong"}},
	} {
		q := hearing("measured")
		q.Samples = sound.Samples
		c.mend(&q)
		list := e.CheckQuestion(q)
		if len(list) != 1 {
			t.Errorf("%s: %d findings: %v", name, len(list), list)
			continue
		}
		got := list[0]
		if got.What == "" || got.Remedy == "" || got.Signal != c.want.Signal || got.Fact != c.want.Fact || got.Sample != c.want.Sample || c.want.Text != "" && got.Text != c.want.Text {
			t.Errorf("%s: %+v", name, got)
		}
	}
	q := hearing("measured")
	q.Rubric.Signals[0].Listen, q.Rubric.Signals[0].Detect = hotloop.Listen{}, "judge.hidden"
	if list := e.CheckQuestion(q); len(list) != 0 {
		t.Errorf("a detector of another evaluator: %v", list)
	}
	if _, err := e.Evaluate(t.Context(), hearing("a||b"), story(strongStory)); hotloop.CodeOf(err) != hotloop.CodeInvalid {
		t.Errorf("a pattern that does not compile: %v", err)
	}
}

func TestCompiledQuestionsAreKeptAndBounded(t *testing.T) {
	e := newReader(t)
	for i := range 3 * cachedQuestions {
		q := hearing("measured")
		q.ID, q.Version = hotloop.QuestionID(rune('a'+i%26))+hotloop.QuestionID(rune('a'+i/26)), "1"
		evaluate(t, e, q, story(strongStory))
		if n := len(e.cache.by); n > cachedQuestions || n != len(e.cache.order) {
			t.Fatalf("%d questions kept, %d in order", n, len(e.cache.order))
		}
	}
	q := hearing("measured")
	q.Version = "1"
	if favour(evaluate(t, e, q, story("I measured it."+body))) == nil {
		t.Fatal("nothing heard")
	}
	q.Version, q.Rubric.Signals[0].Listen.Hear = "2", []string{"deleted"}
	if favour(evaluate(t, e, q, story("I measured it."+body))) != nil {
		t.Error("a new version is heard with the old patterns")
	}
}
