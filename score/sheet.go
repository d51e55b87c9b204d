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
)

// sheet is a rubric at a level with the strength that counts for each signal:
// everything that the score of one answer depends on.
type sheet struct {
	signals   []hotloop.Signal
	level     hotloop.Level
	strengths []float64 // one for each signal; 0 where nothing was observed
}

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
	return s, best
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
func (s sheet) counts(i int) (points float64, observed bool) {
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
}

// row scores one dimension.
func (s sheet) row(d hotloop.Dimension) row {
	var out row
	balance, seen, traps := 0.0, 0.0, 0.0
	for i, sig := range s.signals {
		if sig.Dimension != d {
			continue
		}
		points, observed := s.counts(i)
		balance += points
		out.heard = out.heard || observed
		if sig.Against {
			traps += weight(sig)
			continue
		}
		out.standing += weight(sig)
		if observed && sig.ExpectedAt(s.level) {
			seen += weight(sig)
		}
	}
	out.expected = s.expected(d)
	if out.standing == 0 {
		// Only traps: nothing can be gained, so there is nothing to divide by.
		out.standing, out.expected = traps, traps
	}
	if !out.heard {
		return row{standing: out.standing, expected: out.expected}
	}
	out.raw = 1 + 4*min(max(balance/(mastery*out.expected), 0), 1)
	out.value = tenth(out.raw)
	out.share = min(seen/out.expected, 1)
	return out
}

// expected is W: what is expected on a dimension at the level, or at the next
// level above at which anything is.
func (s sheet) expected(d hotloop.Dimension) float64 {
	for _, level := range hotloop.Levels() {
		if s.level.Valid() && !level.AtLeast(s.level) {
			continue
		}
		sum := 0.0
		for _, sig := range s.signals {
			if sig.Dimension == d && sig.ExpectedAt(level) {
				sum += weight(sig)
			}
		}
		if sum > 0 {
			return sum
		}
	}
	return 0
}

// overall is the weighted mean of the dimensions that were heard, rounded and
// not.
func (s sheet) overall() (score hotloop.Score, raw float64) {
	sum, exact, weights := 0.0, 0.0, 0.0
	for _, d := range hotloop.Dimensions() {
		if r := s.row(d); r.heard {
			sum += r.value * r.standing
			exact += r.raw * r.standing
			weights += r.standing
		}
	}
	if weights == 0 {
		return hotloop.Score{}, 0
	}
	return hotloop.Score{Heard: true, Value: tenth(sum / weights)}, exact / weights
}

// tenth rounds to steps of 0.1. The nudge lets a half that arithmetic left just
// below itself round up as it would on paper.
func tenth(x float64) float64 { return math.Floor(x*10+0.5+1e-9) / 10 }
