package score

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"hotloop"
)

func Example() {
	q := lonelyView()
	evidence := []hotloop.Evidence{
		seen(q, "dissent.view", 0.8),
		seen(q, "dissent.cost", -0.6),
		seen(q, "dissent.commit", 0.6),
		seen(q, "dissent.hindsight", -0.5),
	}
	fmt.Println(of(Card(q, hotloop.L5, "a", evidence), hotloop.Leadership).Value)
	evidence[1] = seen(q, "dissent.cost", 0.8)
	fmt.Println(of(Card(q, hotloop.L5, "a", evidence), hotloop.Leadership).Value)
	// Output:
	// 2.5
	// 4.5
}

// of is one row of a card.
func of(c hotloop.Scorecard, d hotloop.Dimension) hotloop.DimensionScore {
	for _, row := range c.Dimensions {
		if row.Dimension == d {
			return row
		}
	}
	panic("no row " + d)
}

func TestNothingHeardIsTheFloor(t *testing.T) {
	for _, q := range []hotloop.Question{lonelyView(), mergeIntervals()} {
		for _, level := range hotloop.Levels() {
			c := Card(q, level, "a", lacking(q, level))
			if c.Overall != (hotloop.Score{Heard: true, Value: 1}) {
				t.Errorf("%s at %s: an answer that shows nothing scores %+v", q.ID, level, c.Overall)
			}
			for _, row := range c.Dimensions {
				if row.Heard && row.Value != 1 {
					t.Errorf("%s at %s: %s is %.1f", q.ID, level, row.Dimension, row.Value)
				}
			}
		}
	}
}

func TestSilenceIsNoSignal(t *testing.T) {
	c := Card(lonelyView(), hotloop.L5, "a", nil)
	if c.Overall.Heard {
		t.Errorf("no evidence at all scores %v", c.Overall)
	}
	if len(c.Dimensions) != 9 || c.Evidence == nil {
		t.Errorf("the card has %d dimensions and evidence %v", len(c.Dimensions), c.Evidence)
	}
	c = Card(lonelyView(), hotloop.L5, "a", []hotloop.Evidence{seen(lonelyView(), "dissent.view", 0.7)})
	if of(c, hotloop.Impact).Heard || !of(c, hotloop.Leadership).Heard {
		t.Errorf("one quote on Leadership scores %+v", c.Dimensions)
	}
}

func TestMissingMustHaveCostsMoreThanAMissingOption(t *testing.T) {
	q := lonelyView()
	full := []hotloop.Evidence{seen(q, "dissent.view", 0.65), seen(q, "dissent.cost", 0.65), seen(q, "dissent.commit", 0.65)}
	all := of(Card(q, hotloop.L5, "a", full), hotloop.Leadership).Value
	without := of(Card(q, hotloop.L5, "a", full[:2]), hotloop.Leadership).Value
	missing := of(Card(q, hotloop.L5, "a", []hotloop.Evidence{full[0], seen(q, "dissent.cost", -0.6), full[2]}), hotloop.Leadership).Value
	if !(all >= 4.4 && without >= 3.6 && missing <= without-0.8) {
		t.Errorf("everything %.1f, without an option %.1f, without a must-have %.1f", all, without, missing)
	}
}

func TestBonusCountsAndItsLackCostsNothing(t *testing.T) {
	q := lonelyView()
	plain := []hotloop.Evidence{seen(q, "dissent.number", 0.4)}
	at := func(level hotloop.Level, e ...hotloop.Evidence) float64 {
		return of(Card(q, level, "a", append(e, plain...)), hotloop.Impact).Value
	}
	if at(hotloop.L5, seen(q, "dissent.reach", 0.6)) <= at(hotloop.L5) {
		t.Error("a signal of a higher level is no bonus")
	}
	if at(hotloop.L5, seen(q, "dissent.reach", -1)) != at(hotloop.L5) {
		t.Error("lacking a signal of a higher level costs points")
	}
	if at(hotloop.L6) >= at(hotloop.L5) {
		t.Error("the higher level expects no more")
	}
}

