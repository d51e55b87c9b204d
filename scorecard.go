package hotloop

// Scorecard is what the evidence about one answer amounts to at a level.
type Scorecard struct {
	Answer     AnswerID         `json:"answer"`
	Question   QuestionID       `json:"question"`
	Level      Level            `json:"level"`
	Dimensions []DimensionScore `json:"dimensions"` // all nine, in order
	Overall    Score            `json:"overall"`
	Evidence   []Evidence       `json:"evidence"`
}

// Score is a number from 1.0 to 5.0 in steps of 0.1, or no signal.
type Score struct {
	Heard bool    `json:"heard"` // false: no signal, and Value is 0
	Value float64 `json:"value"`
}

// DimensionScore is one row of a scorecard.
type DimensionScore struct {
	Dimension Dimension `json:"dimension"`
	Score
	// Weight is the share of what the rubric expects on this dimension that
	// was observed, for or against, from 0 to 1: how much the score rests on.
	Weight float64 `json:"weight"`
	// Rests lists the evidence that counted, as places in Scorecard.Evidence,
	// the weightiest first.
	Rests []int `json:"rests"`
}

// Feedback is a scorecard told to the candidate: at most five sentences, each
// standing on evidence, and the outline of the same answer a level up.
type Feedback struct {
	Worked  []Remark `json:"worked"`  // what earned most, two at most
	Lacking []Remark `json:"lacking"` // what cost most, two at most
	// Raise is the one change that would raise the answer most, nil when
	// nothing would.
	Raise *Raise `json:"raise,omitempty"`
	// Outline is what the answer would show at Next, in the rubric's order.
	Next    Level  `json:"next"`
	Outline []Step `json:"outline"`
}

// Remark is a sentence with the place in Scorecard.Evidence that it stands on.
type Remark struct {
	Says     string `json:"says"`
	Evidence int    `json:"evidence"`
}

// Raise is a change with what it would do to its dimension, by re-scoring.
type Raise struct {
	Says      string    `json:"says"`
	Signal    SignalID  `json:"signal"`
	Dimension Dimension `json:"dimension"`
	From      Score     `json:"from"`
	To        float64   `json:"to"`
}

// Step is one thing that an answer shows, or would have to.
type Step struct {
	Shown bool   `json:"shown"`
	Says  string `json:"says"`
}

// Inclination is an interviewer's vote.
type Inclination string

// The inclinations, worst first.
const (
	StrongNo  Inclination = "strong no"
	No        Inclination = "no"
	Yes       Inclination = "yes"
	StrongYes Inclination = "strong yes"
	NoVote    Inclination = "no vote" // the round was not held, or showed nothing
)

// Debrief ends a loop: every interviewer's inclination and the keeper test.
type Debrief struct {
	Loop       LoopID           `json:"loop"`
	Level      Level            `json:"level"`
	Verdict    Inclination      `json:"verdict"`
	Line       string           `json:"line"`   // the verdict in one line
	Reason     string           `json:"reason"` // the reason in one paragraph, direct and kind
	Keeper     Keeper           `json:"keeper"`
	Interviews []Interview      `json:"interviews"`
	Dimensions []DimensionScore `json:"dimensions"`        // over the whole loop; Rests is empty
	Next       []NextStep       `json:"next"`              // three at most
	Reapply    *Reapply         `json:"reapply,omitempty"` // set when the verdict is a no
}

// Keeper is the keeper test: would they fight to keep this person?
type Keeper struct {
	Fight bool     `json:"fight"`
	Why   string   `json:"why"`
	Flips []string `json:"flips"` // what would turn it round, each computed by re-scoring
}

// Interview is one interviewer's card in a debrief.
type Interview struct {
	Round       int         `json:"round"`
	Kind        RoundKind   `json:"kind"`
	Voice       string      `json:"voice"`
	Inclination Inclination `json:"inclination"`
	Overall     Score       `json:"overall"`
	Says        string      `json:"says"`    // as an interviewer would write it to a committee
	Reasons     []Reason    `json:"reasons"` // each stands on evidence
	// Asked is what the candidate's own questions at the end of the round showed,
	// nil if they were not invited or said nothing. It moves no vote.
	Asked *Asked `json:"asked,omitempty"`
}

// Asked is what an interviewer writes about the candidate's own questions. Its
// evidence quotes turns of Answer, which holds the end of the round alone.
type Asked struct {
	Says     string     `json:"says"`
	Evidence []Evidence `json:"evidence"`
	Answer   Answer     `json:"answer"`
}

// Reason is a sentence with the evidence it stands on.
type Reason struct {
	Says     string   `json:"says"`
	For      bool     `json:"for"`
	Answer   AnswerID `json:"answer"`
	Evidence Evidence `json:"evidence"`
}

// NextStep is a thing to do next with the question that trains it.
type NextStep struct {
	Says     string     `json:"says"`
	Question QuestionID `json:"question"`
	Why      string     `json:"why"`
}

// Reapply is the date from which another application is said to be welcome.
type Reapply struct {
	From   string `json:"from"` // YYYY-MM-DD
	Source Source `json:"source"`
}
