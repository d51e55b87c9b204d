package words

import (
	"strings"

	"hotloop"
)

// Reaction is how a candidate met a challenge.
type Reaction string

// The reactions.
const (
	Unclear     Reaction = ""
	Defended    Reaction = "defended"    // held on to the claim, with grounds
	Conceded    Reaction = "conceded"    // gave way, and said what follows from it
	Caved       Reaction = "caved"       // gave way without a reason
	Stonewalled Reaction = "stonewalled" // held on without a reason, or would not talk about it
)

// Reacted says how the candidate's latest turn met the challenge before it, and
// quotes where that shows. It is Unclear, with ok false, if there was no
// challenge, or if what was said is none of these.
func (e *Evaluator) Reacted(q hotloop.Question, a hotloop.Answer) (r Reaction, quote hotloop.Quote, ok bool) {
	o := &observation{e: e, q: q, a: a, r: e.read(q, a)}
	ti := len(o.r.turns) - 1
	if ti < 0 || o.r.foreign != "" || o.r.turns[ti].index != lastSaid(a) || !o.challenged(o.r.turns[ti].index) {
		return Unclear, hotloop.Quote{}, false
	}
	r, h := o.reacted(ti)
	if r == Unclear {
		return r, hotloop.Quote{}, false
	}
	quote, ok = o.r.tight(h)
	return r, quote, ok
}

func challengeDefended(o *observation) *hotloop.Evidence    { return challenge(o, Defended) }
func challengeConceded(o *observation) *hotloop.Evidence    { return challenge(o, Conceded) }
func challengeCaved(o *observation) *hotloop.Evidence       { return challenge(o, Caved) }
func challengeStonewalled(o *observation) *hotloop.Evidence { return challenge(o, Stonewalled) }

// challenge sees one way of meeting a challenge: in the turn that follows one.
func challenge(o *observation, wanted Reaction) *hotloop.Evidence {
	if o.r.floor && (wanted == Defended || wanted == Conceded) {
		return nil
	}
	var best hit
	strength := 0.0
	for ti := range o.r.turns {
		if !o.challenged(o.r.turns[ti].index) {
			continue
		}
		how, h := o.reacted(ti)
		if how != wanted {
			continue
		}
		v := 0.5 // giving way or refusing is no matter of how it was worded
		if how == Defended || how == Conceded {
			v = max(o.r.strength(h), 0.55)
		}
		if v > strength {
			best, strength = h, v
		}
	}
	return o.quoted(best, strength)
}

// challenged reports whether what the interviewer said before a turn was a
// challenge. A transcript without moves is told by its words.
func (o *observation) challenged(index int) bool {
	for j := index - 1; j >= 0; j-- {
		t := o.a.Turns[j]
		if t.Speaker == hotloop.Candidate {
			continue
		}
		if t.Move != "" {
			return t.Move == hotloop.MoveChallenge
		}
		low := strings.ToLower(t.Text[:min(len(t.Text), 2048)])
		for _, w := range [...]string{"do not believe", "don't believe", "not sure i believe", "not convinced", "persuade me", "are you sure", "remove it", "i doubt", "derive it", "prove it", "strongest critic", "i disagree", "that is wrong", "that's wrong", "sounds cheap", "does not add up", "doesn't add up"} {
			if strings.Contains(low, w) {
				return true
			}
		}
		return false
	}
	return false
}

// reacted reads how a turn meets the challenge before it, and where that shows.
func (o *observation) reacted(ti int) (Reaction, hit) {
	t := &o.r.turns[ti]
	said, empty, repeated := 0, 0, 0
	for _, s := range t.sents {
		switch s.mute {
		case 0:
			said += s.words()
		case mutedEmpty:
			empty += s.words()
		case mutedRepeated:
			repeated += s.words()
		}
	}
	if repeated > said && repeated >= 6 {
		return Stonewalled, t.firstSentence(ti) // the same again, word for word
	}
	if said == 0 {
		return t.shortReaction(o.askedWith(t.index)), t.firstSentence(ti)
	}
	yields, yielded := o.heard(ti, "challenge.yield")
	amends, amended := o.heard(ti, "challenge.amend")
	refuses, refused := o.heard(ti, "challenge.refuse")
	ground, grounded := t.ground(ti)
	if !grounded {
		ground, grounded = o.heard(ti, "challenge.ground")
	}
	switch {
	case yielded && (amended || grounded):
		if amended && said >= 10 {
			return Conceded, amends
		}
		if said >= 12 {
			return Conceded, yields
		}
	case yielded && said <= 30:
		return Caved, yields
	case refused && !grounded && said <= 40:
		return Stonewalled, refuses
	case grounded && said >= 10 && !refused:
		return Defended, ground
	case said+empty <= 4 && !yielded:
		return t.shortReaction(o.askedWith(t.index)), t.firstSentence(ti)
	}
	return Unclear, hit{}
}

