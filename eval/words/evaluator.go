package words

import (
	"context"
	"fmt"
	"regexp"

	"github.com/jdkato/prose/v3/segment"

	"hotloop"
)

// version names this reader. It changes whenever the same answer may give other
// evidence.
const version = "words/8"

// How much the lack of a must-have speaks against an answer.
const (
	absenceStrength = -0.6 // something was said, but not this
	floorAbsence    = -1.0 // nothing was said that could be heard
)

// Evaluator reads the talk of answers of any form. It is safe for concurrent
// use.
type Evaluator struct {
	lex       *lexicon
	seg       *segment.Segmenter
	detectors map[string]detector
	phrases   map[string][]pattern // of the detectors, by their name
	grader    []pattern
	abuse     []pattern
	cost      *regexp.Regexp // a stated order of growth
	concepts  []compiledConcept
	cache     questionCache
	// What was made of texts: of what candidates said, and of what they were told.
	utterances *shelf[*utterance]
	shown      *shelf[[]uint64]
}

// New builds a reader. It fails only if the sentence model, which is part of the
// binary, cannot be read.
func New() (*Evaluator, error) {
	seg, err := segment.New()
	if err != nil {
		return nil, fmt.Errorf("reading the sentence model: %w", err)
	}
	e := &Evaluator{lex: newLexicon(), seg: seg, detectors: detectors(), cost: costPattern(), phrases: map[string][]pattern{}, utterances: newShelf[*utterance](), shown: newShelf[[]uint64]()}
	if e.grader, err = e.compileAll(graderPatterns()); err != nil {
		return nil, err
	}
	if e.abuse, err = e.compileAll(abusePatterns()); err != nil {
		return nil, err
	}
	for _, phrases := range []map[string][]string{detectorPhrases(), challengePhrases(), candorPhrases(), clearPhrases()} {
		for name, list := range phrases {
			if e.phrases[name], err = e.compileAll(list); err != nil {
				return nil, fmt.Errorf("detector %s: %w", name, err)
			}
		}
	}
	if err := e.compileConcepts(); err != nil {
		return nil, err
	}
	return e, nil
}

func (e *Evaluator) compileAll(list []string) ([]pattern, error) {
	out := make([]pattern, 0, len(list))
	for _, src := range list {
		p, err := e.lex.compile(src)
		if err != nil {
			return nil, fmt.Errorf("pattern %q: %w", src, err)
		}
		out = append(out, p)
	}
	return out, nil
}

// Version names the reader and its version.
func (e *Evaluator) Version() string { return version }

// Evaluate observes what the candidate said. It returns an error only when ctx
// ends or the question holds a pattern that does not compile.
func (e *Evaluator) Evaluate(ctx context.Context, q hotloop.Question, a hotloop.Answer) ([]hotloop.Evidence, error) {
	rubric, err := e.compiled(q)
	if err != nil {
		return nil, err
	}
	r := e.read(q, a)
	if r.foreign != "" {
		return nil, nil // not judged; Notices says so
	}
	list, on, err := e.judge(ctx, q, a, r, rubric)
	if err != nil {
		return nil, err
	}
	weaken(list, q, on, r.substance())
	return list, nil
}

// judge observes all signals and says how far the answer is on its question.
func (e *Evaluator) judge(ctx context.Context, q hotloop.Question, a hotloop.Answer, r *reading, rubric *compiledQuestion) (list []hotloop.Evidence, on float64, err error) {
	own := heardOf{opening: e.opening(r), opens: map[where]bool{}}
	found := make([]*hotloop.Evidence, len(q.Rubric.Signals))
	ours := make([]bool, len(found))
	for i, s := range q.Rubric.Signals {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		found[i], ours[i] = e.observe(q, a, r, s, rubric.signals[i], &own)
	}
	on = e.onQuestion(q, r, rubric, own)
	for i, s := range q.Rubric.Signals {
		if found[i] == nil {
			found[i] = (&observation{e: e, q: q, a: a, r: r, s: s}).opensWithIt(own)
		}
		if ours[i] && on >= 1 && (found[i] == nil || s.Detect == "" && found[i].For() && found[i].Strength < conceptStrongest) {
			// What was heard weakly counts for no less than if it had not been heard,
			// or leaving it out would raise a score.
			switch less := e.infer(r, s, a.Level, rubric.signals[i]); {
			case found[i] == nil:
				found[i] = less
			case less != nil:
				found[i].Strength = max(found[i].Strength, less.Strength)
			}
		}
		switch {
		case found[i] != nil:
			list = append(list, *found[i])
		case ours[i] && a.Done && s.Must && s.ExpectedAt(a.Level) && reached(q, a, s.Part):
			list = append(list, e.absence(a, r, s))
		}
	}
	return list, on, nil
}

// observe looks for one signal; ours is false if another evaluator sees it.
func (e *Evaluator) observe(q hotloop.Question, a hotloop.Answer, r *reading, s hotloop.Signal, heard compiledSignal, own *heardOf) (found *hotloop.Evidence, ours bool) {
	if s.Detect != "" {
		d, ok := e.detectors[s.Detect]
		if !ok {
			return nil, false
		}
		found = d(&observation{e: e, q: q, a: a, r: r, s: s})
		if found != nil && found.Seen.Quote != nil {
			found.Sure = sureDetected
		}
		return found, true
	}
	if r.floor || len(heard.hear) == 0 {
		return nil, true
	}
	best, strength, telling := e.listen(q, r, s, heard, own)
	if !s.Against {
		own.telling += min(telling, mostTelling)
		if s.Must {
			own.musts++
			if strength > 0 {
				own.must++
			}
		}
	}
	if strength == 0 {
		return nil, true
	}
	found = e.evidence(r, s, best, strength)
	if found != nil {
		found.Sure = e.sure(r, best, heard.near)
	}
	return found, true
}

// evidence quotes a hit for a signal, or against it if it is a trap.
func (e *Evaluator) evidence(r *reading, s hotloop.Signal, h hit, strength float64) *hotloop.Evidence {
	quote, ok := r.quote(h)
	if !ok {
		return nil
	}
	ev := &hotloop.Evidence{
		Signal: s.ID, Dimension: s.Dimension, Value: s.Value, Strength: round(strength),
		Says: s.Heard, Seen: hotloop.Seen{Quote: &quote}, By: version,
	}
	if s.Against {
		ev.Strength = -ev.Strength
	}
	if ev.Says == "" {
		ev.Says = fmt.Sprintf("Heard: %s.", s.ID)
	}
	return ev
}

func (e *Evaluator) absence(a hotloop.Answer, r *reading, s hotloop.Signal) hotloop.Evidence {
	turns := 0
	for range a.Said {
		turns++
	}
	ev := hotloop.Evidence{
		Signal: s.ID, Dimension: s.Dimension, Value: s.Value, Strength: absenceStrength,
		Says: s.Missing, Seen: hotloop.Seen{Absence: &hotloop.Absence{Turns: turns, Runs: len(a.Runs)}}, By: version,
	}
	if r.floor {
		ev.Strength = floorAbsence
	}
	if ev.Says == "" {
		ev.Says = fmt.Sprintf("Not heard in the whole answer: %s.", s.ID)
	}
	return ev
}

// reached reports whether the part that a signal is limited to was opened.
func reached(q hotloop.Question, a hotloop.Answer, part string) bool {
	return part == "" || partIndex(q, a.Part) >= partIndex(q, part)
}

// partIndex is the place of a part in a question; -1 if it has none such.
func partIndex(q hotloop.Question, part string) int {
	for i, p := range q.Parts {
		if p.ID == part {
			return i
		}
	}
	return -1
}
