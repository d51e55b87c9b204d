package score

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hotloop"
)

var update = flag.Bool("update", false, "write the golden file anew")

var ended = time.Date(2026, 8, 31, 18, 0, 0, 0, time.UTC)

// shortLoop is a loop of three rounds: a culture round that lacks the cost, a
// coding round that is sound, a round that was not held.
func shortLoop() DebriefInput {
	view, merge := lonelyView(), mergeIntervals()
	return DebriefInput{
		Loop:  "01LOOP",
		Ended: ended,
		Plan: hotloop.LoopPlan{Template: "short", Title: "The short loop", Level: hotloop.L5, Rounds: []hotloop.PlannedRound{
			{Kind: hotloop.RoundCulture, Title: "Culture", Voice: "engineering manager", Questions: []hotloop.QuestionID{"dissent"}},
			{Kind: hotloop.RoundCoding, Title: "Coding", Voice: "peer engineer", Questions: []hotloop.QuestionID{"merge-intervals"}},
			{Kind: hotloop.RoundDesign, Title: "System design", Voice: "staff engineer", Questions: []hotloop.QuestionID{"cdn"}},
		}},
		Answers: []Graded{
			{Answer: "01LOOP/0/0", Round: 0, Question: view, Evidence: []hotloop.Evidence{
				seen(view, "dissent.view", 0.8), seen(view, "dissent.cost", -0.6), seen(view, "dissent.hindsight", -0.5),
				seen(view, "dissent.number", 0.8), seen(view, "talk.plain", 0.6),
			}},
			{Answer: "01LOOP/1/0", Round: 1, Question: merge, Evidence: []hotloop.Evidence{
				seen(merge, "judge.hidden", 1), seen(merge, "judge.visible", 1), seen(merge, "merge.cost", 0.7), seen(merge, "talk.plain", 0.6),
			}},
		},
		Questions: []hotloop.Question{view, hardWords(), merge},
	}
}

// with replaces the evidence of one answer.
func with(in DebriefInput, answer int, evidence ...hotloop.Evidence) DebriefInput {
	in.Answers = slices.Clone(in.Answers)
	in.Answers[answer].Evidence = evidence
	return in
}

// written is a debrief as a reader sees it.
func written(d hotloop.Debrief) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s at %s: %s\n\n%s\n\nKeeper test, fight: %v\n%s\n", d.Loop, d.Level, d.Line, d.Reason, d.Keeper.Fight, d.Keeper.Why)
	for _, f := range d.Keeper.Flips {
		fmt.Fprintf(&b, "- %s\n", f)
	}
	for _, i := range d.Interviews {
		fmt.Fprintf(&b, "\n%d %s (%s): %s\n%s\n", i.Round, i.Kind, i.Voice, i.Inclination, i.Says)
		for _, r := range i.Reasons {
			mark := "against"
			if r.For {
				mark = "for"
			}
			fmt.Fprintf(&b, "- %s: %s", mark, r.Says)
			if q := r.Evidence.Seen.Quote; q != nil {
				fmt.Fprintf(&b, " [%s, turn %d: %q]", r.Answer, q.Turn, q.Text)
			}
			b.WriteString("\n")
		}
	}
	b.WriteString("\n")
	for _, row := range d.Dimensions {
		if row.Heard {
			fmt.Fprintf(&b, "%s %.1f (%.2f)\n", row.Dimension, row.Value, row.Weight)
		}
	}
	for _, n := range d.Next {
		fmt.Fprintf(&b, "\nNext, %s: %s\n  %s\n", n.Question, n.Says, n.Why)
	}
	if d.Reapply != nil {
		fmt.Fprintf(&b, "\nApply again from %s (%s, %s: %s)\n", d.Reapply.From, d.Reapply.Source.Title, d.Reapply.Source.Grade, d.Reapply.Source.Says)
	}
	return b.String()
}

func TestWholeDebrief(t *testing.T) {
	got := written(Debrief(shortLoop()))
	const golden = "testdata/debrief.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the debrief reads\n%s\nand should read\n%s", got, want)
	}
}