func TestRestsNamesWhatCounted(t *testing.T) {
	q := lonelyView()
	c := Card(q, hotloop.L5, "a", []hotloop.Evidence{
		seen(q, "dissent.commit", 0.9), seen(q, "dissent.view", 0.3), seen(q, "dissent.view", 0.8), seen(q, "dissent.reach", -1),
	})
	row := of(c, hotloop.Leadership)
	if len(row.Rests) != 2 || c.Evidence[row.Rests[0]].Strength != 0.8 || c.Evidence[row.Rests[1]].Signal != "dissent.commit" {
		t.Errorf("Leadership rests on %v of %+v", row.Rests, c.Evidence)
	}
	if row.Weight != 0.6 {
		t.Errorf("three fifths of what is expected was observed, not %v", row.Weight)
	}
	if impact := of(c, hotloop.Impact); impact.Heard || len(impact.Rests) != 0 {
		t.Errorf("what does not count is rested on: %+v", impact)
	}
}

// questions draws rubrics of every shape, traps alone on a dimension included.
var questions = rapid.Custom(func(t *rapid.T) hotloop.Question {
	q := hotloop.Question{ID: "q", Title: "Q", Levels: hotloop.Levels()}
	n := rapid.IntRange(1, 12).Draw(t, "signals")
	for i := range n {
		q.Rubric.Signals = append(q.Rubric.Signals, hotloop.Signal{
			ID:        hotloop.SignalID(fmt.Sprintf("q.s%d", i)),
			Dimension: rapid.SampledFrom(hotloop.Dimensions()[:4]).Draw(t, "dimension"),
			Weight:    rapid.SampledFrom([]float64{0, 0.5, 1, 2, 3.7}).Draw(t, "weight"),
			From:      rapid.SampledFrom(append(hotloop.Levels(), "")).Draw(t, "from"),
			Must:      rapid.Bool().Draw(t, "must"),
			Against:   rapid.IntRange(0, 3).Draw(t, "against") == 0,
			Heard:     "heard", Missing: "missing",
		})
	}
	return q
})

func drawEvidence(t *rapid.T, q hotloop.Question) []hotloop.Evidence {
	var out []hotloop.Evidence
	for range rapid.IntRange(0, 15).Draw(t, "evidence") {
		out = append(out, drawOne(t, q))
	}
	return out
}

func drawOne(t *rapid.T, q hotloop.Question) hotloop.Evidence {
	s := rapid.SampledFrom(q.Rubric.Signals).Draw(t, "signal")
	strength := rapid.SampledFrom([]float64{-1, -0.6, -0.5, -0.01, 0.01, 0.3, 0.5, 0.65, 1}).Draw(t, "strength")
	return seen(q, s.ID, strength)
}

var anyLevel = rapid.SampledFrom(hotloop.Levels())

func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, level := questions.Draw(t, "q"), anyLevel.Draw(t, "level")
		evidence := drawEvidence(t, q)
		card := Card(q, level, "a", evidence)
		shuffled := rapid.Permutation(evidence).Draw(t, "order")
		if other := Card(q, level, "a", shuffled); !reflect.DeepEqual(card, other) {
			t.Fatalf("two orders of the same evidence give\n%+v\n%+v", card, other)
		}
	})
}

func TestRepetitionCountsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, level := questions.Draw(t, "q"), anyLevel.Draw(t, "level")
		evidence := drawEvidence(t, q)
		card := Card(q, level, "a", evidence)
		if other := Card(q, level, "a", append(evidence, evidence...)); !reflect.DeepEqual(card, other) {
			t.Fatalf("evidence given twice gives\n%+v\n%+v", card, other)
		}
	})
}

func TestASignalCountsOnce(t *testing.T) {
	q := lonelyView()
	once := []hotloop.Evidence{seen(q, "dissent.view", 0.7)}
	weaker := seen(q, "dissent.view", 0.6)
	weaker.Seen.Quote.Turn = 3
	a := of(Card(q, hotloop.L5, "a", once), hotloop.Leadership)
	b := of(Card(q, hotloop.L5, "a", append(once, weaker)), hotloop.Leadership)
	if a.Value != b.Value || len(b.Rests) != 1 {
		t.Errorf("a second hit of the same signal changes %+v to %+v", a, b)
	}
}

