package interview

import (
	"cmp"
	"slices"
	"strings"

	"hotloop"
	"hotloop/interview/voice"
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
	Role     hotloop.Role // who asks
	Round    hotloop.RoundKind
	Question hotloop.Question
	Answer   hotloop.Answer     // so far
	Evidence []hotloop.Evidence // heard in it so far
	InScene  []hotloop.Evidence // heard since the scene opened, while one goes on
	Moves    []hotloop.Move     // made on this question, oldest first
	Said     string             // the candidate's last message (AfterSaid)
	Facts    []hotloop.Fact     // asked for by it
	Asks     bool               // whether it is a clarifying question
	Vague    *hotloop.Quote     // its vaguest claim
	Reaction Reaction           // how it met the challenge before it
	Left     int64              // milliseconds that this question may still take
	Used     map[string]bool    // everything said in the loop so far, see remember
	Pressed  map[voice.Press]bool
	Seed     uint64
}

const (
	shortMessage  = 45 // words: a longer message that ends in a question is an answer as well
	wholeMessage  = 12 // words: from here on a message is an answer one can thank for
	claimWords    = 25 // words: so much said on a question is a claim that may be pressed
	maxVague      = 2  // vague claims pressed in one question
	maxProbes     = 2  // probes for one signal
	minuteMillis  = 60_000
	lastAsk       = int64(45_000) // with less left than this, nothing new is asked
	minFollowUps  = 2
	maxFollowUps  = 7
	minutesPerAsk = 3
	saidPlainly   = 0.6 // evidence below this was heard weakly
)

// Next is the interviewer's next move on the question at hand, as a pure
// function. The last move may be a MoveWrap (the question is finished) or a
// MoveAsk with the next part. It never returns a sentence from m.Used.
func Next(m Moment) []hotloop.Move {
	i := interviewer{Moment: m, said: map[string]bool{}, voice: voice.Of(m.Role), shared: voice.Shared()}
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
	voice  voice.Voice
	shared voice.Lines
	said   map[string]bool // within this reply
	lead   string          // a reaction to put before whatever follows
	doubts bool            // the lead leaves a doubt standing
}

func (i *interviewer) afterSaid() []hotloop.Move {
	if opened, over := i.scene(); opened && !over {
		return i.inScene()
	}
	moves, done := i.clarify()
	if done {
		return moves
	}
	if i.Left < lastAsk {
		return append(moves, i.wrap(i.shared.Hurry))
	}
	i.lead = i.noted()
	if i.Question.Form == hotloop.FormCode && !i.solved() {
		return append(moves, i.whileCoding())
	}
	if m, ok := i.met(); ok {
		return append(moves, m)
	}
	if opened, _ := i.scene(); opened && i.Question.Roleplay.Opens == "" {
		return append(moves, i.onward()) // its probes are lines of the part
	}
	if list, ok := i.openScene(false); ok {
		return append(moves, list...)
	}
	if f, ok := i.followUp(); ok {
		return append(moves, f)
	}
	if list, ok := i.openScene(true); ok {
		return append(moves, list...)
	}
	return append(moves, i.onward())
}

// say notes what is said in this reply.
func (i *interviewer) say(m hotloop.Move) hotloop.Move {
	remember(i.said, m.Says)
	return m
}

// onward opens the next part, or wraps the question up.
func (i *interviewer) onward() hotloop.Move {
	if p, ok := nextPart(i.Question, i.Answer.Part); ok && i.Left >= lastAsk && (i.Question.Form != hotloop.FormCode || i.solved()) {
		ask := p.Ask
		if !i.fresh(ask) {
			ask = i.pick(i.shared.Part)
		}
		return i.say(hotloop.Move{Kind: hotloop.MoveAsk, Says: join(i.lead, ask), Part: p.ID})
	}
	if i.answered() && !i.doubts {
		return i.wrap(i.voice.Wrap, i.shared.Wrap)
	}
	return i.wrap(i.shared.Wrap)
}

// answered reports whether half of what the question must hear was heard: only
// then does the interviewer close it as something answered.
func (i *interviewer) answered() bool {
	musts, heard := 0, 0
	for _, s := range i.Question.Rubric.Signals {
		if !s.Must || !s.ExpectedAt(i.Answer.Level) {
			continue
		}
		musts++
		if i.heard(s.ID) > 0 {
			heard++
		}
	}
	return musts > 0 && 2*heard >= musts
}

func (i *interviewer) wrap(pools ...[]string) hotloop.Move {
	return i.say(hotloop.Move{Kind: hotloop.MoveWrap, Says: join(i.lead, i.pick(pools...))})
}

func (i *interviewer) hint() hotloop.Move {
	for _, h := range i.Question.Hints {
		if i.open(h.Part) && !i.told(h.ID) && i.fresh(h.Says) {
			return i.say(hotloop.Move{Kind: hotloop.MoveHint, Says: h.Says, Ref: h.ID})
		}
	}
	return i.say(hotloop.Move{Kind: hotloop.MoveHint, Says: i.pick(i.shared.NoHint)})
}

func (i *interviewer) nudge() hotloop.Move {
	pool := i.shared.Nudge
	if i.Question.Form == hotloop.FormCode {
		pool = i.shared.CodeNudge
	}
	return i.say(hotloop.Move{Kind: hotloop.MoveNudge, Says: i.pick(pool)})
}

// heard is the strongest thing heard about a signal: its strength, 0 for none.
func (i *interviewer) heard(id hotloop.SignalID) float64 { return strongest(i.Evidence, id) }

func strongest(list []hotloop.Evidence, id hotloop.SignalID) float64 {
	most := 0.0
	for _, e := range list {
		if e.Signal == id && e.Seen.Absence == nil && max(e.Strength, -e.Strength) > max(most, -most) {
			most = e.Strength
		}
	}
	return most
}

// made reports whether a move with that reference was made on this question.
func (i *interviewer) made(ref string) bool {
	return slices.ContainsFunc(i.Moves, func(m hotloop.Move) bool { return m.Ref == ref })
}

// told reports whether a fact or hint was given.
func (i *interviewer) told(ref string) bool { return ref != "" && i.made(ref) }

// last is the move before the candidate's message, the zero Move at the
// beginning.
func (i *interviewer) last() hotloop.Move {
	if len(i.Moves) == 0 {
		return hotloop.Move{}
	}
	return i.Moves[len(i.Moves)-1]
}

// technical reports whether the round is one about systems or programs.
func (i *interviewer) technical() bool {
	switch i.Round {
	case hotloop.RoundScreen, hotloop.RoundCoding, hotloop.RoundDesign:
		return true
	}
	return i.Question.Form == hotloop.FormCode
}

// claimed reports whether enough was said on this question to be pressed.
func (i *interviewer) claimed() bool {
	said := 0
	for _, text := range i.Answer.Said {
		if !gaveUp(text) && !strings.HasSuffix(strings.TrimSpace(text), "?") {
			said += len(strings.Fields(text))
		}
	}
	return said >= claimWords
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

// ahead orders b before a when b is greater.
func ahead[T cmp.Ordered](a, b T) int { return cmp.Compare(b, a) }
