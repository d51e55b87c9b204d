class LRUCache:
    def __init__(self, capacity):
        self.capacity, self.values = capacity, {}

    def get(self, key):
        if key not in self.values:
            return None
        self.values[key] = self.values.pop(key)
        return self.values[key]

    def put(self, key, value):
        if key not in self.values and self.capacity and len(self.values) == self.capacity:
            del self.values[next(iter(self.values))]
        if self.capacity:
            self.values[key] = value  # a key that is there keeps its old place

    def keys(self):
        return list(reversed(self.values))
