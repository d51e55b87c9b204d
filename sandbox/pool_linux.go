//go:build amd64 || arm64

package sandbox

import (
	"context"
	"time"
)

// pool keeps boxes started and waiting. A box that comes back is wiped and
// checked; one that is in any doubt is ended and a new one started.
type pool struct {
	s     *Sandbox
	ready chan *core
	order chan struct{} // one for each box to be started
	quit  chan struct{}
	ended chan struct{}
}

func newPool(s *Sandbox, size int, first *core) *pool {
	p := &pool{
		s: s, ready: make(chan *core, size), order: make(chan struct{}, size),
		quit: make(chan struct{}), ended: make(chan struct{}),
	}
	p.ready <- first
	for range size - 1 {
		p.order <- struct{}{}
	}
	go p.fill()
	return p
}

// fill starts what is ordered. A start that fails is not lost: the next take
// starts a box itself and tells its caller why it cannot.
func (p *pool) fill() {
	defer close(p.ended)
	for {
		select {
		case <-p.quit:
			return
		case <-p.order:
			b, err := p.s.start(context.Background())
			if err != nil {
				continue
			}
			p.put(b)
		}
	}
}

func (p *pool) put(b *core) {
	select {
	case p.ready <- b:
	default:
		_ = b.destroy() // there are enough; what could not be freed stays listed in the sandbox
	}
}

func (p *pool) take(ctx context.Context) (*core, error) {
	select {
	case b := <-p.ready:
		return b, nil
	default:
		return p.s.start(ctx)
	}
}

const resetTime = 10 * time.Second

// giveBack takes a used box back. The caller must not use it any more. A box
// whose run is still in progress is ended instead.
func (p *pool) giveBack(b *core) error {
	if !b.mu.TryLock() {
		return p.replace(b)
	}
	b.lease++
	err := error(nil)
	if b.broken == nil && b.dirty {
		_, _, err = b.ask(request{Op: opReset}, resetTime)
	}
	doubt := err != nil || b.broken != nil || b.runs > maxRuns
	if !doubt {
		b.dirty = false
	}
	b.mu.Unlock()
	if !doubt {
		p.put(b)
		return nil
	}
	return p.replace(b)
}

func (p *pool) replace(b *core) error {
	err := b.destroy()
	select {
	case p.order <- struct{}{}:
	default:
	}
	return err
}

// maxRuns is after how many runs a box is replaced, so that whatever might
// gather in one does not gather for ever.
const maxRuns = 10_000

func (p *pool) stop() {
	close(p.quit)
	<-p.ended
}
