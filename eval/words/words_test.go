package words

import (
	"encoding/json"
	"strings"
	"testing"

	"hotloop"
)

func newReader(t testing.TB) *Evaluator {
	t.Helper()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// story is a finished answer of one turn in a culture round.
func story(turns ...string) hotloop.Answer {
	a := hotloop.Answer{ID: "l/0/0", Question: "q", Level: hotloop.L5, Round: hotloop.RoundCulture, Done: true}
	for i, text := range turns {
		if i > 0 {
			a.Turns = append(a.Turns, hotloop.Turn{Speaker: hotloop.Interviewer, Text: "Go on."})
		}
		a.Turns = append(a.Turns, hotloop.Turn{Speaker: hotloop.Candidate, Text: text})
	}
	return a
}

// hearing is a culture question with one signal that listens for the patterns.
func hearing(hear ...string) hotloop.Question {
	return hotloop.Question{
		ID: "q", Form: hotloop.FormWords, Rounds: []hotloop.RoundKind{hotloop.RoundCulture}, Minutes: 10,
		Ask: "Tell me about a time you took an unpopular stance.",
		Rubric: hotloop.Rubric{Signals: []hotloop.Signal{{
			ID: "q.it", Dimension: hotloop.Leadership, Weight: 1, Must: true,
			Listen: hotloop.Listen{Hear: hear}, Heard: "Heard.", Missing: "Missing.",
		}}},
	}
}

func detecting(name string) hotloop.Question {
	q := hearing("x")
	q.Rubric.Signals[0].Listen = hotloop.Listen{}
	q.Rubric.Signals[0].Detect = name
	q.Rubric.Signals[0].Must = false
	return q
}

func evaluate(t testing.TB, e *Evaluator, q hotloop.Question, a hotloop.Answer) []hotloop.Evidence {
	t.Helper()
	list, err := e.Evaluate(t.Context(), q, a)
	if err != nil {
		t.Fatal(err)
	}
	for _, ev := range list {
		if err := ev.Check(a); err != nil {
			t.Fatalf("evidence that does not pass its check: %v\n%+v", err, ev)
		}
	}
	return list
}

// favour returns the evidence in favour of the first signal, nil if none.
func favour(list []hotloop.Evidence) *hotloop.Evidence {
	for i := range list {
		if list[i].For() {
			return &list[i]
		}
	}
	return nil
}

// body keeps an answer off the floor without showing anything.
const body = " This happened while I was on the payments team, and it took most of the spring to settle with everybody there."

func TestHitsAndWhatIsNone(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct {
		name, hear, said string
		want             bool
	}{
		{"plain", "measure latency", "I measured the latency before we began.", true},
		{"inflected", "clock skew", "In production the clocks skewed by a minute.", true},
		{"irregular verb", "write document", "I had written the documents myself.", true},
		{"british spelling", "prioritize work", "I prioritised the work of two people.", true},
		{"hyphen in the text", "rate limit", "We put in a rate-limit there.", true},
		{"hyphen in the pattern", "trade-off", "The tradeoff was clear to me.", true},
		{"one word for two", "roll back", "I asked for a rollback at once.", true},
		{"two words for one", "rollback", "I rolled back the release at once.", true},
		{"curly contraction", "did not ship", "I didn’t ship it that week.", true},
		{"article between", "lost trust", "I lost their trust over it.", true},
		{"alternatives", "lost|damaged + trust|goodwill", "Some goodwill between us was damaged then.", true},
		{"one term missing", "lost|damaged + trust|goodwill", "Some goodwill between us was gone then.", false},
		{"gap", "told __ no", "I told the vice president no.", true},
		{"gap too wide", "told __ no", "I told the vice president of sales and marketing then no.", false},
		{"exactly one", "cut _ half", "I cut costs half way.", true},
		{"number", "cost #", "It cost $30k in total.", true},
		{"number in words", "took # weeks", "It took twenty five weeks.", true},
		{"percent sign", "by #", "It fell by 40% then.", true},
		{"as written", "=SRE", "The SRE joined the call.", true},
		{"as written, other case", "=SRE", "The sre joined the call.", false},
		{"not across sentences", "measured + latency", "I measured it first. The latency was bad.", false},
		{"negated", "measured", "We did not measure anything at all.", false},
		{"never", "asked", "I never asked the customers.", false},
		{"without", "testing", "We shipped it without testing.", false},
		{"failed to", "told", "I failed to tell the partners.", false},
		{"list under a negation", "throughput", "I never measured latency, throughput or cost.", false},
		{"negation ends with its clause", "measured", "We did not panic, and I measured the queue.", true},
		{"negation ends at but", "measured", "I did not guess but measured the queue.", true},
		{"double negation", "measured", "I could not have decided without measuring.", true},
		{"not only", "measured", "I not only measured it, I published it.", true},
		{"no as an interjection", "measured", "No, I measured it twice.", true},
		{"no longer", "approve", "I no longer approve every change.", true},
		{"pattern that negates", "did not measure", "We did not measure anything.", true},
		{"negated contraction", "measured", "I couldn't measure it.", false},
		{"in a fence", "measured", "Here is the log:\n```\nI measured it\n```\n", false},
		{"in an address", "measured", "See https://example.com/measured for it.", false},
		{"over broken lines", "measured latency", "I measured\nlatency every day.", true},
		{"in a list", "measured latency", "What I did:\n- wrote a plan for it\n- measured latency for a week", true},
		{"filler between", "measured latency", "I measured, um, latency there.", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := evaluate(t, e, hearing(c.hear), story(c.said+body))
			got := favour(list)
			if (got != nil) != c.want {
				t.Fatalf("hearing %q in %q: got %v, want %v", c.hear, c.said, list, c.want)
			}
			if !c.want && (len(list) != 1 || list[0].Seen.Absence == nil) {
				t.Fatalf("a must-have that is lacking gave %v", list)
			}
		})
	}
}

