package interview

import (
	"slices"
	"strings"

	"hotloop"
	"hotloop/interview/voice"
)

// record is a loop as its events tell it. It is built by apply alone, so that
// reading the events again gives the same record.
type record struct {
	id     hotloop.LoopID
	plan   hotloop.LoopPlan
	seq    int64
	round  int  // the current or last round, -1 before the first
	live   bool // a round goes on
	paused bool
	over   bool
	clock  int64 // of the current round at the last event
	rounds []roundRecord
	keys   map[string]bool
	used   map[string]bool // everything the interviewer has said in this loop, see remember
	// pressed are the challenges that were made in this loop and are made once.
	pressed map[voice.Press]bool
	// owed is what the interviewer still has to react to, "" for nothing. A
	// process that was killed before the reply finds it here.
	owed Trigger
	// active is the round's clock when the candidate last did anything, or the
	// interviewer last spoke.
	active int64
}

type roundRecord struct {
	started, ended  bool
	closing, timeUp bool
	upAt            int64 // clock when the time was up
	turns           []TurnView
	answers         []answerRecord
	place           int // of the question at hand, -1 before the first
	draft, notes    string
	replies         int
	clock           int64
}

type answerRecord struct {
	question   hotloop.QuestionID
	open, done bool
	part       string
	from, to   int64
	turns      []hotloop.Turn
	code       []hotloop.Revision
	runs       []hotloop.Run
	hints      int
	moves      []hotloop.Move
	nudges     int
	scene      int  // the turn that opened its role-play
	acting     bool // it goes on
	warned     bool // that its time ends soon
}

// fold reads a loop's events.
func fold(id hotloop.LoopID, events []hotloop.Event) (*record, error) {
	r := &record{id: id, round: -1, keys: map[string]bool{}, used: map[string]bool{}, pressed: map[voice.Press]bool{}}
	for _, e := range events {
		if err := r.apply(e); err != nil {
			return nil, err
		}
	}
	if r.seq == 0 {
		return nil, hotloop.Errorf(hotloop.CodeNotFound, "There is no loop %q; the history lists those there are.", id)
	}
	return r, nil
}

func (r *record) apply(e hotloop.Event) error {
	if e.Seq != r.seq+1 || (e.Seq == 1) != (e.Kind == hotloop.EventLoopStarted) {
		return hotloop.Errorf(hotloop.CodeUnreadable, "Loop %q is damaged at event %d; export your data and report it.", r.id, e.Seq)
	}
	r.seq = e.Seq
	if e.Key != "" {
		r.keys[e.Key] = true
	}
	if e.Kind == hotloop.EventLoopStarted {
		if e.Plan == nil {
			return hotloop.Errorf(hotloop.CodeUnreadable, "Loop %q starts without a plan; export your data and report it.", r.id)
		}
		r.start(*e.Plan)
		return nil
	}
	if e.Kind == hotloop.EventLoopEnded {
		r.over, r.live, r.paused = true, false, false
		return nil
	}
	if e.Round < 0 || e.Round >= len(r.rounds) {
		return hotloop.Errorf(hotloop.CodeUnreadable, "Loop %q is damaged at event %d: it has no round %d.", r.id, e.Seq, e.Round)
	}
	if e.Kind == hotloop.EventRoundStarted {
		r.round, r.live, r.paused, r.clock, r.active = e.Round, true, false, 0, 0
		r.owed = afterStart
	}
	rd := &r.rounds[e.Round]
	r.clock = max(r.clock, e.Clock)
	rd.clock = r.clock
	rd.apply(e, r)
	return nil
}

func (r *record) start(p hotloop.LoopPlan) {
	r.plan = p
	r.rounds = make([]roundRecord, len(p.Rounds))
	for i, pr := range p.Rounds {
		r.rounds[i].place = -1
		for _, q := range pr.Questions {
			r.rounds[i].answers = append(r.rounds[i].answers, answerRecord{question: q})
		}
	}
}

// apply takes an event of the round in. What an unknown kind means is left to
// the version that wrote it: it is kept and shows nothing.
func (rd *roundRecord) apply(e hotloop.Event, r *record) {
	a := rd.answer(e.Question)
	switch e.Kind {
	case hotloop.EventRoundStarted:
		rd.started = true
	case hotloop.EventMoved:
		if e.Move != nil {
			rd.moved(e, a, r)
		}
	case hotloop.EventSaid:
		rd.turns = append(rd.turns, TurnView{Seq: e.Seq, Speaker: hotloop.Candidate, Text: e.Text, Clock: e.Clock, Key: e.Key, acts: a.acts()})
		if a != nil {
			a.turns = append(a.turns, hotloop.Turn{Speaker: hotloop.Candidate, Text: e.Text, Clock: e.Clock, Part: a.part, Scene: a.acting})
		}
		rd.draft = ""
		r.active, r.owed = r.clock, AfterSaid
	case hotloop.EventDrafted:
		rd.draft, r.active = e.Text, r.clock
	case hotloop.EventNoted:
		rd.notes, r.active = e.Text, r.clock
	case hotloop.EventCodeSaved:
		if a != nil && e.Code != nil {
			a.code = append(a.code, hotloop.Revision{CodeDraft: *e.Code, Clock: e.Clock})
		}
		r.active = r.clock
	case hotloop.EventCodeRun:
		if a != nil && e.Run != nil {
			a.runs = append(a.runs, *e.Run)
			if e.Run.Purpose == hotloop.RunSubmit {
				r.owed = AfterSubmit
			}
		}
		r.active = r.clock
	case hotloop.EventHintAsked:
		if a != nil {
			a.hints++
		}
		r.owed = AfterHint
		r.active = r.clock
	case hotloop.EventPaused:
		r.paused = true
	case hotloop.EventResumed:
		r.paused = false
		r.active = r.clock
	case hotloop.EventTimeUp:
		rd.timeUp, rd.upAt = true, r.clock
	case hotloop.EventAnswered:
		if a != nil {
			a.done, a.to = true, r.clock
		}
	case hotloop.EventRoundEnded:
		rd.ended, r.live, r.paused, r.owed = true, false, false, ""
	}
}

