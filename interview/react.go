package interview

import (
	"context"
	"strings"

	"hotloop"
	"hotloop/interview/voice"
)

// react writes the interviewer's reply to whatever is owed one; the caller
// holds l.mu. It is called again after a crash, so it decides from the record
// alone.
func (e *Engine) react(ctx context.Context, l *live) error {
	for range attempts {
		if l.rec.owed == "" || !l.rec.live || l.rec.paused {
			return nil
		}
		events, err := e.reaction(ctx, l)
		if err != nil {
			return err
		}
		if err := e.write(ctx, l, events...); err != nil && hotloop.CodeOf(err) != hotloop.CodeConflict {
			return err
		}
	}
	return nil
}

func (e *Engine) reaction(ctx context.Context, l *live) ([]hotloop.Event, error) {
	r, rd := l.rec, l.rec.now()
	if r.owed == afterStart {
		greet := hotloop.Move{Kind: hotloop.MoveGreet, Says: greeting(r, l.fresh)}
		return append([]hotloop.Event{{Kind: hotloop.EventMoved, Move: &greet}}, e.ask(l, 0)...), nil
	}
	if rd.timeUp && r.plan.Mode == hotloop.ModeReal {
		return e.end(l), nil
	}
	a := r.asking()
	if a == nil {
		if len(rd.turns) == 0 {
			return e.end(l), nil
		}
		m, closes := reply(rd.turns[len(rd.turns)-1].Text, rd.replies, r.role(), r.used, r.plan.Seed)
		if closes {
			return e.end(l), nil
		}
		return []hotloop.Event{{Kind: hotloop.EventMoved, Move: &m}}, nil
	}
	m, err := e.moment(ctx, l, a, r.owed)
	if err != nil {
		return nil, err
	}
	return e.carry(l, a, Next(m)), nil
}

// moment gathers what the next move depends on.
func (e *Engine) moment(ctx context.Context, l *live, a *answerRecord, t Trigger) (Moment, error) {
	q, err := e.Bank.Question(a.question)
	if err != nil {
		return Moment{}, err
	}
	answer := l.rec.project(l.rec.round, l.rec.now().place)
	answer.Earlier = l.rec.earlier(l.rec.round, l.rec.now().place)
	m := Moment{
		Trigger: t, Role: l.rec.role(), Round: answer.Round, Question: q, Answer: answer, Moves: a.moves, Left: e.left(l),
		Used: l.rec.used, Pressed: l.rec.pressed, Seed: l.rec.plan.Seed + uint64(len(l.rec.used)),
	}
	if m.Evidence, err = e.Listener.Evaluate(ctx, q, answer); err != nil {
		return Moment{}, err
	}
	if t != AfterSaid {
		return m, nil
	}
	m.Said = answer.Turns[len(answer.Turns)-1].Text
	m.Facts, m.Asks = e.Listener.Asked(q, m.Said)
	// What the latest turn claims, and how it meets the challenge before it, shows
	// in the last exchanges; reading the whole answer three times would triple the
	// wait for a reply.
	tail := answer
	tail.Turns = answer.Turns[max(0, len(answer.Turns)-lastExchanges):]
	if quote, ok := e.Listener.Vague(q, tail); ok {
		m.Vague = &quote
	}
	if n := len(a.moves); n > 0 && a.moves[n-1].Kind == hotloop.MoveChallenge {
		m.Reaction = e.Listener.Reacted(q, tail)
	}
	m.InScene = m.Evidence
	if a.scene > 0 && q.Roleplay != nil {
		// What counts in a scene is what was said in it.
		answer.Turns = answer.Turns[min(a.scene, len(answer.Turns)):]
		if m.InScene, err = e.Listener.Evaluate(ctx, q, answer); err != nil {
			return Moment{}, err
		}
	}
	return m, nil
}

// lastExchanges is how many turns hold a challenge, what it challenged, and the
// answer to it, with one to spare for what was only said again.
const lastExchanges = 6

// carry turns moves into events, and a MoveWrap into what follows it.
func (e *Engine) carry(l *live, a *answerRecord, moves []hotloop.Move) []hotloop.Event {
	var events []hotloop.Event
	for _, m := range moves {
		if m.Kind == hotloop.MoveWrap {
			return append(events, e.wrapUp(l, a, m)...)
		}
		events = append(events, hotloop.Event{Kind: hotloop.EventMoved, Question: a.question, Move: &m})
	}
	return events
}

// wrapUp completes an answer and asks the next question, or invites the
// candidate's own when there is none or no time for it.
func (e *Engine) wrapUp(l *live, a *answerRecord, wrap hotloop.Move) []hotloop.Event {
	events := []hotloop.Event{
		{Kind: hotloop.EventMoved, Question: a.question, Move: &wrap},
		{Kind: hotloop.EventAnswered, Question: a.question},
	}
	rd, v, seed := l.rec.now(), voice.Of(l.rec.role()), l.rec.plan.Seed+uint64(len(l.rec.used))
	if next := rd.place + 1; next < len(rd.answers) && e.timeFor(l) {
		wrap.Says = join(wrap.Says, pick(seed, l.fresh, v.Open))
		return append(events, e.ask(l, next)...)
	}
	invite := hotloop.Move{Kind: hotloop.MoveInvite, Says: pick(seed, l.fresh, v.Invite, voice.Shared().Invite)}
	return append(events, hotloop.Event{Kind: hotloop.EventMoved, Move: &invite})
}

