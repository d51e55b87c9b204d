package coach

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"hotloop"
)

// Difference is what changed between two attempts at a question, and why.
type Difference struct {
	Before  Take    `json:"before"`
	After   Take    `json:"after"`
	Overall float64 `json:"overall"` // change, 0 unless both were heard
	// Note is a sentence on why the two cannot be held against each other
	// outright, "" if they can.
	Note       string            `json:"note,omitempty"`
	Dimensions []DimensionChange `json:"dimensions"` // all nine, in order
}

// DimensionChange is how one dimension moved and the evidence that moved it.
type DimensionChange struct {
	Dimension hotloop.Dimension `json:"dimension"`
	Before    hotloop.Score     `json:"before"`
	After     hotloop.Score     `json:"after"`
	Change    float64           `json:"change"`  // 0 unless both were heard
	Because   []EvidenceChange  `json:"because"` // the biggest first
}

// ChangeKind says what became of a signal between two attempts.
type ChangeKind string

// The kinds.
const (
	Gained  ChangeKind = "gained"  // speaks for you now and did not before
	Lost    ChangeKind = "lost"    // spoke for you before and does not now
	Changed ChangeKind = "changed" // stronger, weaker, or against you in one of the two alone
)

// EvidenceChange is one signal whose evidence differs. At least one of Before
// and After is there.
type EvidenceChange struct {
	Signal hotloop.SignalID  `json:"signal"`
	Kind   ChangeKind        `json:"kind"`
	Better bool              `json:"better"` // whether it speaks more for you than before
	By     float64           `json:"by"`     // strength after less strength before, no evidence being 0
	Says   string            `json:"says"`   // one plain sentence
	Before *hotloop.Evidence `json:"before,omitempty"`
	After  *hotloop.Evidence `json:"after,omitempty"`
}

// Compare tells what changed from one attempt to a later one and which evidence
// made the difference, matched by signal. Only evidence that counted is looked
// at; the same observation with another quote is no difference.
func Compare(before, after Attempt) Difference {
	d := Difference{Before: take(before), After: take(after), Overall: change(before.Card.Overall, after.Card.Overall)}
	switch {
	case before.Question != after.Question:
		d.Note = fmt.Sprintf("These are answers to two questions, “%s” and “%s”, which listen for different things.", before.Title, after.Title)
	case before.Level != after.Level:
		d.Note = fmt.Sprintf("The first answer was scored at %s and the second at %s, so part of the change may come from the level.", before.Level, after.Level)
	}
	was, is := bySignal(before.Card), bySignal(after.Card)
	signals := slices.Sorted(keys(was, is))
	for _, dim := range hotloop.Dimensions() {
		c := DimensionChange{Dimension: dim, Before: row(before.Card, dim).Score, After: row(after.Card, dim).Score, Because: []EvidenceChange{}}
		c.Change = change(c.Before, c.After)
		for _, s := range signals {
			if e, ok := evidenceChange(dim, was[s], is[s]); ok {
				c.Because = append(c.Because, e)
			}
		}
		slices.SortStableFunc(c.Because, func(a, b EvidenceChange) int { return cmp.Compare(math.Abs(b.By), math.Abs(a.By)) })
		d.Dimensions = append(d.Dimensions, c)
	}
	return d
}

func take(a Attempt) Take { return Take{a.Answer, a.Loop, a.Round, a.Level, a.At, a.Card.Overall} }

// bySignal is the evidence of a card that counted: one for each signal.
func bySignal(c hotloop.Scorecard) map[hotloop.SignalID]*hotloop.Evidence {
	out := map[hotloop.SignalID]*hotloop.Evidence{}
	for _, r := range c.Dimensions {
		for _, e := range counted(c, r) {
			if old, ok := out[e.Signal]; !ok || math.Abs(e.Strength) > math.Abs(old.Strength) {
				out[e.Signal] = &e
			}
		}
	}
	return out
}

func keys(a, b map[hotloop.SignalID]*hotloop.Evidence) func(yield func(hotloop.SignalID) bool) {
	return func(yield func(hotloop.SignalID) bool) {
		for s := range a {
			if !yield(s) {
				return
			}
		}
		for s := range b {
			if _, both := a[s]; !both && !yield(s) {
				return
			}
		}
	}
}

// evidenceChange tells what became of a signal, if anything did and it belongs
// to the dimension. A newer rubric may have moved it: the newer place counts.
func evidenceChange(d hotloop.Dimension, before, after *hotloop.Evidence) (EvidenceChange, bool) {
	newer := cmp.Or(after, before)
	if newer.Dimension != d {
		return EvidenceChange{}, false
	}
	was, is := strength(before), strength(after)
	if was == is {
		return EvidenceChange{}, false
	}
	e := EvidenceChange{Signal: newer.Signal, Better: is > was, By: math.Round((is-was)*100) / 100, Before: before, After: after}
	switch {
	case is > 0 && was <= 0:
		e.Kind = Gained
	case was > 0 && is <= 0:
		e.Kind = Lost
	default:
		e.Kind = Changed
	}
	switch {
	case after != nil:
		e.Says = after.Says
	case was > 0:
		e.Says = "Heard the first time, not the second: " + before.Says
	default:
		e.Says = "Held against you the first time, not the second: " + before.Says
	}
	return e, true
}

func strength(e *hotloop.Evidence) float64 {
	if e == nil {
		return 0
	}
	return e.Strength
}
