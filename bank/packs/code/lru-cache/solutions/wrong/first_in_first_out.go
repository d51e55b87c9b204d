type LRUCache struct {
	capacity int
	values   map[string]int
	order    []string
}

func NewLRUCache(capacity int) *LRUCache {
	return &LRUCache{capacity: capacity, values: map[string]int{}}
}

func (l *LRUCache) Get(key string) (int, bool) {
	v, ok := l.values[key]
	return v, ok
}

func (l *LRUCache) Put(key string, value int) {
	if _, ok := l.values[key]; !ok {
		if len(l.order) == l.capacity {
			if l.capacity == 0 {
				return
			}
			delete(l.values, l.order[0])
			l.order = l.order[1:]
		}
		l.order = append(l.order, key)
	}
	l.values[key] = value
}

func (l *LRUCache) Keys() []string {
	names := []string{}
	for i := len(l.order) - 1; i >= 0; i-- {
		names = append(names, l.order[i])
	}
	return names
}
