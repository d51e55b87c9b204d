package score

import (
	"math"

	"hotloop"
)

// The numbers of the formula; doc.go explains them.
const (
	mastery     = 0.75 // the share of what is expected that makes a 5.0
	againstCost = 0.25 // of a signal's weight, on top of what it does not earn
	saidClearly = 0.8  // the strength of a signal that somebody says clearly
	saidPlainly = 0.6  // from here on a signal need not be said again

	// So many signals expected on a dimension make it one that the question is
	// about; with fewer, and no must-have, one sentence makes it or unmakes it.
	enoughSignals = 3
)

// sheet is a rubric at a level with the strength that counts for each signal,
// and the scores that follow. Change a strength with set.
type sheet struct {
	signals   []hotloop.Signal
	level     hotloop.Level
	strengths []float64 // one for each signal; 0 where nothing was observed

	on     [dimensions][]int // the signals of each dimension
	rows   [dimensions]row
	mean   hotloop.Score // overall
	exact  float64       // overall, not rounded
	placed map[hotloop.Dimension]int
}

// dimensions is how many there are.
const dimensions = 9

// newSheet takes the strongest evidence for each signal. best is the place in
// evidence of what counts for a signal, -1 for none.
func newSheet(r hotloop.Rubric, level hotloop.Level, evidence []hotloop.Evidence) (s sheet, best []int) {
	index := make(map[hotloop.SignalID]int, len(r.Signals))
	for _, sig := range r.Signals {
		if _, twice := index[sig.ID]; twice {
			continue
		}
		index[sig.ID] = len(s.signals)
		s.signals = append(s.signals, sig)
	}
	s.level = level
	s.strengths = make([]float64, len(s.signals))
	best = make([]int, len(s.signals))
	for i := range best {
		best[i] = -1
	}
	for j, e := range evidence {
		i, known := index[e.Signal]
		if !known || math.IsNaN(e.Strength) {
			continue
		}
		strength := min(max(e.Strength, -1), 1)
		if best[i] < 0 || stronger(strength, s.strengths[i]) {
			best[i], s.strengths[i] = j, strength
		}
	}
	s.fill()
	return s, best
}

// fill computes all rows from signals and strengths.
func (s *sheet) fill() {
	s.placed = make(map[hotloop.Dimension]int, dimensions)
	for place, d := range hotloop.Dimensions() {
		s.placed[d] = place
		for i, sig := range s.signals {
			if sig.Dimension == d {
				s.on[place] = append(s.on[place], i)
			}
		}
		s.rows[place] = s.weigh(place)
		s.score(place)
	}
	s.total()
}

// set changes the strength of signal i and what follows from it.
func (s *sheet) set(i int, strength float64) {
	s.strengths[i] = strength
	if place, known := s.placed[s.signals[i].Dimension]; known {
		s.score(place)
		s.total()
	}
}

// row is one dimension's row.
func (s *sheet) row(d hotloop.Dimension) row {
	place, known := s.placed[d]
	if !known {
		return row{}
	}
	return s.rows[place]
}

// stronger orders strengths: by magnitude, and of equals the favourable.
func stronger(a, b float64) bool {
	if math.Abs(a) != math.Abs(b) {
		return math.Abs(a) > math.Abs(b)
	}
	return a > b
}

// weight is a signal's weight; a rubric that was not read from a pack may leave
// it out.
func weight(s hotloop.Signal) float64 {
	if s.Weight > 0 && !math.IsInf(s.Weight, 1) {
		return s.Weight
	}
	return 1
}

// counts is what signal i adds to gain minus loss, and whether it was observed
// in a way that counts at the level.
func (s *sheet) counts(i int) (points float64, observed bool) {
	sig, strength := s.signals[i], s.strengths[i]
	switch {
	case sig.Against:
		return weight(sig) * min(strength, 0), strength < 0
	case strength > 0:
		return weight(sig) * strength, true
	case strength < 0 && sig.ExpectedAt(s.level):
		return againstCost * weight(sig) * strength, true
	}
	return 0, false
}

