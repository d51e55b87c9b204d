package toolchain

import (
	"container/list"
	"sync"
	"time"
)

// What recent holds at most, in bytes: of all programs together, and of one.
const (
	recentBytes = 8 << 20
	recentEach  = 1 << 20
)

// touchEvery is how often the time of last use of a file of the cache is
// brought up to date while its program is taken from memory.
const touchEvery = time.Minute

// recent holds the programs used last as they were when their files were read
// and found whole, so that a program that is run again and again is not read
// and summed again and again. What happens to the file meanwhile does not
// matter to it. The zero value holds nothing yet.
type recent struct {
	mu    sync.Mutex
	order list.List // of *held, the one used last in front
	byKey map[string]*list.Element
	size  int64
}

type held struct {
	key     string
	kept    kept
	size    int64
	touched time.Time
}

// get also tells whether the file's time of last use is due.
func (r *recent) get(key string) (k kept, touch, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	e := r.byKey[key]
	if e == nil {
		return kept{}, false, false
	}
	r.order.MoveToFront(e)
	h := e.Value.(*held)
	if now := time.Now(); now.Sub(h.touched) >= touchEvery {
		h.touched, touch = now, true
	}
	return h.kept, touch, true
}

// put takes what nobody changes any more.
func (r *recent) put(key string, k kept) {
	size := int64(len(key) + len(k.Output) + len(k.Main))
	for name, data := range k.Files {
		size += int64(len(name) + len(data))
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.drop(r.byKey[key])
	if size = counted(size); size > recentEach {
		return
	}
	if r.byKey == nil {
		r.byKey = map[string]*list.Element{}
	}
	r.byKey[key] = r.order.PushFront(&held{key: key, kept: k, size: size, touched: time.Now()})
	for r.size += size; r.size > recentBytes; {
		r.drop(r.order.Back())
	}
}

func (r *recent) drop(e *list.Element) {
	if e == nil {
		return
	}
	h := r.order.Remove(e).(*held)
	delete(r.byKey, h.key)
	r.size -= h.size
}
