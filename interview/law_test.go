package interview

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hotloop"
	"hotloop/interview/voice"
)

// nine is a plan of nine rounds, each led by somebody of another or of the same
// role.
func nine(voices []string, seed uint64, mode hotloop.Mode) hotloop.LoopPlan {
	plan := hotloop.LoopPlan{Title: "Nine rounds", Level: hotloop.L6, Mode: mode, Seed: seed}
	for i := range 9 {
		kind := hotloop.RoundKinds()[i%len(hotloop.RoundKinds())]
		questions := []hotloop.QuestionID{"story", "played"}
		if kind == hotloop.RoundCoding || kind == hotloop.RoundScreen {
			questions = []hotloop.QuestionID{"program"}
		}
		plan.Rounds = append(plan.Rounds, hotloop.PlannedRound{Kind: kind, Title: fmt.Sprint(i), Minutes: 45, Voice: voices[i%len(voices)], Questions: questions})
	}
	return plan
}

var phrases = []string{
	"it cost a lot and we did it anyway, because the numbers of the last quarter left us no choice that anybody could defend", "ten percent", "told you so",
	"significantly better for all of the people who were using it in the evening, and they told us so", "how long?", "what year?", "I don't know", "no", "fine",
	"it is O(n) because each item is seen once", "What is on-call like?", "we used Kafka and Redis for it, and it grew by 40 percent in a month", "just tell me the answer",
	"I assume about ten thousand users, then", "I defended it: the data of two years said so", "conceded, so I would take another", "caved", "stonewalled, it simply is so",
	"When you cut me off in the second minute I lost my thread, and on Monday you did the same to my colleague.", "I would rather not play this", strings.Repeat("and then we went on and did the next thing ", 12),
	"the cache of the shop held 300 entries and it cost us nothing", "the cache of the shop held 900 entries then", "the cache of the shop held 40 entries",
}

// play lets a candidate do anything for a while.
func play(t *rapid.T, w *world, plan hotloop.LoopPlan, acts int) (hotloop.LoopID, []hotloop.Event) {
	id, err := w.Start(ctx, plan)
	if err != nil {
		t.Fatal(err)
	}
	for range acts {
		r, err := w.Begin(ctx, id)
		if err != nil && hotloop.CodeOf(err) != hotloop.CodeInvalid {
			t.Fatal(err)
		}
		switch n := rapid.IntRange(0, 19).Draw(t, "act"); {
		case r.State == StateOver:
			return id, w.journal.loops[id]
		case n == 0:
			r, err = w.Hint(ctx, id)
		case n == 1:
			r, err = w.Finish(ctx, id)
		case n == 2:
			r, err = w.End(ctx, id)
		case n <= 8 && r.Code != nil:
			r, err = w.Run(ctx, id, hotloop.RunSubmit, hotloop.CodeDraft{Language: "go", Text: rapid.SampledFrom([]string{"", "right", "right quick"}).Draw(t, "code")}, "", nil)
		default:
			r, err = w.Say(ctx, id, "", rapid.SampledFrom(phrases).Draw(t, "said"))
		}
		if err != nil && hotloop.CodeOf(err) != hotloop.CodeInvalid {
			t.Fatal(err)
		}
	}
	return id, w.journal.loops[id]
}

// Whatever the candidate says and does in nine rounds, the interviewer never
// says a sentence twice. A question drawn twice is asked twice, with its facts,
// hints and scene.
func TestNothingIsSaidTwiceInNineRounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := open(nil)
		voices := rapid.SliceOfN(rapid.SampledFrom(hotloop.Roles()), 1, 9).Draw(t, "voices")
		names := make([]string, len(voices))
		for i, r := range voices {
			names[i] = string(r)
		}
		mode := rapid.SampledFrom([]hotloop.Mode{hotloop.ModePractice, hotloop.ModeReal}).Draw(t, "mode")
		_, events := play(t, w, nine(names, rapid.Uint64().Draw(t, "seed"), mode), 300)
		at := map[string]int64{}
		for _, e := range events {
			if e.Move == nil || e.Move.Says == "" || e.Move.Kind == hotloop.MoveAsk || e.Move.Kind == hotloop.MoveFact || e.Move.Kind == hotloop.MoveHint {
				continue
			}
			if first, ok := at[e.Move.Says]; ok {
				t.Fatalf("%q was said at event %d and again at %d", e.Move.Says, first, e.Seq)
			}
			at[e.Move.Says] = e.Seq
			for _, s := range hearsay(e.Move.Says) {
				if first, ok := at[s]; ok && first != e.Seq && len(strings.Fields(s)) >= longSentence {
					t.Fatalf("%q was said at event %d and again at %d: %q", s, first, e.Seq, e.Move.Says)
				}
				at[s] = e.Seq
			}
		}
	})
}

// A challenge needs something to challenge: the candidate made a claim on the
// question before, in words or as a program.
func TestNoChallengeBeforeAClaim(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := open(nil)
		_, events := play(t, w, nine([]string{"staff engineer", "designer", "director"}, rapid.Uint64().Draw(t, "seed"), hotloop.ModePractice), 120)
		claimed := map[string]bool{}
		on := func(e hotloop.Event) string { return fmt.Sprint(e.Round, e.Question) }
		for _, e := range events {
			switch {
			case e.Kind == hotloop.EventSaid && e.Question != "" && !gaveUp(e.Text) && !strings.HasSuffix(e.Text, "?"):
				claimed[on(e)] = true
			case e.Kind == hotloop.EventCodeRun:
				claimed[on(e)] = true
			case e.Move != nil && e.Move.Kind == hotloop.MoveChallenge && !claimed[on(e)]:
				t.Fatalf("event %d challenges %q before anything was claimed", e.Seq, e.Move.Says)
			}
		}
	})
}

