package hotloop

import "slices"

// QuestionID names a question: the slug of its pack's directory.
type QuestionID string

// SignalID names a Signal, stable over the life of the bank:
// "ratelimiter.clock-skew". The part before the first dot is the question's own
// prefix, or that of a shared rubric or an evaluator ("star", "judge").
type SignalID string

// Question is an entry of the bank.
type Question struct {
	ID        QuestionID  `json:"id"`
	Title     string      `json:"title"`
	Form      Form        `json:"form"`
	Rounds    []RoundKind `json:"rounds"`
	Levels    []Level     `json:"levels"`
	Minutes   int         `json:"minutes"`          // planned length, follow-ups included
	Topics    []string    `json:"topics,omitempty"` // lower case, for filters and for drawing
	Values    []ValueTag  `json:"values,omitempty"` // culture values it looks at
	Sources   []Source    `json:"sources"`
	Ask       string      `json:"ask"`       // what the interviewer says to open it
	Statement string      `json:"statement"` // Markdown: what stays on screen
	Parts     []Part      `json:"parts,omitempty"`
	Facts     []Fact      `json:"-"` // told only to who asks
	Hints     []Hint      `json:"-"`
	Roleplay  *Roleplay   `json:"-"` // a scene that the interviewer plays, nil for none
	Rubric    Rubric      `json:"-"`
	Samples   []Sample    `json:"-"`       // model answers
	Code      *CodeSpec   `json:"-"`       // form code only
	Origin    string      `json:"origin"`  // where the pack was read from, for messages
	Version   string      `json:"version"` // content hash of the pack, hex
}

// ForRound reports whether the question may be asked in a round of kind k.
func (q Question) ForRound(k RoundKind) bool { return slices.Contains(q.Rounds, k) }

// Source is where a question, or a fact that it shows, comes from.
type Source struct {
	Title string `json:"title" yaml:"title"`
	Grade Grade  `json:"grade" yaml:"grade"`
	Where string `json:"where,omitempty" yaml:"where"` // address without scheme, if public
	Says  string `json:"says,omitempty" yaml:"says"`   // what it supports, in our words
}

// Part is one step of a question that grows. A question without parts has one
// unnamed step. IDs are "1", "2", ... in order.
type Part struct {
	ID        string `json:"id" yaml:"id"`
	Title     string `json:"title" yaml:"title"`
	Ask       string `json:"ask" yaml:"ask"`
	Statement string `json:"statement" yaml:"statement"` // Markdown
	Minutes   int    `json:"minutes" yaml:"minutes"`
}

// Fact is what the interviewer reveals when the candidate asks for it.
type Fact struct {
	ID   string   `json:"id" yaml:"id"`
	Asks []string `json:"asks" yaml:"asks"` // patterns, see Listen
	Says string   `json:"says" yaml:"says"`
}

// Hint is one step of help, given in order on request. What it costs is a
// matter of the rubric (signal "hint.used").
type Hint struct {
	ID   string `json:"id" yaml:"id"`
	Part string `json:"part,omitempty" yaml:"part"` // "" for any
	Says string `json:"says" yaml:"says"`
}

// Roleplay is a scene in which the interviewer plays somebody and the candidate
// deals with them: it opens, goes on by what was and was not heard in it, ends
// in the role, and is then stepped out of visibly.
type Roleplay struct {
	// Role is whom the interviewer plays, "" for themselves.
	Role Role `json:"role,omitempty" yaml:"role"`
	// Opens is the first line in the role. Without it the question's own Ask
	// opens the scene; with it the question is talked about first.
	Opens string      `json:"opens,omitempty" yaml:"opens"`
	Moves []SceneMove `json:"moves" yaml:"moves"`
	// Ends are the last lines in the role; the first that fits is said.
	Ends []SceneEnd `json:"ends" yaml:"ends"`
	// After is what the interviewer asks about the scene once it is over.
	After string `json:"after" yaml:"after"`
}

// Manner says how a line of the scene was said: "as a product manager" by an
// interviewer who plays one, else "in the scene". p may be nil, if the bank has
// lost the question.
func (p *Roleplay) Manner(by Speaker) string {
	if by == Interviewer && p != nil && p.Role != "" {
		return "as a " + string(p.Role)
	}
	return "in the scene"
}

