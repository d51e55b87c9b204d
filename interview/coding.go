package interview

import (
	"fmt"
	"slices"
	"strings"

	"hotloop"
)

// probesWhileCoding is how often a spoken plan is asked about before it runs.
const probesWhileCoding = 2

// whileCoding is the reply to talk before the part is solved: traps are
// pressed, a plan that is spoken is asked about now and then, and the rest is
// left in peace.
func (i *interviewer) whileCoding() hotloop.Move {
	if m, ok := i.challengeTrap(); ok {
		return m
	}
	if i.asks() < probesWhileCoding && len(strings.Fields(i.Said)) >= claimWords && i.last().Kind != hotloop.MoveProbe {
		if m, ok := i.probeSpoken(); ok {
			return m
		}
	}
	pool := i.shared.Listen
	switch {
	case gaveUp(i.Said):
		pool = i.shared.CodeNudge
	case i.last().Kind == hotloop.MoveListen && len(strings.Fields(i.Said)) < wholeMessage:
		pool = nil // a remark of somebody who types needs no answer each time
	}
	return i.say(hotloop.Move{Kind: hotloop.MoveListen, Says: join(i.lead, i.pick(pool))})
}

// probeSpoken asks for what talk alone can show. What runs show is for the runs.
func (i *interviewer) probeSpoken() (hotloop.Move, bool) {
	for _, s := range i.Question.Rubric.Signals {
		judged := strings.HasPrefix(s.Detect, "judge.") || strings.HasPrefix(s.Detect, "quality.") || s.Detect == "clarify.asked"
		if judged || s.Against || !s.ExpectedAt(i.Answer.Level) || !i.open(s.Part) || i.heard(s.ID) > 0 || i.asked(s.ID) > 0 {
			continue
		}
		if says, ok := i.first(i.voice.Asks[s.ID], s.Probes); ok {
			return i.say(hotloop.Move{Kind: hotloop.MoveProbe, Says: i.led(says), Signal: s.ID}), true
		}
	}
	return hotloop.Move{}, false
}

func (i *interviewer) afterSubmit() []hotloop.Move {
	react := func(says string) []hotloop.Move {
		return []hotloop.Move{i.say(hotloop.Move{Kind: hotloop.MoveReact, Says: says})}
	}
	run := i.Answer.Runs[len(i.Answer.Runs)-1]
	if !run.Compile.OK {
		return react(i.pick(i.shared.Compile))
	}
	visible, hidden, slow := failures(run)
	switch {
	case visible > 0:
		return react(i.pick(i.shared.Visible))
	case slow > 0:
		return react(i.pick(i.shared.Slow))
	case hidden > 0:
		return react(i.pick(hiddenLines(hidden)))
	}
	i.lead = i.short(i.shared.Solved)
	if i.Left >= lastAsk {
		if f, ok := i.followUp(); ok {
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

// hiddenLines say that hidden tests fail. Each is one sentence with the count
// in it, so that the count may come again and the line does not.
func hiddenLines(n int) []string {
	many := fmt.Sprintf("%d hidden tests fail", n)
	if n == 1 {
		many = "One hidden test fails"
	}
	return []string{
		many + ", and I will not say which: what input have you not tried?",
		many + "; think of the edges: empty, equal, exactly on the limit.",
		many + ": say your invariant aloud, then look for the line that breaks it.",
		many + ", so what did you assume about the input that nobody promised you?",
		many + "; which sentence of the task have you not turned into code yet?",
		many + ", while the shown ones pass: what do the shown ones have in common?",
		many + ": what would the smallest input look like that surprises you?",
		many + "; try two equal items, and none at all.",
		many + ", so somewhere order or repetition matters: where?",
		many + ": what happens on the second call, and on the hundredth?",
		many + "; which comparison should be strict, or should not?",
		many + ", and the clue is in a word of the statement you read quickly.",
	}
}

// nextPart is the part after one, if there is any.
func nextPart(q hotloop.Question, part string) (hotloop.Part, bool) {
	at := slices.IndexFunc(q.Parts, func(p hotloop.Part) bool { return p.ID == part })
	if at < 0 || at+1 >= len(q.Parts) {
		return hotloop.Part{}, false
	}
	return q.Parts[at+1], true
}
