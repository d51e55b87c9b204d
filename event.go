package hotloop

import "time"

// EventKind says what happened.
type EventKind string

// The kinds of events. In brackets: the fields of Event they fill besides Seq,
// At, Clock, Round and Kind.
const (
	EventLoopStarted  EventKind = "loop-started"  // [Plan] always Seq 1, Round -1
	EventRoundStarted EventKind = "round-started" // []
	EventMoved        EventKind = "moved"         // [Move, Question] the interviewer said something
	EventSaid         EventKind = "said"          // [Text, Question, Key] the candidate said something
	EventDrafted      EventKind = "drafted"       // [Text, Question] what stands in the composing box, unsent
	EventNoted        EventKind = "noted"         // [Text] the candidate's private notes of the round
	EventCodeSaved    EventKind = "code-saved"    // [Code, Question]
	EventCodeRun      EventKind = "code-run"      // [Run, Question]
	EventHintAsked    EventKind = "hint-asked"    // [Question]
	EventPaused       EventKind = "paused"        // [] the clock stands still from here
	EventResumed      EventKind = "resumed"       // []
	EventTicked       EventKind = "ticked"        // [] the clock was here; written while nothing else happens
	EventTimeUp       EventKind = "time-up"       // []
	EventAnswered     EventKind = "answered"      // [Question] the answer to Question is complete
	EventRoundEnded   EventKind = "round-ended"   // []
	EventLoopEnded    EventKind = "loop-ended"    // []
)

// Event is one thing that happened in a loop. Events are append-only; whatever
// the pages show is derived from them.
type Event struct {
	// Seq counts the events of a loop from 1 without gaps.
	Seq int64 `json:"seq"`
	// At is the wall clock when it happened, for people; nothing is computed
	// from it, so a clock that was set back does no harm.
	At time.Time `json:"at"`
	// Clock is how long the round had run, pauses left out, in milliseconds.
	Clock int64 `json:"clock"`
	// Round is the index of the round in the plan, -1 outside rounds.
	Round    int        `json:"round"`
	Kind     EventKind  `json:"kind"`
	Question QuestionID `json:"question,omitempty"`
	// Key makes sending the same thing twice harmless: of two events with one
	// non-empty key only the first counts.
	Key  string     `json:"key,omitempty"`
	Text string     `json:"text,omitempty"`
	Plan *LoopPlan  `json:"plan,omitempty"`
	Move *Move      `json:"move,omitempty"`
	Code *CodeDraft `json:"code,omitempty"`
	Run  *Run       `json:"run,omitempty"`
}

// MoveKind says what the interviewer is doing when they speak.
type MoveKind string

// The interviewer's moves.
const (
	MoveGreet     MoveKind = "greet"     // opens a round
	MoveAsk       MoveKind = "ask"       // asks a question or its next part
	MoveListen    MoveKind = "listen"    // shows attention, asks nothing
	MoveFact      MoveKind = "fact"      // answers a clarifying question from the facts
	MoveAssume    MoveKind = "assume"    // "your call, state your assumption"
	MoveProbe     MoveKind = "probe"     // asks for what is missing
	MoveChallenge MoveKind = "challenge" // presses a trap or a vague claim
	MoveReact     MoveKind = "react"     // reacts to how a challenge or a run went
	MoveHint      MoveKind = "hint"
	MoveNudge     MoveKind = "nudge"  // after a long silence
	MoveTime      MoveKind = "time"   // says how much time is left, or that it is up
	MoveWrap      MoveKind = "wrap"   // closes a question
	MoveInvite    MoveKind = "invite" // invites the candidate's own questions
	MoveReply     MoveKind = "reply"  // answers one of those
	MoveClose     MoveKind = "close"  // ends the round
)

// Move is one thing the interviewer says.
type Move struct {
	Kind   MoveKind `json:"kind"`
	Says   string   `json:"says"`
	Signal SignalID `json:"signal,omitempty"` // what a probe or challenge is after
	Part   string   `json:"part,omitempty"`   // the part that an ask opens
	Ref    string   `json:"ref,omitempty"`    // the fact or hint that was given
}

// CodeDraft is one saved revision of a program.
type CodeDraft struct {
	Part     string `json:"part,omitempty"`
	Language string `json:"language"`
	Text     string `json:"text"`
}