// SceneMove is a line in the role. It fits when every signal of Heard was heard
// in the scene and none of Missing was.
type SceneMove struct {
	ID      string     `json:"id" yaml:"id"`
	Heard   []SignalID `json:"heard,omitempty" yaml:"heard"`
	Missing []SignalID `json:"missing,omitempty" yaml:"missing"`
	// Presses marks a line that contradicts the candidate: how they meet it is
	// read as the meeting of a challenge.
	Presses bool   `json:"presses,omitempty" yaml:"presses"`
	Says    string `json:"says" yaml:"says"`
}

// SceneEnd is a last line in the role, with the conditions of a SceneMove.
type SceneEnd struct {
	Heard   []SignalID `json:"heard,omitempty" yaml:"heard"`
	Missing []SignalID `json:"missing,omitempty" yaml:"missing"`
	Says    string     `json:"says" yaml:"says"`
}

// Sample is an answer of known quality. The strong ones are models, shown after
// the attempt; the others are for the tests, which hold the reading against them.
type Sample struct {
	Name     string `json:"name"`               // file name without extension: "strong", "strong-2", "weak"
	Quality  string `json:"quality"`            // "strong", "mediocre", "weak", "fluent", "keywords" or "off-question"
	Language string `json:"language,omitempty"` // form code: the program's language
	Turns    []Turn `json:"turns"`              // the talk, both sides
	Code     string `json:"code,omitempty"`     // form code: the program
}

// Rubric is what to listen for in an answer and how it weighs. The weights
// matter to score alone; evaluators read only what to listen for.
type Rubric struct {
	Signals []Signal `json:"signals"`
}

// Signal returns the signal of that name.
func (r Rubric) Signal(id SignalID) (Signal, bool) {
	for _, s := range r.Signals {
		if s.ID == id {
			return s, true
		}
	}
	return Signal{}, false
}

// Signal is one thing a rubric listens for.
type Signal struct {
	ID        SignalID  `json:"id" yaml:"id"`
	Dimension Dimension `json:"dimension" yaml:"dimension"`
	Value     Value     `json:"value,omitempty" yaml:"value"`
	// Weight is the signal's share of its dimension relative to its
	// neighbours; above 0, 1 if not given.
	Weight float64 `json:"weight" yaml:"weight"`
	// From is the lowest level at which the signal is expected. Below it,
	// hearing it is a bonus and lacking it costs nothing.
	From Level `json:"from,omitempty" yaml:"from"`
	// Must makes the absence of the signal from a whole answer Evidence
	// against, at From and above.
	Must bool `json:"must,omitempty" yaml:"must"`
	// Against marks a trap: hearing it counts against.
	Against bool `json:"against,omitempty" yaml:"against"`
	// Part limits the signal to a part of the question, "" for all.
	Part string `json:"part,omitempty" yaml:"part"`
	// Listen says how the talk shows the signal. Empty when Detect is given.
	Listen Listen `json:"listen,omitzero" yaml:"listen"`
	// Detect names a detector of an evaluator ("star.result", "judge.hidden")
	// in place of patterns.
	Detect string `json:"detect,omitempty" yaml:"detect"`
	// Heard is the sentence to the candidate when it was heard (for a trap:
	// what is wrong with it), Missing the sentence when it was not.
	Heard   string `json:"heard" yaml:"heard"`
	Missing string `json:"missing,omitempty" yaml:"missing"`
	// Probes are the follow-ups asked, in order, while the signal is missing.
	Probes []string `json:"probes,omitempty" yaml:"probes"`
	// Challenges are said when a trap was sprung or, for a signal that is not a
	// trap, when it was heard and deserves pressing.
	Challenges []string `json:"challenges,omitempty" yaml:"challenges"`
	// Train is the question that trains the signal, if not this one.
	Train QuestionID `json:"train,omitempty" yaml:"train"`
}

// ExpectedAt reports whether a candidate for level is expected to show s.
func (s Signal) ExpectedAt(level Level) bool {
	return !s.Against && (s.From == "" || level.AtLeast(s.From))
}

