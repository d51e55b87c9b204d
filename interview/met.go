package interview

import (
	"strings"

	"hotloop"
)

// Reaction is how a candidate met a challenge.
type Reaction string

// The reactions.
const (
	Unclear     Reaction = ""
	Defended    Reaction = "defended"    // held on, with grounds
	Conceded    Reaction = "conceded"    // gave way, and said what follows from it
	Caved       Reaction = "caved"       // gave way without a reason
	Stonewalled Reaction = "stonewalled" // held on without a reason
)

// References of moves that react to how a challenge was met. Each is made once
// a question.
const (
	refDeeper   = "met.deeper"
	refFollows  = "met.follows"
	refCaved    = "met.caved"
	refNarrower = "met.narrower"
)

// carried reports whether the latest message holds something that speaks for the
// candidate, and neither a fresh trap nor a claim without content: without it
// nothing is accepted aloud.
func (i *interviewer) carried() bool {
	if i.Vague != nil {
		return false
	}
	found := false
	for _, e := range i.Evidence {
		s, known := i.Question.Rubric.Signal(e.Signal)
		if !known || e.Seen.Quote == nil || e.Seen.Quote.Turn != len(i.Answer.Turns)-1 {
			continue
		}
		if !e.For() {
			return false
		}
		found = found || !strings.HasPrefix(s.Detect, "challenge.") && !strings.HasPrefix(s.Detect, "structure.")
	}
	return found
}

// unmoved is the lead when a challenge was not met.
func (i *interviewer) unmoved() string {
	i.doubts = true
	return i.short(i.shared.Unmoved)
}

// met reacts to how the last challenge was met: with a question of its own, or
// with a lead that goes before whatever is asked next.
func (i *interviewer) met() (hotloop.Move, bool) {
	last := i.last()
	if last.Kind != hotloop.MoveChallenge {
		return hotloop.Move{}, false
	}
	again := last.Ref == refCaved || last.Ref == refNarrower // it had its second chance
	room := i.asks() <= i.limit()
	switch i.Reaction {
	case Defended:
		if !i.carried() {
			break // grounds were given, for nothing that the question listens for
		}
		// Not every time: a candidate who expects it would wait for it.
		if !again && room && i.Answer.Level.AtLeast(hotloop.L6) && !i.made(refDeeper) && i.Seed%5 < 3 {
			if says := i.pick(i.voice.Deeper, i.shared.Deeper); says != "" {
				return i.say(hotloop.Move{Kind: hotloop.MoveChallenge, Says: join(i.short(i.shared.Holds), says), Ref: refDeeper, Signal: last.Signal}), true
			}
		}
		i.lead = i.short(i.voice.Defended, i.shared.Defended)
	case Conceded:
		if room && !i.made(refFollows) {
			if says := i.pick(i.voice.Conceded, i.shared.Conceded); says != "" {
				return i.say(hotloop.Move{Kind: hotloop.MoveProbe, Says: says, Ref: refFollows, Signal: last.Signal}), true
			}
		}
		i.lead = i.short(i.shared.Acknowledge)
	case Caved:
		if !again && room && !i.made(refCaved) {
			if says := i.pick(i.voice.Caved, i.shared.Caved); says != "" {
				return i.say(hotloop.Move{Kind: hotloop.MoveChallenge, Says: says, Ref: refCaved, Signal: last.Signal}), true
			}
		}
		i.lead = i.unmoved()
	case Stonewalled:
		if !again && room && !i.made(refNarrower) {
			if lead, narrow := i.pick(i.voice.Stonewalled, i.shared.Stonewalled), i.narrower(last.Signal); lead != "" && narrow != "" {
				return i.say(hotloop.Move{Kind: hotloop.MoveChallenge, Says: join(lead, narrow), Ref: refNarrower, Signal: last.Signal}), true
			}
		}
		i.lead = i.unmoved()
	default:
		if gaveUp(i.Said) {
			i.lead = i.unmoved()
		}
	}
	return hotloop.Move{}, false
}

// narrower is a smaller question about what was challenged.
func (i *interviewer) narrower(id hotloop.SignalID) string {
	if s, ok := i.Question.Rubric.Signal(id); ok {
		if says, ok := i.first(s.Probes); ok {
			return says
		}
	}
	return i.pick(i.shared.Narrower)
}
