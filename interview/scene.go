package interview

import (
	"regexp"
	"slices"
	"strings"

	"hotloop"
)

// References of the moves of a scene.
const (
	refSceneOpen    = "scene.open"
	refSceneMove    = "scene.move." // its name follows
	refSceneUnknown = "scene.unknown"
	refSceneProbe   = "scene.probe"
	refSceneEnd     = "scene.end"
	refSceneOut     = "scene.out"
)

const (
	sceneTakes     = 3 * minuteMillis // with less left, none is opened
	sceneEnds      = minuteMillis     // with less left, one that goes on is ended
	maxSceneProbes = 2
	beforeScene    = 2 // follow-ups on the story before it
)

// scene reports whether the question's scene was opened, and whether it is over.
func (i *interviewer) scene() (opened, over bool) {
	return i.Question.Roleplay != nil && i.made(refSceneOpen), i.made(refSceneOut)
}

// openScene begins the scene once the story has been talked about; late, when
// nothing else is to be asked.
func (i *interviewer) openScene(late bool) ([]hotloop.Move, bool) {
	p := i.Question.Roleplay
	if p == nil || p.Opens == "" || i.made(refSceneOpen) || i.Left < sceneTakes || !late && i.asks() < beforeScene || !i.fresh(p.Opens) {
		return nil, false
	}
	pool := i.shared.SceneSelf
	if p.Role != "" {
		pool = i.shared.SceneIn
	}
	in := i.say(hotloop.Move{Kind: hotloop.MoveListen, Says: join(i.lead, i.pick(pool))})
	return []hotloop.Move{in, i.say(hotloop.Move{Kind: hotloop.MoveProbe, Says: p.Opens, Ref: refSceneOpen})}, true
}

// leavesScene is how a candidate asks to stop.
var leavesScene = regexp.MustCompile(`\b(?:out of the scene|stop the (?:scene|role)|(?:skip|without|end|leave) the (?:role|scene)|can we stop|rather not (?:play|act|do (?:this|the role))|not comfortable)\b`)

// inScene is a reply in the role.
func (i *interviewer) inScene() []hotloop.Move {
	p := i.Question.Roleplay
	if leavesScene.MatchString(plain(i.Said)) {
		return i.leaveScene("")
	}
	var moves []hotloop.Move
	for _, f := range i.Facts {
		if len(moves) < maxFacts && i.fresh(f.Says) && !i.told(f.ID) {
			moves = append(moves, i.say(hotloop.Move{Kind: hotloop.MoveFact, Says: f.Says, Ref: f.ID}))
		}
	}
	if i.Left < sceneEnds {
		return i.leaveScene(i.sceneEnd())
	}
	if i.Asks && len(strings.Fields(i.Said)) <= shortMessage {
		if len(moves) == 0 && !i.made(refSceneUnknown) {
			return []hotloop.Move{i.say(hotloop.Move{Kind: hotloop.MoveAssume, Says: i.pick(i.shared.SceneUnknown), Ref: refSceneUnknown})}
		}
		if len(moves) > 0 {
			return moves
		}
	}
	if m, ok := i.challengeTrap(); ok {
		m.Ref = refSceneProbe
		return append(moves, m)
	}
	for _, m := range p.Moves {
		if i.made(refSceneMove+m.ID) || !i.fits(m.Heard, m.Missing) || !i.fresh(m.Says) {
			continue
		}
		kind := hotloop.MoveProbe
		if m.Presses {
			kind = hotloop.MoveChallenge
		}
		return append(moves, i.say(hotloop.Move{Kind: kind, Says: m.Says, Ref: refSceneMove + m.ID}))
	}
	if p.Opens == "" && i.sceneProbes() < maxSceneProbes {
		i.lead = ""
		if m, ok := i.probeInRole(); ok {
			return append(moves, m)
		}
	}
	return append(moves, i.leaveScene(i.sceneEnd())...)
}

// probeInRole asks for a must-have with the rubric's own words, which are those
// of the part.
func (i *interviewer) probeInRole() (hotloop.Move, bool) {
	for _, s := range i.Question.Rubric.Signals {
		if s.Must && s.Detect == "" && s.ExpectedAt(i.Answer.Level) && i.heard(s.ID) <= 0 && i.asked(s.ID) == 0 && !i.askedInScene(s.ID) {
			if says, ok := i.first(s.Probes); ok {
				return i.say(hotloop.Move{Kind: hotloop.MoveProbe, Says: says, Signal: s.ID, Ref: refSceneProbe}), true
			}
		}
	}
	return hotloop.Move{}, false
}

// askedInScene reports whether a line of the scene asked for a signal.
func (i *interviewer) askedInScene(id hotloop.SignalID) bool {
	for _, m := range i.Question.Roleplay.Moves {
		if slices.Contains(m.Missing, id) && i.made(refSceneMove+m.ID) {
			return true
		}
	}
	return false
}

func (i *interviewer) sceneProbes() int {
	n := 0
	for _, m := range i.Moves {
		if m.Ref == refSceneProbe {
			n++
		}
	}
	return n
}

// fits reports whether all of heard and none of missing was heard in the scene.
func (i *interviewer) fits(heard, missing []hotloop.SignalID) bool {
	for _, id := range heard {
		if strongest(i.InScene, id) <= 0 {
			return false
		}
	}
	for _, id := range missing {
		if strongest(i.InScene, id) > 0 {
			return false
		}
	}
	return true
}

// sceneEnd is the last line in the role.
func (i *interviewer) sceneEnd() string {
	for _, e := range i.Question.Roleplay.Ends {
		if i.fits(e.Heard, e.Missing) && i.fresh(e.Says) {
			return e.Says
		}
	}
	return ""
}

// leaveScene ends the scene in the role, then visibly steps out of it.
func (i *interviewer) leaveScene(end string) []hotloop.Move {
	var moves []hotloop.Move
	if end != "" {
		moves = append(moves, i.say(hotloop.Move{Kind: hotloop.MoveReact, Says: end, Ref: refSceneEnd}))
	}
	after := i.Question.Roleplay.After
	if i.Left < lastAsk || !i.fresh(after) {
		after = i.pick(i.shared.Wrap)
		out := hotloop.Move{Kind: hotloop.MoveWrap, Says: join(outOfScene, after), Ref: refSceneOut}
		return append(moves, i.say(out))
	}
	return append(moves, i.say(hotloop.Move{Kind: hotloop.MoveProbe, Says: join(i.short(i.shared.SceneOut), outOfScene+" "+after), Ref: refSceneOut}))
}
