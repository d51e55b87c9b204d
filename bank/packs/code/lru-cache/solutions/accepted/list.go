import "container/list"

type item struct {
	key   string
	value int
}

type LRUCache struct {
	capacity int
	recent   *list.List // most recently used in front
	places   map[string]*list.Element
}

func NewLRUCache(capacity int) *LRUCache {
	return &LRUCache{capacity: capacity, recent: list.New(), places: map[string]*list.Element{}}
}

func (l *LRUCache) Get(key string) (int, bool) {
	e, ok := l.places[key]
	if !ok {
		return 0, false
	}
	l.recent.MoveToFront(e)
	return e.Value.(*item).value, true
}

func (l *LRUCache) Put(key string, value int) {
	if e, ok := l.places[key]; ok {
		e.Value.(*item).value = value
		l.recent.MoveToFront(e)
		return
	}
	if l.capacity == 0 {
		return
	}
	if l.recent.Len() == l.capacity {
		oldest := l.recent.Back()
		delete(l.places, l.recent.Remove(oldest).(*item).key)
	}
	l.places[key] = l.recent.PushFront(&item{key, value})
}

func (l *LRUCache) Keys() []string {
	names := make([]string, 0, l.recent.Len())
	for e := l.recent.Front(); e != nil; e = e.Next() {
		names = append(names, e.Value.(*item).key)
	}
	return names
}
