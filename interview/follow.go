package interview

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"hotloop"
	"hotloop/interview/voice"
)

// asks counts the follow-ups on this question, those within a scene left out.
func (i *interviewer) asks() int {
	n := 0
	for _, m := range i.Moves {
		if (m.Kind == hotloop.MoveProbe || m.Kind == hotloop.MoveChallenge) && !strings.HasPrefix(m.Ref, "scene.") {
			n++
		}
	}
	return n
}

// limit is how many follow-ups the question has time for.
func (i *interviewer) limit() int {
	return min(maxFollowUps, max(minFollowUps, i.Question.Minutes/minutesPerAsk))
}

// followUp is the most useful thing to press now. A trap that was sprung comes
// first, then a claim that says nothing checkable, then what is missing; after
// two questions for more, something that was said is doubted.
func (i *interviewer) followUp() (hotloop.Move, bool) {
	if m, ok := i.challengeTrap(); ok {
		return m, true
	}
	if i.asks() >= i.limit() {
		return hotloop.Move{}, false
	}
	order := []func() (hotloop.Move, bool){i.challengeVague, i.challengeWeak, i.pressQuoted, i.probeMust, i.press, i.probe, i.challengeHeard, i.angle}
	if i.probesInARow() >= 2 {
		order = []func() (hotloop.Move, bool){i.challengeVague, i.pressQuoted, i.press, i.challengeHeard, i.challengeWeak, i.probeMust, i.angle, i.probe}
	} else if i.asks() > 0 && (i.Seed>>3)%2 == 0 {
		order = []func() (hotloop.Move, bool){i.challengeVague, i.challengeWeak, i.pressQuoted, i.probeMust, i.angle, i.probe, i.press, i.challengeHeard}
	}
	for _, try := range order {
		if m, ok := try(); ok {
			return m, true
		}
	}
	return hotloop.Move{}, false
}

// probesInARow counts the probes since something was challenged.
func (i *interviewer) probesInARow() int {
	n := 0
	for _, m := range slices.Backward(i.Moves) {
		switch m.Kind {
		case hotloop.MoveChallenge:
			return n
		case hotloop.MoveProbe:
			n++
		}
	}
	return n
}

// lead puts the reaction, or now and then a short acknowledgement, before a
// line.
func (i *interviewer) led(says string) string {
	if i.lead != "" {
		return join(i.lead, says)
	}
	if i.Trigger != AfterSaid || gaveUp(i.Said) || len(strings.Fields(i.Said)) < wholeMessage || (i.Seed+uint64(len(i.Moves)))%3 == 0 {
		return says
	}
	if !i.carried() {
		return join(i.short(i.shared.Acknowledge), says)
	}
	return join(i.short(i.voice.Acknowledge, i.shared.Acknowledge), says)
}

func (i *interviewer) challenge(says string, signal hotloop.SignalID, ref string) (hotloop.Move, bool) {
	if says == "" {
		return hotloop.Move{}, false
	}
	return i.say(hotloop.Move{Kind: hotloop.MoveChallenge, Says: join(i.lead, says), Signal: signal, Ref: ref}), true
}

func (i *interviewer) challengeTrap() (hotloop.Move, bool) {
	for _, s := range i.Question.Rubric.Signals {
		if s.Against && i.heard(s.ID) < 0 && i.asked(s.ID) == 0 && !i.metAlready(s) {
			if says, ok := i.first(i.notPressed(i.shown(s))); ok {
				if !i.doubts {
					i.lead = "" // nothing is accepted in the breath that doubts
				}
				return i.challenge(says, s.ID, "")
			}
		}
	}
	return hotloop.Move{}, false
}

// shown are a signal's challenges with what its detector saw in place of %s, or
// without those that say it, where it said nothing.
func (i *interviewer) shown(s hotloop.Signal) []string {
	saw := ""
	for _, e := range i.Evidence {
		if before, ok := strings.CutSuffix(e.Says, s.Heard); ok && e.Signal == s.ID {
			saw = strings.TrimSpace(before)
		}
	}
	var pool []string
	for _, says := range s.Challenges {
		if !strings.Contains(says, "%s") {
			pool = append(pool, says)
		} else if saw != "" {
			pool = append(pool, strings.Replace(says, "%s", saw, 1))
		}
	}
	return pool
}

// metAlready reports whether giving way or refusing was answered when it
// happened, so that the rubric's own challenge would ask the same again.
func (i *interviewer) metAlready(s hotloop.Signal) bool {
	switch s.Detect {
	case "challenge.caved":
		return i.made(refCaved)
	case "challenge.stonewalled":
		return i.made(refNarrower)
	}
	return false
}

// vagueSignal names the challenges to a vague claim.
const vagueSignal hotloop.SignalID = "vague.claims"

