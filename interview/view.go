package interview

import (
	"fmt"
	"slices"
	"strings"

	"hotloop"
)

// view derives the room from the record; the caller holds l.mu.
func (e *Engine) view(l *live) Room {
	r := l.rec
	room := Room{
		Loop: r.id, Title: r.plan.Title, Level: r.plan.Level, Mode: r.plan.Mode, Seq: r.seq,
		State: StateLobby, Round: min(r.next(), len(r.rounds)-1), Turns: []TurnView{}, Answers: []AnswerView{}, Can: []Action{},
	}
	for i, p := range r.plan.Rounds {
		room.Rounds = append(room.Rounds, RoundView{Kind: p.Kind, Title: p.Title, Minutes: p.Minutes, Voice: p.Voice, State: r.stateOf(i)})
		for j, a := range r.rounds[i].answers {
			if a.done {
				room.Answers = append(room.Answers, AnswerView{Answer: hotloop.NewAnswerID(r.id, i, j), Question: a.question, Title: e.question(a.question).Title, Round: i})
			}
		}
	}
	room.Clock.Planned = r.planned(room.Round)
	switch {
	case r.over:
		room.State, room.Round = StateOver, max(r.round, 0)
		if r.round >= 0 {
			room.Turns = e.turns(&r.rounds[r.round])
		}
		return room
	case !r.live:
		room.Can = []Action{ActStart, ActLeave}
		if r.round >= 0 {
			room.Turns = e.turns(&r.rounds[r.round]) // of the round that has just ended
		}
		return room
	}
	rd := r.now()
	room.State = StateRound
	room.Clock.Elapsed = l.elapsed(e.now())
	room.Clock.Running = !r.paused
	room.Turns, room.Draft, room.Notes = e.turns(rd), rd.draft, rd.notes
	room.Can = []Action{ActSay, ActEnd, ActLeave}
	if a := r.asking(); a != nil {
		q := e.question(a.question)
		room.Asking = asking(q, a, hotloop.NewAnswerID(r.id, r.round, rd.place), rd.place, len(rd.answers))
		room.Can = append(room.Can, ActFinish, ActHint)
		if q.Form == hotloop.FormCode {
			room.Code = e.codeView(q, a, r.plan.Language)
			room.Can = append(room.Can, ActRun, ActSubmit)
		}
	}
	switch {
	case r.paused:
		room.State = StatePaused
		room.Can = append(room.Can, ActResume)
	case r.plan.Mode == hotloop.ModePractice:
		room.Can = append(room.Can, ActPause)
	}
	return room
}

// turns are those of a round, with what is said in a scene marked by whom the
// interviewer plays in it.
func (e *Engine) turns(rd *roundRecord) []TurnView {
	list := slices.Clone(rd.turns)
	for i, t := range list {
		if t.acts != "" {
			list[i].Scene = e.question(t.acts).Roleplay.Manner(t.Speaker)
		}
	}
	return list
}

func (r *record) stateOf(round int) string {
	switch {
	case r.rounds[round].ended:
		return "done"
	case r.live && round == r.round:
		return "now"
	}
	return "todo"
}

func asking(q hotloop.Question, a *answerRecord, id hotloop.AnswerID, place, of int) *Asking {
	var b strings.Builder
	b.WriteString(q.Statement)
	for _, p := range q.Parts {
		if p.Statement != "" {
			fmt.Fprintf(&b, "\n\n### Part %s: %s\n\n%s", p.ID, p.Title, p.Statement)
		}
		if p.ID == a.part {
			break
		}
	}
	return &Asking{Question: q.ID, Title: q.Title, Form: q.Form, Statement: b.String(), Part: a.part, Parts: len(q.Parts), Place: place, Of: of, Answer: id}
}

func (e *Engine) codeView(q hotloop.Question, a *answerRecord, preferred string) *CodeView {
	v := &CodeView{Starters: map[string]string{}, Latest: map[string]string{}, Visible: []hotloop.Case{}, Runs: []hotloop.Run{}}
	var languages []string // those in which the question can be answered
	for _, lang := range e.Judge.Languages() {
		if s, err := e.Judge.Starter(q, lang); err == nil {
			v.Starters[lang] = s
			languages = append(languages, lang)
		}
	}
	if len(languages) > 0 {
		v.Language = languages[0]
	}
	if slices.Contains(languages, preferred) {
		v.Language = preferred
	}
	for _, c := range a.code {
		v.Latest[c.Language] = c.Text
		v.Language = c.Language
	}
	v.Text = v.Starters[v.Language]
	if t, ok := v.Latest[v.Language]; ok {
		v.Text = t
	}
	for _, c := range e.Judge.Cases(q, a.part) {
		if c.Hidden {
			v.Hidden++
			continue
		}
		v.Visible = append(v.Visible, c)
	}
	for _, run := range a.runs {
		v.Runs = append(v.Runs, blanked(run))
	}
	return v
}

// blanked leaves out of a run what would give the hidden tests away.
func blanked(r hotloop.Run) hotloop.Run {
	r.Source = ""
	r.Cases = slices.Clone(r.Cases)
	hidden := 0
	for i, c := range r.Cases {
		if c.Hidden {
			hidden++
			r.Cases[i] = hotloop.Case{Name: fmt.Sprintf("hidden %d", hidden), Part: c.Part, Hidden: true, Verdict: c.Verdict, Millis: c.Millis, MemoryKB: c.MemoryKB}
		}
	}
	return r
}
