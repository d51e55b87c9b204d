package hotloop

import "slices"

// Form is the way a question is answered, and so which evaluators can see
// anything in the answer.
type Form string

// The forms of an answer.
const (
	FormWords Form = "words" // spoken or typed talk alone
	FormCode  Form = "code"  // talk and a program
	FormBoard Form = "board" // talk and a drawn architecture
	FormLab   Form = "lab"   // talk and a program that runs as several nodes
)

// Forms lists every form.
func Forms() []Form { return []Form{FormWords, FormCode, FormBoard, FormLab} }

// Valid reports whether f is a known form.
func (f Form) Valid() bool { return slices.Contains(Forms(), f) }

// RoundKind says what a round is for and who leads it.
type RoundKind string

// The kinds of rounds, in the order in which a loop usually runs them.
const (
	RoundRecruiter       RoundKind = "recruiter"
	RoundManager         RoundKind = "manager"
	RoundScreen          RoundKind = "screen"
	RoundCoding          RoundKind = "coding"
	RoundDesign          RoundKind = "design"
	RoundCulture         RoundKind = "culture"
	RoundCrossFunctional RoundKind = "cross-functional"
)

// RoundKinds lists every kind of round.
func RoundKinds() []RoundKind {
	return []RoundKind{RoundRecruiter, RoundManager, RoundScreen, RoundCoding, RoundDesign, RoundCulture, RoundCrossFunctional}
}

// Valid reports whether k is a known kind.
func (k RoundKind) Valid() bool { return slices.Contains(RoundKinds(), k) }

// Title is the kind as a heading: "Technical screen".
func (k RoundKind) Title() string {
	switch k {
	case RoundRecruiter:
		return "Recruiter"
	case RoundManager:
		return "Hiring manager"
	case RoundScreen:
		return "Technical screen"
	case RoundCoding:
		return "Coding"
	case RoundDesign:
		return "System design"
	case RoundCulture:
		return "Culture"
	case RoundCrossFunctional:
		return "Cross-functional"
	}
	return string(k)
}

// Dimension is one of the nine axes a scorecard has.
type Dimension string

// The nine dimensions.
const (
	Correctness   Dimension = "Correctness"
	Complexity    Dimension = "Complexity"
	CodeQuality   Dimension = "Code Quality"
	Communication Dimension = "Communication"
	Impact        Dimension = "Impact"
	Leadership    Dimension = "Leadership"
	Architecture  Dimension = "Architecture"
	Scalability   Dimension = "Scalability"
	TradeOffs     Dimension = "Trade-offs"
)

// Dimensions lists the nine in the order in which every page shows them.
func Dimensions() []Dimension {
	return []Dimension{Correctness, Complexity, CodeQuality, Communication, Impact, Leadership, Architecture, Scalability, TradeOffs}
}

// Valid reports whether d is one of the nine.
func (d Dimension) Valid() bool { return slices.Contains(Dimensions(), d) }

// Level is the level the candidate aims at.
type Level string

// The levels, lowest first.
const (
	L4 Level = "L4" // Software Engineer II
	L5 Level = "L5" // Senior
	L6 Level = "L6" // Staff
	L7 Level = "L7" // Principal
)

// Levels lists every level, lowest first.
func Levels() []Level { return []Level{L4, L5, L6, L7} }

// Valid reports whether l is a known level.
func (l Level) Valid() bool { return slices.Contains(Levels(), l) }

// Title is the level in words: "L5 Senior".
func (l Level) Title() string {
	switch l {
	case L4:
		return "L4 Software Engineer II"
	case L5:
		return "L5 Senior"
	case L6:
		return "L6 Staff"
	case L7:
		return "L7 Principal"
	}
	return string(l)
}

// AtLeast reports whether l is m or above. The empty level is below all.
func (l Level) AtLeast(m Level) bool {
	return slices.Index(Levels(), l) >= slices.Index(Levels(), m)
}

// Value is a value of the culture memo, in lower case: "candor".
type Value string

// MemoVersion is a year in which the culture memo was published anew.
type MemoVersion string

// The versions of the memo.
const (
	Memo2009 MemoVersion = "2009"
	Memo2017 MemoVersion = "2017"
	Memo2022 MemoVersion = "2022"
	Memo2024 MemoVersion = "2024"
)

// MemoVersions lists the versions, oldest first.
func MemoVersions() []MemoVersion {
	return []MemoVersion{Memo2009, Memo2017, Memo2022, Memo2024}
}

// ValueTag names a value and the versions of the memo that a question about it
// rests on.
type ValueTag struct {
	Value    Value         `json:"value" yaml:"value"`
	Versions []MemoVersion `json:"versions" yaml:"versions"`
}

// Grade says how well a fact is sourced.
type Grade string

// The grades of a source. A fact of grade R may steer the authors of the bank;
// it is never shown to a candidate as fact.
const (
	GradeA Grade = "A" // the company's own page, paper or README, or a faithful copy
	GradeB Grade = "B" // press or a named talk
	GradeC Grade = "C" // a candidate's report or an aggregator
	GradeD Grade = "D" // derived by arithmetic from other facts
	GradeR Grade = "R" // recalled, not seen
)

// Grades lists the grades, best first.
func Grades() []Grade { return []Grade{GradeA, GradeB, GradeC, GradeD, GradeR} }

// Valid reports whether g is a known grade.
func (g Grade) Valid() bool { return slices.Contains(Grades(), g) }

// Means is the grade in words, as pages show it beside a source.
func (g Grade) Means() string {
	switch g {
	case GradeA:
		return "the company's own words"
	case GradeB:
		return "press or a named talk"
	case GradeC:
		return "a candidate's report or an aggregator"
	case GradeD:
		return "derived by arithmetic"
	case GradeR:
		return "recalled, not verified"
	}
	return string(g)
}