func (rd *roundRecord) moved(e hotloop.Event, a *answerRecord, r *record) {
	m := *e.Move
	r.owed = ""
	r.active = r.clock
	if m.Kind == hotloop.MoveInvite {
		rd.closing = true
	}
	if m.Kind == hotloop.MoveReply {
		rd.replies++
	}
	if name, ok := strings.CutPrefix(m.Ref, refPress); ok {
		r.pressed[voice.Press(name)] = true
	}
	if a != nil {
		if m.Kind == hotloop.MoveAsk {
			if !a.open {
				a.open, a.from = true, r.clock
			}
			a.part = m.Part
			rd.place = slices.IndexFunc(rd.answers, func(x answerRecord) bool { return x.question == e.Question })
		}
		if m.Kind == hotloop.MoveNudge {
			a.nudges++
		}
		if m.Ref == refSceneOpen {
			a.scene, a.acting = len(a.turns), true
		}
		a.acting = a.acting && m.Ref != refSceneOut
		a.warned = a.warned || m.Kind == hotloop.MoveTime
		a.moves = append(a.moves, m)
	}
	if m.Says == "" {
		return
	}
	remember(r.used, m.Says)
	rd.turns = append(rd.turns, TurnView{Seq: e.Seq, Speaker: hotloop.Interviewer, Text: m.Says, Clock: e.Clock, Move: m.Kind, acts: a.acts()})
	if a != nil {
		a.turns = append(a.turns, hotloop.Turn{Speaker: hotloop.Interviewer, Text: m.Says, Clock: e.Clock, Part: a.part, Move: m.Kind, Signal: m.Signal, Scene: a.acting})
	}
}

// acts is the question whose scene goes on in an answer, "" for none.
func (a *answerRecord) acts() hotloop.QuestionID {
	if a == nil || !a.acting {
		return ""
	}
	return a.question
}

func (rd *roundRecord) answer(q hotloop.QuestionID) *answerRecord {
	if q == "" {
		return nil
	}
	for i := range rd.answers {
		if rd.answers[i].question == q {
			return &rd.answers[i]
		}
	}
	return nil
}

// now is the current round's record, nil outside rounds.
func (r *record) now() *roundRecord {
	if !r.live {
		return nil
	}
	return &r.rounds[r.round]
}

// asking is the answer at hand, nil when no question is open.
func (r *record) asking() *answerRecord {
	rd := r.now()
	if rd == nil || rd.closing || rd.place < 0 || rd.answers[rd.place].done {
		return nil
	}
	return &rd.answers[rd.place]
}

// next is the round that would start next, len(rounds) when there is none.
func (r *record) next() int {
	if r.live {
		return r.round
	}
	return r.round + 1
}

// planned is the length of a round in milliseconds.
func (r *record) planned(round int) int64 {
	return int64(r.plan.Rounds[round].Minutes) * 60_000
}

// project makes the Answer to a question as evaluators see it.
func (r *record) project(round, place int) hotloop.Answer {
	a := r.rounds[round].answers[place]
	to := a.to
	if !a.done {
		to = r.rounds[round].clock
	}
	return hotloop.Answer{
		ID:       hotloop.NewAnswerID(r.id, round, place),
		Question: a.question,
		Level:    r.plan.Level,
		Round:    r.plan.Rounds[round].Kind,
		Turns:    slices.Clone(a.turns),
		Code:     slices.Clone(a.code),
		Runs:     slices.Clone(a.runs),
		Hints:    a.hints,
		Spent:    to - a.from,
		Planned:  r.planned(round) / int64(len(r.rounds[round].answers)),
		Part:     a.part,
		Done:     a.done,
	}
}

// Answers projects the events of a loop to the answers that were opened, in
// the order of the plan. Those still being given have Done false.
func Answers(loop hotloop.LoopID, events []hotloop.Event) ([]hotloop.Answer, error) {
	r, err := fold(loop, events)
	if err != nil {
		return nil, err
	}
	return r.answers(), nil
}

func (r *record) answers() []hotloop.Answer {
	var out []hotloop.Answer
	for i := range r.rounds {
		for j := range r.rounds[i].answers {
			if r.rounds[i].answers[j].open {
				out = append(out, r.project(i, j))
			}
		}
	}
	return out
}

// earlier is what was said in the complete answers before the one at that place,
// as the grader holds it against it.
func (r *record) earlier(round, place int) []string {
	var before []hotloop.Answer
	for i := range r.rounds[:round+1] {
		for j := range r.rounds[i].answers {
			if i < round || j < place {
				before = append(before, r.project(i, j))
			}
		}
	}
	return hotloop.Earlier(before)
}
