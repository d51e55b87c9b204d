from collections import deque


class RateLimiter:
    def __init__(self, limit: int, window: int):
        self.limit = limit
        self.window = window
        self.everyone = Log()
        self.clients: dict[str, Log] = {}
        # What was let in, oldest first, over all clients: the only place where
        # anything has to be looked for when it grows old.
        self.admitted: deque[tuple[int, str]] = deque()

    def allow(self, now: int) -> bool:
        self.everyone.forget(now - self.window)
        return self.everyone.take(now, 1, self.limit)

    def allow_client(self, client: str, now: int) -> bool:
        return self.allow_many(client, now, 1)

    def tracked(self, now: int) -> int:
        self.forget_idle(now)
        return len(self.clients)

    def allow_many(self, client: str, now: int, cost: int) -> bool:
        self.forget_idle(now)
        if cost > self.limit:
            return False
        log = self.clients.get(client)
        if log is None:
            log = self.clients[client] = Log()
        if not log.take(now, cost, self.limit):
            return False
        self.admitted.append((now, client))
        return True

    def wait(self, client: str, now: int, cost: int) -> int:
        self.forget_idle(now)
        if cost > self.limit:
            return -1
        log = self.clients.get(client)
        if log is None:
            return 0
        free = self.limit - log.spent
        if free >= cost:
            return 0
        for at, taken in log.entries:
            free += taken
            if free >= cost:
                return at + self.window - now
        return -1

    def forget_idle(self, now: int) -> None:
        while self.admitted and self.admitted[0][0] <= now - self.window:
            _, client = self.admitted.popleft()
            log = self.clients.get(client)
            if log is None:
                continue
            log.forget(now - self.window)
            if not log.entries:
                del self.clients[client]


class Log:
    """What was let in lately: (when, how much), oldest first."""

    __slots__ = ("entries", "spent")

    def __init__(self):
        self.entries: deque[tuple[int, int]] = deque()
        self.spent = 0

    def forget(self, until: int) -> None:
        while self.entries and self.entries[0][0] <= until:
            self.spent -= self.entries.popleft()[1]

    def take(self, now: int, cost: int, limit: int) -> bool:
        if self.spent + cost > limit:
            return False
        self.entries.append((now, cost))
        self.spent += cost
        return True
