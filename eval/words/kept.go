package words

import (
	"container/list"
	"sync"
)

// An interviewer reads a whole answer anew after every turn, and all of it but
// the last turn as before. What a text holds by itself, and what was found in
// it, depends on nothing else, so it is kept by the text itself: reading on costs
// what the new turn costs. What depends on other turns (what was said before,
// whose words were copied, whether there is enough to judge) is never kept.

// keptBytes is how much text is kept, the longest unread making room: about
// 29,000 words, which take some 15 MB with all that was found in them.
const keptBytes = 160 << 10

// shelf keeps what was made of texts. It is safe for concurrent use; a nil shelf
// keeps nothing.
type shelf[V any] struct {
	mu    sync.Mutex
	by    map[string]*list.Element
	order list.List // of *keptText[V], the latest read first
	bytes int
}

type keptText[V any] struct {
	text string
	made V
}

func newShelf[V any]() *shelf[V] { return &shelf[V]{by: map[string]*list.Element{}} }

// of returns what make makes of a text, which must depend on nothing else. What
// two make at once is the same, and one of them is kept.
func (s *shelf[V]) of(text string, make func() V) V {
	if s == nil || text == "" || len(text) > keptBytes/2 {
		return make()
	}
	s.mu.Lock()
	if el, ok := s.by[text]; ok {
		s.order.MoveToFront(el)
		s.mu.Unlock()
		return el.Value.(*keptText[V]).made
	}
	s.mu.Unlock()
	made := make()
	s.mu.Lock()
	defer s.mu.Unlock()
	if el, ok := s.by[text]; ok {
		return el.Value.(*keptText[V]).made
	}
	s.by[text] = s.order.PushFront(&keptText[V]{text, made})
	for s.bytes += len(text); s.bytes > keptBytes; {
		last := s.order.Remove(s.order.Back()).(*keptText[V])
		delete(s.by, last.text)
		s.bytes -= len(last.text)
	}
	return made
}

// heard is an utterance in one answer: its sentences with what they earn nothing
// for there, and what was found in them. Only what was found is ever added to.
type heard struct {
	sents []sentence
	mu    sync.Mutex
	found map[listened][]hit
	once  sync.Once
	told  []told // its figures, the turn of a hit not set
}

// listened is what was listened for: patterns are known by where they stand, as
// none is compiled twice.
type listened struct {
	hear, not *pattern // the first of each
	patterns  int
	within    int
}

// Of one utterance, in how many answers it is kept as it was heard there, and how
// much of what was found. More is only met when patterns are compiled again.
const (
	keptHeard = 4
	keptFound = 400
)

// heardWith is the utterance in an answer where its sentences are muted so.
func (p *utterance) heardWith(e *Evaluator, mutes []muted) *heard {
	key := string(asBytes(mutes))
	p.mu.Lock()
	defer p.mu.Unlock()
	if h, ok := p.heard[key]; ok {
		return h
	}
	h := &heard{sents: make([]sentence, len(p.cut))}
	copy(h.sents, p.cut)
	for i := range h.sents {
		h.sents[i].mute = mutes[i]
	}
	e.markVague(&turn{utterance: p, heard: h})
	if p.heard == nil || len(p.heard) >= keptHeard {
		p.heard = map[string]*heard{}
	}
	p.heard[key] = h
	return h
}

func asBytes(mutes []muted) []byte {
	b := make([]byte, len(mutes))
	for i, m := range mutes {
		b[i] = byte(m)
	}
	return b
}

// every returns where any of the patterns matched in a turn within windows of
// so many sentences, pattern by pattern; see hits. The turn of a hit is not set,
// and the list is not to be changed.
func (t *turn) every(x *lexicon, hear, not []pattern, within int) []hit {
	if len(hear) == 0 {
		return nil
	}
	key := listened{hear: &hear[0], patterns: len(hear), within: within}
	if len(not) > 0 {
		key.not = &not[0]
	}
	t.heard.mu.Lock()
	all, ok := t.heard.found[key]
	t.heard.mu.Unlock()
	if ok {
		return all
	}
	for _, p := range hear {
		all = append(all, t.hits(x, 0, p, within, not)...)
	}
	t.heard.mu.Lock()
	defer t.heard.mu.Unlock()
	if t.heard.found == nil || len(t.heard.found) >= keptFound {
		t.heard.found = map[listened][]hit{}
	}
	t.heard.found[key] = all
	return all
}