func (i *interviewer) challengeVague() (hotloop.Move, bool) {
	if i.Vague == nil || i.asked(vagueSignal) >= maxVague {
		return hotloop.Move{}, false
	}
	quote := clip(i.Vague.Text, bigWords)
	if i.quoted(quote) {
		return hotloop.Move{}, false
	}
	return i.challenge(i.quoting(quote, i.voice.Exact), vagueSignal, "")
}

// conditional are words of what somebody would do or did not do: no claim that
// can be said more exactly.
var conditional = regexp.MustCompile(`(?i)\b(?:would|could|should|if|not|never|no|can't|don't|didn't|wouldn't|wasn't|isn't|maybe|perhaps)\b|n’t`)

// ownClaim is a word by which somebody speaks of their own deeds.
var ownClaim = regexp.MustCompile(`(?i)\b(?:I|we|my)\b`)

// challengeWeak asks, once a question, for a claim of the candidate's own to be
// said more exactly that was heard, but weakly.
func (i *interviewer) challengeWeak() (hotloop.Move, bool) {
	if i.made(refExact) {
		return hotloop.Move{}, false
	}
	for _, e := range i.Evidence {
		s, ok := i.Question.Rubric.Signal(e.Signal)
		if !ok || s.Detect != "" || !s.ExpectedAt(i.Answer.Level) || e.Strength <= 0 || e.Strength >= saidPlainly || e.Seen.Quote == nil || i.asked(e.Signal) > 0 {
			continue
		}
		quote := clip(e.Seen.Quote.Text, ownClaim)
		if len(strings.Fields(quote)) < 5 || i.quoted(quote) || !ownClaim.MatchString(quote) || conditional.MatchString(quote) {
			continue
		}
		if m, ok := i.challenge(i.quoting(quote, i.shared.Exactly), e.Signal, refExact); ok {
			return m, true
		}
	}
	return hotloop.Move{}, false
}

const (
	refExact = "exact"
	refAngle = "angle"
)

// quoted reports whether these words were quoted on this question before.
func (i *interviewer) quoted(quote string) bool {
	return slices.ContainsFunc(i.Moves, func(m hotloop.Move) bool { return strings.Contains(m.Says, "“"+quote+"”") })
}

func (i *interviewer) probeMust() (hotloop.Move, bool) { return i.probeFor(true) }
func (i *interviewer) probe() (hotloop.Move, bool)     { return i.probeFor(false) }

// probeFor asks for the missing signal that matters most: what the role cares
// about, then what stands on the dimension with the least evidence, then what
// weighs most. What was asked once and met with "I don't know" is not asked
// again.
func (i *interviewer) probeFor(must bool) (hotloop.Move, bool) {
	type missing struct {
		hotloop.Signal
		asked, care int
		known       float64 // share of its dimension that has evidence
	}
	var list []missing
	for _, s := range i.Question.Rubric.Signals {
		n := i.asked(s.ID)
		if s.Against || must && !s.Must || len(s.Probes) == 0 || !s.ExpectedAt(i.Answer.Level) || i.heard(s.ID) > 0 ||
			!i.open(s.Part) || n >= maxProbes || n > 0 && (gaveUp(i.Said) || !s.Must) {
			continue
		}
		list = append(list, missing{s, n, i.care(s), i.known(s.Dimension)})
	}
	slices.SortStableFunc(list, func(a, b missing) int {
		return cmp.Or(cmp.Compare(a.asked, b.asked), ahead(a.care, b.care), cmp.Compare(a.known, b.known), ahead(a.Weight, b.Weight))
	})
	for _, s := range list {
		if says, ok := i.first(i.voice.Asks[s.ID], s.Probes); ok {
			return i.say(hotloop.Move{Kind: hotloop.MoveProbe, Says: i.led(says), Signal: s.ID}), true
		}
	}
	return hotloop.Move{}, false
}

// care is 1 for what the role asks for first: what is heard when it is there, and how
// it is asked for, speak of it, where what is said of its lack is mostly "I did not hear".
func (i *interviewer) care(s hotloop.Signal) int {
	text := strings.ToLower(strings.ReplaceAll(string(s.ID), ".", " ")) + " " + strings.ToLower(s.Heard) + " " + strings.ToLower(s.Probes[0])
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < 'a' || r > 'z' }) {
		for _, w := range i.voice.Cares {
			if strings.HasPrefix(word, w) {
				return 1
			}
		}
	}
	return 0
}

// known is the share of what a dimension expects that has evidence in favour.
func (i *interviewer) known(d hotloop.Dimension) float64 {
	all, heard := 0.0, 0.0
	for _, s := range i.Question.Rubric.Signals {
		if s.Dimension != d || !s.ExpectedAt(i.Answer.Level) {
			continue
		}
		all += s.Weight
		if i.heard(s.ID) > 0 {
			heard += s.Weight
		}
	}
	if all == 0 {
		return 0
	}
	return heard / all
}

