package web

import (
	"fmt"
	"math"
	"strings"

	"hotloop"
)

// The radar's geometry, in the units of its viewBox.
const (
	radarWidth, radarHeight = 440.0, 340.0
	radarX, radarY          = 220.0, 172.0
	radarRadius             = 118.0
)

// radarView is a radar of the nine dimensions, ready to be drawn. Dimensions
// without a signal are gaps: no line leads to them and none crosses them.
type radarView struct {
	Label string // the picture in words
	Rings []string
	Axes  []radarAxis
	Takes []radarTake // the earlier one first
}

type radarAxis struct {
	Dimension      hotloop.Dimension
	X, Y           string // the outer end of the spoke
	LabelX, LabelY string
	Anchor         string
	Heard          bool // in the latest take
	Text           string
}

type radarTake struct {
	Then  bool
	Areas []string // closed from the centre
	Lines []string
	Dots  []radarDot
}

type radarDot struct {
	Dimension hotloop.Dimension
	X, Y      string
	Title     string
}

// newRadar draws the latest scores, over those of an earlier take if given.
func newRadar(now, then []hotloop.DimensionScore) radarView {
	v := radarView{Label: radarLabel(now, then)}
	names := hotloop.Dimensions()
	for ring := 1; ring <= 5; ring++ {
		var points []string
		for i := range names {
			points = append(points, radarPoint(i, float64(ring)))
		}
		v.Rings = append(v.Rings, strings.Join(points, " "))
	}
	for i, d := range names {
		x, y := radarAt(i, 5)
		lx, ly := radarAt(i, 5.55)
		s, heard := scoreOf(now, d)
		v.Axes = append(v.Axes, radarAxis{
			Dimension: d, X: coord(x), Y: coord(y), LabelX: coord(lx), LabelY: coord(ly + 4), Anchor: radarAnchor(lx), Heard: heard, Text: scoreText(s, heard),
		})
	}
	if len(then) > 0 {
		v.Takes = append(v.Takes, newRadarTake(then, true))
	}
	v.Takes = append(v.Takes, newRadarTake(now, false))
	return v
}

func newRadarTake(scores []hotloop.DimensionScore, then bool) radarTake {
	t := radarTake{Then: then}
	names := hotloop.Dimensions()
	for i, d := range names {
		if s, heard := scoreOf(scores, d); heard {
			x, y := radarAt(i, s)
			t.Dots = append(t.Dots, radarDot{Dimension: d, X: coord(x), Y: coord(y), Title: fmt.Sprintf("%s %.1f", d, s)})
		}
	}
	for _, run := range radarRuns(scores) {
		var points []string
		for _, i := range run {
			s, _ := scoreOf(scores, names[i%len(names)])
			points = append(points, radarPoint(i, s))
		}
		t.Lines = append(t.Lines, strings.Join(points, " "))
		if len(run) <= len(names) {
			points = append(points, coord(radarX)+","+coord(radarY))
		}
		t.Areas = append(t.Areas, strings.Join(points, " "))
	}
	return t
}

// radarRuns lists the stretches of neighbouring dimensions that were heard, two
// or more long, as places around the circle. When all nine were heard the one
// stretch ends where it began.
func radarRuns(scores []hotloop.DimensionScore) [][]int {
	names := hotloop.Dimensions()
	n := len(names)
	heard := make([]bool, n)
	gap := -1
	for i, d := range names {
		if _, heard[i] = scoreOf(scores, d); !heard[i] {
			gap = i
		}
	}
	if gap < 0 {
		all := make([]int, n+1)
		for i := range all {
			all[i] = i
		}
		return [][]int{all}
	}
	var runs [][]int
	var run []int
	for step := 1; step <= n; step++ { // from the gap once around to itself
		if i := gap + step; heard[i%n] {
			run = append(run, i)
			continue
		}
		if len(run) > 1 {
			runs = append(runs, run)
		}
		run = nil
	}
	return runs
}

func scoreOf(scores []hotloop.DimensionScore, d hotloop.Dimension) (float64, bool) {
	for _, s := range scores {
		if s.Dimension == d && s.Heard {
			return s.Value, true
		}
	}
	return 0, false
}

func radarAt(i int, score float64) (x, y float64) {
	angle := 2*math.Pi*float64(i)/float64(len(hotloop.Dimensions())) - math.Pi/2
	r := radarRadius * score / 5
	return radarX + r*math.Cos(angle), radarY + r*math.Sin(angle)
}

func radarPoint(i int, score float64) string {
	x, y := radarAt(i, score)
	return coord(x) + "," + coord(y)
}

func radarAnchor(x float64) string {
	switch {
	case x > radarX+10:
		return "start"
	case x < radarX-10:
		return "end"
	}
	return "middle"
}

func coord(v float64) string { return fmt.Sprintf("%.1f", v) }

func scoreText(v float64, heard bool) string {
	if !heard {
		return "no signal"
	}
	return fmt.Sprintf("%.1f", v)
}

// radarLabel is the picture in words: the table beside it says the same.
func radarLabel(now, then []hotloop.DimensionScore) string {
	var parts []string
	for _, d := range hotloop.Dimensions() {
		s, heard := scoreOf(now, d)
		part := fmt.Sprintf("%s %s", d, scoreText(s, heard))
		if was, wasHeard := scoreOf(then, d); len(then) > 0 && (wasHeard != heard || was != s) {
			part += fmt.Sprintf(" (before: %s)", scoreText(was, wasHeard))
		}
		parts = append(parts, part)
	}
	return "Radar of nine dimensions from 1 to 5. " + strings.Join(parts, ", ") + "."
}
