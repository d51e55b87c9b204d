package queue

import (
	"context"
	"fmt"
	"slices"
	"sync"
)

// Config bounds a Queue. Each number must be at least 1.
type Config struct {
	AtOnce  int // going at one time
	Waiting int // waiting, of all keys together
	PerKey  int // waiting and going, of one key
}

// Full says why an entry was refused.
type Full struct {
	Own     bool // the key has too many entries itself; otherwise everybody together has
	Entries int  // how many there are
}

// Error is one plain sentence.
func (f *Full) Error() string {
	if f.Own {
		return fmt.Sprintf("%d of your own runs are going or waiting already", f.Entries)
	}
	return fmt.Sprintf("%d runs are waiting already", f.Entries)
}

// Queue is a line. It is safe for concurrent use.
type Queue struct {
	config Config

	mu      sync.Mutex
	going   int
	waiting int
	lines   map[string]*line
	ring    []*line // those with somebody waiting, next to be served first
}

// line is what one key has in the queue.
type line struct {
	key     string
	going   int
	waiting []*entry
}

// entry is one who waits.
type entry struct {
	turn  chan struct{} // closed when it may go
	ahead chan int      // the newest place that has not been told
	told  int           // the last place put into ahead
}

// New makes a Queue.
func New(c Config) *Queue {
	return &Queue{config: Config{max(c.AtOnce, 1), max(c.Waiting, 1), max(c.PerKey, 1)}, lines: map[string]*line{}}
}

// Place is an entry's place in the line, from Join until Leave.
type Place struct {
	q     *Queue
	key   string
	entry *entry
	left  sync.Once
}

// Join takes a place at the end of the key's entries, or says with a *Full why
// there is none. Whoever joined must call Leave, whatever happens.
func (q *Queue) Join(key string) (*Place, error) {
	e, err := q.join(key)
	if err != nil {
		return nil, err
	}
	return &Place{q: q, key: key, entry: e}, nil
}

// Wait returns when the entry may go. moved, if not nil, is told how many
// entries will be served before this one, first when it has to wait at all and
// then after every change; it is called from Wait and never after it returned.
// The error is that of ctx.
func (p *Place) Wait(ctx context.Context, moved func(ahead int)) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		select {
		case <-p.entry.turn:
			return nil
		case n := <-p.entry.ahead:
			if moved != nil {
				moved(n)
			}
		case <-ctx.Done():
		}
	}
}

// Leave gives the place up, at any moment: waiting or going. More than once is
// once.
func (p *Place) Leave() {
	p.left.Do(func() {
		if !p.q.abandon(p.key, p.entry) {
			p.q.leave(p.key)
		}
	})
}

// Sizes are how many are going and how many wait.
func (q *Queue) Sizes() (going, waiting int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.going, q.waiting
}

func (q *Queue) join(key string) (*entry, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	l := q.lines[key]
	if l == nil {
		l = &line{key: key}
	}
	if n := l.going + len(l.waiting); n >= q.config.PerKey {
		return nil, &Full{Own: true, Entries: n}
	}
	e := &entry{turn: make(chan struct{}), ahead: make(chan int, 1), told: -1}
	if q.going < q.config.AtOnce { // then nobody waits, see serve
		q.going++
		l.going++
		q.lines[key] = l
		close(e.turn)
		return e, nil
	}
	if q.waiting >= q.config.Waiting {
		return nil, &Full{Entries: q.waiting}
	}
	q.lines[key] = l
	l.waiting = append(l.waiting, e)
	q.waiting++
	if len(l.waiting) == 1 {
		q.ring = append(q.ring, l)
	}
	q.tell()
	return e, nil
}

// leave gives a place back and serves who is next.
func (q *Queue) leave(key string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.going--
	q.lines[key].going--
	q.drop(key)
	q.serve()
}

// abandon takes a waiting entry out. It is false if the entry's turn has come.
func (q *Queue) abandon(key string, e *entry) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	l := q.lines[key]
	i := -1
	if l != nil {
		i = slices.Index(l.waiting, e)
	}
	if i < 0 {
		return false
	}
	l.waiting = slices.Delete(l.waiting, i, i+1)
	q.waiting--
	if len(l.waiting) == 0 {
		q.ring = slices.DeleteFunc(q.ring, func(other *line) bool { return other == l })
	}
	q.drop(key)
	q.tell()
	return true
}

// drop forgets a key that has nothing here any more.
func (q *Queue) drop(key string) {
	if l := q.lines[key]; l.going == 0 && len(l.waiting) == 0 {
		delete(q.lines, key)
	}
}

// serve lets go whoever may: the first of the key whose turn it is, which then
// stands behind all other keys.
func (q *Queue) serve() {
	for q.going < q.config.AtOnce && len(q.ring) > 0 {
		l := q.ring[0]
		e := l.waiting[0]
		q.ring, l.waiting = q.ring[1:], l.waiting[1:]
		if len(l.waiting) > 0 {
			q.ring = append(q.ring, l)
		}
		q.going++
		l.going++
		q.waiting--
		close(e.turn)
	}
	q.tell()
}

// tell gives everybody their place, as they would be served if nobody came.
func (q *Queue) tell() {
	ahead := 0
	for turn := 0; ahead < q.waiting; turn++ {
		for _, l := range q.ring {
			if turn >= len(l.waiting) {
				continue
			}
			if e := l.waiting[turn]; e.told != ahead {
				e.told = ahead
				select {
				case <-e.ahead: // an older place that nobody heard of
				default:
				}
				e.ahead <- ahead // has room: only this sends, with mu held
			}
			ahead++
		}
	}
}