func TestCancelledWithinTheWindow(t *testing.T) {
	e := newReader(t)
	q := hearing("cost me")
	q.Rubric.Signals[0].Listen.Not = []string{"would cost"}
	q.Rubric.Signals[0].Listen.Within = 2
	if got := favour(evaluate(t, e, q, story("It would cost me. I knew that it cost me friends."+body))); got != nil {
		t.Errorf("heard %v beside what cancels it", got)
	}
	if got := favour(evaluate(t, e, q, story("It cost me two friends."+body+" Much later I moved on. It would cost more."))); got == nil {
		t.Error("what cancels lies far away, and yet nothing was heard")
	}
}

func TestWithinTwoSentences(t *testing.T) {
	e := newReader(t)
	q := hearing("measured + latency")
	q.Rubric.Signals[0].Listen.Within = 2
	a := story("I measured it first. The latency was bad." + body)
	got := favour(evaluate(t, e, q, a))
	if got == nil || got.Seen.Quote.Text != "I measured it first. The latency was bad." {
		t.Errorf("got %+v", got)
	}
}

func TestHowItWasMeantWeighs(t *testing.T) {
	e := newReader(t)
	strength := func(q hotloop.Question, said string) float64 {
		ev := favour(evaluate(t, e, q, story(said+body)))
		if ev == nil {
			t.Fatalf("%q: nothing heard", said)
		}
		return ev.Strength
	}
	q := hearing("measure", "roll back", "decide", "turn off")
	plain := strength(q, "I measured the queue myself that night.")
	for name, said := range map[string]string{
		"would":             "I would measure the queue myself that night.",
		"could have":        "We could have measured the queue that night.",
		"carried on":        "I would sit down, look at it and measure the queue.",
		"somebody else":     "My manager decided to go on that night.",
		"they":              "They rolled back the release that night.",
		"keywords":          "measure queue, roll back release, night shift.",
		"somebody's clause": "I was away and another engineer measured the queue.",
	} {
		if got := strength(q, said); got > plain*0.6 {
			t.Errorf("%s: %q weighs %v, the plain deed %v", name, said, got, plain)
		}
	}
	for name, said := range map[string]string{
		"could not is a fact":  "I could not sleep so I measured the queue.",
		"what I said I would":  "I told them I would measure the queue that night.",
		"a habit":              "Every night I would measure the queue again.",
		"done to me":           "My manager decided to take me off the queue.",
		"subject further back": "I opened the console, found the node and measured the queue.",
	} {
		if got := strength(q, said); got < plain*0.9 {
			t.Errorf("%s: %q weighs %v, the plain deed %v", name, said, got, plain)
		}
	}
	named := hearing("manager|director decided", "they rolled back")
	for _, said := range []string{"My manager decided to go on that night.", "They rolled back the release that night."} {
		if got := strength(named, said); got < plain*0.9 {
			t.Errorf("%q weighs %v where others are listened for", said, got)
		}
	}
	design := hearing("measure")
	design.Rounds = []hotloop.RoundKind{hotloop.RoundDesign}
	a := story("I would measure the queue myself every night." + body)
	a.Round = hotloop.RoundDesign
	if got := favour(evaluate(t, e, design, a)); got == nil || got.Strength < plain*0.9 {
		t.Errorf("in a design round a proposal weighs %v", got)
	}
	// Asked what they would do, candidates may say what they would do.
	b := story("I left." + body)
	b.Turns = append(b.Turns, hotloop.Turn{Speaker: hotloop.Interviewer, Text: "What would you do differently today?"},
		hotloop.Turn{Speaker: hotloop.Candidate, Text: "I would measure the queue myself every night."})
	if got := favour(evaluate(t, e, q, b)); got == nil || got.Strength < plain*0.9 {
		t.Errorf("asked for it, a hypothetical weighs %v", got)
	}
}