// Listen is a set of patterns over words. Hear lists alternatives, any of
// which shows the signal; Not lists patterns that, in the same window, cancel
// it. The grammar of a pattern is described in docs/packs.md and owned by
// eval/words.
type Listen struct {
	Hear []string `json:"hear,omitempty" yaml:"hear"`
	// Also are ways to say it that show it less surely: they are looked for where
	// none of Hear is found, and count for less.
	Also   []string `json:"also,omitempty" yaml:"also"`
	Not    []string `json:"not,omitempty" yaml:"not"`
	Within int      `json:"within,omitempty" yaml:"within"` // sentences in a window, 1 if not given
}

// IsZero reports whether there is nothing to listen for.
func (l Listen) IsZero() bool { return len(l.Hear) == 0 && len(l.Also) == 0 && len(l.Not) == 0 }

// CodeSpec says how programs for a code question are called and tested.
type CodeSpec struct {
	Style     CodeStyle         `json:"style"`
	Entry     string            `json:"entry"`    // function or class name, in snake_case or PascalCase
	Methods   []Method          `json:"methods"`  // style function: exactly one; class: constructor "init" first
	Compare   Compare           `json:"compare"`  // how results are compared unless a test says otherwise
	Starters  map[string]string `json:"starters"` // language -> text the editor opens with
	Tests     []Test            `json:"tests"`
	Limits    CodeLimits        `json:"limits"`
	Solutions []Solution        `json:"-"`
}

// CodeStyle is how a program is called.
type CodeStyle string

// The styles.
const (
	StyleFunction CodeStyle = "function" // one call, one result
	StyleClass    CodeStyle = "class"    // a constructor, then a sequence of calls
	StyleProgram  CodeStyle = "program"  // reads standard input, writes standard output
)

// Method is the signature of a function or method. Types are "int", "float",
// "string", "bool", "any", "void", a type followed by "[]" for a list, "{}" for
// a map from string, and "?" for one that may be null.
type Method struct {
	Name    string  `json:"name"`
	Params  []Param `json:"params"`
	Returns string  `json:"returns"`
	Part    string  `json:"part,omitempty"` // first part that calls it
}

// Param is a named, typed parameter.
type Param struct {
	Name string `json:"name"`
	Type string `json:"type"`
}

// Compare is how a result is held against what was expected.
type Compare struct {
	Kind      string  `json:"kind,omitempty"` // "exact" (default), "unordered", "float", "topological"; style program: "tokens"
	Tolerance float64 `json:"tolerance,omitempty"`
	// The rest is for "tokens": words between white space, compared without
	// regard to case. A number within either tolerance (0 for none) is right;
	// Tolerance stands for both.
	CaseSensitive  bool    `json:"case_sensitive,omitempty"`
	SpaceSensitive bool    `json:"space_change_sensitive,omitempty"`
	Relative       float64 `json:"float_relative_tolerance,omitempty"`
	Absolute       float64 `json:"float_absolute_tolerance,omitempty"`
}

// Test is one case. For style function Args are the arguments and Expected the
// result; for style class Calls is the sequence and Expected one result a call
// (null for the constructor and for void); for style program Args holds one
// text, the standard input, and Expected is the text of the standard output.
type Test struct {
	Name     string   `json:"name"`
	Part     string   `json:"part"`
	Hidden   bool     `json:"hidden,omitempty"`
	Args     []any    `json:"args,omitempty"`
	Calls    []any    `json:"calls,omitempty"` // each ["method", arg, ...]
	Expected any      `json:"expected"`
	Why      string   `json:"why,omitempty"` // what the case looks for, told after the round
	Compare  *Compare `json:"compare,omitempty"`
}

// CodeLimits bound one test's run; zero means the evaluator's default.
type CodeLimits struct {
	Millis   int `json:"millis,omitempty"`
	MemoryMB int `json:"memory_mb,omitempty"`
}

// Solution is a program of the bank's own with its expected verdict, which is
// the name of the folder it stands in: "accepted", "wrong" or "slow".
type Solution struct {
	Name     string
	Folder   string
	Language string
	Part     string // the last part it solves; "" for all
	Text     string
}
