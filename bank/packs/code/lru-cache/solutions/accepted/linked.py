class Node:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self


class LRUCache:
    def __init__(self, capacity: int):
        self.capacity = capacity
        self.nodes: dict[str, Node] = {}
        self.ring = Node()  # ring.after is the most recent, ring.before the least

    def get(self, key: str) -> int | None:
        node = self.nodes.get(key)
        if node is None:
            return None
        self._touch(node)
        return node.value

    def put(self, key: str, value: int) -> None:
        node = self.nodes.get(key)
        if node is not None:
            node.value = value
            self._touch(node)
            return
        if self.capacity == 0:
            return
        if len(self.nodes) == self.capacity:
            oldest = self.ring.before
            self._unlink(oldest)
            del self.nodes[oldest.key]
        node = self.nodes[key] = Node(key, value)
        self._link_first(node)

    def keys(self) -> list[str]:
        names, node = [], self.ring.after
        while node is not self.ring:
            names.append(node.key)
            node = node.after
        return names

    def _touch(self, node):
        self._unlink(node)
        self._link_first(node)

    def _unlink(self, node):
        node.before.after = node.after
        node.after.before = node.before

    def _link_first(self, node):
        node.before, node.after = self.ring, self.ring.after
        self.ring.after.before = node
        self.ring.after = node