func TestStrongestCountsAndOfEqualsTheFavourable(t *testing.T) {
	q := lonelyView()
	for _, c := range []struct{ strengths, counts []float64 }{
		{[]float64{0.3, 0.7}, []float64{0.7}},
		{[]float64{0.3, -0.6}, []float64{-0.6}},
		{[]float64{0.6, -0.6}, []float64{0.6}},
		{[]float64{0.6, -0.9, 0.8}, []float64{-0.9}},
	} {
		evidence := func(strengths []float64) (out []hotloop.Evidence) {
			for _, s := range strengths {
				out = append(out, seen(q, "dissent.view", s))
			}
			return append(out, seen(q, "dissent.cost", 0.9))
		}
		got := of(Card(q, hotloop.L5, "a", evidence(c.strengths)), hotloop.Leadership).Value
		want := of(Card(q, hotloop.L5, "a", evidence(c.counts)), hotloop.Leadership).Value
		if got != want {
			t.Errorf("strengths %v score %.1f, and %v alone %.1f", c.strengths, got, c.counts, want)
		}
	}
}

func TestMoreInFavourNeverLowersADimension(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, level := questions.Draw(t, "q"), anyLevel.Draw(t, "level")
		evidence := drawEvidence(t, q)
		more := drawOne(t, q)
		more.Strength = math.Abs(more.Strength)
		before, after := Card(q, level, "a", evidence), Card(q, level, "a", append(evidence, more))
		for i, row := range before.Dimensions {
			if now := after.Dimensions[i]; row.Heard && now.Heard && now.Value < row.Value {
				t.Fatalf("%s fell from %.1f to %.1f by %+v", row.Dimension, row.Value, now.Value, more)
			}
		}
	})
}

// What the question hardly looks at, and what is only expected further up, may
// help and must not harm: nobody scores higher by saying less of it.
func TestAThinDimensionNeverLowersTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, level := questions.Draw(t, "q"), anyLevel.Draw(t, "level")
		evidence := drawEvidence(t, q)
		more := drawOne(t, q)
		more.Strength = math.Abs(more.Strength)
		looks, must := map[hotloop.Dimension]int{}, map[hotloop.Dimension]bool{}
		var sig hotloop.Signal
		for _, s := range q.Rubric.Signals {
			if s.ID == more.Signal {
				sig = s
			}
			if !s.Against && s.ExpectedAt(level) {
				looks[s.Dimension]++
				must[s.Dimension] = must[s.Dimension] || s.Must
			}
		}
		if sig.Against || looks[sig.Dimension] >= enoughSignals || must[sig.Dimension] {
			t.Skip("the question looks at it")
		}
		before, after := Card(q, level, "a", evidence), Card(q, level, "a", append(evidence, more))
		if before.Overall.Heard && after.Overall.Value < before.Overall.Value {
			t.Fatalf("overall fell from %.1f to %.1f by %+v", before.Overall.Value, after.Overall.Value, more)
		}
	})
}

// A must-have that is heard instead of missed never lowers the whole.
func TestWhatWasMissedAndIsHeardNeverLowersTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, level := questions.Draw(t, "q"), anyLevel.Draw(t, "level")
		var lacking, heard []hotloop.Evidence
		for i, s := range q.Rubric.Signals {
			if s.Against || !s.Must || !s.ExpectedAt(level) {
				continue
			}
			lacking = append(lacking, seen(q, s.ID, -0.6))
			if rapid.Bool().Draw(t, fmt.Sprintf("heard %d", i)) {
				heard = append(heard, seen(q, s.ID, rapid.SampledFrom([]float64{0.01, 0.3, 0.65, 1}).Draw(t, "strength")))
			} else {
				heard = append(heard, seen(q, s.ID, -0.6))
			}
		}
		before, after := Card(q, level, "a", lacking), Card(q, level, "a", heard)
		if after.Overall.Value < before.Overall.Value {
			t.Fatalf("overall fell from %.1f to %.1f", before.Overall.Value, after.Overall.Value)
		}
	})
}

