package web

import (
	"context"
	"sync"

	"hotloop"
)

// mostSittings bounds what is kept of loops that were read before.
const mostSittings = 500

// sittings keeps what was projected from the events of loops, so that pages
// that look at everything need not read everything each time. Nothing depends
// on it being there.
type sittings struct {
	mu   sync.Mutex
	kept map[hotloop.LoopID]sitting
}

func newSittings() *sittings { return &sittings{kept: map[hotloop.LoopID]sitting{}} }

func (k *sittings) get(loop hotloop.LoopID, seq int64) (sitting, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	g, ok := k.kept[loop]
	return g, ok && g.seq == seq
}

func (k *sittings) put(loop hotloop.LoopID, g sitting) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.kept) >= mostSittings {
		for any := range k.kept {
			delete(k.kept, any)
			break
		}
	}
	k.kept[loop] = g
}

// sitting projects a loop, from memory if nothing was added since.
func (s *server) sitting(ctx context.Context, head hotloop.LoopHead) (sitting, error) {
	if g, ok := s.past.get(head.ID, head.LastSeq); ok {
		return g, nil
	}
	events, err := s.store.Events(ctx, head.ID)
	if err != nil {
		return sitting{}, err
	}
	g, err := newSitting(head.ID, events)
	if err == nil {
		s.past.put(head.ID, g)
	}
	return g, err
}
