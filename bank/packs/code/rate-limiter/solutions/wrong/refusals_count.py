# part: 1
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window, self.seen = limit, window, deque()

    def allow(self, now):
        while self.seen and self.seen[0] <= now - self.window:
            self.seen.popleft()
        self.seen.append(now)  # a client that knocks on is never let in again
        return len(self.seen) <= self.limit
