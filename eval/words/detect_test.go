package words

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"hotloop"
)

func sortSignals(list []hotloop.Signal) {
	slices.SortFunc(list, func(a, b hotloop.Signal) int { return cmp.Compare(a.ID, b.ID) })
}

func TestDetectors(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct {
		detect, said string
		want         bool
	}{
		{"star.situation", "Last year at Acme our team ran the billing service for forty partners.", true},
		{"star.situation", "Kindness matters to me and so does honesty in all that I do.", false},
		{"star.task", "My job was to get the migration over the line before Easter.", true},
		{"star.action", "I pulled the logs, traced the retries and rewrote the client for them.", true},
		{"star.action", "I would pull the logs and I would trace the retries and so on.", false},
		{"star.action", "I was told to look at the logs and I knew they were bad.", false},
		{"star.result", "As a result checkout errors fell from 3% to 0.2% in a month.", true},
		{"star.result", "We talked about many different ideas for the service that day together.", false},
		{"own.i", "I pulled the logs, traced the retries and rewrote the client for them.", true},
		{"own.i", "We pulled the logs, traced the retries and rewrote the client for them.", false},
		{"own.we-only", "We pulled the logs. We traced the retries. We rewrote the client and we shipped it.", true},
		{"own.we-only", "We pulled the logs. I traced the retries. We rewrote the client and I shipped it.", false},
		{"number.any", "The page took 900 ms to load for most of our members back then.", true},
		{"number.any", "In 2019 I joined the company and I have worked on version 2 ever since.", false},
		{"number.any", "One of my colleagues had asked me for a favour that Monday morning.", false},
		{"number.before-after", "The page load fell from 900 ms to 120 ms for most of our members.", true},
		{"number.before-after", "It was 900 ms before. It is 120 ms now, for most of our members.", true},
		{"number.before-after", "It halved the number of pages that people got at night, which was nice.", true},
		{"number.before-after", "There were 12 engineers and 3 managers around that table with me then.", false},
		{"choice.alternatives", "We had two options: a queue in front, or a bigger database behind it.", true},
		{"choice.alternatives", "I walked into the office and I sat down at my desk and began to type.", false},
		{"choice.trade-off", "We gave up strict ordering in exchange for a much simpler recovery.", true},
		{"choice.trade-off", "It costs us an extra hop on every read, and I was fine with that.", true},
		{"choice.trade-off", "I walked into the office and I sat down at my desk and began to type.", false},
		{"choice.rejected-why", "I ruled out Kafka because three people would have had to run it at night.", true},
		{"choice.rejected-why", "We decided against a rewrite. It would have taken a year that we did not have.", true},
		{"choice.rejected-why", "I ruled out Kafka. Then we had lunch in the park with all of the others.", false},
		{"reflect.learned", "I learned that a date told to a customer is a promise, whoever says it.", true},
		{"reflect.learned", "The release went out on a Monday and nobody had any questions about it.", false},
		{"reflect.changed", "Since then I write down what would make me stop before I start anything.", true},
		{"reflect.changed", "The release went out on a Monday and nobody had any questions about it.", false},
		{"structure.answer-first", "The unpopular stance I took was to stop the ledger migration in October.", true},
		{"structure.answer-first", "So, well, it is kind of complicated, there is a lot of history to it all.", false},
		{"structure.signposts", "First, I asked around. Second, I wrote it down. Finally, I sent it to them.", true},
		{"structure.signposts", "My first job was in a second hand shop and I liked it quite a lot there.", false},
		{"vague.claims", "We significantly improved performance. A lot of users were happy. It was a huge success.", true},
		{"vague.claims", "Latency improved significantly, from 900 ms to 120 ms, for two million users.", false},
		{"clarify.asked", "Do touching sessions count as one? And can the list be empty, or is there always one?", true},
		{"clarify.asked", "Why did I do that? Because nobody else had looked at it for two years or more.", false},
		{"complexity.time", "It runs in O(n log n) time because the sort dominates the single pass after it.", true},
		{"complexity.time", "It takes O(n) space for the stack, and I would say that this is good enough for me.", false},
		{"complexity.space", "It takes O(n) space for the stack, and I would say that this is good enough for me.", true},
		{"complexity.space", "It runs in O(n log n) time because the sort dominates the single pass after it.", false},
		{"tests.named", "I would test an empty list, a single interval, and two that share an end point.", true},
		{"tests.named", "I walked into the office and I sat down at my desk and began to type away.", false},
	} {
		t.Run(c.detect+"/"+c.said[:20], func(t *testing.T) {
			q := detecting(c.detect)
			q.Rubric.Signals[0].Against = c.detect == "own.we-only" || c.detect == "vague.claims"
			list := evaluate(t, e, q, story(c.said))
			if (len(list) > 0) != c.want {
				t.Fatalf("got %+v, want something: %v", list, c.want)
			}
			if c.want && (list[0].Strength > 0) == q.Rubric.Signals[0].Against {
				t.Errorf("strength %v of a signal that is against: %v", list[0].Strength, q.Rubric.Signals[0].Against)
			}
		})
	}
}

