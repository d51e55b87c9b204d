// part: 1
type RateLimiter struct{ limit, window, start, count int }

func NewRateLimiter(limit, window int) *RateLimiter {
	return &RateLimiter{limit: limit, window: window, start: -1 << 60}
}

func (r *RateLimiter) Allow(now int) bool {
	if now-r.start >= r.window {
		r.start, r.count = now, 0
	}
	if r.count == r.limit {
		return false
	}
	r.count++
	return true
}
