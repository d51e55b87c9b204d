package score

import (
	"fmt"

	"hotloop"
)

// mostFlips is how many flips a debrief spells out.
const mostFlips = 6

// change is a hypothetical: signal i of one answer at another strength.
type change struct {
	sitting, answer, signal int
	to                      float64
	was                     float64
}

// do makes the change, undo takes it back.
func (c change) do(sittings []sitting)   { sittings[c.sitting].set(c.answer, c.signal, c.to) }
func (c change) undo(sittings []sitting) { sittings[c.sitting].set(c.answer, c.signal, c.was) }

// sheet is the sheet that a change is about.
func (c change) sheet(sittings []sitting) *sheet { return &sittings[c.sitting].answers[c.answer].sheet }

// keeper runs the keeper test and looks for what would flip it.
func keeper(sittings []sitting) hotloop.Keeper {
	k := hotloop.Keeper{Fight: fight(sittings), Flips: []string{}}
	k.Why = keeperWhy(sittings, k.Fight)
	if count(sittings).votes == 0 {
		return k
	}
	var found []change
	if k.Fight {
		found = search(sittings, losses(sittings), func(s []sitting) bool { return !fight(s) }, func(s []sitting) float64 {
			_, raw := mean(s)
			return raw
		}, 3)
	} else {
		found = search(sittings, gains(sittings), fight, shortfall, 1000)
	}
	for i, c := range found {
		if i == mostFlips && len(found) > mostFlips {
			k.Flips = append(k.Flips, fmt.Sprintf("And %d more of this kind; the scorecards show them.", len(found)-mostFlips))
			break
		}
		k.Flips = append(k.Flips, flipSays(i, sittings, c))
	}
	return k
}

// search finds changes that make done true: one at a time the one that lowers
// distance most, then without those that turn out not to be needed. It returns
// none if most changes do not get there. sittings are as before afterwards.
func search(sittings []sitting, options []change, done func([]sitting) bool, distance func([]sitting) float64, most int) []change {
	var taken []change
	used := make([]bool, len(options))
	for !done(sittings) {
		pick, nearest := -1, distance(sittings)-1e-9
		for i, c := range options {
			if used[i] {
				continue
			}
			c.do(sittings)
			if d := distance(sittings); d < nearest {
				pick, nearest = i, d
			}
			c.undo(sittings)
		}
		if pick < 0 || len(taken) == most {
			undo(sittings, taken)
			return nil
		}
		used[pick] = true
		options[pick].do(sittings)
		taken = append(taken, options[pick])
	}
	needed := prune(sittings, taken, done)
	undo(sittings, needed)
	return needed
}

// prune drops changes without which done is still true, until none is spare: a
// change that was needed may not be once another is gone, since a mean can fall
// when something new is heard weakly.
func prune(sittings []sitting, taken []change, done func([]sitting) bool) []change {
	for {
		var needed []change
		for _, c := range taken {
			c.undo(sittings)
			if !done(sittings) {
				c.do(sittings)
				needed = append(needed, c)
			}
		}
		if len(needed) == len(taken) {
			return needed
		}
		taken = needed
	}
}

func undo(sittings []sitting, changes []change) {
	for _, c := range changes {
		c.undo(sittings)
	}
}

// gains are what the candidate could have said or left out: every signal
// expected at the level that was not heard plainly, and every trap sprung.
func gains(sittings []sitting) []change {
	return changes(sittings, func(s *sheet, i int) (float64, bool) {
		sig, strength := s.signals[i], s.strengths[i]
		if sig.Against {
			return 0, strength < 0
		}
		return saidClearly, sig.ExpectedAt(s.level) && strength < saidPlainly
	})
}

// losses are the observations in favour, each taken away.
func losses(sittings []sitting) []change {
	return changes(sittings, func(s *sheet, i int) (float64, bool) {
		points, _ := s.counts(i)
		return 0, points > 0
	})
}

func changes(sittings []sitting, pick func(*sheet, int) (float64, bool)) []change {
	var out []change
	for s := range sittings {
		for n := range sittings[s].answers {
			sheet := &sittings[s].answers[n].sheet
			if !sheet.mean.Heard {
				continue
			}
			for i := range sheet.signals {
				if to, ok := pick(sheet, i); ok {
					out = append(out, change{s, n, i, to, sheet.strengths[i]})
				}
			}
		}
	}
	return out
}

// shortfall is how far a loop is from a fight. Of two changes that get equally
// far, the one that lifts the mean more is nearer by a hair.
func shortfall(sittings []sitting) float64 {
	sum, rounds, exact := 0.0, 0.0, 0.0
	for i := range sittings {
		if s := &sittings[i]; s.mean.Heard {
			rounds++
			sum += s.short
			exact += s.exact
		}
	}
	return sum + max(0, fightFrom*rounds-exact) - exact/1000
}
