package words

import (
	"fmt"
	"sync"

	"hotloop"
)

// compiledSignal is what a signal listens for.
type compiledSignal struct {
	hear, not []pattern
	also      []pattern // looked for where none of hear is found
	within    int
	concepts  []int
	near      nearness
}

// compiledFact is what a fact is asked for with.
type compiledFact struct{ asks []pattern }

// compiledQuestion holds a question's patterns, in the order of the question.
type compiledQuestion struct {
	signals []compiledSignal
	facts   []compiledFact
	models  map[uint64]bool // runs of words of the model answers
	topic   topic
}

// cachedQuestions is how many questions stay compiled; a bank in use has a few
// hundred, an interview a dozen. One takes half a megabyte and 16 ms to compile.
const cachedQuestions = 48

// questionCache keeps compiled questions by id and version, the longest kept
// making room.
type questionCache struct {
	mu    sync.Mutex
	by    map[string]*compiledQuestion
	order []string
}

func (c *questionCache) get(key string) *compiledQuestion {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.by[key]
}

func (c *questionCache) put(key string, q *compiledQuestion) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.by == nil {
		c.by = map[string]*compiledQuestion{}
	}
	if _, ok := c.by[key]; !ok {
		if len(c.order) >= cachedQuestions {
			delete(c.by, c.order[0])
			c.order = append(c.order[:0], c.order[1:]...)
		}
		c.order = append(c.order, key)
	}
	c.by[key] = q
}

// compiled returns the patterns of a question. A question without a version is
// compiled each time.
func (e *Evaluator) compiled(q hotloop.Question) (*compiledQuestion, error) {
	key := ""
	if q.Version != "" {
		key = string(q.ID) + "\x00" + q.Version
		if c := e.cache.get(key); c != nil && len(c.signals) == len(q.Rubric.Signals) && len(c.facts) == len(q.Facts) {
			return c, nil
		}
	}
	c := &compiledQuestion{}
	for _, s := range q.Rubric.Signals {
		cs, err := e.compileListen(s.Listen, !s.Against)
		if err != nil {
			return nil, hotloop.Errorf(hotloop.CodeInvalid, "question %s cannot be heard: signal %s: %w; mend its rubric.yaml and run hotloop bank lint", q.ID, s.ID, err)
		}
		cs.concepts = e.conceptsOf(s)
		cs.near = e.lex.nearnessOf(s.Listen.Hear)
		c.signals = append(c.signals, cs)
	}
	for _, f := range q.Facts {
		asks, err := e.compileAll(f.Asks)
		if err != nil {
			return nil, hotloop.Errorf(hotloop.CodeInvalid, "question %s cannot be heard: fact %s: %w; mend its question.md and run hotloop bank lint", q.ID, f.ID, err)
		}
		c.facts = append(c.facts, compiledFact{asks})
	}
	var models []string
	for _, sample := range q.Samples {
		if sample.Quality != "strong" {
			continue // only these are shown, and worth copying
		}
		for _, t := range sample.Turns {
			if t.Speaker == hotloop.Candidate {
				models = append(models, t.Text)
			}
		}
	}
	c.models = map[uint64]bool{}
	left := MaxTurn
	for _, text := range models {
		text = text[:min(len(text), left)]
		left -= len(text)
		for _, run := range e.runsOf(modelRun, text) {
			c.models[run] = true
		}
	}
	c.topic = e.lex.topicOf(q)
	if key != "" {
		e.cache.put(key, c)
	}
	return c, nil
}

func (e *Evaluator) compileListen(l hotloop.Listen, wide bool) (c compiledSignal, err error) {
	if c.hear, err = e.compileHeard(l.Hear, wide); err != nil {
		return c, err
	}
	if c.also, err = e.compileHeard(l.Also, wide); err != nil {
		return c, err
	}
	if c.not, err = e.compileAll(l.Not); err != nil {
		return c, err
	}
	c.within = min(max(l.Within, 1), maxWithin)
	return c, nil
}

func (e *Evaluator) compileHeard(list []string, wide bool) (out []pattern, err error) {
	if !wide {
		return e.compileAll(list)
	}
	for _, src := range list {
		patterns, err := e.lex.compileWide(src)
		if err != nil {
			return nil, fmt.Errorf("pattern %q: %w", src, err)
		}
		out = append(out, patterns...)
	}
	return out, nil
}
