import heapq
from itertools import count


class ExpiringCache:
    def __init__(self):
        self.entries = {}  # key -> (value, expires, turn)
        self.by_expiry = []  # heap of (expires, turn, key); overwritten entries linger
        self.turns = count()
        self.capacity = None

    def set(self, key: str, value: object, ttl: int, now: int) -> None:
        self._drop_expired(now)
        if ttl <= 0:
            self.entries.pop(key, None)
            return
        if key not in self.entries:
            self._make_room()
            if self.capacity == 0:
                return
        turn = next(self.turns)
        self.entries[key] = (value, now + ttl, turn)
        heapq.heappush(self.by_expiry, (now + ttl, turn, key))
        self._compact()

    def get(self, key: str, now: int) -> object:
        entry = self.entries.get(key)
        if entry is None or entry[1] <= now:
            return None
        return entry[0]

    def limit(self, capacity: int) -> None:
        self.capacity = capacity
        while len(self.entries) > capacity:
            self._drop_soonest()

    def size(self, now: int) -> int:
        self._drop_expired(now)
        return len(self.entries)

    def _make_room(self):
        if self.capacity is not None:
            while self.entries and len(self.entries) >= self.capacity:
                self._drop_soonest()

    def _drop_expired(self, now):
        while self.by_expiry and self.by_expiry[0][0] <= now:
            self._drop_soonest()

    def _drop_soonest(self):
        _, turn, key = heapq.heappop(self.by_expiry)
        if key in self.entries and self.entries[key][2] == turn:
            del self.entries[key]

    def _compact(self):
        # Overwriting one key for ever must not grow the heap for ever.
        if len(self.by_expiry) > 2 * len(self.entries) + 16:
            self.by_expiry = [(expires, turn, key) for key, (_, expires, turn) in self.entries.items()]
            heapq.heapify(self.by_expiry)
