package web

import (
	"fmt"
	"strings"

	"hotloop"
	"hotloop/coach"
)

// The small chart's geometry, in the units of its viewBox (240 by 96). All nine
// share it, so that they can be compared by eye.
const (
	chartLeft, chartRight = 22.0, 230.0
	chartTop, chartBottom = 10.0, 80.0
)

// chartView is one dimension over time.
type chartView struct {
	Dimension hotloop.Dimension
	Standing  hotloop.Score
	Change    float64
	Points    int
	Label     string
	Grid      []chartGrid
	Line      string
	Dots      []chartDot
}

type chartGrid struct{ Y, Text string }

type chartDot struct {
	X, Y, Title string
	Now         bool
}

// newChart draws one dimension. Attempts are spaced evenly: what matters is
// their order, and two on one evening would otherwise be one dot.
func newChart(d coach.DimensionProgress) chartView {
	v := chartView{Dimension: d.Dimension, Standing: d.Standing, Change: d.Change, Points: len(d.Points)}
	for _, score := range []float64{1, 3, 5} {
		v.Grid = append(v.Grid, chartGrid{Y: coord(chartY(score)), Text: fmt.Sprintf("%.0f", score)})
	}
	var line, said []string
	for i, p := range d.Points {
		x := chartX(i, len(d.Points))
		line = append(line, coord(x)+","+coord(chartY(p.Score)))
		v.Dots = append(v.Dots, chartDot{
			X: coord(x), Y: coord(chartY(p.Score)), Now: i == len(d.Points)-1,
			Title: fmt.Sprintf("%.1f · %s · %s", p.Score, p.At.Local().Format("2 Jan"), p.Title),
		})
		said = append(said, fmt.Sprintf("%.1f", p.Score))
	}
	v.Line = strings.Join(line, " ")
	v.Label = fmt.Sprintf("%s: no signal yet", d.Dimension)
	if len(said) > 0 {
		v.Label = fmt.Sprintf("%s over %s, oldest first: %s", d.Dimension, counted(len(said), "answer"), strings.Join(said[max(0, len(said)-12):], ", "))
	}
	return v
}

func chartX(i, n int) float64 {
	if n < 2 {
		return (chartLeft + chartRight) / 2
	}
	return chartLeft + (chartRight-chartLeft)*float64(i)/float64(n-1)
}

func chartY(score float64) float64 {
	return chartBottom - (chartBottom-chartTop)*(score-1)/4
}
