package toolchain

import (
	"regexp"
	"strings"
	"sync"
)

// Ends keeps the first and the last bytes that were written to it: what a
// compiler says, or a program that crashes, matters most at either end. It is
// safe for concurrent use.
type Ends struct {
	mu         sync.Mutex
	keep       int // of either end
	head, tail []byte
	between    bool
}

// NewEnds keeps so many bytes of either end.
func NewEnds(keep int) *Ends { return &Ends{keep: keep} }

// Write takes all of p and never fails.
func (e *Ends) Write(p []byte) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	n := len(p)
	room := min(e.keep-len(e.head), len(p))
	e.head = append(e.head, p[:room]...)
	p = p[room:]
	e.between = e.between || len(p) > e.keep
	e.tail = append(e.tail, p[max(0, len(p)-e.keep):]...)
	if over := len(e.tail) - e.keep; over > 0 {
		e.between = true
		e.tail = append(e.tail[:0], e.tail[over:]...)
	}
	return n, nil
}

// String is what was kept, with a line "…" where something was dropped.
func (e *Ends) String() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.between {
		return string(e.head) + "\n…\n" + string(e.tail)
	}
	return string(e.head) + string(e.tail)
}

// outOfMemory are the words with which runtimes say that they found no memory.
var outOfMemory = regexp.MustCompile(`(?m)^(?:MemoryError\b|Exception in thread .*java\.lang\.OutOfMemoryError|.*java\.lang\.OutOfMemoryError: |Terminating due to java\.lang\.OutOfMemoryError|FATAL ERROR: .*(?:heap out of memory|Allocation failed)|.*(?:invalid size error|invalid table size) Allocation failed|(?:fatal error: )?runtime: (?:out of memory|cannot allocate memory)|fatal error: (?:runtime: )?(?:out of memory|cannot allocate memory)|memory allocation of \d+ bytes failed|.*terminate called after throwing an instance of 'std::bad_alloc'|.*what\(\): +std::bad_alloc)`)

// OutOfMemory reports whether what a failed program wrote to its error stream
// says that its runtime found no more memory: a JVM, Node or Python that was
// told its limit fails by itself before the box's limit is reached.
func OutOfMemory(stderr string) bool {
	return outOfMemory.MatchString(strings.ToValidUTF8(stderr, ""))
}
