package coach_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hotloop"
	"hotloop/coach"
)

func TestARetryShowsWhichEvidenceMadeTheDifference(t *testing.T) {
	q := byID(t, "failure") // Leadership, Impact, Communication
	trap := hotloop.Signal{ID: "failure.blame", Dimension: hotloop.Leadership, Weight: 1, Against: true, Heard: "You put it on others."}
	q.Rubric.Signals = append(q.Rubric.Signals, trap)
	lead, impact, talk := q.Rubric.Signals[0], q.Rubric.Signals[1], q.Rubric.Signals[2]
	before := scored(q, hotloop.L5, daysAgo(7), heard(trap, -0.5), missing(lead), heard(impact, 0.9), heard(talk, 0.5))
	after := scored(q, hotloop.L5, daysAgo(1), heard(lead, 0.8), missing(impact), heard(talk, 0.7))
	d := coach.Compare(before, after)
	if d.Before.Answer != before.Answer || d.After.Answer != after.Answer || d.Note != "" || len(d.Dimensions) != 9 {
		t.Fatal(asJSON(t, d))
	}
	type short struct {
		signal hotloop.SignalID
		kind   coach.ChangeKind
		better bool
		by     float64
		holds  string
	}
	for dim, want := range map[hotloop.Dimension][]short{
		hotloop.Leadership: {
			{lead.ID, coach.Gained, true, 1.4, lead.Heard},
			{trap.ID, coach.Changed, true, 0.5, "not the second: You put it on others."},
		},
		hotloop.Impact:        {{impact.ID, coach.Lost, false, -1.5, impact.Missing}},
		hotloop.Communication: {{talk.ID, coach.Changed, true, 0.2, talk.Heard}},
		hotloop.Correctness:   {},
	} {
		i := slices.Index(hotloop.Dimensions(), dim)
		c := d.Dimensions[i]
		if c.Dimension != dim || len(c.Because) != len(want) {
			t.Errorf("%s: %s", dim, asJSON(t, c))
			continue
		}
		for j, w := range want {
			e := c.Because[j]
			if e.Signal != w.signal || e.Kind != w.kind || e.Better != w.better || e.By != w.by || !strings.Contains(e.Says, w.holds) {
				t.Errorf("%s: %s, want %+v", dim, asJSON(t, e), w)
			}
		}
		if want := after.Card.Dimensions[i].Value - before.Card.Dimensions[i].Value; c.Change*want < 0 {
			t.Errorf("%s changed by %v, not %v", dim, c.Change, want)
		}
	}
	lost := coach.Compare(after, scored(q, hotloop.L5, today, missing(impact), heard(talk, 0.7)))
	if c := lost.Dimensions[5].Because; len(c) != 1 || c[0].Kind != coach.Lost || c[0].After != nil || !strings.Contains(c[0].Says, "Heard the first time, not the second") {
		t.Error(asJSON(t, c))
	}
}

func TestTheSameAnswerTwiceIsNoDifference(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		for _, a := range someAttempts(r) {
			d := coach.Compare(a, a)
			if d.Overall != 0 {
				r.Error("overall")
			}
			for _, c := range d.Dimensions {
				if c.Change != 0 || len(c.Because) != 0 {
					r.Errorf("%s", asJSON(r, c))
				}
			}
		}
	})
}

func TestTheWayBackIsTheOpposite(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		all := someAttempts(r)
		for i := 1; i < len(all); i++ {
			there, back := coach.Compare(all[i-1], all[i]), coach.Compare(all[i], all[i-1])
			for k := range there.Dimensions {
				x, y := there.Dimensions[k], back.Dimensions[k]
				if x.Change != -y.Change || len(x.Because) != len(y.Because) {
					r.Fatalf("%s\n%s", asJSON(r, x), asJSON(r, y))
				}
				for _, e := range x.Because {
					j := slices.IndexFunc(y.Because, func(o coach.EvidenceChange) bool { return o.Signal == e.Signal })
					if j < 0 || y.Because[j].By != -e.By || y.Because[j].Better == e.Better || (e.Kind == coach.Gained) != (y.Because[j].Kind == coach.Lost) {
						r.Fatalf("%s\n%s", asJSON(r, x), asJSON(r, y))
					}
				}
			}
		}
	})
}

func TestADifferenceSaysWhenTwoAnswersCannotBeHeldAgainstEachOther(t *testing.T) {
	q := byID(t, "failure")
	five, six := scored(q, hotloop.L5, daysAgo(2)), scored(q, hotloop.L6, daysAgo(1))
	if note := coach.Compare(five, six).Note; !strings.Contains(note, "L5") || !strings.Contains(note, "L6") {
		t.Errorf("%q", note)
	}
	if note := coach.Compare(five, scored(byID(t, "lru"), hotloop.L5, today)).Note; !strings.Contains(note, "two questions") {
		t.Errorf("%q", note)
	}
}

func TestACardThatPointsNowhereIsNoTrouble(t *testing.T) {
	a := attempt(byID(t, "failure"), today)
	for i := range a.Card.Dimensions {
		a.Card.Dimensions[i].Rests = []int{-1, 99}
	}
	if d := coach.Compare(a, coach.Attempt{}); len(d.Dimensions) != 9 {
		t.Error(asJSON(t, d))
	}
}
