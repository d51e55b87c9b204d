from collections import OrderedDict


class LRUCache:
    def __init__(self, capacity):
        self.capacity, self.values = capacity, OrderedDict()

    def get(self, key):
        value = self.values.get(key)
        if not value:
            return None
        self.values.move_to_end(key)
        return value

    def put(self, key, value):
        self.values[key] = value
        self.values.move_to_end(key)
        if len(self.values) > self.capacity:
            self.values.popitem(last=False)

    def keys(self):
        return list(reversed(self.values))
