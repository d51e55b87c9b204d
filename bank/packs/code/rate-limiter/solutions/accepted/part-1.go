// part: 1
type RateLimiter struct {
	window int
	ring   []int // times of the last requests that were let in
	next   int
	full   bool
}

func NewRateLimiter(limit, window int) *RateLimiter {
	return &RateLimiter{window: window, ring: make([]int, limit)}
}

func (r *RateLimiter) Allow(now int) bool {
	if len(r.ring) == 0 {
		return false
	}
	if r.full && now-r.ring[r.next] < r.window {
		return false
	}
	r.ring[r.next] = now
	r.next++
	if r.next == len(r.ring) {
		r.next, r.full = 0, true
	}
	return true
}
