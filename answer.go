package hotloop

import (
	"fmt"
	"strings"
)

// AnswerID names an answer: the loop, the round's index and the question's
// place in it, "LOOP/2/0".
type AnswerID string

// NewAnswerID composes an AnswerID.
func NewAnswerID(loop LoopID, round, place int) AnswerID {
	return AnswerID(fmt.Sprintf("%s/%d/%d", loop, round, place))
}

// Parts takes an AnswerID apart: the loop, the round's index and the question's
// place in it. The latter are -1 in a name that NewAnswerID did not make.
func (id AnswerID) Parts() (loop LoopID, round, place int) {
	name, rest, _ := strings.Cut(string(id), "/")
	if n, err := fmt.Sscanf(rest, "%d/%d", &round, &place); n != 2 || err != nil {
		return LoopID(name), -1, -1
	}
	return LoopID(name), round, place
}

// Answer is all that the candidate gave to one question: a projection of
// Events. Evaluators see nothing else.
type Answer struct {
	ID       AnswerID   `json:"id"`
	Question QuestionID `json:"question"`
	Level    Level      `json:"level"`
	Round    RoundKind  `json:"round"`
	Turns    []Turn     `json:"turns"`
	Code     []Revision `json:"code,omitempty"`
	Runs     []Run      `json:"runs,omitempty"`
	Hints    int        `json:"hints,omitempty"` // how many hints were asked for
	// Spent and Planned are milliseconds of the round's clock.
	Spent   int64 `json:"spent"`
	Planned int64 `json:"planned"`
	// Part is the last part that was opened, "" for a question without parts.
	Part string `json:"part,omitempty"`
	// Done is false while the round still goes on.
	Done bool `json:"done"`
	// Earlier is what the candidate said in earlier answers of the loop, a text
	// an answer, oldest first; set for evaluators alone, so that they can hold
	// one answer against another. Quotes never name it.
	Earlier []string `json:"earlier,omitempty"`
}

// Speaker is a side of the conversation.
type Speaker string

// The two sides.
const (
	Interviewer Speaker = "interviewer"
	Candidate   Speaker = "candidate"
)

// Turn is one message of the exchange. Turns are numbered by their place in
// Answer.Turns, from 0; that number is what a Quote names.
type Turn struct {
	Speaker Speaker  `json:"speaker"`
	Text    string   `json:"text"`
	Clock   int64    `json:"clock"` // of the round, milliseconds
	Part    string   `json:"part,omitempty"`
	Move    MoveKind `json:"move,omitempty"` // the interviewer's
	Signal  SignalID `json:"signal,omitempty"`
	Scene   bool     `json:"scene,omitempty"` // said within a role-play, see Roleplay
}

// Revision is a saved state of the candidate's program, oldest first.
type Revision struct {
	CodeDraft
	Clock int64 `json:"clock"`
}

// Said returns the candidate's turns with their numbers, in order.
func (a Answer) Said(yield func(turn int, text string) bool) {
	for i, t := range a.Turns {
		if t.Speaker == Candidate && !yield(i, t.Text) {
			return
		}
	}
}

// Earlier is what the candidate said in those of some answers that are complete,
// a text an answer: what the answer after them is held against.
func Earlier(answers []Answer) []string {
	var texts []string
	for _, a := range answers {
		if !a.Done {
			continue
		}
		var b strings.Builder
		for _, text := range a.Said {
			b.WriteString(text)
			b.WriteString("\n\n")
		}
		texts = append(texts, b.String())
	}
	return texts
}

// Run returns the run of that name.
func (a Answer) Run(id RunID) (Run, bool) {
	for _, r := range a.Runs {
		if r.ID == id {
			return r, true
		}
	}
	return Run{}, false
}

// RunID names a run within an answer: "run-1".
type RunID string

// RunPurpose says what a program was run for.
type RunPurpose string

// The purposes.
const (
	RunVisible RunPurpose = "visible" // the tests that are shown
	RunSubmit  RunPurpose = "submit"  // visible and hidden tests: this counts
	RunCustom  RunPurpose = "custom"  // the candidate's own input
)

// Run is the record of one run of the candidate's program: measured once,
// read ever after.
type Run struct {
	ID        RunID      `json:"id"`
	Purpose   RunPurpose `json:"purpose"`
	Part      string     `json:"part,omitempty"`
	Language  string     `json:"language"`
	Source    string     `json:"source"`              // the program that ran, whole
	Toolchain string     `json:"toolchain,omitempty"` // "python3 3.11.7"
	Isolation string     `json:"isolation"`           // what confined it, in words
	Compile   Compile    `json:"compile"`
	Cases     []Case     `json:"cases,omitempty"`
	Clock     int64      `json:"clock"` // of the round, milliseconds
	Metrics   []Metric   `json:"metrics,omitempty"`
}

// Compile is what the compiler said; for an interpreted language, what its
// syntax check said.
type Compile struct {
	OK     bool    `json:"ok"`
	Output string  `json:"output,omitempty"`
	Millis float64 `json:"millis"`
}

// Verdict is how one case ended.
type Verdict string

// The verdicts.
const (
	Accepted     Verdict = "accepted"
	WrongAnswer  Verdict = "wrong answer"
	RuntimeError Verdict = "runtime error"
	TimeLimit    Verdict = "time limit"
	MemoryLimit  Verdict = "memory limit"
	OutputLimit  Verdict = "output limit"
	NotRun       Verdict = "not run"
)

// Case is one test of a run.
type Case struct {
	Name     string  `json:"name"`
	Part     string  `json:"part,omitempty"`
	Hidden   bool    `json:"hidden,omitempty"`
	Verdict  Verdict `json:"verdict"`
	Input    string  `json:"input,omitempty"` // as the page shows it
	Expected string  `json:"expected,omitempty"`
	Got      string  `json:"got,omitempty"`
	Says     string  `json:"says,omitempty"`   // one plain sentence: what went wrong where
	Stdout   string  `json:"stdout,omitempty"` // what the program printed itself
	Stderr   string  `json:"stderr,omitempty"` // its last lines
	Millis   float64 `json:"millis"`           // wall time of the case
	MemoryKB int64   `json:"memory_kb,omitempty"`
	Why      string  `json:"why,omitempty"` // what the case looks for
}

// Metric is a number taken from a run.
type Metric struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"` // "1" for a plain count
}

// Metric returns the metric of that name.
func (r Run) Metric(name string) (Metric, bool) {
	for _, m := range r.Metrics {
		if m.Name == name {
			return m, true
		}
	}
	return Metric{}, false
}
