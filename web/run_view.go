package web

import (
	"fmt"

	"hotloop"
)

// runView is a run as pages show it.
type runView struct {
	hotloop.Run
	Number         int
	Passed, Total  int
	HiddenPassed   int
	HiddenTotal    int
	PurposeInWords string
}

func newRunView(r hotloop.Run) runView {
	v := runView{Run: r, PurposeInWords: purposeText(r.Purpose)}
	for _, c := range r.Cases {
		ok := c.Verdict == hotloop.Accepted
		if c.Hidden {
			v.HiddenTotal++
			if ok {
				v.HiddenPassed++
			}
			continue
		}
		v.Total++
		if ok {
			v.Passed++
		}
	}
	return v
}

// Summary is the run in one line: "4 of 6 tests, 9 of 14 hidden".
func (v runView) Summary() string {
	if !v.Compile.OK {
		return "did not compile"
	}
	if v.Purpose == hotloop.RunCustom {
		return "ran on your input"
	}
	s := fmt.Sprintf("%d of %d shown tests pass", v.Passed, v.Total)
	if v.HiddenTotal > 0 {
		s += fmt.Sprintf(", %d of %d hidden", v.HiddenPassed, v.HiddenTotal)
	}
	return s
}

func purposeText(p hotloop.RunPurpose) string {
	switch p {
	case hotloop.RunSubmit:
		return "Submitted"
	case hotloop.RunCustom:
		return "Own input"
	}
	return "Run"
}
