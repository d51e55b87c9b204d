//go:build amd64 || arm64

package sandbox

import (
	"context"
	"sync"
	"sync/atomic"
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

	wiping atomic.Int64 // boxes on their way back
	wipers sync.WaitGroup
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

// wipeWait is how long take waits for a box that is being wiped before it
// starts one, which takes longer than most waits.
const wipeWait = 20 * time.Millisecond

func (p *pool) take(ctx context.Context) (*core, error) {
	select {
	case b := <-p.ready:
		return b, nil
	default:
	}
	if p.wiping.Load() > 0 {
		patience := time.NewTimer(wipeWait)
		defer patience.Stop()
		select {
		case b := <-p.ready:
			return b, nil
		case <-patience.C:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return p.s.start(ctx)
}

const resetTime = 10 * time.Second

// giveBack takes a used box back. The caller cannot use it any more. It is
// wiped beside the caller, who need not wait for that. A box whose run is still
// in progress is ended instead; one that cannot be ended stays listed in the
// sandbox, whose Close says so.
func (p *pool) giveBack(b *core) error {
	if !b.mu.TryLock() {
		return p.replace(b)
	}
	b.lease++
	b.mu.Unlock()
	if !p.admitWiper() {
		return b.destroy()
	}
	go func() {
		defer p.wipers.Done()
		defer p.wiping.Add(-1)
		if p.wipe(b) {
			p.put(b)
			return
		}
		_ = p.replace(b)
	}()
	return nil
}

// admitWiper is false once the sandbox is being closed.
func (p *pool) admitWiper() bool {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	if p.s.closed {
		return false
	}
	p.wiping.Add(1)
	p.wipers.Add(1)
	return true
}

// wipe makes a box as new, and is false if it is in any doubt.
func (p *pool) wipe(b *core) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.broken == nil && b.dirty {
		if _, _, err := b.ask(request{Op: opReset}, resetTime); err != nil {
			return false
		}
	}
	if b.broken != nil || b.runs > maxRuns {
		return false
	}
	b.dirty = false
	return true
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
	p.wipers.Wait()
}