func TestScoresAreBoundedAndInTenths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, level := questions.Draw(t, "q"), anyLevel.Draw(t, "level")
		card := Card(q, level, "a", drawEvidence(t, q))
		check := func(name string, s hotloop.Score) {
			if !s.Heard && s.Value == 0 {
				return
			}
			if !s.Heard || s.Value < 1 || s.Value > 5 || math.Abs(s.Value*10-math.Round(s.Value*10)) > 1e-9 {
				t.Fatalf("%s is %+v", name, s)
			}
		}
		check("overall", card.Overall)
		for _, row := range card.Dimensions {
			check(string(row.Dimension), row.Score)
			if row.Weight < 0 || row.Weight > 1 {
				t.Fatalf("%s rests on a share of %v", row.Dimension, row.Weight)
			}
			if row.Heard != (len(row.Rests) > 0) {
				t.Fatalf("%s is heard: %v, and rests on %v", row.Dimension, row.Heard, row.Rests)
			}
		}
	})
}

func TestNoEvidenceNoSignal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, level := questions.Draw(t, "q"), anyLevel.Draw(t, "level")
		evidence := drawEvidence(t, q)
		seenOn := map[hotloop.Dimension]bool{}
		for _, e := range evidence {
			seenOn[e.Dimension] = true
		}
		for _, row := range Card(q, level, "a", evidence).Dimensions {
			if row.Heard && !seenOn[row.Dimension] {
				t.Fatalf("%s is scored %.1f without evidence", row.Dimension, row.Value)
			}
		}
	})
}

func TestUnknownSignalsWeighNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, level := questions.Draw(t, "q"), anyLevel.Draw(t, "level")
		evidence := drawEvidence(t, q)
		stranger := seen(lonelyView(), "dissent.view", rapid.Float64Range(-1, 1).Draw(t, "strength"))
		before, after := Card(q, level, "a", evidence), Card(q, level, "a", append(evidence, stranger))
		if before.Overall != after.Overall {
			t.Fatalf("a signal that the rubric does not know moves the score from %v to %v", before.Overall, after.Overall)
		}
		for i, row := range before.Dimensions {
			if row.Score != after.Dimensions[i].Score {
				t.Fatalf("a signal that the rubric does not know moves %s", row.Dimension)
			}
		}
		if len(after.Evidence) != len(before.Evidence)+1 {
			t.Fatal("evidence that weighs nothing is not shown")
		}
	})
}

func TestHigherLevelNeverScoresTheSameEvidenceHigher(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := questions.Draw(t, "q")
		evidence := drawEvidence(t, q)
		for i, level := range hotloop.Levels()[1:] {
			low, high := Card(q, hotloop.Levels()[i], "a", evidence), Card(q, level, "a", evidence)
			if low.Overall.Heard && high.Overall.Value > low.Overall.Value {
				t.Fatalf("overall rises from %.1f to %.1f at %s", low.Overall.Value, high.Overall.Value, level)
			}
			for j, row := range low.Dimensions {
				if row.Heard && high.Dimensions[j].Value > row.Value {
					t.Fatalf("%s rises from %.1f to %.1f at %s", row.Dimension, row.Value, high.Dimensions[j].Value, level)
				}
			}
		}
	})
}

func TestAbsencesAloneAreTheFloor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, level := questions.Draw(t, "q"), anyLevel.Draw(t, "level")
		var evidence []hotloop.Evidence
		for _, s := range q.Rubric.Signals {
			if s.Must && s.ExpectedAt(level) {
				evidence = append(evidence, seen(q, s.ID, -0.6))
			}
		}
		card := Card(q, level, "a", evidence)
		if (len(evidence) > 0) != card.Overall.Heard || card.Overall.Heard && card.Overall.Value != 1 {
			t.Fatalf("%d absences and nothing else score %+v", len(evidence), card.Overall)
		}
	})
}
