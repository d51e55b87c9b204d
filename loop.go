package hotloop

import "time"

// LoopID names a loop: 26 characters, sortable by the time of its start.
type LoopID string

// Mode says how strict the clock is.
type Mode string

// The modes.
const (
	ModePractice Mode = "practice" // pausing and hints allowed, both recorded
	ModeReal     Mode = "real"     // the clock runs on, as it would on the day
)

// Template is a kind of loop: the stages of a whole interview in order.
type Template struct {
	ID      string   `json:"id" yaml:"id"`
	Title   string   `json:"title" yaml:"title"`
	About   string   `json:"about" yaml:"about"`
	Stages  []Stage  `json:"stages" yaml:"stages"`
	Notes   []Note   `json:"notes,omitempty" yaml:"notes"` // where sources disagree about this loop
	Sources []Source `json:"sources" yaml:"sources"`
}

// Minutes is the length of the whole template.
func (t Template) Minutes() int {
	sum := 0
	for _, s := range t.Stages {
		sum += s.Minutes
	}
	return sum
}

// Note is a remark on a topic with what each source says of it.
type Note struct {
	Topic string   `json:"topic" yaml:"topic"`
	Says  []Source `json:"says" yaml:"says"`
}

// Stage is one round of a template, before questions are drawn for it.
type Stage struct {
	Kind    RoundKind `json:"kind" yaml:"kind"`
	Title   string    `json:"title" yaml:"title"`
	Minutes int       `json:"minutes" yaml:"minutes"`
	Voice   string    `json:"voice" yaml:"voice"` // who leads it: "peer engineer"
	Asks    []Slot    `json:"asks" yaml:"asks"`
	About   string    `json:"about,omitempty" yaml:"about"`
}

// Slot is a place for one question: a named one, or one drawn by form and
// topic.
type Slot struct {
	Question QuestionID `json:"question,omitempty" yaml:"question"`
	Form     Form       `json:"form,omitempty" yaml:"form"`
	Topic    string     `json:"topic,omitempty" yaml:"topic"`
}

// LoopPlan is a template with its questions drawn: what one loop will ask. It is
// recorded when the loop starts.
type LoopPlan struct {
	Template string         `json:"template"` // "" for one question on its own
	Title    string         `json:"title"`
	Level    Level          `json:"level"`
	Mode     Mode           `json:"mode"`
	Seed     uint64         `json:"seed"`               // decides the draw and the interviewer's choice among equal phrases
	Language string         `json:"language,omitempty"` // the editor's first choice, "" for whichever runs here
	Rounds   []PlannedRound `json:"rounds"`
}

// PlannedRound is one round of a LoopPlan.
type PlannedRound struct {
	Kind      RoundKind    `json:"kind"`
	Title     string       `json:"title"`
	Minutes   int          `json:"minutes"`
	Voice     string       `json:"voice"`
	Questions []QuestionID `json:"questions"`
}

// Settings are what the candidate told about themselves.
type Settings struct {
	Level         Level    `json:"level"`
	InterviewDate string   `json:"interview_date,omitempty"` // YYYY-MM-DD, "" if unknown
	Languages     []string `json:"languages"`                // preferred first
	Mode          Mode     `json:"mode"`
}

// DefaultSettings are those of a new user.
func DefaultSettings() Settings {
	return Settings{Level: L5, Languages: []string{"python", "go"}, Mode: ModePractice}
}

// LoopHead is a loop at a glance, as lists show it.
type LoopHead struct {
	ID      LoopID    `json:"id"`
	Started time.Time `json:"started"`
	Plan    LoopPlan  `json:"plan"`
	LastSeq int64     `json:"last_seq"` // of its newest event
	Ended   bool      `json:"ended"`
}

// Imported is what taking in an export came to.
type Imported struct {
	Loops    int  `json:"loops"`    // loops that were new here
	Events   int  `json:"events"`   // their events
	Gradings int  `json:"gradings"` // gradings that were new here, of any loop
	Skipped  int  `json:"skipped"`  // loops that were here already, the same
	Settings bool `json:"settings"` // whether the file's settings were taken: only if none were saved here
}
