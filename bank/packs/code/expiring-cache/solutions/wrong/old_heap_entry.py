import heapq


class ExpiringCache:
    def __init__(self):
        self.entries, self.heap, self.capacity = {}, [], None

    def set(self, key, value, ttl, now):
        self._expire(now)
        if key not in self.entries and self.capacity is not None:
            while self.entries and len(self.entries) >= self.capacity:
                self._pop()
        if ttl > 0 and self.capacity != 0:
            self.entries[key] = (value, now + ttl)
            heapq.heappush(self.heap, (now + ttl, key))

    def get(self, key, now):
        value, expires = self.entries.get(key, (None, -1))
        return value if now < expires else None

    def limit(self, capacity):
        self.capacity = capacity
        while len(self.entries) > capacity:
            self._pop()

    def size(self, now):
        self._expire(now)
        return len(self.entries)

    def _expire(self, now):
        while self.heap and self.heap[0][0] <= now:
            self._pop()

    def _pop(self):
        # A key that was set again is thrown out by the entry of its first life.
        self.entries.pop(heapq.heappop(self.heap)[1], None)
