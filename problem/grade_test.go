package problem

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func anyGrades(t *rapid.T) []grade {
	verdicts := []Verdict{Accepted, WrongAnswer, TimeLimit, RuntimeError, MemoryLimit, OutputLimit}
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) grade {
		return grade{rapid.SampledFrom(verdicts).Draw(t, "verdict"), float64(rapid.IntRange(-5, 100).Draw(t, "score"))}
	}), 1, 8).Draw(t, "grades")
}

func graded(t *rapid.T, grades []grade, flags ...string) grade {
	s := &sitting{j: &judge{pkg: &Package{}}, sub: &Submission{}}
	g, err := s.aggregate(t.Context(), &Group{set: settings{flags: flags}}, grades)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestTheDefaultGrader(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grades := anyGrades(t)
		all, any := true, false
		for _, g := range grades {
			all, any = all && g.verdict == Accepted, any || g.verdict == Accepted
		}
		worst, first := graded(t, grades).verdict, graded(t, grades, "first_error").verdict
		if (worst == Accepted) != all || (first == Accepted) != all {
			t.Fatalf("%v: worst %s, first %s", grades, worst, first)
		}
		if v := graded(t, grades, "always_accept").verdict; v != Accepted {
			t.Fatalf("always_accept: %s", v)
		}
		if v := graded(t, grades, "accept_if_any_accepted").verdict; (v == Accepted) != any {
			t.Fatalf("accept_if_any_accepted: %s of %v", v, grades)
		}
		low, high := graded(t, grades, "min").score, graded(t, grades, "max").score
		sum, avg := graded(t, grades, "sum").score, graded(t, grades, "avg").score
		if low > avg+1e-9 || avg > high+1e-9 || math.Abs(sum-avg*float64(len(grades))) > 1e-6 {
			t.Fatalf("min %v avg %v max %v sum %v", low, avg, high, sum)
		}
		slices.Reverse(grades)
		if v := graded(t, grades).verdict; v != worst {
			t.Fatalf("the order matters to worst_error: %s and %s", worst, v)
		}
		if last := graded(t, grades, "sum", "min"); last.score != low {
			t.Fatalf("the last of two modes counts: %v", last.score)
		}
	})
}

func TestTheWorstErrorIsInTheOrderOfTheFormat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grades := []grade{{WrongAnswer, 0}, {OutputLimit, 0}, {TimeLimit, 0}, {MemoryLimit, 0}, {RuntimeError, 0}}
		for i := range grades {
			if v := graded(t, grades[:i+1]).verdict; v != grades[i].verdict {
				t.Fatalf("the worst of %v is %s", grades[:i+1], v)
			}
		}
	})
}

func TestScoresOf2025(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cases := rapid.IntRange(1, 10).Draw(t, "cases")
		most := float64(rapid.IntRange(1, 100).Draw(t, "most"))
		how := rapid.SampledFrom([]string{"sum", "min", "pass-fail"}).Draw(t, "how")
		g := &Group{Name: "secret/g", set: settings{aggregation: how, most: most}}
		s := &sitting{j: &judge{pkg: &Package{Info: Info{Scoring: true}}}}
		out, scores, all := grade{verdict: Accepted}, []float64{}, true
		for range cases {
			r := CaseResult{Verdict: Accepted}
			if all = rapid.Bool().Draw(t, "accepted") && all; !all {
				r.Verdict = WrongAnswer
			}
			if how != "pass-fail" && r.Verdict == Accepted && rapid.Bool().Draw(t, "in part") {
				m := rapid.Float64Range(0, 1).Draw(t, "multiplier")
				r.multiplier = &m
			}
			s.score(g, &r, caseShare(g, cases))
			if r.Verdict == JudgeError {
				t.Fatal(r.Reason)
			}
			one := 0.0
			if r.Score != nil {
				one = *r.Score
			}
			scores = append(scores, one)
			if r.Verdict != Accepted {
				out.verdict = r.Verdict
			}
		}
		s.groupScore(g, &out, scores)
		if out.score < 0 || out.score > most*(1+1e-9) || s.fault != "" {
			t.Fatalf("%v of %v: %s", out.score, most, s.fault)
		}
		if !all && how != "sum" && out.score != 0 {
			t.Fatalf("%s gives %v though a case failed", how, out.score)
		}
	})
}

func TestPatternsOfSubmissions(t *testing.T) {
	for _, tt := range []struct {
		pattern, name string
		want          bool
	}{
		{"accepted", "accepted/a.py", true},
		{"accepted/*", "accepted/a.py", true},
		{"accepted/*.py", "accepted/a.cpp", false},
		{"*/a.py", "mixed/a.py", true},
		{"*", "mixed/a.py", true},
		{"a.py", "mixed/a.py", false},
		{"mixed/{a,b}.{py,cpp}", "mixed/b.cpp", true},
		{"mixed/{a,b}.{py,cpp}", "mixed/c.cpp", false},
		{"secret/*-easy", "secret/01-easy", true},
		{"secret/group*", "secret/group2/01", true},
		{"secret/*/01", "secret/01", false},
		{"secret/a*b*c", "secret/aXbYc", true},
		{"secret/a*b*c", "secret/aXbYcZ", false},
		{"secret/{group1,group2}/*", "secret/group2/x", true},
		{"[ab].py", "a.py", false},
	} {
		if got := matches(tt.pattern, tt.name); got != tt.want {
			t.Errorf("%q and %q: %v", tt.pattern, tt.name, got)
		}
	}
}
