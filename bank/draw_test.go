package bank

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hotloop"
)

// drawnBank is a bank of made-up questions.
func drawnBank(t *rapid.T) *Bank {
	r := &reading{loops: map[string]loop{}}
	for i := range rapid.IntRange(1, 12).Draw(t, "questions") {
		r.packs = append(r.packs, &pack{question: hotloop.Question{
			ID:      hotloop.QuestionID(fmt.Sprintf("q%02d", i)),
			Form:    rapid.SampledFrom([]hotloop.Form{hotloop.FormWords, hotloop.FormCode}).Draw(t, "form"),
			Rounds:  rapid.SliceOfNDistinct(rapid.SampledFrom(hotloop.RoundKinds()[:3]), 1, 3, rapid.ID).Draw(t, "rounds"),
			Levels:  rapid.SliceOfNDistinct(rapid.SampledFrom(hotloop.Levels()), 1, 4, rapid.ID).Draw(t, "levels"),
			Topics:  rapid.SliceOfN(rapid.SampledFrom([]string{"arrays", "caches"}), 1, 2).Draw(t, "topics"),
			Minutes: 10,
		}})
	}
	return r.bank()
}

func drawnTemplate(t *rapid.T, b *Bank) hotloop.Template {
	out := hotloop.Template{ID: "t", Title: "T"}
	for range rapid.IntRange(1, 4).Draw(t, "stages") {
		stage := hotloop.Stage{Kind: rapid.SampledFrom(hotloop.RoundKinds()[:3]).Draw(t, "kind"), Title: "Round", Minutes: 10, Voice: "peer"}
		for range rapid.IntRange(1, 3).Draw(t, "slots") {
			slot := hotloop.Slot{Form: rapid.SampledFrom([]hotloop.Form{hotloop.FormWords, hotloop.FormCode}).Draw(t, "slot")}
			switch rapid.IntRange(0, 4).Draw(t, "narrow") {
			case 0:
				slot = hotloop.Slot{Question: rapid.SampledFrom(b.Questions()).Draw(t, "named").ID}
			case 1:
				slot.Topic = rapid.SampledFrom([]string{"arrays", "caches"}).Draw(t, "topic")
			}
			stage.Asks = append(stage.Asks, slot)
		}
		out.Stages = append(out.Stages, stage)
	}
	return out
}

// fitting reports whether a question may take a slot.
func fitting(q hotloop.Question, stage hotloop.Stage, slot hotloop.Slot, level hotloop.Level) bool {
	if slot.Question != "" {
		return q.ID == slot.Question
	}
	return q.ForRound(stage.Kind) && slices.Contains(q.Levels, level) &&
		(slot.Form == "" || q.Form == slot.Form) && (slot.Topic == "" || slices.Contains(q.Topics, slot.Topic))
}

// fillable tries every way of filling the slots.
func fillable(b *Bank, t hotloop.Template, level hotloop.Level) bool {
	type place struct {
		stage hotloop.Stage
		slot  hotloop.Slot
	}
	var places []place
	for _, s := range t.Stages {
		for _, a := range s.Asks {
			places = append(places, place{s, a})
		}
	}
	used := map[hotloop.QuestionID]bool{}
	var fill func(i int) bool
	fill = func(i int) bool {
		if i == len(places) {
			return true
		}
		for _, q := range b.Questions() {
			if !used[q.ID] && fitting(q, places[i].stage, places[i].slot, level) {
				used[q.ID] = true
				if fill(i + 1) {
					return true
				}
				delete(used, q.ID)
			}
		}
		return false
	}
	return fill(0)
}

func TestDrawFillsEverySlotOnceWheneverThatIsPossible(t *testing.T) {
	drawn, filled := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		drawn++
		b := drawnBank(t)
		template := drawnTemplate(t, b)
		level := rapid.SampledFrom(hotloop.Levels()).Draw(t, "level")
		seed := rapid.Uint64().Draw(t, "seed")
		seen := map[hotloop.QuestionID]int{}
		for _, q := range b.Questions() {
			seen[q.ID] = rapid.IntRange(0, 2).Draw(t, "seen")
		}
		plan, err := b.Draw(template, level, hotloop.ModeReal, seed, seen)
		if (err == nil) != fillable(b, template, level) {
			t.Fatalf("drawing returns %v; a filling exists: %v", err, err != nil)
		}
		if err != nil {
			if hotloop.CodeOf(err) != hotloop.CodeInvalid || !strings.Contains(err.Error(), `"t"`) {
				t.Fatalf("the error is %v", err)
			}
			return
		}
		filled++
		again, err := b.Draw(template, level, hotloop.ModeReal, seed, seen)
		if err != nil || !reflect.DeepEqual(plan, again) {
			t.Fatalf("the same draw gives %+v and %+v", plan, again)
		}
		asked := map[hotloop.QuestionID]bool{}
		for i, round := range plan.Rounds {
			stage := template.Stages[i]
			if len(round.Questions) != len(stage.Asks) {
				t.Fatalf("round %d asks %v for %v", i, round.Questions, stage.Asks)
			}
			for j, id := range round.Questions {
				q, err := b.Question(id)
				if err != nil || asked[id] || !fitting(q, stage, stage.Asks[j], level) {
					t.Fatalf("%s is asked twice or does not fit %+v in %+v", id, stage.Asks[j], plan)
				}
				asked[id] = true
			}
		}
	})
	if drawn >= 100 && filled == 0 { // of the few that -short draws it may be none
		t.Fatal("no template was filled")
	}
}

func TestFewestAttemptsComeFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawnBank(t)
		level := rapid.SampledFrom(hotloop.Levels()).Draw(t, "level")
		stage := hotloop.Stage{Kind: hotloop.RoundManager, Title: "Round", Minutes: 10, Voice: "peer", Asks: []hotloop.Slot{{Form: hotloop.FormWords}}}
		seen := map[hotloop.QuestionID]int{}
		fewest := 100
		for _, q := range b.Questions() {
			seen[q.ID] = rapid.IntRange(0, 3).Draw(t, "seen")
			if fitting(q, stage, stage.Asks[0], level) {
				fewest = min(fewest, seen[q.ID])
			}
		}
		plan, err := b.Draw(hotloop.Template{ID: "t", Stages: []hotloop.Stage{stage}}, level, hotloop.ModeReal, rapid.Uint64().Draw(t, "seed"), seen)
		if err == nil && seen[plan.Rounds[0].Questions[0]] != fewest {
			t.Fatalf("%s was asked %d times, another %d", plan.Rounds[0].Questions[0], seen[plan.Rounds[0].Questions[0]], fewest)
		}
	})
}

func TestSeedDecidesAmongEquals(t *testing.T) {
	r := &reading{loops: map[string]loop{}}
	for i := range 4 {
		r.packs = append(r.packs, &pack{question: hotloop.Question{ID: hotloop.QuestionID(fmt.Sprintf("q%d", i)), Form: hotloop.FormWords, Rounds: []hotloop.RoundKind{hotloop.RoundCulture}, Levels: hotloop.Levels()}})
	}
	b := r.bank()
	t0 := hotloop.Template{ID: "t", Stages: []hotloop.Stage{{Kind: hotloop.RoundCulture, Asks: []hotloop.Slot{{Form: hotloop.FormWords}}}}}
	times := map[hotloop.QuestionID]int{}
	for seed := range uint64(400) {
		plan, err := b.Draw(t0, hotloop.L5, hotloop.ModePractice, seed, nil)
		if err != nil {
			t.Fatal(err)
		}
		times[plan.Rounds[0].Questions[0]]++
	}
	for id, n := range times {
		if n < 60 || n > 140 {
			t.Errorf("%s comes up %d times of 400 among four equals", id, n)
		}
	}
	if len(times) != 4 {
		t.Errorf("only %v come up", times)
	}
}

func TestSingleIsALoopOfOneRound(t *testing.T) {
	b := soundBank(t)
	plan, err := b.Single("dissent", hotloop.L6, hotloop.ModePractice, 7)
	if err != nil {
		t.Fatal(err)
	}
	want := hotloop.LoopPlan{Title: "A lonely view", Level: hotloop.L6, Mode: hotloop.ModePractice, Seed: 7, Rounds: []hotloop.PlannedRound{
		{Kind: hotloop.RoundCulture, Title: "Culture", Minutes: 12, Voice: "engineering manager", Questions: []hotloop.QuestionID{"dissent"}},
	}}
	if !reflect.DeepEqual(plan, want) {
		t.Errorf("the plan is %+v", plan)
	}
	if _, err := b.Single("nobody", hotloop.L6, hotloop.ModePractice, 7); hotloop.CodeOf(err) != hotloop.CodeNotFound {
		t.Errorf("an unknown question gives %v", err)
	}
	if _, err := b.Single("dissent", "L9", hotloop.ModePractice, 7); hotloop.CodeOf(err) != hotloop.CodeInvalid {
		t.Errorf("an unknown level gives %v", err)
	}
	if _, err := b.Single("dissent", hotloop.L5, "lenient", 7); hotloop.CodeOf(err) != hotloop.CodeInvalid {
		t.Errorf("an unknown mode gives %v", err)
	}
}

func TestASlotMovesOnWhenAnotherHasNoChoice(t *testing.T) {
	drawn, left := match([]slot{
		{fits: []hotloop.QuestionID{"a", "c"}},
		{fits: []hotloop.QuestionID{"a", "b"}},
		{fits: []hotloop.QuestionID{"a", "b"}},
	})
	if left >= 0 || drawn[0] != "c" || drawn[1] == drawn[2] {
		t.Errorf("three slots get %v, left over %d", drawn, left)
	}
	if _, left := match([]slot{{fits: []hotloop.QuestionID{"a"}}, {fits: []hotloop.QuestionID{"a"}}}); left < 0 {
		t.Error("one question fills two slots")
	}
}
