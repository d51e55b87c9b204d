package words

import (
	"testing"

	"hotloop"
)

// TestWhatTheReaderTellsApart goes through what a reader of talk must tell apart,
// with a sentence that shows it and one that only looks so.
func TestWhatTheReaderTellsApart(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct{ what, detect, yes, no string }{
		{"negation", "", "I measured it with Lena for 3 weeks.", "I did not measure it with Lena."},
		{"hypotheticals", "own.i", "I stopped the rollout, called Lena and wrote to the 3 teams.", "I would stop the rollout, I would call Lena and I would write to the teams."},
		{"other people's deeds", "own.i", "I decided to stop it. I called Lena and wrote the note.", "My manager decided to stop it. He called Lena and wrote the note."},
		{"ownership", "own.we-only", "We stopped the rollout. We called Lena. We wrote the note. We shipped it on Monday.", "I stopped the rollout. We called Lena. I wrote the note. I shipped it on Monday."},
		{"a choice and why not the other", "choice.rejected-why", "We ruled out Cassandra because it cannot read its own writes across regions.", "We used Cassandra across regions for the orders."},
		{"a figure with its unit", "number.any", "It took 40 minutes each time.", "It took rather long each time."},
		{"a figure before and after", "number.before-after", "The build went from 40 minutes to 9.", "The build took 40 minutes."},
		{"dissent and its cost", "dissent.cost", "It cost me the promotion that year, he told me so.", "It did not cost me anything that year."},
		{"words that were used", "candor.words", "I said to him: \"You cut Ana off four times today, and she gave up.\"", "I talked to him about the way he treats Ana in reviews."},
		{"what was learned", "reflect.learned", "I learned that a date without a name on it is nobody's.", "I always deliver on the date that was agreed."},
		{"what is done differently", "reflect.changed", "Since then I ask for the name before I ask for the date.", "It was a good project and I enjoyed it."},
		{"vague claims", "vague.claims", "We improved performance significantly. It had a huge impact and everybody was happy.", "We took the build from 40 minutes to 9, and Lena's team deployed 6 times a day."},
		{"signposts", "structure.signposts", "First, we cut the build. Second, we split the tests. As a result, it took 9 minutes.", "We cut the build and split the tests until it took 9 minutes."},
		{"a clarifying question", "clarify.asked", "How many requests a second should it hold? And may a request be lost?", "It should hold many requests a second and lose none."},
		{"an estimate that comes out", "estimate.checked", "2 million requests a second at 1 KB each is 2 GB a second.", "There are 2 million requests a second, and each has 1 KB."},
		{"an estimate that does not", "estimate.wrong", "We take 2M requests/s, and 2M requests/s at 1 KB is 200 MB/s on the wire.", "We take 2M requests/s, and 2M requests/s at 1 KB is 2 GB/s on the wire."},
	} {
		q := detecting(c.detect)
		if c.detect == "" {
			q = hearing("measured")
		}
		q.Rubric.Signals[0].Against = c.detect == "own.we-only" || c.detect == "vague.claims" || c.detect == "estimate.wrong"
		strength := func(said string) (v float64) {
			a := story(said)
			if c.detect == "estimate.checked" || c.detect == "estimate.wrong" || c.detect == "clarify.asked" || c.detect == "vague.claims" {
				a.Round = hotloop.RoundDesign
			} else {
				a = story(said + " That was in Graz, at the payments company.")
			}
			for _, ev := range evaluate(t, e, q, a) {
				if ev.Seen.Absence == nil {
					v = max(v, ev.Strength, -ev.Strength)
				}
			}
			return v
		}
		if yes, no := strength(c.yes), strength(c.no); yes < 0.3 || no > yes/2 {
			t.Errorf("%s: %.2f for %q, %.2f for %q", c.what, yes, c.yes, no, c.no)
		}
	}
}

func TestAStoryIsMeasuredByItsParts(t *testing.T) {
	e := newReader(t)
	q := hearing("measured")
	scene := "At the time we were a team of nine in a company that makes software for cinemas, with a platform that had grown over ten years. There were thirty sites, each with its own network. Our previous vendor had gone, and nobody had the documentation. The company was in the middle of a merger. There was a new director every year, and the budget was small. There were two data centres, and both were old, and the lease was about to end. "
	deed := "I called the vendor's last engineer in Graz and bought two days of him. I wrote down what he knew. I moved the first three sites with Lena in one night. I measured the errors for a week. "
	end := "As a result the errors fell from 40 a day to 2. In the end all thirty sites moved by June."
	balanced := e.Shares(q, story(deed+deed[:90]+". "+end))
	if balanced.Action < 0.4 || balanced.Result < 0.15 {
		t.Errorf("a story of deeds is %+v", balanced)
	}
	s := e.Shares(q, story(scene+deed+end))
	if s.Situation < 0.4 || s.Situation+s.Task+s.Action+s.Result > 1.0001 {
		t.Errorf("a story that is mostly scene is %+v", s)
	}
	q.Rounds = []hotloop.RoundKind{hotloop.RoundCulture}
	a := story(scene + "I called the vendor in Graz. In the end all thirty sites moved by June.")
	a.Round = hotloop.RoundCulture
	if !noticed(e, q, a, NoticeShape) {
		t.Errorf("a scene with hardly a deed is not noticed: %v, %+v", e.Notices(q, a), e.Shares(q, a))
	}
	if noticed(e, q, story(strongStory), NoticeShape) {
		t.Error("a plain story is called a scene")
	}
}
