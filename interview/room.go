package interview

import "hotloop"

// State is where a loop stands.
type State string

// The states, in the order in which a loop runs through them.
const (
	StateLobby  State = "lobby"  // the next round has not been started yet
	StateRound  State = "round"  // a round goes on
	StatePaused State = "paused" // its clock stands still
	StateOver   State = "over"   // the loop has ended
)

// Action is something the candidate may do next.
type Action string

// The actions.
const (
	ActStart  Action = "start" // start the next round
	ActSay    Action = "say"
	ActRun    Action = "run"    // visible tests or own input
	ActSubmit Action = "submit" // all tests
	ActHint   Action = "hint"
	ActPause  Action = "pause"
	ActResume Action = "resume"
	ActFinish Action = "finish" // this answer (or part) is complete: go on
	ActEnd    Action = "end"    // end the round
	ActLeave  Action = "leave"  // end the loop here
)

// Room is what the candidate sees of a loop at one moment: derived from its
// events, complete in itself, safe to show (hidden tests are blanked).
type Room struct {
	Loop    hotloop.LoopID `json:"loop"`
	Title   string         `json:"title"`
	Level   hotloop.Level  `json:"level"`
	Mode    hotloop.Mode   `json:"mode"`
	Seq     int64          `json:"seq"` // of the last event that it shows
	State   State          `json:"state"`
	Round   int            `json:"round"` // index of the current or next round
	Rounds  []RoundView    `json:"rounds"`
	Clock   Clock          `json:"clock"`
	Asking  *Asking        `json:"asking,omitempty"` // the question at hand
	Turns   []TurnView     `json:"turns"`            // of this round, between rounds of the last one, oldest first
	Draft   string         `json:"draft"`            // what stood in the composing box
	Notes   string         `json:"notes"`
	Code    *CodeView      `json:"code,omitempty"`
	Answers []AnswerView   `json:"answers"` // of the whole loop, completed ones
	Can     []Action       `json:"can"`
}

// RoundView is a round in the strip at the top.
type RoundView struct {
	Kind    hotloop.RoundKind `json:"kind"`
	Title   string            `json:"title"`
	Minutes int               `json:"minutes"`
	Voice   string            `json:"voice"`
	State   string            `json:"state"` // "todo", "now", "done"
}

// Clock is the round's clock in milliseconds.
type Clock struct {
	Elapsed int64 `json:"elapsed"`
	Planned int64 `json:"planned"`
	Running bool  `json:"running"`
}

// Asking is the question at hand as the candidate may see it.
type Asking struct {
	Question  hotloop.QuestionID `json:"question"`
	Title     string             `json:"title"`
	Form      hotloop.Form       `json:"form"`
	Statement string             `json:"statement"` // Markdown, with the parts opened so far
	Part      string             `json:"part,omitempty"`
	Parts     int                `json:"parts,omitempty"` // how many there are
	Place     int                `json:"place"`           // 0 for the round's first question
	Of        int                `json:"of"`
	Answer    hotloop.AnswerID   `json:"answer"`
}

// TurnView is a message of the conversation.
type TurnView struct {
	Seq     int64            `json:"seq"`
	Speaker hotloop.Speaker  `json:"speaker"`
	Text    string           `json:"text"`
	Clock   int64            `json:"clock"`
	Move    hotloop.MoveKind `json:"move,omitempty"`
	Key     string           `json:"key,omitempty"`
	// Scene says how a line within a role-play was said: "as a product manager",
	// "in the scene".
	Scene string `json:"scene,omitempty"`

	acts hotloop.QuestionID // whose scene it belongs to
}

// CodeView is the editor's content and what became of it.
type CodeView struct {
	Language string            `json:"language"`
	Text     string            `json:"text"`
	Starters map[string]string `json:"starters"` // language -> text
	Latest   map[string]string `json:"latest"`   // language -> last saved text of this answer
	Visible  []hotloop.Case    `json:"visible"`  // the shown tests, not run: name, input, expected
	Hidden   int               `json:"hidden"`   // how many hidden tests the open parts have
	Runs     []hotloop.Run     `json:"runs"`     // newest last, Source left out, hidden cases blanked
}

// AnswerView names a completed answer.
type AnswerView struct {
	Answer   hotloop.AnswerID   `json:"answer"`
	Question hotloop.QuestionID `json:"question"`
	Title    string             `json:"title"`
	Round    int                `json:"round"`
}
