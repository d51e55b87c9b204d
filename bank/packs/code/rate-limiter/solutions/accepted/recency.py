from collections import OrderedDict, deque


class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window = limit, window
        self.shared = deque()
        # client -> [units spent, deque of (time, units)], least recently let in first
        self.clients = OrderedDict()

    def allow(self, now):
        while self.shared and now - self.shared[0] >= self.window:
            self.shared.popleft()
        if len(self.shared) == self.limit:
            return False
        self.shared.append(now)
        return True

    def allow_client(self, client, now):
        return self.allow_many(client, now, 1)

    def tracked(self, now):
        self._drop_idle(now)
        return len(self.clients)

    def allow_many(self, client, now, cost):
        self._drop_idle(now)
        state = self._current(client, now)
        spent = state[0] if state else 0
        if spent + cost > self.limit:
            return False
        if state is None:
            state = self.clients[client] = [0, deque()]
        state[0] += cost
        state[1].append((now, cost))
        self.clients.move_to_end(client)
        return True

    def wait(self, client, now, cost):
        if cost > self.limit:
            return -1
        state = self._current(client, now)
        missing = (state[0] if state else 0) + cost - self.limit
        if missing <= 0:
            return 0
        for when, units in state[1]:
            missing -= units
            if missing <= 0:
                return when + self.window - now

    def _current(self, client, now):
        state = self.clients.get(client)
        if state is None:
            return None
        entries = state[1]
        while entries and now - entries[0][0] >= self.window:
            state[0] -= entries.popleft()[1]
        return state

    def _drop_idle(self, now):
        while self.clients:
            client, (_, entries) = next(iter(self.clients.items()))
            if now - entries[-1][0] < self.window:
                return
            del self.clients[client]
