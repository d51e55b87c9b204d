package words

import (
	"maps"
	"slices"
	"strings"

	"hotloop"
)

// observation is one detector's view of an answer.
type observation struct {
	e *Evaluator
	q hotloop.Question
	a hotloop.Answer
	r *reading
	s hotloop.Signal
}

// detector looks for what patterns alone cannot show. It returns nil if it saw
// nothing.
type detector func(o *observation) *hotloop.Evidence

// Detectors lists the names that a signal's detect may have with this
// evaluator, sorted.
func (e *Evaluator) Detectors() []string { return slices.Sorted(maps.Keys(e.detectors)) }

func detectors() map[string]detector {
	return map[string]detector{
		"star.situation": starSituation, "star.task": starTask,
		"star.action": starAction, "star.result": starResult,
		"own.i": ownI, "own.we-only": ownWeOnly,
		"number.any": numberAny, "number.before-after": numberBeforeAfter,
		"choice.alternatives": choiceAlternatives, "choice.trade-off": clearly("choice.trade-off", 2),
		"choice.rejected-why": choiceRejectedWhy,
		"reflect.learned":     reflectLearned, "reflect.changed": reflectChanged,
		"structure.answer-first": structureAnswerFirst, "structure.signposts": structureSignposts, "structure.length": structureLength,
		"vague.claims": vagueClaims, "clarify.asked": clarifyAsked,
		"complexity.time": complexityTime, "complexity.space": complexitySpace, "tests.named": testsNamed,
		"challenge.defended": challengeDefended, "challenge.conceded": challengeConceded, "challenge.caved": challengeCaved, "challenge.stonewalled": challengeStonewalled,
		"candor.words": candorWords, "dissent.cost": phrases("dissent.cost", 2), "number.changed": numberChanged,
		"estimate.checked": estimateChecked, "estimate.wrong": estimateWrongTrap,
		"speech.pace": speechPace, "speech.pauses": speechPauses, "speech.fillers": speechFillers,
		"time.used": timeUsed, "hint.used": hintUsed,
	}
}

// phrases is a detector that listens for the phrases of its name.
func phrases(name string, within int) detector {
	return func(o *observation) *hotloop.Evidence {
		h, v := o.strongest(name, within)
		return o.quoted(h, v)
	}
}

// strongest is the strongest hit of the phrases of that name.
func (o *observation) strongest(name string, within int) (hit, float64) {
	return o.strongestThat(name, within, func(hit) bool { return true })
}

// strongestThat is the strongest of those that fulfil a condition.
func (o *observation) strongestThat(name string, within int, is func(hit) bool) (hit, float64) {
	if o.deaf() {
		return hit{}, 0
	}
	// What somebody said in quotation marks is their delivery, not the speaker's.
	return o.e.strongest(o.r, o.e.phrases[name], nil, within, func(t *turn, h hit) bool {
		return !t.toks[h.from].quoted && !t.crosses(h) && is(h)
	})
}

// crosses reports whether a short hit runs over the end of a clause, as in
// "who I was; I had told": its words stand in a row by chance.
func (t *turn) crosses(h hit) bool {
	if h.to-h.from > 8 {
		return false // terms that stand apart
	}
	for k := h.from + 1; k < h.to; k++ {
		if t.toks[k].apart == apartClause {
			return true
		}
	}
	return false
}

// deaf reports whether nothing in favour can be seen: too little was said, or
// keywords alone.
func (o *observation) deaf() bool { return o.r.floor || o.r.list }

// quoted gives the evidence for a hit of that strength; none for 0.
func (o *observation) quoted(h hit, strength float64) *hotloop.Evidence {
	if strength <= 0 {
		return nil
	}
	return o.e.evidence(o.r, o.s, h, strength)
}

// each calls f for every sentence that counts, until f returns false.
func (r *reading) each(f func(ti int, t *turn, si int, s *sentence) bool) {
	for ti := range r.turns {
		t := &r.turns[ti]
		for si := range t.sents {
			if t.sents[si].mute == 0 && !f(ti, t, si, &t.sents[si]) {
				return
			}
		}
	}
}

// whole is the hit that covers a sentence.
func (s *sentence) whole(ti, si int) hit {
	return hit{turn: ti, from: s.first, to: s.last, sent: si, lastSent: si}
}

// deed is a past deed told in the first person.
type deed struct {
	hit
	by   subject
	stem string
	// aside: told on the way to something else, or no more than a thought: "when I
	// started", "I noticed". It counts, but another shows more.
	aside bool
}

// supposesBefore reports whether a clause without a subject of its own goes on
// with what was only supposed: "I would have negotiated more, or taken less".
func (t *turn) supposesBefore(s *sentence, c clause) bool {
	for k := s.first; k < c.first; k++ {
		if t.marks[k]&(hypothetical|conditional) != 0 {
			return true
		}
	}
	return false
}

// isAside reports whether a clause with a deed hangs on another, or its verb tells
// of a thought.
func (t *turn) isAside(x *lexicon, c clause) bool {
	if c.own && c.at > 1 && t.toks[c.at-1].low == "that" && t.toks[c.at-1].apart == apartSpace && !isPreposition(t.toks[c.at-2].low) {
		return true // "the sign that I overlooked was"
	}
	for k := c.first; !c.own && k < c.verb; k++ {
		if low := t.toks[k].low; isObjective(low) || !x.function[low] && !strings.HasSuffix(low, "ly") {
			return true // rather what a thing did: "a change took two weeks", "sometimes it took"
		}
	}
	for k := max(0, c.first-1); k < c.verb && k < c.first+4; k++ {
		switch t.toks[k].low {
		case "when", "since", "because", "which", "who", "whom", "what", "before", "after", "until", "if", "while", "although", "though", "how", "where", "whether", "had":
			return true
		}
	}
	switch t.toks[c.verb].low {
	case "found":
		return c.verb+1 < c.last && (t.toks[c.verb+1].low == "out" || t.toks[c.verb+1].low == "that")
	case "realised", "realized", "saw", "noticed", "underestimated", "overestimated", "estimated", "reckoned", "waited", "started", "began", "came", "went", "stood", "sat", "considered", "functioned", "managed", "slept", "guessed", "figured", "agreed", "accepted", "claimed", "believed", "ran", "led", "owned", "shared", "had":
		return true
	}
	return false
}

// shows says how well a deed does for a quote.
func (r *reading) shows(d deed) float64 {
	v := r.strength(d.hit)
	if d.aside {
		v -= asideShows
	}
	return v
}

const asideShows = 0.3 // less than a deed that is the point of its clause

// deedsTold lists the deeds of the speaker and of "we": clauses with that subject
// and a past verb that is no state of mind, not negated and not hypothetical.
func (o *observation) deedsTold() []deed {
	var list []deed
	o.r.each(func(ti int, t *turn, si int, s *sentence) bool {
		for _, c := range s.clauses {
			if c.subject != speaker && c.subject != we || !t.tells(o.e.lex, c) || isLife(t.toks[c.verb].low) || !c.own && t.supposesBefore(s, c) {
				continue
			}
			h := hit{turn: ti, from: c.first, to: c.last, sent: si, lastSent: si, content: 2, marks: t.marks[c.verb]}
			list = append(list, deed{h, c.subject, t.toks[c.verb].stem, t.isAside(o.e.lex, c)})
		}
		return true
	})
	return list
}

// isLife reports whether a verb tells where somebody comes from rather than what
// they did: "I grew up in Nairobi and studied in Manchester".
func isLife(low string) bool {
	switch low {
	case "grew", "grown", "studied", "born", "lived", "live", "raised":
		return true
	}
	return false
}