func TestSameLoopSameBytes(t *testing.T) {
	first, err := json.Marshal(Debrief(shortLoop()))
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		in := shortLoop()
		slices.Reverse(in.Answers)
		slices.Reverse(in.Answers[0].Evidence)
		again, err := json.Marshal(Debrief(in))
		if err != nil {
			t.Fatal(err)
		}
		if string(again) != string(first) {
			t.Fatalf("the same loop gives\n%s\n%s", first, again)
		}
	}
}

func TestVerdict(t *testing.T) {
	no, yes := hotloop.No, hotloop.Yes
	firm, fond, none := hotloop.StrongNo, hotloop.StrongYes, hotloop.NoVote
	for _, c := range []struct {
		name    string
		culture hotloop.Inclination
		others  []hotloop.Inclination
		want    hotloop.Inclination
	}{
		{"nobody voted", none, []hotloop.Inclination{none}, none},
		{"all yes", yes, []hotloop.Inclination{yes, yes}, yes},
		{"all yes, one strongly", yes, []hotloop.Inclination{yes, fond}, fond},
		{"a culture round at no blocks", no, []hotloop.Inclination{fond, fond, fond}, no},
		{"a culture round at strong no is a strong no", firm, []hotloop.Inclination{fond, fond, fond}, firm},
		{"one no without a strong yes", yes, []hotloop.Inclination{no, yes}, no},
		{"one no with a strong yes against it", yes, []hotloop.Inclination{no, fond}, yes},
		{"one strong no", fond, []hotloop.Inclination{firm, fond, fond}, no},
		{"half no", yes, []hotloop.Inclination{no, no, fond}, no},
		{"half strong no", none, []hotloop.Inclination{firm, fond}, firm},
		{"a round that was not held does not count", none, []hotloop.Inclination{fond, yes}, fond},
	} {
		t.Run(c.name, func(t *testing.T) {
			var sittings []sitting
			for i, v := range append([]hotloop.Inclination{c.culture}, c.others...) {
				kind := hotloop.RoundDesign
				if i == 0 {
					kind = hotloop.RoundCulture
				}
				sittings = append(sittings, voting(kind, v))
			}
			if got := count(sittings).verdict(); got != c.want {
				t.Errorf("the verdict is %q, want %q", got, c.want)
			}
		})
	}
}

// voting is a sitting that votes v.
func voting(kind hotloop.RoundKind, v hotloop.Inclination) sitting {
	strength := map[hotloop.Inclination]float64{hotloop.StrongYes: 0.7, hotloop.Yes: 0.5, hotloop.No: 0.3, hotloop.StrongNo: -1, hotloop.NoVote: 0}[v]
	s := sheet{level: hotloop.L5, signals: []hotloop.Signal{{ID: "x.y", Dimension: hotloop.Impact, Weight: 1, Must: true}}, strengths: []float64{strength}}
	s.fill()
	out := sitting{kind: kind, answers: []answered{{sheet: s}}}
	out.fill()
	if out.vote != v {
		panic(fmt.Sprintf("votes %s, not %s", out.vote, v))
	}
	return out
}

func TestRoundIsNoYesWithoutWhatItIsAbout(t *testing.T) {
	card := Debrief(shortLoop()).Interviews[0]
	if card.Overall.Value < 3.3 || card.Inclination != hotloop.No {
		t.Errorf("a story that lacks its point gets a %s at %.1f: %s", card.Inclination, card.Overall.Value, card.Says)
	}
}

func TestWrongProgramIsNoYes(t *testing.T) {
	merge := mergeIntervals()
	in := with(shortLoop(), 1,
		seen(merge, "judge.hidden", -1), seen(merge, "judge.visible", 1), seen(merge, "merge.cost", 1), seen(merge, "talk.plain", 1))
	card := Debrief(in).Interviews[1]
	if card.Inclination != hotloop.No && card.Inclination != hotloop.StrongNo {
		t.Errorf("a program that fails its hidden tests gets a %s: %s", card.Inclination, card.Says)
	}
}

