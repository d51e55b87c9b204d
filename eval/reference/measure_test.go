package reference

import (
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hotloop/eval/words"
)

// item is an answer with the grade that a person gave it.
type item struct {
	name, question, model, answer string
	grade                         float64
}

func items(t testing.TB, file string) []item {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var list []item
	var now item
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		kind, rest, _ := strings.Cut(line, " ")
		switch kind {
		case "":
		case "#":
			now = item{name: rest}
		case "Q:":
			now.question = rest
		case "R:":
			now.model = rest
		default:
			grade, err := strconv.ParseFloat(kind, 64)
			if err != nil {
				t.Fatalf("%s: %q is no grade", file, kind)
			}
			now.grade, now.answer = grade, rest
			list = append(list, now)
		}
	}
	return list
}

func newReader(t testing.TB) *Reader {
	t.Helper()
	w, err := words.New()
	if err != nil {
		t.Fatal(err)
	}
	return New(w)
}

// How well coverage follows the grades that people gave: the correlation over
// all answers, and how many pairs of answers to one question, a quarter of a
// grade or more apart, stand in order. docs/grading.md states the figures.
func TestCoverageFollowsTheGradesOfPeople(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		file           string
		pearson, order float64
	}{{"tuned.txt", 0.84, 0.93}, {"blind-dev.txt", 0.8, 0.92}, {"heldout.txt", 0.76, 0.84}, {"blind-test.txt", 0.5, 0.71}} {
		list := items(t, c.file)
		var got, want []float64
		miss := 0.0
		for _, it := range list {
			res, err := r.Judge(it.question, it.model, it.answer)
			if err != nil {
				t.Fatal(err)
			}
			miss += (res.Coverage - it.grade) * (res.Coverage - it.grade)
			if c.file == "tuned.txt" || c.file == "blind-dev.txt" { // the others stay unseen
				t.Logf("%-16s %.1f %.2f  %s", it.name, it.grade, res.Coverage, it.answer)
				if os.Getenv("POINTS") != "" {
					for _, p := range res.Points {
						t.Logf("        %.2f %s %.2f %q %v", p.Weight, p.Fate, p.Coverage, p.Text, p.Seen)
					}
				}
			}
			got, want = append(got, res.Coverage), append(want, it.grade)
		}
		kept, pairs := 0, 0
		for i := range list {
			for j := range list {
				if list[i].name == list[j].name && list[i].grade >= list[j].grade+0.25 {
					pairs++
					if got[i] > got[j] {
						kept++
					}
				}
			}
		}
		p, s := pearson(got, want), pearson(ranks(got), ranks(want))
		t.Logf("%s: %d answers, Pearson %.2f, Spearman %.2f, %d of %d pairs in order, root mean square error %.2f", c.file, len(list), p, s, kept, pairs, math.Sqrt(miss/float64(len(list))))
		if p < c.pearson || float64(kept) < c.order*float64(pairs) {
			t.Errorf("%s: Pearson %.2f, %d of %d pairs in order; want %.2f and %.0f %%", c.file, p, kept, pairs, c.pearson, 100*c.order)
		}
	}
}

func pearson(a, b []float64) float64 {
	ma, mb := mean(a), mean(b)
	var ab, aa, bb float64
	for i := range a {
		ab += (a[i] - ma) * (b[i] - mb)
		aa += (a[i] - ma) * (a[i] - ma)
		bb += (b[i] - mb) * (b[i] - mb)
	}
	return ab / math.Sqrt(aa*bb)
}

func mean(a []float64) float64 {
	sum := 0.0
	for _, v := range a {
		sum += v
	}
	return sum / float64(len(a))
}

// ranks gives each value its rank, equals their mean.
func ranks(a []float64) []float64 {
	sorted := slices.Sorted(slices.Values(a))
	out := make([]float64, len(a))
	for i, v := range a {
		first, _ := slices.BinarySearch(sorted, v)
		n := 0
		for first+n < len(sorted) && sorted[first+n] == v {
			n++
		}
		out[i] = float64(first) + float64(n-1)/2
	}
	return out
}
