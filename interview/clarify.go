package interview

import (
	"regexp"
	"strings"

	"hotloop"
)

// maxFacts is how many facts one question is answered with.
const maxFacts = 2

// References of moves that are neither fact nor hint.
const (
	refTurnBack = "turn-back"
	refAssume   = "assume"
)

// clarify answers what the candidate asked: from the facts, by handing the
// decision over, or by turning a request for the answer back. done is true when
// the message was a question and nothing else.
func (i *interviewer) clarify() (moves []hotloop.Move, done bool) {
	for _, f := range i.Facts {
		if len(moves) < maxFacts && i.fresh(f.Says) && !i.told(f.ID) {
			moves = append(moves, i.say(hotloop.Move{Kind: hotloop.MoveFact, Says: f.Says, Ref: f.ID}))
		}
	}
	if len(strings.Fields(i.Said)) > shortMessage {
		return moves, false
	}
	// A request for the answer may come without the form of a question.
	if len(moves) == 0 && wantsAnswer(i.Said) {
		return []hotloop.Move{i.say(hotloop.Move{Kind: hotloop.MoveAssume, Says: i.pick(i.shared.TurnBack, i.voice.TurnBack, i.voice.Assume), Ref: refTurnBack})}, true
	}
	if !i.Asks {
		return moves, false
	}
	if len(moves) == 0 {
		moves = append(moves, i.say(hotloop.Move{Kind: hotloop.MoveAssume, Says: i.pick(i.voice.Assume, i.shared.Assume), Ref: refAssume}))
	}
	return moves, true
}

// answerWanted are ways of asking the interviewer for the answer itself.
var answerWanted = regexp.MustCompile(`\b(?:what (?:is|would be|'s) (?:the|your) (?:right |correct |best |ideal |model |expected )?(?:answer|solution|approach)\b` +
	`|what (?:should|do|can) i (?:say|answer)\b|how should i answer|what (?:do|would) you (?:want|like) (?:me )?to (?:hear|say)|what are you looking for` +
	`|what would you (?:do|say|answer|choose|pick|use)\b|how would you (?:do|solve|answer|build|design|approach)\b|which (?:one )?would you (?:choose|pick|use|take|prefer)` +
	`|(?:just )?(?:tell|give|show) me the (?:answer|solution|right answer)|(?:am i|is (?:this|that|it)) (?:right|correct|wrong|on the right track)` +
	`|can you (?:answer|solve|do) (?:it|this|that)|you tell me|solve it for me)`)

// toldWords is from how many words on a message may tell of such a question as
// well as put it: then only its last sentence counts.
const toldWords = 12

func wantsAnswer(said string) bool {
	if strings.ContainsAny(said, "\"“”") {
		return false // somebody's words, told
	}
	low := plain(said)
	if len(strings.Fields(low)) > toldWords {
		end := strings.TrimRight(low, "?")
		low = low[strings.LastIndexAny(end, ".?!;")+1:]
	}
	return answerWanted.MatchString(low)
}

// assumption is how candidates state one.
var assumption = regexp.MustCompile(`\b(?:(?:i|i'll|i will|we|let's|let us|let me|i'd|i would|i'm going to|then i|so i) (?:\w+ )?(?:assume|suppose|say|take|pick|go with|guess|choose|set)|assum(?:e|ing|ption)|suppose|given that|let's say)\b`)

// noted acknowledges an assumption that the candidate was sent away to make.
func (i *interviewer) noted() string {
	if i.last().Ref != refAssume || !assumption.MatchString(plain(i.Said)) {
		return ""
	}
	return i.short(i.voice.Noted, i.shared.Noted)
}
