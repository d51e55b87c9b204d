# part: 1
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window, self.seen = limit, window, deque()

    def allow(self, now):
        while self.seen and self.seen[0] < now - self.window:  # the edge belongs to the past
            self.seen.popleft()
        if len(self.seen) >= self.limit:
            return False
        self.seen.append(now)
        return True
