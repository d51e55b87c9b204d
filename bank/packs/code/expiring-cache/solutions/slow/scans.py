class ExpiringCache:
    def __init__(self):
        self.entries, self.capacity, self.turn = {}, None, 0

    def set(self, key, value, ttl, now):
        self.entries = {k: e for k, e in self.entries.items() if e[1] > now}
        self.entries.pop(key, None)
        if ttl <= 0 or self.capacity == 0:
            return
        if self.capacity is not None:
            self._shrink(self.capacity - 1)
        self.turn += 1
        self.entries[key] = (value, now + ttl, self.turn)

    def get(self, key, now):
        value, expires, _ = self.entries.get(key, (None, -1, 0))
        return value if now < expires else None

    def limit(self, capacity):
        self.capacity = capacity
        self._shrink(capacity)

    def size(self, now):
        return sum(1 for _, expires, _ in self.entries.values() if expires > now)

    def _shrink(self, to):
        while len(self.entries) > to:
            del self.entries[min(self.entries, key=lambda k: self.entries[k][1:])]
