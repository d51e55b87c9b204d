package words

import (
	"strings"
	"testing"

	"hotloop"
)

// lantern is a question with signals of its own, and with what every story can
// show.
func lantern() hotloop.Question {
	q := everyDetector()
	q.Title = "Hard feedback that you gave"
	q.Ask = "Tell me about hard feedback that you gave to a colleague. What were your words, and what did it change?"
	q.Statement = "Feedback that was hard to give."
	for id, hear := range map[string][]string{
		"f.words":    {"my first sentence|words", "I told|said + you|yourself"},
		"f.observed": {"I had seen|watched|noticed", "interrupted|shouted|ignored + review|meeting"},
		"f.direct":   {"in private|person", "took him|her aside", "before anybody|anyone else"},
		"f.change":   {"since then + review|reviews|feedback", "stopped interrupting|shouting"},
	} {
		q.Rubric.Signals = append(q.Rubric.Signals, hotloop.Signal{ID: hotloop.SignalID(id), Dimension: hotloop.Leadership, Weight: 2, Must: id != "f.change", Listen: hotloop.Listen{Hear: hear, Within: 2}, Heard: "Heard.", Missing: "Missing."})
	}
	return q
}

const onFeedback = `The hardest feedback I ever gave went to Marek, the most senior colleague on our team. In March I had seen him interrupt Ana four times in one design review, and two of the juniors had stopped coming.
I took him aside the same afternoon, in private, before anybody else had heard of it. My first sentence was: "Marek, you interrupted Ana four times today, and I watched her give up on a good idea." He went red and said that I was too soft. I said that 3 of 7 people no longer speak in his reviews, I had counted.
It took two weeks in which he barely talked to me. Then he asked me to raise a finger when he did it again. Since then reviews are quieter, he stopped interrupting, and Ana led the next two. I learned that I should have given that feedback half a year earlier.`

const onMoney = `Last year I bought a used spectrum analyser for 9,800 euros from an auction in Graz. Our supplier Rohde had quoted 31,000 and fourteen weeks, and the test line stood still without one.
I reckoned that each week saved was worth 9,000, so even a broken one would have paid for itself within a month. The auction closed that evening. I paid with my own card because it was Sunday, and wrote an email to the owner with the link, the sum, and what I would eat if it was scrap.
It arrived on Wednesday and ran by Friday. We shipped the order 11 weeks early and avoided a penalty of 27,500 euros. It died after eleven months. Next time I would pay an expert for an hour to look at it first, which would have cost 200.`

func sum(list []hotloop.Evidence) (v float64) {
	for _, ev := range list {
		if ev.For() {
			v += ev.Strength
		}
	}
	return v
}

func TestAnAnswerToAnotherQuestionEarnsLittle(t *testing.T) {
	e, q := newReader(t), lantern()
	on, off := story(onFeedback), story(onMoney)
	if s, o := sum(evaluate(t, e, q, on)), sum(evaluate(t, e, q, off)); o > s/5 {
		t.Errorf("on the question %.2f, off it %.2f", s, o)
	}
	if noticed(e, q, on, NoticeOff) || !noticed(e, q, off, NoticeOff) {
		t.Error("the notice is missing, or stands where it should not")
	}
	for _, ev := range evaluate(t, e, q, off) {
		if err := ev.Check(off); err != nil {
			t.Error(err)
		}
	}
}

func TestAShortTurnIsNotTakenForAnotherAnswer(t *testing.T) {
	e, q := newReader(t), lantern()
	for _, said := range []string{
		"Before I start: does it count if it was by mail, or does it have to be said to somebody's face? And may it be someone in another team?",
		"From 31 days to 12, and we measured it over six weeks in Graz. I did that with Ana, because nobody else had the key to the machine.",
	} {
		a := story(said)
		a.Done = false
		if noticed(e, q, a, NoticeOff) {
			t.Errorf("%q is called off the question", said)
		}
	}
	probed := story(onFeedback, "From 31 days to 12. I did that with Ana in June, because nobody else had the key to the machine.")
	if noticed(e, q, probed, NoticeOff) {
		t.Error("the answer to a probe puts the answer off its question")
	}
}

func TestWhatNamesNothingCountsForHalf(t *testing.T) {
	e, q := newReader(t), lantern()
	hollow := story("The hardest feedback that I gave was to a colleague who was very senior. I had seen him interrupt others in a review, so I took him aside in private before anybody else heard of it. I told him honestly what I had noticed and how it made the others feel, and I said that you can do better. He did not like it at all, but over time he understood, he stopped interrupting, and the whole team was thankful for it. I learned that honesty is always worth it.")
	full := story(hollow.Turns[0].Text + " That was Marek, in March, with 7 people there, and my words were \"you cut Ana off\".")
	h, f := sum(evaluate(t, e, q, hollow)), sum(evaluate(t, e, q, full))
	if h > 0.65*f {
		t.Errorf("without anything to check %.2f, with it %.2f", h, f)
	}
	if !noticed(e, q, hollow, NoticeVague) || noticed(e, q, full, NoticeVague) {
		t.Error("the notice is missing, or stands where it should not")
	}
	lower := story(strings.ToLower(onFeedback))
	if noticed(e, q, lower, NoticeVague) {
		t.Error("somebody who types without capitals is called vague")
	}
}

func TestAListOfWhatTheRubricListensForIsAList(t *testing.T) {
	e, q := newReader(t), lantern()
	var words []string
	for _, s := range q.Rubric.Signals {
		for _, p := range s.Listen.Hear {
			item := ""
			for _, field := range strings.Fields(p) {
				if choice, _, _ := strings.Cut(field, "|"); choice != "+" && choice != "__" {
					item += " " + choice
				}
			}
			words = append(words, strings.TrimSpace(item))
		}
	}
	for range 2 {
		words = append(words, words...)
	}
	full := sum(evaluate(t, e, q, story(onFeedback)))
	for _, said := range []string{strings.Join(words, ", "), "- " + strings.Join(words, "\n- "), strings.Join(words, ". ")} {
		a := story(said)
		if got := sum(evaluate(t, e, q, a)); got > full/10 {
			t.Errorf("%.40q earns %.2f, the story %.2f", said, got, full)
		}
		if !noticed(e, q, a, NoticeList) && !noticed(e, q, a, NoticeRepeated) {
			t.Errorf("%.40q is not noticed: %v", said, e.Notices(q, a))
		}
	}
}
