# part: 2
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window = limit, window
        self.shared, self.clients = deque(), {}

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
        self.tracked(now)
        return self._take(self.clients.setdefault(client, deque()), now)

    def tracked(self, now):
        self.clients = {c: seen for c, seen in self.clients.items() if seen[-1] > now - self.window}
        return len(self.clients)