func TestKeeperFlipsWhenItSaysSo(t *testing.T) {
	in := shortLoop()
	d := Debrief(in)
	if d.Keeper.Fight || len(d.Keeper.Flips) == 0 {
		t.Fatalf("the keeper test is %+v", d.Keeper)
	}
	// Do what the flips say: give the cost, drop the hindsight.
	view := lonelyView()
	better := with(in, 0, seen(view, "dissent.view", 0.8), seen(view, "dissent.cost", 0.8), seen(view, "dissent.number", 0.8), seen(view, "talk.plain", 0.6))
	for _, f := range d.Keeper.Flips {
		if !strings.Contains(f, "What did it cost you?") && !strings.Contains(f, "told you so") {
			t.Errorf("the flip %q asks for more than this test gives", f)
		}
	}
	if k := Debrief(better).Keeper; !k.Fight {
		t.Errorf("having done what it says, the keeper test is still %+v", k)
	}
}

func TestFightNamesWhatItHangsOn(t *testing.T) {
	view, merge := lonelyView(), mergeIntervals()
	in := with(shortLoop(), 0, seen(view, "dissent.view", 0.8), seen(view, "dissent.cost", 0.8))
	in = with(in, 1, seen(merge, "judge.hidden", 0.8), seen(merge, "merge.cost", 0.8))
	k := Debrief(in).Keeper
	if !k.Fight || len(k.Flips) == 0 || !strings.Contains(k.Flips[0], "“what was said about") {
		t.Errorf("the keeper test is %+v", k)
	}
}

func TestReapplyIsSixMonthsOnAndOnlyAfterANo(t *testing.T) {
	d := Debrief(shortLoop())
	if d.Verdict != hotloop.No || d.Reapply == nil || d.Reapply.From != "2027-02-28" {
		t.Errorf("after a %s on 31 August 2026: %+v", d.Verdict, d.Reapply)
	}
	if d.Reapply.Source.Grade != hotloop.GradeC || !strings.Contains(d.Reapply.Source.Says, "no other source") {
		t.Errorf("the source is %+v", d.Reapply.Source)
	}
	view := lonelyView()
	in := with(shortLoop(), 0, seen(view, "dissent.view", 0.8), seen(view, "dissent.cost", 0.8), seen(view, "dissent.number", 0.8))
	if d := Debrief(in); d.Verdict != hotloop.StrongYes || d.Reapply != nil {
		t.Errorf("after a %s: %+v", d.Verdict, d.Reapply)
	}
}

func TestLoopWithoutAnswersIsNoVerdict(t *testing.T) {
	in := shortLoop()
	in.Answers = nil
	d := Debrief(in)
	if d.Verdict != hotloop.NoVote || d.Reapply != nil || d.Keeper.Fight {
		t.Errorf("the debrief is %s", written(d))
	}
	for _, i := range d.Interviews {
		if i.Inclination != hotloop.NoVote || i.Overall.Heard || i.Reasons == nil {
			t.Errorf("the card is %+v", i)
		}
	}
	if len(d.Next) == 0 || d.Next[0].Question != "dissent" {
		t.Errorf("the next steps are %+v", d.Next)
	}
}

func TestNextStepsTrainWhatCostMost(t *testing.T) {
	d := Debrief(shortLoop())
	if len(d.Next) != 3 || d.Next[0].Question != "hard-words" {
		t.Errorf("the next steps are %+v", d.Next)
	}
}

func TestNextStepsAreAboutDifferentThings(t *testing.T) {
	view, merge := lonelyView(), mergeIntervals()
	// Cost and commitment are the two largest gaps, both on Leadership.
	in := with(shortLoop(), 0, seen(view, "dissent.view", 0.8), seen(view, "dissent.cost", -1), seen(view, "dissent.number", 0.9), seen(view, "talk.plain", 0.9))
	in = with(in, 1, seen(merge, "judge.hidden", 1), seen(merge, "judge.visible", 1), seen(merge, "merge.cost", 0.4), seen(merge, "talk.plain", 0.9))
	var trains []hotloop.QuestionID
	for _, n := range Debrief(in).Next {
		trains = append(trains, n.Question)
	}
	if want := []hotloop.QuestionID{"hard-words", "merge-intervals", "dissent"}; !slices.Equal(trains, want) {
		t.Errorf("the steps train %v, want %v", trains, want)
	}
}

