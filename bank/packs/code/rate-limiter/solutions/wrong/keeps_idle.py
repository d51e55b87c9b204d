# part: 2
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window = limit, window
        self.shared = deque()
        self.clients = {}

    def _take(self, seen, now):
        while seen and seen[0] <= now - self.window:
            seen.popleft()
        if len(seen) >= self.limit:
            return False
        seen.append(now)
        return True

    def allow(self, now):
        return self._take(self.shared, now)

    def allow_client(self, client, now):
        return self._take(self.clients.setdefault(client, deque()), now)

    def tracked(self, now):
        # Right to the letter, but the idle ones stay in memory.
        return sum(1 for seen in self.clients.values() if seen and seen[-1] > now - self.window)
