package words

import (
	"context"
	"fmt"
	"strings"

	"hotloop"
)

// Notice is something worth telling the candidate about how their answer was
// read. It is no Evidence and never scored.
type Notice struct {
	Kind string `json:"kind"` // one of the Notice constants
	Says string `json:"says"` // one plain sentence
}

// The kinds of notices, in the order in which Notices gives them.
const (
	NoticeLanguage = "language" // not in English: not judged at all
	NoticeUnread   = "unread"   // longer than what is read
	NoticeList     = "list"     // keywords instead of sentences
	NoticeCopied   = "copied"   // the question's own words
	NoticeRepeated = "repeated" // pasted twice
	NoticeGrader   = "grader"   // addressed to whoever grades
	NoticeModel    = "model"    // a model answer's own words
	NoticeCode     = "code"     // a program instead of talk
	NoticeLink     = "link"     // an address instead of talk
	NoticeAbuse    = "abuse"    // insults
	NoticeNothing  = "nothing"  // nothing was said that could be heard
	NoticeOff      = "question" // about something else than the question
	NoticeVague    = "vague"    // no figure, no name, no quoted word
	NoticeShape    = "shape"    // a story that is mostly scene
)

// Notices says what an answer's reader should know beside the Evidence: why an
// answer was not judged, or which parts of it earned nothing.
func (e *Evaluator) Notices(q hotloop.Question, a hotloop.Answer) []Notice {
	r := e.read(q, a)
	list := e.noticesOf(q, a, r)
	c, err := e.compiled(q)
	if err != nil || r.foreign != "" {
		return list // Evaluate says so
	}
	_, on, err := e.judge(context.Background(), q, a, r, c)
	if err == nil && on < halfOn {
		list = append(list, Notice{NoticeOff, fmt.Sprintf("This answers another question: little of what was asked was found in it (%s). What every question listens for counts only as far as an answer is about its own.", strings.TrimSpace(q.Title))})
	}
	if !r.floor && !r.list && r.substance() <= leastSubstance {
		list = append(list, Notice{NoticeVague, "There is no figure, no name and nobody's words in this. Say who, what and how much; until then it counts for half."})
	}
	if r.deeds && a.Done && r.words >= leastToTell {
		if s := e.sharesOf(&observation{e: e, q: q, a: a, r: r}); s.Situation > mostScene {
			list = append(list, Notice{NoticeShape, fmt.Sprintf("%.0f %% of this is scene, %.0f %% what was done, %.0f %% how it ended: give the scene two sentences.", 100*s.Situation, 100*s.Action, 100*s.Result)})
		}
	}
	return list
}

// mostScene is how much of a story may set the scene.
const mostScene = 0.5

// leastCopied is how many words of the question somebody repeats before being
// told so: taking up half a sentence of it is how people begin to answer.
const leastCopied = 12

// halfOn is how far an answer must be on its question not to be told of it.
const halfOn = 0.5

func (e *Evaluator) noticesOf(q hotloop.Question, a hotloop.Answer, r *reading) []Notice {
	var list []Notice
	add := func(on bool, kind, format string, args ...any) {
		if on {
			list = append(list, Notice{kind, fmt.Sprintf(format, args...)})
		}
	}
	add(r.foreign != "", NoticeLanguage, "This answer looks like %s. Only English is read so far, so it was not judged; nothing counts against you.", r.foreign)
	add(r.unread, NoticeUnread, "The answer is very long: %d KiB of each message and %d KiB of an answer are read, the rest was left out.", MaxTurn>>10, MaxAnswer>>10)
	if r.foreign != "" {
		return list
	}
	code, links := false, false
	muted := map[muted]int{}
	for _, t := range r.turns {
		code = code || t.code
		for _, tok := range t.toks {
			links = links || tok.kind == link
		}
		for _, s := range t.sents {
			muted[s.mute] += s.words()
		}
	}
	add(q.Form != hotloop.FormCode && r.floor && code, NoticeCode, "A program is not read here: say in words what it does and why.")
	add(r.floor && links, NoticeLink, "Links are not followed: say here what stands there.")
	add(r.list && !r.floor, NoticeList, "These are keywords. Say them in sentences: who did what, why, and what came of it.")
	add(muted[mutedCopied] >= leastCopied, NoticeCopied, "Sentences that repeat the question word for word were not counted.")
	add(r.dup, NoticeRepeated, "Part of this answer stands in it twice and was counted once.")
	add(muted[mutedGrader] > 0, NoticeGrader, "Sentences that ask for a score were not counted.")
	add(muted[mutedModel] > 0, NoticeModel, "Sentences that stand word for word in a model answer were not counted: say it in your own words.")
	add(muted[mutedAbuse] > 0, NoticeAbuse, "Insults were not counted. Claims are challenged here, never people; let us keep to that on both sides.")
	start := "There is"
	if len(list) > 0 {
		start = "Beside that there is"
	}
	add(a.Done && r.floor, NoticeNothing, "%s too little here to hear anything in: say what you did, in sentences.", start)
	return list
}
