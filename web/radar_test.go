package web

import (
	"fmt"
	"strings"
	"testing"

	"hotloop"
)

// nine makes scores; 0 stands for no signal.
func nine(values ...float64) []hotloop.DimensionScore {
	var out []hotloop.DimensionScore
	for i, d := range hotloop.Dimensions() {
		s := hotloop.DimensionScore{Dimension: d}
		if i < len(values) && values[i] > 0 {
			s.Score = hotloop.Score{Heard: true, Value: values[i]}
		}
		out = append(out, s)
	}
	return out
}

func TestARadarLeavesGapsWhereThereIsNoSignal(t *testing.T) {
	for name, c := range map[string]struct {
		scores []hotloop.DimensionScore
		runs   string
	}{
		"all":            {nine(1, 2, 3, 4, 5, 1, 2, 3, 4), "[[0 1 2 3 4 5 6 7 8 9]]"},
		"none":           {nine(), "[]"},
		"one alone":      {nine(0, 0, 3), "[]"},
		"across the top": {nine(3, 3, 0, 0, 0, 0, 0, 0, 3), "[[8 9 10]]"},
		"two stretches":  {nine(0, 1, 1, 0, 0, 2, 2, 2, 0), "[[10 11] [14 15 16]]"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := fmt.Sprint(radarRuns(c.scores)); got != c.runs {
				t.Errorf("got %s, want %s", got, c.runs)
			}
		})
	}
	v := newRadar(nine(0, 4, 0, 2), nine(1))
	if !strings.Contains(v.Label, "Correctness no signal (before: 1.0), Complexity 4.0 (before: no signal)") {
		t.Errorf("label %q", v.Label)
	}
	if len(v.Takes) != 2 || len(v.Takes[1].Dots) != 2 || len(v.Takes[1].Lines) != 0 || !v.Takes[0].Then {
		t.Errorf("takes %+v", v.Takes)
	}
}
