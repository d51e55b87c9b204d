package problem

import (
	"time"
)

// Verdict is how a submission ended, on one case or as a whole.
type Verdict string

// The verdicts. The formats know four; memory, output and processes beyond
// their limits count as a runtime error there.
const (
	Accepted     Verdict = "accepted"
	WrongAnswer  Verdict = "wrong answer"
	TimeLimit    Verdict = "time limit"
	RuntimeError Verdict = "runtime error"
	MemoryLimit  Verdict = "memory limit"
	OutputLimit  Verdict = "output limit"
	CompileError Verdict = "compile error"
	JudgeError   Verdict = "judge error" // no verdict was reached
)

// code is the verdict as the formats write it.
func (v Verdict) code() string {
	switch v {
	case Accepted:
		return "AC"
	case WrongAnswer:
		return "WA"
	case TimeLimit:
		return "TLE"
	case RuntimeError, MemoryLimit, OutputLimit:
		return "RTE"
	case CompileError:
		return "CE"
	}
	return "JE"
}

// CaseResult is what was seen of one submission on one case.
type CaseResult struct {
	Case    string        // the case's name
	Verdict Verdict       // never CompileError
	Reason  string        // one plain sentence; "" for accepted
	CPU     time.Duration // the slowest pass
	Wall    time.Duration
	Memory  int64 // peak bytes
	Score   *float64
	Message string // what the validator has to say to judges
	Team    string // what it has to say to the author of the submission
	Stderr  string // the ends of what the submission wrote there

	scoreFile, multiplier *float64
	source                bool // a static validation, which is no case
}

// SubmissionResult is what was seen of one submission.
type SubmissionResult struct {
	Name      string // path below submissions: "accepted/greedy.py"
	Folder    string
	Language  string // as toolchain names it
	Toolchain string
	Expected  string // in words
	Verdict   Verdict
	Reason    string // one plain sentence: why this verdict; "" for accepted
	Same      bool   // it ended as expected
	Differs   string // one plain sentence: what differs from the expectation; "" if nothing does
	Score     *float64
	Slowest   time.Duration // processor time of the slowest case
	SlowCase  string
	First     string // the first case that was not accepted
	Cases     []CaseResult
	Groups    []GroupResult // scoring problems
	Compiler  string        // what the compiler said, if it did not compile
	Isolation string
}

// GroupResult is what a group of cases amounts to.
type GroupResult struct {
	Group   string
	Verdict Verdict
	Score   float64
}

// Report is what was seen of a package.
type Report struct {
	Package     string // as the user called it
	Name        string
	Format      Format
	Kind        string // "pass-fail", "scoring, interactive"
	Isolation   string
	TimeLimit   time.Duration // of processor time
	TimeFrom    string        // "given in problem.yaml", "5 times the slowest accepted submission, accepted/a.py"
	Cases       int
	Inputs      []InputResult // inputs that are not as they should be
	InputsRun   int           // runs of input validators
	Submissions []SubmissionResult
	Notes       []string // what a reader should know
	Unseen      []string // what could not be observed, each with its remedy
}

// InputResult is an input or output of the package that a validator did not
// take as it should.
type InputResult struct {
	Case      string
	Validator string
	Says      string
}

// Matches counts the submissions that ended as expected.
func (r Report) Matches() int {
	n := 0
	for _, s := range r.Submissions {
		if s.Same {
			n++
		}
	}
	return n
}

// Observed reports whether everything could be observed.
func (r Report) Observed() bool {
	for _, s := range r.Submissions {
		if s.Verdict == JudgeError {
			return false
		}
	}
	return len(r.Unseen) == 0
}