// The same events give the same next line, in a process that has just read them
// as in the one that wrote them.
func TestTheSameEventsGiveTheSameLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := open(nil)
		plan := nine([]string{"recruiter", "data scientist", "product manager"}, rapid.Uint64().Draw(t, "seed"), hotloop.ModePractice)
		id, events := play(t, w, plan, rapid.IntRange(1, 60).Draw(t, "acts"))
		twin := w.reopened()
		twin.journal = &memory{loops: map[hotloop.LoopID][]hotloop.Event{id: slices.Clone(events)}}
		twin.Config.Journal = twin.journal
		twin.Engine = New(twin.Config)
		said := rapid.SampledFrom(phrases).Draw(t, "next")
		a, errA := w.Say(ctx, id, "", said)
		b, errB := twin.Say(ctx, id, "", said)
		if hotloop.CodeOf(errA) != hotloop.CodeOf(errB) {
			t.Fatalf("%v, %v", errA, errB)
		}
		if errA == nil && fmt.Sprint(a.Turns) != fmt.Sprint(b.Turns) {
			t.Fatalf("\n%v\n%v", a.Turns, b.Turns)
		}
	})
}

// What is put between quotation marks was said by the candidate, word for word,
// and is at most twelve words long.
func TestQuotesAreTheCandidatesOwnWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := strings.Join(rapid.SliceOfN(rapid.SampledFrom(strings.Fields("we improved the thing a lot, because it was slow: 40% of all calls; and then — in the (second) week it got much better. I said “no” to Kafka! Ünïcode\n\nwords … 3.5 ms 2,000")), 1, 60).Draw(t, "words"), " ")
		for _, q := range []string{clip(said, bigWords), clip(said, nil), thinFigure(said, true), thinFigure(said, false)} {
			if n := len(strings.Fields(q)); n > mostQuoted {
				t.Fatalf("%d words: %q", n, q)
			}
			if !strings.Contains(strings.Join(strings.Fields(said), " "), q) {
				t.Fatalf("%q is not in %q", q, said)
			}
		}
	})
}

func FuzzClip(f *testing.F) {
	for _, s := range []string{"", "we made it much faster, for everybody", "\xff\xfe“", strings.Repeat("a ", 100), strings.Repeat("a", 1000), "left \u202e right", "40%", "…—:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, said string) {
		if n := len(strings.Fields(clip(said, bigWords))); n > mostQuoted {
			t.Fatalf("%d words", n)
		}
		if q := clip(said, nil); len(q) > mostOfQuote {
			t.Fatalf("%d bytes", len(q))
		}
		thinFigure(said, true)
		technology(said)
		hearsay(said)
		wantsAnswer(said)
		topicOf(plain(said))
	})
}

func TestEveryVoiceHasEnoughToSay(t *testing.T) {
	all := map[string]hotloop.Role{}
	for _, role := range hotloop.Roles() {
		v := voice.Of(role)
		if v.Role != role || len(v.Cares) < 5 {
			t.Errorf("%s: is %q and cares about %d things", role, v.Role, len(v.Cares))
		}
		shared := voice.Shared()
		for name, pools := range map[string][][]string{
			"greet": {v.Greet}, "open": {v.Open}, "acknowledge": {v.Acknowledge}, "exact": {v.Exact}, "assume": {v.Assume}, "wrap": {v.Wrap}, "invite": {v.Invite}, "close": {v.Close},
			"own questions": {v.Story, v.Technical}, "noted": {v.Noted, shared.Noted}, "turn back": {v.TurnBack, shared.TurnBack},
			"defended": {v.Defended, shared.Defended}, "conceded": {v.Conceded, shared.Conceded, shared.Acknowledge}, "caved": {v.Caved, shared.Caved, shared.Unmoved}, "stonewalled": {v.Stonewalled, shared.Stonewalled, shared.Narrower},
		} {
			n := 0
			for _, pool := range pools {
				n += len(pool)
			}
			if n < 12 {
				t.Errorf("%s: %d lines to %s", role, n, name)
			}
			for _, line := range pools[0] {
				if other, taken := all[line]; taken {
					t.Errorf("%s and %s both say %q", other, role, line)
				}
				all[line] = role
				slot := strings.Count(line, "%s")
				if wants := name == "greet" || name == "exact"; wants && slot != 1 || !wants && slot != 0 || strings.Count(line, "%") != slot {
					t.Errorf("%s: %q", role, line)
				}
				if strings.ContainsAny(line, "!") {
					t.Errorf("%s raises its voice: %q", role, line)
				}
			}
		}
		for _, p := range voice.Presses() {
			if len(v.Press[p]) < 2 {
				t.Errorf("%s: %d ways to press %s", role, len(v.Press[p]), p)
			}
			for _, line := range v.Press[p] {
				if quotes := p == voice.Number || p == voice.Remove; quotes != strings.Contains(line, "“%s”") {
					t.Errorf("%s, %s: %q", role, p, line)
				}
			}
		}
	}
}

func TestNamesDifferWithinALoop(t *testing.T) {
	for seed := range uint64(500) {
		seen := map[string]bool{}
		for round := range 20 {
			if n := voice.Name(seed*7919, round); seen[n] || n == "" {
				t.Fatalf("seed %d: %q leads two rounds", seed, n)
			} else {
				seen[n] = true
			}
		}
	}
}
