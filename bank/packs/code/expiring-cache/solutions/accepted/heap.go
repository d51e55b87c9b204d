import "container/heap"

type entry struct {
	key     string
	value   any
	expires int
	turn    int
	place   int // in the heap
}

type byExpiry []*entry

func (h byExpiry) Len() int { return len(h) }
func (h byExpiry) Less(i, j int) bool {
	if h[i].expires != h[j].expires {
		return h[i].expires < h[j].expires
	}
	return h[i].turn < h[j].turn
}
func (h byExpiry) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].place, h[j].place = i, j
}
func (h *byExpiry) Push(x any) {
	e := x.(*entry)
	e.place = len(*h)
	*h = append(*h, e)
}
func (h *byExpiry) Pop() any {
	old := *h
	e := old[len(old)-1]
	*h = old[:len(old)-1]
	return e
}

type ExpiringCache struct {
	entries  map[string]*entry
	order    byExpiry
	capacity int // below 0: none
	turn     int
}

func NewExpiringCache() *ExpiringCache {
	return &ExpiringCache{entries: map[string]*entry{}, capacity: -1}
}

func (c *ExpiringCache) Set(key string, value any, ttl int, now int) {
	c.expire(now)
	if old, ok := c.entries[key]; ok {
		heap.Remove(&c.order, old.place)
		delete(c.entries, key)
	}
	if ttl <= 0 || c.capacity == 0 {
		return
	}
	if c.capacity > 0 {
		c.shrink(c.capacity - 1)
	}
	c.turn++
	e := &entry{key: key, value: value, expires: now + ttl, turn: c.turn}
	c.entries[key] = e
	heap.Push(&c.order, e)
}

func (c *ExpiringCache) Get(key string, now int) (any, bool) {
	e, ok := c.entries[key]
	if !ok || e.expires <= now {
		return nil, false
	}
	return e.value, true
}

func (c *ExpiringCache) Limit(capacity int) {
	c.capacity = capacity
	c.shrink(capacity)
}

func (c *ExpiringCache) Size(now int) int {
	c.expire(now)
	return len(c.entries)
}

func (c *ExpiringCache) expire(now int) {
	for len(c.order) > 0 && c.order[0].expires <= now {
		delete(c.entries, heap.Pop(&c.order).(*entry).key)
	}
}

func (c *ExpiringCache) shrink(to int) {
	for len(c.order) > to {
		delete(c.entries, heap.Pop(&c.order).(*entry).key)
	}
}