// ask opens the question at a place of the round.
func (e *Engine) ask(l *live, place int) []hotloop.Event {
	id := l.rec.now().answers[place].question
	q := e.question(id)
	m := hotloop.Move{Kind: hotloop.MoveAsk, Says: q.Ask}
	var events []hotloop.Event
	if p := q.Roleplay; p != nil && p.Opens == "" {
		// The question is a line of the part, so the part is announced first.
		in := hotloop.Move{Kind: hotloop.MoveListen, Says: pick(l.rec.plan.Seed+uint64(len(l.rec.used)), l.fresh, voice.Shared().SceneIn)}
		events = append(events, hotloop.Event{Kind: hotloop.EventMoved, Move: &in})
		m.Ref = refSceneOpen
	}
	if len(q.Parts) > 0 {
		m.Part = q.Parts[0].ID
		if q.Parts[0].Ask != "" {
			m.Says += " " + q.Parts[0].Ask
		}
	}
	return append(events, hotloop.Event{Kind: hotloop.EventMoved, Question: id, Move: &m})
}

// greeting opens a round: who is there, and what the round will be like.
func greeting(r *record, fresh func(string) bool) string {
	at := r.plan.Seed + uint64(r.round)
	v, name := voice.Of(r.role()), voice.Name(r.plan.Seed, r.round)
	hellos := make([]string, len(v.Greet))
	for k, says := range v.Greet {
		hellos[k] = strings.Replace(says, "%s", name, 1)
	}
	return join(pick(at, fresh, hellos), pick(at, fresh, voice.Rules(r.plan.Rounds[r.round].Kind)))
}

// role is whose chair the interviewer of the current round sits in.
func (r *record) role() hotloop.Role {
	p := r.plan.Rounds[max(r.round, 0)]
	return hotloop.RoleOf(p.Voice, p.Kind)
}

// end closes the round, takes what stands unsent in the box as said, and ends
// the loop after its last round.
func (e *Engine) end(l *live) []hotloop.Event {
	events := flushDraft(l)
	if a := l.rec.asking(); a != nil {
		events = append(events, hotloop.Event{Kind: hotloop.EventAnswered, Question: a.question})
	}
	bye := hotloop.Move{Kind: hotloop.MoveClose, Says: pick(l.rec.plan.Seed+uint64(l.rec.round), l.fresh, voice.Of(l.rec.role()).Close, voice.Shared().Close)}
	events = append(events, hotloop.Event{Kind: hotloop.EventMoved, Move: &bye}, hotloop.Event{Kind: hotloop.EventRoundEnded})
	if l.rec.round == len(l.rec.rounds)-1 {
		events = append(events, hotloop.Event{Kind: hotloop.EventLoopEnded})
	}
	return events
}

// flushDraft takes what stands in the box as said, so that it is heard before
// the answer closes.
func flushDraft(l *live) []hotloop.Event {
	rd := l.rec.now()
	if blank(rd.draft) || len(rd.draft) > MaxSaid {
		return nil
	}
	ev := hotloop.Event{Kind: hotloop.EventSaid, Text: rd.draft}
	if a := l.rec.asking(); a != nil {
		ev.Question = a.question
	}
	return []hotloop.Event{ev}
}

// closingShare is the part of a round kept for the candidate's own questions,
// at most closingMax.
const (
	closingShare = 8
	closingMax   = 4 * minuteMillis
	unhurried    = 10 * minuteMillis // what a question always has left in practice
)

// left is how long the question at hand may still take, in milliseconds. In
// practice the candidate is never hurried: it stays above 0.
func (e *Engine) left(l *live) int64 {
	planned, rd := l.rec.planned(l.rec.round), l.rec.now()
	left := (planned-closing(planned))*int64(rd.place+1)/int64(len(rd.answers)) - l.elapsed(e.now())
	if l.rec.plan.Mode == hotloop.ModePractice {
		return max(left, unhurried)
	}
	return left
}

// timeFor reports whether another question is worth opening.
func (e *Engine) timeFor(l *live) bool {
	planned := l.rec.planned(l.rec.round)
	return l.rec.plan.Mode == hotloop.ModePractice || planned-closing(planned)-l.elapsed(e.now()) > 2*minuteMillis
}

// closing is how much of a round is kept for the candidate's own questions, in
// milliseconds.
func closing(planned int64) int64 { return min(planned/closingShare, closingMax) }

// hurry keeps a real round on time while the candidate thinks or types: it says
// when a question has two minutes left, and closes the last one in time for the
// candidate's own questions. What stands in the box is taken as said.
func (e *Engine) hurry(l *live) []hotloop.Event {
	r, a := l.rec, l.rec.asking()
	if a == nil || r.plan.Mode != hotloop.ModeReal || r.now().timeUp || l.busy {
		return nil
	}
	planned := r.planned(r.round)
	seed := r.plan.Seed + uint64(len(r.used))
	if planned-l.elapsed(e.now()) <= closing(planned)*3/4 {
		says := hotloop.Move{Kind: hotloop.MoveWrap, Says: pick(seed, l.fresh, voice.Shared().Hurry)}
		return append(flushDraft(l), e.wrapUp(l, a, says)...)
	}
	if left := e.left(l); !a.warned && left <= 2*minuteMillis && left > minuteMillis {
		m := hotloop.Move{Kind: hotloop.MoveTime, Says: pick(seed, l.fresh, voice.Shared().Soon)}
		return []hotloop.Event{{Kind: hotloop.EventMoved, Question: a.question, Move: &m}}
	}
	return nil
}

// question is a question of the bank, or, when it is there no longer, one that
// says so.
func (e *Engine) question(id hotloop.QuestionID) hotloop.Question {
	q, err := e.Bank.Question(id)
	if err != nil {
		gone := "The question “" + string(id) + "” is no longer in the bank. Start the server with the --bank directory that holds it, or go on to the next."
		return hotloop.Question{ID: id, Title: string(id), Form: hotloop.FormWords, Ask: gone, Statement: gone}
	}
	return q
}
