class LRUCache:
    def __init__(self, capacity):
        self.capacity, self.values, self.order = capacity, {}, []

    def get(self, key):
        if key not in self.values:
            return None
        self.order.remove(key)
        self.order.append(key)
        return self.values[key]

    def put(self, key, value):
        if key in self.values:
            self.order.remove(key)
        elif len(self.order) == self.capacity:
            if self.capacity == 0:
                return
            del self.values[self.order.pop(0)]
        self.order.append(key)
        self.values[key] = value

    def keys(self):
        return self.order[::-1]
