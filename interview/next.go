package interview

import (
	"cmp"
	"slices"
	"strings"

	"hotloop"
)

// Trigger says what the interviewer has to react to.
type Trigger string

// The triggers.
const (
	AfterSaid   Trigger = "said"
	AfterSubmit Trigger = "submit"
	AfterHint   Trigger = "hint"
	AfterQuiet  Trigger = "quiet"
	afterStart  Trigger = "start" // of a round: greet and ask
)

// Moment is everything the interviewer's next move depends on.
type Moment struct {
	Trigger  Trigger
	Question hotloop.Question
	Answer   hotloop.Answer     // so far
	Evidence []hotloop.Evidence // heard in it so far
	Moves    []hotloop.Move     // made on this question, oldest first
	Said     string             // the candidate's last message (AfterSaid)
	Facts    []hotloop.Fact     // asked for by it
	Asks     bool               // whether it is a clarifying question
	Vague    *hotloop.Quote     // its vaguest claim
	Left     int64              // milliseconds that this question may still take
	Used     map[string]bool    // everything said in the loop so far
	Seed     uint64
}

const (
	shortMessage  = 45 // words: a longer message that ends in a question is an answer as well
	maxVague      = 2  // vague claims pressed in one question
	maxProbes     = 2  // probes for one signal
	minuteMillis  = 60_000
	minFollowUps  = 2
	maxFollowUps  = 7
	minutesPerAsk = 3
)

// Next is the interviewer's next move on the question at hand, as a pure
// function. The last move may be a MoveWrap (the question is finished) or a
// MoveAsk with the next part. It never returns a sentence from m.Used.
func Next(m Moment) []hotloop.Move {
	i := interviewer{Moment: m, said: map[string]bool{}}
	switch m.Trigger {
	case AfterHint:
		return []hotloop.Move{i.hint()}
	case AfterQuiet:
		return []hotloop.Move{i.nudge()}
	case AfterSubmit:
		return i.afterSubmit()
	}
	return i.afterSaid()
}

type interviewer struct {
	Moment
	said map[string]bool // within this reply
}

func (i *interviewer) afterSaid() []hotloop.Move {
	var moves []hotloop.Move
	words := len(strings.Fields(i.Said))
	for _, f := range i.Facts {
		if len(moves) < 2 && i.fresh(f.Says) && !i.told(f.ID) {
			moves = append(moves, i.say(hotloop.Move{Kind: hotloop.MoveFact, Says: f.Says, Ref: f.ID}))
		}
	}
	if i.Asks && words <= shortMessage {
		if len(moves) == 0 {
			moves = append(moves, i.say(hotloop.Move{Kind: hotloop.MoveAssume, Says: i.pick(assumeLines)}))
		}
		return moves
	}
	if i.Left <= 0 {
		return append(moves, i.wrap(hurryLines))
	}
	if i.Question.Form == hotloop.FormCode && !i.solved() {
		return append(moves, i.whileCoding())
	}
	if f, ok := i.followUp(); ok {
		return append(moves, f)
	}
	return append(moves, i.onward())
}

// whileCoding is the reply to talk before the part is solved: traps are
// pressed, the rest is left in peace.
func (i *interviewer) whileCoding() hotloop.Move {
	if m, ok := i.challengeTrap(); ok {
		return m
	}
	return i.say(hotloop.Move{Kind: hotloop.MoveListen, Says: i.pick(codingLines)})
}

func (i *interviewer) afterSubmit() []hotloop.Move {
	run := i.Answer.Runs[len(i.Answer.Runs)-1]
	if !run.Compile.OK {
		return []hotloop.Move{i.say(hotloop.Move{Kind: hotloop.MoveReact, Says: i.pick(compileLines)})}
	}
	visible, hidden, slow := failures(run)
	switch {
	case visible > 0:
		return []hotloop.Move{i.say(hotloop.Move{Kind: hotloop.MoveReact, Says: i.pick(visibleLines)})}
	case slow > 0:
		return []hotloop.Move{i.say(hotloop.Move{Kind: hotloop.MoveReact, Says: i.pick(slowLines)})}
	case hidden > 0:
		return []hotloop.Move{i.say(hotloop.Move{Kind: hotloop.MoveReact, Says: i.pick(hiddenLines(hidden))})}
	}
	if i.Left > 0 {
		if f, ok := i.followUp(); ok {
			f.Says = i.prefixed(solvedLines, f.Says)
			return []hotloop.Move{f}
		}
	}
	return []hotloop.Move{i.onward()}
}