func TestSpecificsWeigh(t *testing.T) {
	e := newReader(t)
	q := hearing("cut cost")
	order := []string{
		"Cut cost. ",
		"I cut the cost of it then, as we had planned to do. ",
		"I cut the cost of it by 40%, as we had planned to do. ",
		"I cut the cost of it by 40% on Postgres, because idle replicas were billed. ",
	}
	last := 0.0
	for _, said := range order {
		ev := favour(evaluate(t, e, q, story(said+body)))
		if ev == nil || ev.Strength <= last || ev.Strength > 1 {
			t.Fatalf("%q gives %+v after %v", said, ev, last)
		}
		last = ev.Strength
	}
	once := favour(evaluate(t, e, q, story(order[1]+body))).Strength
	twice := favour(evaluate(t, e, q, story(order[1]+body+" So I cut cost again in the summer."))).Strength
	if twice <= once {
		t.Errorf("said twice weighs %v, once %v", twice, once)
	}
}

func TestTraps(t *testing.T) {
	e := newReader(t)
	q := hearing("x")
	q.Rubric.Signals[0] = hotloop.Signal{
		ID: "q.trap", Dimension: hotloop.Correctness, Weight: 1, Against: true, Heard: "It does not.",
		Listen: hotloop.Listen{Hear: []string{"=NTP makes __ safe", "fixed window __ precise|exact"}},
	}
	q.Rounds = []hotloop.RoundKind{hotloop.RoundDesign}
	for _, c := range []struct {
		said   string
		sprung bool
	}{
		{"NTP makes the clocks safe, so we can compare them.", true},
		{"We use NTP, and NTP makes it safe.", true},
		{"A fixed window is precise enough for this.", true},
		{"A fixed window is not precise at all.", false},
		{"People think NTP makes clocks safe, it does not.", false},
		{"People think NTP makes clocks safe. It does not.", false},
		{"It is a myth that NTP makes clocks safe.", false},
		{"I used to believe NTP makes clocks safe.", false},
		{"If we assume NTP makes clocks safe, we lose money.", false},
		{"NTP makes clocks safe, but that breaks when a host drifts.", false},
		{"My old manager said NTP makes clocks safe.", false},
		{"Would you say a fixed window is precise?", false},
	} {
		a := story(c.said + " Either way the counter lives in the gateway and each node keeps a lease of it for a second.")
		a.Round = hotloop.RoundDesign
		list := evaluate(t, e, q, a)
		if (len(list) == 1) != c.sprung {
			t.Errorf("%q: sprung %v, want %v: %v", c.said, len(list) == 1, c.sprung, list)
		}
		if c.sprung && len(list) == 1 && list[0].Strength >= 0 {
			t.Errorf("%q: a trap in favour: %v", c.said, list[0].Strength)
		}
	}
}

