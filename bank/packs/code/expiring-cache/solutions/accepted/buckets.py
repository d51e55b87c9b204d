import bisect


class ExpiringCache:
    """Keeps the keys by the second in which they expire."""

    def __init__(self):
        self.entries = {}
        self.buckets = {}  # expiry -> keys in the order in which they were set
        self.expiries = []  # sorted
        self.capacity = float("inf")

    def set(self, key, value, ttl, now):
        self._expire(now)
        self._remove(key)
        if ttl <= 0 or self.capacity == 0:
            return
        while len(self.entries) >= self.capacity:
            self._remove_soonest()
        expires = now + ttl
        if expires not in self.buckets:
            self.buckets[expires] = {}
            bisect.insort(self.expiries, expires)
        self.buckets[expires][key] = True
        self.entries[key] = (value, expires)

    def get(self, key, now):
        if key in self.entries:
            value, expires = self.entries[key]
            if now < expires:
                return value
        return None

    def limit(self, capacity):
        self.capacity = capacity
        while len(self.entries) > capacity:
            self._remove_soonest()

    def size(self, now):
        self._expire(now)
        return len(self.entries)

    def _expire(self, now):
        while self.expiries and self.expiries[0] <= now:
            self._remove_soonest()

    def _remove_soonest(self):
        self._remove(next(iter(self.buckets[self.expiries[0]])))

    def _remove(self, key):
        if key not in self.entries:
            return
        expires = self.entries.pop(key)[1]
        bucket = self.buckets[expires]
        del bucket[key]
        if not bucket:
            del self.buckets[expires]
            del self.expiries[bisect.bisect_left(self.expiries, expires)]
