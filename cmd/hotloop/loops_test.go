package main

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hotloop"
	"hotloop/bank"
	"hotloop/eval/words"
	"hotloop/interview"
)

// shelfless is a journal without a disk.
type shelfless struct {
	mu     sync.Mutex
	events map[hotloop.LoopID][]hotloop.Event
}

func (j *shelfless) Events(_ context.Context, id hotloop.LoopID) ([]hotloop.Event, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return slices.Clone(j.events[id]), nil
}

func (j *shelfless) Append(_ context.Context, id hotloop.LoopID, events []hotloop.Event) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.events[id] = append(j.events[id], events...)
	return nil
}

// noJudge runs nothing: these loops are about the talk.
type noJudge struct{}

func (noJudge) Run(context.Context, hotloop.Question, hotloop.CodeDraft, hotloop.RunPurpose, string, func(int, int)) (hotloop.Run, error) {
	return hotloop.Run{}, hotloop.Errorf(hotloop.CodeUnavailable, "nothing is run here")
}
func (noJudge) Starter(hotloop.Question, string) (string, error) { return "", nil }
func (noJudge) Languages() []string                              { return []string{"python"} }
func (noJudge) Cases(hotloop.Question, string) []hotloop.Case    { return nil }

// bare is the bank without its model answers, so that a candidate may speak them
// without being taken for somebody who copies.
type bare struct{ *bank.Bank }

func (b bare) Question(id hotloop.QuestionID) (hotloop.Question, error) {
	q, err := b.Bank.Question(id)
	q.Samples, q.Version = nil, q.Version+" bare"
	return q, err
}

// candidate goes through a loop on a clock of their own, answering with the
// bank's own model answers and then with whatever is left to say.
type candidate struct {
	t      *testing.T
	engine *interview.Engine
	kept   *shelfless
	now    time.Time
	pace   time.Duration // for one message
	rest   []string
	said   map[hotloop.QuestionID]int
	rooms  *rooms
	weak   bool
}

func newCandidate(t *testing.T, r *rooms, pace time.Duration) *candidate {
	c := &candidate{t: t, rooms: r, kept: &shelfless{events: map[hotloop.LoopID][]hotloop.Event{}}, now: time.Unix(1_800_000_000, 0), pace: pace, said: map[hotloop.QuestionID]int{}}
	c.engine = interview.New(interview.Config{Journal: c.kept, Bank: bare{r.Bank}, Listener: listener{r.words}, Judge: noJudge{}, Now: func() time.Time { return c.now }})
	c.rest = []string{
		"I measured it for two weeks against the weeks before, and it held: 41 of 44 days were better.",
		"You are right, that is too much. So I would drop the claim and say only what the first week showed.",
		"No, it just is how it was.",
		"Okay, you are right.",
		"I do not know.",
		"I told him that I would not do it, and that I wanted to show him the numbers on Thursday, which I did.",
		"What would you choose?",
		"How large is the team?",
		"I assume ten thousand of them, then.",
		"We used Kafka for that part and it made things a lot faster for everybody.",
	}
	return c
}

// wait lets time pass, a second at a time, as the engine's own pulse would see
// it.
func (c *candidate) wait(d time.Duration) {
	for end := c.now.Add(d); c.now.Before(end); {
		c.now = c.now.Add(5 * time.Second)
		c.engine.Tick(context.Background())
	}
}

// next is what the candidate says now.
func (c *candidate) next(room interview.Room) string {
	if room.Asking == nil {
		return []string{"Who decided the last large thing here, and who was against it?", "Why did the last person in this role leave?", "What is on call like?", "No, that is all, thank you."}[min(3, c.said["closing"+hotloop.QuestionID(fmt.Sprint(room.Round))])]
	}
	q, err := c.rooms.Question(room.Asking.Question)
	if err != nil {
		c.t.Fatal(err)
	}
	want := "strong"
	if c.weak {
		want = "weak"
	}
	for _, s := range q.Samples {
		if s.Name != want {
			continue
		}
		k := 0
		for _, turn := range s.Turns {
			if turn.Speaker == hotloop.Candidate {
				if k == c.said[q.ID] {
					return turn.Text
				}
				k++
			}
		}
	}
	return c.rest[(c.said[q.ID]+room.Round)%len(c.rest)]
}

// go through the whole loop.
func (c *candidate) play(plan hotloop.LoopPlan) hotloop.LoopID {
	ctx := context.Background()
	id, err := c.engine.Start(ctx, plan)
	if err != nil {
		c.t.Fatal(err)
	}
	room, err := c.engine.Room(ctx, id)
	for range 2000 {
		if err != nil {
			c.t.Fatal(err)
		}
		switch room.State {
		case interview.StateOver:
			return id
		case interview.StateLobby:
			room, err = c.engine.Begin(ctx, id)
			continue
		}
		says := c.next(room)
		if room.Asking != nil {
			c.said[room.Asking.Question]++
		} else {
			c.said["closing"+hotloop.QuestionID(fmt.Sprint(room.Round))]++
		}
		c.wait(c.pace)
		if room, err = c.engine.Room(ctx, id); err != nil || room.State != interview.StateRound {
			continue
		}
		room, err = c.engine.Say(ctx, id, "", says)
	}
	c.t.Fatal("the loop has no end")
	return id
}

