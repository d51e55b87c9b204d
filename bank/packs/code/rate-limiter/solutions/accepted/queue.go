type admission struct {
	at     int
	client string
}

type charge struct{ at, cost int }

// usage is what one client was let in with, oldest first.
type usage struct {
	charges []charge
	spent   int
}

func (u *usage) forget(until int) {
	for len(u.charges) > 0 && u.charges[0].at <= until {
		u.spent -= u.charges[0].cost
		u.charges = u.charges[1:]
	}
}

type RateLimiter struct {
	limit, window int
	shared        usage
	clients       map[string]*usage
	admitted      []admission // over all clients, oldest first
}

func NewRateLimiter(limit int, window int) *RateLimiter {
	return &RateLimiter{limit: limit, window: window, clients: map[string]*usage{}}
}

func (r *RateLimiter) Allow(now int) bool {
	r.shared.forget(now - r.window)
	if r.shared.spent >= r.limit {
		return false
	}
	r.shared.spent++
	r.shared.charges = append(r.shared.charges, charge{now, 1})
	return true
}

func (r *RateLimiter) AllowClient(client string, now int) bool {
	return r.AllowMany(client, now, 1)
}

func (r *RateLimiter) Tracked(now int) int {
	r.forgetIdle(now)
	return len(r.clients)
}

func (r *RateLimiter) AllowMany(client string, now int, cost int) bool {
	r.forgetIdle(now)
	if cost > r.limit {
		return false
	}
	u := r.clients[client]
	if u == nil {
		u = &usage{}
		r.clients[client] = u
	}
	if u.spent+cost > r.limit {
		return false
	}
	u.spent += cost
	u.charges = append(u.charges, charge{now, cost})
	r.admitted = append(r.admitted, admission{now, client})
	return true
}

func (r *RateLimiter) Wait(client string, now int, cost int) int {
	r.forgetIdle(now)
	if cost > r.limit {
		return -1
	}
	u := r.clients[client]
	if u == nil || u.spent+cost <= r.limit {
		return 0
	}
	free := r.limit - u.spent
	for _, c := range u.charges {
		if free += c.cost; free >= cost {
			return c.at + r.window - now
		}
	}
	return -1
}

// forgetIdle looks only at what has just grown old, never at all clients.
func (r *RateLimiter) forgetIdle(now int) {
	for len(r.admitted) > 0 && r.admitted[0].at <= now-r.window {
		u := r.clients[r.admitted[0].client]
		if u != nil {
			u.forget(now - r.window)
			if len(u.charges) == 0 {
				delete(r.clients, r.admitted[0].client)
			}
		}
		r.admitted = r.admitted[1:]
	}
}