// challengeHeard presses, once a question, something that was heard.
func (i *interviewer) challengeHeard() (hotloop.Move, bool) {
	for _, m := range i.Moves {
		if s, ok := i.Question.Rubric.Signal(m.Signal); ok && m.Kind == hotloop.MoveChallenge && !s.Against && m.Ref == "" {
			return hotloop.Move{}, false
		}
	}
	for _, s := range i.Question.Rubric.Signals {
		if !s.Against && i.heard(s.ID) > 0 && i.open(s.Part) && i.asked(s.ID) == 0 {
			if says, ok := i.first(i.notPressed(i.shown(s))); ok {
				return i.challenge(says, s.ID, "")
			}
		}
	}
	return hotloop.Move{}, false
}

// angle is a question of the role's own, once a question.
func (i *interviewer) angle() (hotloop.Move, bool) {
	if i.made(refAngle) || !i.claimed() {
		return hotloop.Move{}, false
	}
	pool := i.voice.Story
	if i.technical() {
		pool = i.voice.Technical
	}
	says := i.pick(pool)
	if says == "" {
		return hotloop.Move{}, false
	}
	return i.say(hotloop.Move{Kind: hotloop.MoveProbe, Says: i.led(says), Ref: refAngle}), true
}

// asked counts the probes and challenges about a signal.
func (i *interviewer) asked(id hotloop.SignalID) int {
	n := 0
	for _, m := range i.Moves {
		if id != "" && m.Signal == id && (m.Kind == hotloop.MoveProbe || m.Kind == hotloop.MoveChallenge) {
			n++
		}
	}
	return n
}

// refPress begins the reference of a press; its name follows.
const refPress = "press."

// pressQuoted doubts a number that nothing derives, or takes a technology away
// that was named, in the candidate's own words. The first follow-up of a
// question is left to what is missing.
func (i *interviewer) pressQuoted() (hotloop.Move, bool) {
	if i.asks() == 0 {
		return hotloop.Move{}, false
	}
	return i.pressOne([]voice.Press{voice.Number, voice.Remove})
}

// press doubts what was said without quoting it.
func (i *interviewer) press() (hotloop.Move, bool) {
	kinds := []voice.Press{voice.NotDone, voice.Critic, voice.Persuade, voice.Ignored}
	switch {
	case i.Round == hotloop.RoundRecruiter: // motives and pay, not decisions
		kinds = []voice.Press{voice.Weakest, voice.Critic, voice.Persuade}
	case i.technical():
		kinds = []voice.Press{voice.Week, voice.Weakest, voice.NotDone, voice.Ignored, voice.Persuade, voice.Critic}
	}
	turn := int(i.Seed % uint64(len(kinds)))
	kinds = append(kinds[turn:], kinds[:turn]...)
	return i.pressOne(kinds)
}

// pressOne makes, at most once a question and each once a loop, the first of
// the challenges that fits here.
func (i *interviewer) pressOne(kinds []voice.Press) (hotloop.Move, bool) {
	if !i.claimed() || slices.ContainsFunc(i.Moves, func(m hotloop.Move) bool { return strings.HasPrefix(m.Ref, refPress) }) {
		return hotloop.Move{}, false
	}
	for _, p := range kinds {
		if i.pressed(p) {
			continue
		}
		quote := ""
		switch p {
		case voice.Number:
			quote = thinFigure(i.Said, i.technical())
		case voice.Remove:
			if i.technical() {
				quote = technology(i.Said)
			}
		}
		if quoted := p == voice.Number || p == voice.Remove; quoted && quote == "" {
			continue
		}
		says := i.pick(i.voice.Press[p])
		if quote != "" {
			says = i.quoting(quote, i.voice.Press[p])
		}
		if says != "" {
			return i.challenge(says, "", refPress+string(p))
		}
	}
	return hotloop.Move{}, false
}

// pressed reports whether a press was made in this loop, by the interviewer or
// in the words of a rubric.
func (i *interviewer) pressed(p voice.Press) bool {
	if i.Pressed[p] {
		return true
	}
	for line := range i.Used {
		if alike(line) == p {
			return true
		}
	}
	return false
}

// notPressed leaves out the challenges of a rubric that repeat a press.
func (i *interviewer) notPressed(pool []string) []string {
	return slices.DeleteFunc(slices.Clone(pool), func(says string) bool {
		p := alike(says)
		return p != "" && i.pressed(p)
	})
}

// alike is the press that a line amounts to, "" for none.
func alike(says string) voice.Press {
	low := strings.ToLower(says)
	for _, a := range [...]struct {
		words string
		press voice.Press
	}{
		{"believe that number", voice.Number}, {"derive it", voice.Number}, {": remove it", voice.Remove},
		{"choose not to do", voice.NotDone}, {"chose not to do", voice.NotDone}, {"strongest critic", voice.Critic},
		{"persuade me", voice.Persuade}, {"a week and two people", voice.Week}, {"are you least sure", voice.Weakest},
		{"is weakest", voice.Weakest}, {"ignore on purpose", voice.Ignored},
	} {
		if strings.Contains(low, a.words) {
			return a.press
		}
	}
	return ""
}