// drawLoop draws a loop of rounds with any evidence.
func drawLoop(t *rapid.T) DebriefInput {
	in := DebriefInput{Loop: "L", Ended: ended, Plan: hotloop.LoopPlan{Level: anyLevel.Draw(t, "level")}}
	for i := range rapid.IntRange(1, 9).Draw(t, "rounds") {
		kind := rapid.SampledFrom(hotloop.RoundKinds()).Draw(t, "kind")
		in.Plan.Rounds = append(in.Plan.Rounds, hotloop.PlannedRound{Kind: kind, Title: kind.Title()})
		for j := range rapid.IntRange(0, 2).Draw(t, "answers") {
			q := questions.Draw(t, "q")
			q.ID = hotloop.QuestionID(fmt.Sprintf("q%d-%d", i, j))
			q.Title = fmt.Sprintf("Question %d of round %d", j, i)
			for k := range q.Rubric.Signals {
				s := &q.Rubric.Signals[k]
				s.Heard, s.Missing = "Heard "+string(s.ID)+".", "Missing "+string(s.ID)+"."
			}
			in.Questions = append(in.Questions, q)
			in.Answers = append(in.Answers, Graded{Answer: hotloop.NewAnswerID("L", i, j), Round: i, Question: q, Evidence: drawEvidence(t, q)})
		}
	}
	return in
}

func TestNoSentenceIsSaidTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Debrief(drawLoop(t))
		said := map[string]bool{}
		say := func(text string) {
			if text == "" || said[text] {
				t.Fatalf("said twice or empty: %q in\n%s", text, written(d))
			}
			said[text] = true
		}
		say(d.Line)
		say(d.Reason)
		say(d.Keeper.Why)
		for _, f := range d.Keeper.Flips {
			say(f)
		}
		for _, i := range d.Interviews {
			say(i.Says)
			for _, r := range i.Reasons {
				say(r.Says)
			}
		}
		for _, n := range d.Next {
			say(n.Says)
			say(n.Why)
		}
	})
}

func TestDebriefKeepsItsWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawLoop(t)
		before, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		d := Debrief(in)
		if after, _ := json.Marshal(in); string(after) != string(before) {
			t.Fatal("the debrief changed what it was given")
		}
		if !reflect.DeepEqual(d, Debrief(in)) {
			t.Fatal("two debriefs of one loop differ")
		}
		if no := d.Verdict == hotloop.No || d.Verdict == hotloop.StrongNo; no != (d.Reapply != nil) {
			t.Fatalf("verdict %s with %+v", d.Verdict, d.Reapply)
		}
		if len(d.Interviews) != len(in.Plan.Rounds) || len(d.Next) > 3 || len(d.Dimensions) != 9 {
			t.Fatalf("%d cards for %d rounds, %d steps, %d dimensions", len(d.Interviews), len(in.Plan.Rounds), len(d.Next), len(d.Dimensions))
		}
		for _, i := range d.Interviews {
			favour, against := 0, 0
			for _, r := range i.Reasons {
				if r.For {
					favour++
				} else {
					against++
				}
			}
			if favour > 3 || against > 3 {
				t.Fatalf("%d reasons for and %d against", favour, against)
			}
			if i.Inclination == hotloop.NoVote && len(i.Reasons) > 0 {
				t.Fatalf("no vote, with reasons %+v", i.Reasons)
			}
		}
		if d.Keeper.Fight && (d.Verdict == hotloop.No || d.Verdict == hotloop.StrongNo) {
			t.Fatal("they fight for somebody whom they do not hire")
		}
	})
}

// TestFlipsTurnTheKeeperTest re-scores with everything the search found and
// nothing less: all of it flips the test, and no one of it is spare.
func TestFlipsTurnTheKeeperTest(t *testing.T) {
	turned := 0
	rapid.Check(t, func(t *rapid.T) {
		sittings := sit(drawLoop(t))
		if count(sittings).votes == 0 || fight(sittings) {
			return
		}
		found := search(sittings, gains(sittings), fight, shortfall, 1000)
		if fight(sittings) {
			t.Fatal("the search left its changes behind")
		}
		if len(found) == 0 {
			return // traps alone cannot be turned into a yes
		}
		turned++
		for _, c := range found {
			c.do(sittings)
		}
		if !fight(sittings) {
			t.Fatalf("%d changes do not turn the keeper test", len(found))
		}
		for _, c := range found {
			c.undo(sittings)
			if fight(sittings) {
				t.Fatal("one of the changes is not needed")
			}
			c.do(sittings)
		}
	})
	if turned == 0 {
		t.Fatal("no loop was turned")
	}
}
