package words

import (
	"strings"
	"testing"

	"hotloop"
)

// pressed is a story that was challenged, and what was said then.
func pressed(asks, reply string) hotloop.Answer {
	a := story("We moved the counters out of the store and the calls got ten times faster for everybody who used them in that quarter.")
	a.Turns = append(a.Turns, hotloop.Turn{Speaker: hotloop.Interviewer, Text: asks, Move: hotloop.MoveChallenge}, hotloop.Turn{Speaker: hotloop.Candidate, Text: reply})
	return a
}

func TestChallengesAreMetInFourWays(t *testing.T) {
	e := newReader(t)
	names := []string{"challenge.defended", "challenge.conceded", "challenge.caved", "challenge.stonewalled"}
	for _, c := range []struct{ reply, want string }{
		{"It comes from the load test. We ran it for two days at 40k requests a second, and the median went from 30 ms to 3 ms.", "challenge.defended"},
		{"I would still do it, because a call to the store on every request costs more than the error we accept.", "challenge.defended"},
		{"You're right, ten is too much. Let me correct that: the median improved tenfold, the tail only by a factor of two.", "challenge.conceded"},
		{"Fair point, I had not considered that. So I would measure the tail as well before I claim anything.", "challenge.conceded"},
		{"You're right, sorry.", "challenge.caved"},
		{"Okay, whatever you prefer. I can change it.", "challenge.caved"},
		{"Trust me, it just is.", "challenge.stonewalled"},
		{"As I said, it works. I do not see why I should justify it.", "challenge.stonewalled"},
		{"No.", "challenge.stonewalled"},
		{"We moved the counters out of the store and the calls got ten times faster for everybody who used them in that quarter.", "challenge.stonewalled"},
		{"Hm, that was a long time before I moved to the other team in Madrid.", ""},
	} {
		got := []string{}
		for _, name := range names {
			q := detecting(name)
			q.Rubric.Signals[0].Against = strings.HasSuffix(name, "caved") || strings.HasSuffix(name, "stonewalled")
			if list := evaluate(t, e, q, pressed("I do not believe that number. Derive it for me.", c.reply)); len(list) > 0 {
				got = append(got, name)
				if list[0].For() == q.Rubric.Signals[0].Against {
					t.Errorf("%s speaks the wrong way: %+v", name, list[0])
				}
			}
			other := pressed("How big was the team?", c.reply)
			other.Turns[len(other.Turns)-2].Move = hotloop.MoveProbe
			if list := evaluate(t, e, q, other); len(list) > 0 {
				t.Errorf("%s without a challenge: %+v", name, list)
			}
		}
		a := pressed("I do not believe that number. Derive it for me.", c.reply)
		a.Done = false
		r, quote, ok := e.Reacted(hearing("x"), a)
		if name := "challenge." + string(r); ok != (c.want != "") || ok && (name != c.want || quote.Turn != len(a.Turns)-1) {
			t.Errorf("%q is reacted to as %q (%v), want %q", c.reply, r, ok, c.want)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q is %v, want %q", c.reply, got, c.want)
		}
	}
}

func TestAShortAnswerToAQuestionIsNoReaction(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct {
		asks, reply string
		want        Reaction
	}{
		{"Is that the worst case or the usual one?", "No.", Unclear},
		{"Are you sure?", "Yes.", Unclear},
		{"I do not believe that.", "Sure.", Caved},
		{"I do not believe that.", "I don't know.", Unclear},
		{"I do not believe that.", "", Unclear},
	} {
		if r, _, _ := e.Reacted(hearing("x"), pressed(c.asks, c.reply)); r != c.want {
			t.Errorf("%q, %q: %q, want %q", c.asks, c.reply, r, c.want)
		}
	}
}

func TestTheWordsThatWereUsed(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct {
		said string
		want bool
	}{
		{"I said to him, “Your reviews make people hide their work until it is too late.”", true},
		{"I opened with one sentence. “I think this launch will hurt people who did not ask for it.”", true},
		{"So I told her, look, you are the reason that two of them want to leave.", true},
		{"My exact words were that the plan would fail in May.", true},
		{"She said to me, “Your reviews make people hide their work until it is too late.”", false},
		{"I asked her what would change her mind, and she said, “Show me how to keep the three of them.”", false},
		{"I've started: I read the wait times for every region each Monday now.", false},
		{"Then I asked myself a second question, what do I cost to replace.", false},
		{"I told her about the feedback and we agreed.", false},
		{"I would say to him, “Your reviews make people hide their work.”", false},
		{"I gave him some feedback about his communication style.", false},
	} {
		if got := favour(evaluate(t, e, detecting("candor.words"), story(c.said+body))) != nil; got != c.want {
			t.Errorf("%q: %v, want %v", c.said, got, c.want)
		}
	}
}

func TestANumberThatChanged(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct {
		first, then string
		want        bool
	}{
		{"My platform team had 6 engineers.", "The platform team had 14 engineers.", true},
		{"The checkout cache held 500 entries.", "The checkout cache held 200 entries.", true},
		{"My platform team had 6 engineers.", "Later the platform team had 14 engineers.", false},
		{"My platform team had 6 engineers.", "The platform team had six engineers.", false},
		{"The checkout cache held 500 entries.", "The search index held 200 entries.", false},
		{"Latency of the checkout call fell from 900 ms to 120 ms.", "Latency of the checkout call was 900 ms before.", false},
	} {
		a := story(c.first + body)
		a.Turns = append(a.Turns, hotloop.Turn{Speaker: hotloop.Interviewer, Text: "Tell me more."}, hotloop.Turn{Speaker: hotloop.Candidate, Text: c.then})
		q := detecting("number.changed")
		q.Rubric.Signals[0].Against = true
		list := evaluate(t, e, q, a)
		if got := len(list) > 0; got != c.want {
			t.Errorf("%q, then %q: %v, want %v", c.first, c.then, got, c.want)
		}
		if len(list) > 0 && !strings.HasPrefix(list[0].Says, "Earlier you said ") {
			t.Errorf("it does not say what was said before: %q", list[0].Says)
		}
	}
}