// askedWith reports whether what the interviewer said before a turn ends in a
// question.
func (o *observation) askedWith(index int) bool {
	for j := index - 1; j >= 0; j-- {
		if o.a.Turns[j].Speaker != hotloop.Candidate {
			return strings.HasSuffix(strings.TrimSpace(o.a.Turns[j].Text), "?")
		}
	}
	return false
}

// heard looks for the phrases of that name in one turn, not negated.
func (o *observation) heard(ti int, name string) (hit, bool) {
	t := &o.r.turns[ti]
	for _, h := range t.every(o.e.lex, o.e.phrases[name], nil, 1) {
		if h.turn = ti; h.marks&(negated|others) == 0 && !t.crosses(h) {
			return h, true
		}
	}
	return hit{}, false
}

// ground is the first sentence of a turn that gives a reason or a figure.
func (t *turn) ground(ti int) (hit, bool) {
	for si := range t.sents {
		if s := &t.sents[si]; s.mute == 0 && !s.question && s.words() >= 5 && (s.figure || s.reason) {
			return s.whole(ti, si), true
		}
	}
	return hit{}, false
}

func (t *turn) firstSentence(ti int) hit {
	for si := range t.sents {
		if s := &t.sents[si]; s.words() > 0 {
			return s.whole(ti, si)
		}
	}
	return hit{}
}

// shortReaction is what a turn of a few empty words amounts to: "okay, you are
// right" gives way, "no" refuses, "I don't know" is honest and neither.
// A yes or a no to a question is its answer, if a short one.
func (t *turn) shortReaction(question bool) Reaction {
	if len(t.toks) == 0 {
		return Unclear
	}
	if question {
		switch t.toks[0].low {
		case "yes", "yeah", "no", "nope", "sure", "right":
			return Unclear
		}
	}
	switch t.toks[0].low {
	case "you", "ok", "okay", "sure", "fine", "right", "yes", "yeah", "sorry", "good", "alright":
		return Caved
	case "no", "nope":
		return Stonewalled
	}
	return Unclear
}

// challengePhrases are ways of meeting a challenge.
func challengePhrases() map[string][]string {
	return map[string][]string{
		"challenge.yield": {
			"you are|were right", "fair|good|valid point|challenge|catch|criticism", "that is|was fair|true", "i was|am wrong|mistaken", "i overstated|overclaimed|exaggerated|misspoke|concede", "i take that|it back", "i stand corrected", "i had|have not considered|thought", "i =did not consider|think", "i should not have said|claimed",
			"that number|figure|claim is|was wrong|too", "okay|ok|sure|fine you|whatever|then|let", "if you say|think so", "whatever you say|think|prefer|want", "you probably|surely|obviously know better", "i guess|suppose you|so|not", "we can|could do it|that your", "i can|could|will change|drop|remove it|that|this", "maybe|perhaps you are", "no you are right",
		},
		"challenge.amend": {
			"so i would|will|should|need", "i would __ instead|rather|change|replace|drop|add|measure|start", "instead i|we|of", "let me correct|redo|recompute|restate|fix|change|rephrase|revise", "the right|correct|honest|better number|figure|answer|claim|word is|would", "what i can|should say|claim|stand|have", "what still|remains|holds|stands", "that changes|means|leaves", "it is closer|more|rather", "then|so the|we|i would|need|have|lose",
		},
		"challenge.ground": {
			"i|we measured|tested|ran|logged|compared|counted|checked|derived|computed", "comes|came|taken from", "data|logs|dashboard|experiment|test|measurement|trace|numbers showed|shows|show|say|said", "i stand by", "i still think|believe|would|hold", "for example|instance", "the reason is|was", "if we __ would|then|we", "let me derive|show|walk",
		},
		"challenge.refuse": {
			"i =already answered|told|said|explained", "as i =said|explained|told|mentioned", "trust|believe me", "because i =said|say", "it =just is|does|works", "that is|was just|simply how|the|it|what", "just|simply is|was", "i am =sure|certain|positive|confident", "there is nothing|no to|more|point|need", "i do|will|would not want|need|see|have to|why|discuss|justify|explain|answer|talk", "not relevant|important|the-point", "next|another question", "take|believe it or", "i know what i", "that is __ opinion|problem", "everybody|everyone knows", "it is obvious|clear|what",
		},
	}
}
