package grade

import "hotloop"

// backlog is how many names a subscriber may be behind before it is dropped.
const backlog = 32

type subscriber struct{ graded chan hotloop.AnswerID }

// Subscribe delivers the name of each answer that is graded from now on by this
// Grader. A subscriber who falls too far behind is dropped and finds its channel
// closed, as after cancel; it may subscribe again and read the loop. Cancel may
// be called more than once.
func (g *Grader) Subscribe() (graded <-chan hotloop.AnswerID, cancel func()) {
	s := &subscriber{make(chan hotloop.AnswerID, backlog)}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.subs[s] = struct{}{}
	return s.graded, func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.drop(s)
	}
}

// drop closes a subscriber's channel once; g.mu is held.
func (g *Grader) drop(s *subscriber) {
	if _, ok := g.subs[s]; ok {
		delete(g.subs, s)
		close(s.graded)
	}
}

func (g *Grader) tell(a hotloop.AnswerID) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for s := range g.subs {
		select {
		case s.graded <- a:
		default:
			g.drop(s)
		}
	}
}