func TestAbsencesWaitForTheEnd(t *testing.T) {
	e := newReader(t)
	q := hearing("measured")
	q.Rubric.Signals[0].From = hotloop.L6
	a := story("I spoke with the team about it and we agreed on a plan in the end.")
	a.Done = false
	a.Level = hotloop.L7
	if list := evaluate(t, e, q, a); len(list) != 0 {
		t.Errorf("an unfinished answer already lacks something: %v", list)
	}
	a.Done = true
	if list := evaluate(t, e, q, a); len(list) != 1 || list[0].Seen.Absence == nil || list[0].Strength >= 0 {
		t.Errorf("a finished answer: %v", list)
	}
	a.Level = hotloop.L5
	if list := evaluate(t, e, q, a); len(list) != 0 {
		t.Errorf("not expected at the level, and yet %v", list)
	}
}

func TestPartsNotReachedAreNotMissed(t *testing.T) {
	e := newReader(t)
	q := hearing("shard")
	q.Parts = []hotloop.Part{{ID: "1"}, {ID: "2"}}
	q.Rubric.Signals[0].Part = "2"
	a := story("I keep a deque of times for each user and drop from the left what is too old.")
	a.Part = "1"
	if list := evaluate(t, e, q, a); len(list) != 0 {
		t.Errorf("part 2 was never opened: %v", list)
	}
	a.Part = "2"
	if list := evaluate(t, e, q, a); len(list) != 1 {
		t.Errorf("part 2 was opened: %v", list)
	}
	a.Turns[0].Part = "1"
	a.Turns[0].Text += " I shard by user."
	if got := favour(evaluate(t, e, q, a)); got != nil {
		t.Errorf("said in part 1, counted for part 2: %v", got)
	}
}

func TestQuotesAreTight(t *testing.T) {
	e := newReader(t)
	q := hearing("cost me the project")
	long := strings.Repeat("and then we talked about „Größe“ and naïve façades ", 12)
	a := story(long + "it cost me the project " + long + ".")
	ev := favour(evaluate(t, e, q, a))
	if ev == nil {
		t.Fatal("nothing heard")
	}
	quote := ev.Seen.Quote
	if len(quote.Text) > MaxQuote || !strings.Contains(quote.Text, "cost me the project") {
		t.Errorf("quote of %d bytes: %q", len(quote.Text), quote.Text)
	}
	short := favour(evaluate(t, e, q, story("  First a word. “As I told them all, it cost me the project,” I said.\n\nThen more of it, and then we went on for a while.")))
	if got := short.Seen.Quote.Text; got != "“As I told them all, it cost me the project,” I said." {
		t.Errorf("quote %q", got)
	}
	// What points back is shown with what it points to.
	back := favour(evaluate(t, e, q, story("I had said no to the board. It cost me the project.\n\nThen more of it, and then we went on for a while.")))
	if got := back.Seen.Quote.Text; got != "I had said no to the board. It cost me the project." {
		t.Errorf("quote %q", got)
	}
}

func TestSameAnswerSameBytes(t *testing.T) {
	e := newReader(t)
	q := everyDetector()
	a := story(strongStory, "The number was 900 ms before and 120 ms after.")
	var first []byte
	for range 100 {
		b, err := json.Marshal(evaluate(t, e, q, a))
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b
		}
		if string(b) != string(first) {
			t.Fatalf("one answer, two readings:\n%s\n%s", first, b)
		}
	}
	if other, _ := json.Marshal(evaluate(t, newReader(t), q, a)); string(other) != string(first) {
		t.Error("another reader reads the same answer otherwise")
	}
}

func TestDeletingTheSentenceRemovesTheEvidence(t *testing.T) {
	e := newReader(t)
	q := hearing("wrote + memo", "lost|damaged __ trust")
	a := story(strongStory)
	ev := favour(evaluate(t, e, q, a))
	if ev == nil {
		t.Fatal("nothing heard")
	}
	for range 10 {
		ev = favour(evaluate(t, e, q, a))
		if ev == nil {
			return
		}
		text := a.Turns[0].Text
		a.Turns[0].Text = text[:ev.Seen.Quote.From] + text[ev.Seen.Quote.To:]
	}
	t.Errorf("still heard after its sentences were deleted: %v", ev)
}