// Every loop of the bank, at the pace of somebody terse and of somebody who
// never stops: each round comes to the candidate's own questions in time, ends
// on time, and nothing is said twice from the first round to the last.
func TestEveryLoopOfTheBankKeepsItsTime(t *testing.T) {
	b, err := openBank(nil)
	if err != nil {
		t.Fatal(err)
	}
	r := &rooms{Bank: b}
	if r.words, err = words.New(); err != nil {
		t.Fatal(err)
	}
	for _, template := range b.Templates() {
		for name, pace := range map[string]time.Duration{"terse": 45 * time.Second, "usual": 100 * time.Second, "endless": 7 * time.Minute} {
			if testing.Short() && (template.ID == "guide-0" || template.ID == "guide-1" || name == "terse") {
				continue // the long run goes through these as well
			}
			t.Run(template.ID+"/"+name, func(t *testing.T) {
				t.Parallel()
				plan, err := b.Draw(template, hotloop.L6, hotloop.ModeReal, 11, nil)
				if err != nil {
					t.Fatal(err)
				}
				c := newCandidate(t, r, pace)
				c.weak = name == "terse"
				id := c.play(plan)
				checkTimes(t, plan, c.kept.events[id], name != "endless")
				checkNothingTwice(t, c.kept.events[id])
				if testing.Verbose() {
					t.Log(transcript(c.kept.events[id]))
				}
			})
		}
	}
}

func checkTimes(t *testing.T, plan hotloop.LoopPlan, events []hotloop.Event, all bool) {
	t.Helper()
	const grace = 2 * 60_000
	invited, ended, asked := map[int]int64{}, map[int]int64{}, map[int]map[hotloop.QuestionID]bool{}
	for _, e := range events {
		switch {
		case e.Kind == hotloop.EventRoundEnded:
			ended[e.Round] = e.Clock
		case e.Move == nil:
		case e.Move.Kind == hotloop.MoveInvite:
			invited[e.Round] = e.Clock
		case e.Move.Kind == hotloop.MoveAsk:
			if asked[e.Round] == nil {
				asked[e.Round] = map[hotloop.QuestionID]bool{}
			}
			asked[e.Round][e.Question] = true
		}
	}
	for i, p := range plan.Rounds {
		planned := int64(p.Minutes) * 60_000
		if at, ok := invited[i]; !ok || planned-at < planned/20 {
			t.Errorf("round %d, %s: invited to ask at %d s of %d", i, p.Title, at/1000, planned/1000)
		}
		if at, ok := ended[i]; !ok || at > planned+grace {
			t.Errorf("round %d, %s: ended at %d s of %d", i, p.Title, at/1000, planned/1000)
		}
		if all && len(asked[i]) != len(p.Questions) {
			t.Errorf("round %d, %s: %d of %d questions were asked", i, p.Title, len(asked[i]), len(p.Questions))
		}
	}
}

var (
	sentences = regexp.MustCompile(`[^.?!]+[.?!]+`)
	quotes    = regexp.MustCompile(`“[^”]*”`)
)

func checkNothingTwice(t *testing.T, events []hotloop.Event) {
	t.Helper()
	at := map[string]int64{}
	for _, e := range events {
		if e.Move == nil || e.Move.Says == "" {
			continue
		}
		if first, ok := at[e.Move.Says]; ok {
			t.Errorf("%q was said at event %d and again at %d", e.Move.Says, first, e.Seq)
		}
		at[e.Move.Says] = e.Seq
		switch e.Move.Kind {
		case hotloop.MoveAsk, hotloop.MoveFact, hotloop.MoveHint:
			continue // the packs' own words
		}
		for _, s := range sentences.FindAllString(quotes.ReplaceAllString(e.Move.Says, "“”"), -1) {
			s = strings.TrimSpace(s)
			if first, ok := at[s]; ok && first != e.Seq && len(strings.Fields(s)) > 3 {
				t.Errorf("%q was said at event %d and again at %d", s, first, e.Seq)
			}
			at[s] = e.Seq
		}
	}
}

// transcript is a loop as both sides heard it.
func transcript(events []hotloop.Event) string {
	var b strings.Builder
	for _, e := range events {
		switch {
		case e.Kind == hotloop.EventRoundStarted:
			fmt.Fprintf(&b, "\n=== round %d\n", e.Round+1)
		case e.Kind == hotloop.EventSaid:
			fmt.Fprintf(&b, "%4d    you: %.160s\n", e.Clock/1000, strings.Join(strings.Fields(e.Text), " "))
		case e.Move != nil:
			fmt.Fprintf(&b, "%4d %s %s%s: %s\n", e.Clock/1000, e.Move.Kind, e.Move.Signal, e.Move.Ref, e.Move.Says)
		}
	}
	return b.String()
}