// row is a dimension of a sheet.
type row struct {
	heard    bool
	raw      float64 // 1 to 5, not rounded
	value    float64 // in steps of 0.1
	share    float64 // of what is expected, that was observed
	expected float64 // W: what a full gain is measured by
	standing float64 // weight of the dimension in the overall score
	thin     bool    // the question hardly looks at it: few signals are expected at the level, and no must-have
	bonus    bool    // it is thin, and nothing speaks against it
}

// weigh sets up what a row is measured by, which no strength changes.
func (s *sheet) weigh(place int) row {
	var out row
	traps, looks, must := 0.0, 0, false
	for _, i := range s.on[place] {
		sig := s.signals[i]
		if sig.Against {
			traps += weight(sig)
			continue
		}
		out.standing += weight(sig)
		if sig.ExpectedAt(s.level) {
			looks++
			must = must || sig.Must
		}
	}
	out.thin = looks < enoughSignals && !must
	out.expected = s.expected(place)
	if out.standing == 0 {
		// Only traps: nothing can be gained, so there is nothing to divide by.
		out.standing, out.expected = traps, traps
	}
	return out
}

// score scores one dimension.
func (s *sheet) score(place int) {
	r := &s.rows[place]
	r.heard, r.raw, r.value, r.share, r.bonus = false, 0, 0, 0, r.thin
	balance, seen := 0.0, 0.0
	for _, i := range s.on[place] {
		points, observed := s.counts(i)
		balance += points
		r.heard = r.heard || observed
		sig := &s.signals[i]
		if points < 0 {
			r.bonus = false
		}
		if observed && sig.ExpectedAt(s.level) {
			seen += weight(*sig)
		}
	}
	if !r.heard {
		return
	}
	r.raw = 1 + 4*min(max(balance/(mastery*r.expected), 0), 1)
	r.value = tenth(r.raw)
	r.share = min(seen/r.expected, 1)
}

// expected is W: what is expected on a dimension at the level, or at the next
// level above at which anything is.
func (s *sheet) expected(place int) float64 {
	for _, level := range hotloop.Levels() {
		if s.level.Valid() && !level.AtLeast(s.level) {
			continue
		}
		sum := 0.0
		for _, i := range s.on[place] {
			if s.signals[i].ExpectedAt(level) {
				sum += weight(s.signals[i])
			}
		}
		if sum > 0 {
			return sum
		}
	}
	return 0
}

// total is the weighted mean of the dimensions that were heard. A thin one with
// nothing against it is a bonus: it counts where it raises the mean, the best
// first, and is only shown where it would lower it.
func (s *sheet) total() {
	sum, exact, weights := 0.0, 0.0, 0.0
	add := func(r *row) {
		sum += r.value * r.standing
		exact += r.raw * r.standing
		weights += r.standing
	}
	for i := range s.rows {
		if r := &s.rows[i]; r.heard && !r.bonus {
			add(r)
		}
	}
	var counted [dimensions]bool
	for range s.rows {
		best := -1
		for i := range s.rows {
			if r := &s.rows[i]; r.heard && r.bonus && !counted[i] && (best < 0 || r.value > s.rows[best].value) {
				best = i
			}
		}
		if best < 0 || weights > 0 && s.rows[best].value*weights <= sum {
			break
		}
		counted[best] = true
		add(&s.rows[best])
	}
	s.mean, s.exact = hotloop.Score{}, 0
	if weights > 0 {
		s.mean, s.exact = hotloop.Score{Heard: true, Value: tenth(sum / weights)}, exact/weights
	}
}

// tenth rounds to steps of 0.1. The nudge lets a half that arithmetic left just
// below itself round up as it would on paper.
func tenth(x float64) float64 { return math.Floor(x*10+0.5+1e-9) / 10 }
