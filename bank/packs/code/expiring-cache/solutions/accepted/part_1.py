# part: 1
MISSING = object()


class ExpiringCache:
    def __init__(self):
        self._values = {}
        self._expires = {}

    def set(self, key, value, ttl, now):
        self._values[key] = value
        self._expires[key] = now + ttl

    def get(self, key, now):
        value = self._values.get(key, MISSING)
        if value is MISSING:
            return None
        if now >= self._expires[key]:
            del self._values[key], self._expires[key]
            return None
        return value
