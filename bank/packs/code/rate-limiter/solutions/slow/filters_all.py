# part: 1
class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window, self.seen = limit, window, []

    def allow(self, now):
        self.seen = [t for t in self.seen if t > now - self.window]
        if len(self.seen) >= self.limit:
            return False
        self.seen.append(now)
        return True