func TestCostsAreHeardAsTheyAreSpoken(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct{ said, detect string }{
		{"So that's O of n log n for the sort, and the walk after it doesn't change that.", "complexity.time"},
		{"Each call is constant time amortized, since every timestamp is pushed once and popped once.", "complexity.time"},
		{"The whole thing is linear in the number of calls because each one enters the queue once.", "complexity.time"},
		{"Sorting dominates, n log n, and then it is a single pass over the intervals after that.", "complexity.time"},
		{"get and put are O(1), because the map finds the node and the list unlinks it in place.", "complexity.time"},
		{"Memory is O(n) in the worst case, when nothing overlaps and we keep every interval.", "complexity.space"},
		{"We need constant extra space if we are allowed to overwrite the input as we walk it.", "complexity.space"},
		{"It keeps at most the limit of timestamps a user, so O of k memory for each of the users.", "complexity.space"},
	} {
		if favour(evaluate(t, e, detecting(c.detect), story(c.said))) == nil {
			t.Errorf("%s not heard in %q", c.detect, c.said)
		}
	}
	none := story("I read the logs line by line and looked for what the two of them had in common that day.")
	for _, detect := range []string{"complexity.time", "complexity.space"} {
		if got := favour(evaluate(t, e, detecting(detect), none)); got != nil {
			t.Errorf("%s heard in %q", detect, quoteOf(*got))
		}
	}
}

func TestBothCostsInOneSentence(t *testing.T) {
	e := newReader(t)
	a := story("Sorting makes it O(n log n) time and the output needs O(n) space, which is fine here.")
	for _, name := range []string{"complexity.time", "complexity.space"} {
		if favour(evaluate(t, e, detecting(name), a)) == nil {
			t.Errorf("%s not seen", name)
		}
	}
}

func TestEmptyLessonIsWeak(t *testing.T) {
	e := newReader(t)
	q := detecting("reflect.learned")
	full := favour(evaluate(t, e, q, story("The launch was late for all of us. I learned that a date told to a customer is a promise.")))
	hollow := favour(evaluate(t, e, q, story("The launch was late for all of us that year, sadly. I learned a lot.")))
	if hollow != nil && hollow.Strength > full.Strength/2 {
		t.Errorf("an empty lesson weighs %v, a real one %v", hollow.Strength, full.Strength)
	}
}

func TestClock(t *testing.T) {
	e := newReader(t)
	a := story(strongStory)
	a.Planned = 600_000
	for _, c := range []struct {
		spent int64
		want  int
	}{{60_000, 0}, {480_000, 1}, {1_200_000, -1}} {
		a.Spent = c.spent
		sum := 0
		for _, ev := range evaluate(t, e, detecting("time.used"), a) {
			if ev.Strength > 0 {
				sum++
			} else {
				sum--
			}
		}
		if sum != c.want {
			t.Errorf("%d of %d ms: %d, want %d", c.spent, a.Planned, sum, c.want)
		}
	}
	q := detecting("hint.used")
	q.Rubric.Signals[0].Against = true
	if list := evaluate(t, e, q, a); len(list) != 0 {
		t.Errorf("no hint was asked for: %v", list)
	}
	a.Hints = 2
	if list := evaluate(t, e, q, a); len(list) != 1 || list[0].Strength != -0.5 {
		t.Errorf("two hints: %v", list)
	}
}

func TestStrongStoryShowsItself(t *testing.T) {
	e := newReader(t)
	heard := map[hotloop.SignalID]float64{}
	for _, ev := range evaluate(t, e, everyDetector(), story(strongStory)) {
		heard[ev.Signal] = ev.Strength
		t.Logf("%-24s %5.2f %q", ev.Signal, ev.Strength, quoteOf(ev))
	}
	for _, name := range strings.Fields("star.situation star.task star.action star.result own.i number.any number.before-after choice.alternatives choice.trade-off choice.rejected-why reflect.learned reflect.changed structure.answer-first structure.length") {
		if heard[hotloop.SignalID(name)] <= 0 {
			t.Errorf("%s not heard in the strong story", name)
		}
	}
	for _, name := range []hotloop.SignalID{"own.we-only", "vague.claims", "hint.used", "clarify.asked", "complexity.time", "complexity.space"} {
		if v, ok := heard[name]; ok {
			t.Errorf("%s heard in the strong story: %v", name, v)
		}
	}
}

func quoteOf(ev hotloop.Evidence) string {
	if ev.Seen.Quote != nil {
		return ev.Seen.Quote.Text
	}
	return ""
}

func TestDetectorsOfOthersAreLeftAlone(t *testing.T) {
	e := newReader(t)
	q := detecting("judge.hidden")
	q.Rubric.Signals[0].Must = true
	if list := evaluate(t, e, q, story(strongStory)); len(list) != 0 {
		t.Errorf("got %v", list)
	}
}