// solved reports whether the last submit of the part at hand passed.
func (i *interviewer) solved() bool {
	for _, r := range slices.Backward(i.Answer.Runs) {
		if r.Purpose == hotloop.RunSubmit && r.Part == i.Answer.Part {
			v, h, s := failures(r)
			return r.Compile.OK && len(r.Cases) > 0 && v+h+s == 0
		}
	}
	return false
}

// failures counts what failed in a run: visible tests, hidden tests, and
// hidden tests that ran out of time or memory.
func failures(r hotloop.Run) (visible, hidden, slow int) {
	for _, c := range r.Cases {
		switch {
		case c.Verdict == hotloop.Accepted:
		case !c.Hidden:
			visible++
		case c.Verdict == hotloop.TimeLimit || c.Verdict == hotloop.MemoryLimit:
			slow++
		default:
			hidden++
		}
	}
	return visible, hidden, slow
}

// followUp is the most useful thing to press now: a trap that was sprung, a
// vague claim, what is missing and weighs most, and last something heard that
// deserves pressing.
func (i *interviewer) followUp() (hotloop.Move, bool) {
	if m, ok := i.challengeTrap(); ok {
		return m, true
	}
	asked := 0
	for _, m := range i.Moves {
		if m.Kind == hotloop.MoveProbe || m.Kind == hotloop.MoveChallenge {
			asked++
		}
	}
	if asked >= min(maxFollowUps, max(minFollowUps, i.Question.Minutes/minutesPerAsk)) {
		return hotloop.Move{}, false
	}
	if m, ok := i.challengeVague(); ok {
		return m, true
	}
	if m, ok := i.probe(); ok {
		return m, true
	}
	return i.challengeHeard()
}

func (i *interviewer) challengeTrap() (hotloop.Move, bool) {
	for _, s := range i.Question.Rubric.Signals {
		if s.Against && i.heard(s.ID) < 0 && i.asked(s.ID) == 0 {
			if says, ok := i.first(s.Challenges); ok {
				return i.say(hotloop.Move{Kind: hotloop.MoveChallenge, Says: says, Signal: s.ID}), true
			}
		}
	}
	return hotloop.Move{}, false
}

func (i *interviewer) challengeVague() (hotloop.Move, bool) {
	if i.Vague == nil || i.asked(vagueSignal) >= maxVague {
		return hotloop.Move{}, false
	}
	says := i.pick(vagueLines(i.Vague.Text))
	if says == "" {
		return hotloop.Move{}, false
	}
	return i.say(hotloop.Move{Kind: hotloop.MoveChallenge, Says: says, Signal: vagueSignal}), true
}

// vagueSignal names the challenges to a vague claim.
const vagueSignal hotloop.SignalID = "vague.claims"

// probe asks for the missing signal that weighs most at the candidate's level.
// What was asked once and met with "I don't know" is not asked again.
func (i *interviewer) probe() (hotloop.Move, bool) {
	missing := slices.Clone(i.Question.Rubric.Signals)
	missing = slices.DeleteFunc(missing, func(s hotloop.Signal) bool {
		n := i.asked(s.ID)
		return s.Against || len(s.Probes) == 0 || !s.ExpectedAt(i.Answer.Level) || i.heard(s.ID) > 0 ||
			!i.open(s.Part) || n >= maxProbes || n > 0 && (gaveUp(i.Said) || !s.Must)
	})
	slices.SortStableFunc(missing, func(a, b hotloop.Signal) int {
		return cmp.Or(
			cmp.Compare(i.asked(a.ID), i.asked(b.ID)),
			-cmp.Compare(musts(a), musts(b)),
			-cmp.Compare(a.Weight, b.Weight),
		)
	})
	for _, s := range missing {
		if says, ok := i.first(s.Probes); ok {
			return i.say(hotloop.Move{Kind: hotloop.MoveProbe, Says: i.reacting(says), Signal: s.ID}), true
		}
	}
	return hotloop.Move{}, false
}

func musts(s hotloop.Signal) int {
	if s.Must {
		return 1
	}
	return 0
}

