# part: 1
class ExpiringCache:
    def __init__(self):
        self.entries = {}

    def set(self, key, value, ttl, now):
        self.entries[key] = (value, now + ttl)

    def get(self, key, now):
        value, expires = self.entries.get(key, (None, 0))
        if not value or now >= expires:
            return None
        return value