// challengeHeard presses, once a question, something that was heard.
func (i *interviewer) challengeHeard() (hotloop.Move, bool) {
	for _, m := range i.Moves {
		if s, ok := i.Question.Rubric.Signal(m.Signal); ok && m.Kind == hotloop.MoveChallenge && !s.Against {
			return hotloop.Move{}, false
		}
	}
	for _, s := range i.Question.Rubric.Signals {
		if !s.Against && i.heard(s.ID) > 0 && i.open(s.Part) && i.asked(s.ID) == 0 {
			if says, ok := i.first(s.Challenges); ok {
				return i.say(hotloop.Move{Kind: hotloop.MoveChallenge, Says: says, Signal: s.ID}), true
			}
		}
	}
	return hotloop.Move{}, false
}

// onward opens the next part, or wraps the question up.
func (i *interviewer) onward() hotloop.Move {
	if p, ok := nextPart(i.Question, i.Answer.Part); ok && i.Left > 0 && (i.Question.Form != hotloop.FormCode || i.solved()) {
		return i.say(hotloop.Move{Kind: hotloop.MoveAsk, Says: cmp.Or(i.unused(p.Ask), i.pick(partLines)), Part: p.ID})
	}
	return i.wrap(wrapLines)
}

func nextPart(q hotloop.Question, part string) (hotloop.Part, bool) {
	at := slices.IndexFunc(q.Parts, func(p hotloop.Part) bool { return p.ID == part })
	if at < 0 || at+1 >= len(q.Parts) {
		return hotloop.Part{}, false
	}
	return q.Parts[at+1], true
}

func (i *interviewer) wrap(pool []string) hotloop.Move {
	return i.say(hotloop.Move{Kind: hotloop.MoveWrap, Says: i.pick(pool)})
}

func (i *interviewer) hint() hotloop.Move {
	for _, h := range i.Question.Hints {
		if i.open(h.Part) && !i.told(h.ID) && i.fresh(h.Says) {
			return i.say(hotloop.Move{Kind: hotloop.MoveHint, Says: h.Says, Ref: h.ID})
		}
	}
	return i.say(hotloop.Move{Kind: hotloop.MoveHint, Says: i.pick(noHintLines)})
}

func (i *interviewer) nudge() hotloop.Move {
	pool := nudgeLines
	if i.Question.Form == hotloop.FormCode {
		pool = codeNudgeLines
	}
	return i.say(hotloop.Move{Kind: hotloop.MoveNudge, Says: i.pick(pool)})
}

// reacting puts a reaction to how the last challenge was met before a line.
func (i *interviewer) reacting(says string) string {
	if len(i.Moves) == 0 || i.Moves[len(i.Moves)-1].Kind != hotloop.MoveChallenge {
		return i.prefixed(followLines, says)
	}
	last := len(i.Answer.Turns) - 1
	for _, e := range i.Evidence {
		if e.For() && e.Seen.Quote != nil && e.Seen.Quote.Turn == last {
			return i.prefixed(metLines, says)
		}
	}
	return i.prefixed(unmetLines, says)
}

// heard is the strongest thing heard about a signal: its strength, 0 for none.
func (i *interviewer) heard(id hotloop.SignalID) float64 {
	strongest := 0.0
	for _, e := range i.Evidence {
		if e.Signal == id && e.Seen.Absence == nil && max(e.Strength, -e.Strength) > max(strongest, -strongest) {
			strongest = e.Strength
		}
	}
	return strongest
}

// asked counts the probes and challenges about a signal.
func (i *interviewer) asked(id hotloop.SignalID) int {
	n := 0
	for _, m := range i.Moves {
		if m.Signal == id && (m.Kind == hotloop.MoveProbe || m.Kind == hotloop.MoveChallenge) {
			n++
		}
	}
	return n
}

// told reports whether a fact or hint was given.
func (i *interviewer) told(ref string) bool {
	return slices.ContainsFunc(i.Moves, func(m hotloop.Move) bool { return m.Ref == ref && ref != "" })
}

// open reports whether something about a part may be spoken of.
func (i *interviewer) open(part string) bool {
	if part == "" {
		return true
	}
	for _, p := range i.Question.Parts {
		if p.ID == part {
			return true
		}
		if p.ID == i.Answer.Part {
			return false
		}
	}
	return false
}
