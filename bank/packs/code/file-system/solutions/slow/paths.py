class FileSystem:
    """One dict from the whole path to the text; None for a directory."""

    def __init__(self):
        self.nodes = {"/": None}

    @staticmethod
    def _clean(path):
        return "/" + "/".join(n for n in path.split("/") if n)

    @staticmethod
    def _parent(path):
        return path.rsplit("/", 1)[0] or "/"

    def _is_dir(self, path):
        return path in self.nodes and self.nodes[path] is None

    def mkdir(self, path):
        path, made = self._clean(path), []
        while path not in self.nodes:
            made.append(path)
            path = self._parent(path)
        if not self._is_dir(path):
            return False
        self.nodes.update(dict.fromkeys(made))
        return True

    def write(self, path, text):
        path = self._clean(path)
        if self._is_dir(path) or not self._is_dir(self._parent(path)):
            return False
        self.nodes[path] = text
        return True

    def read(self, path):
        return self.nodes.get(self._clean(path))

    def _below(self, path):
        prefix = path.rstrip("/") + "/"
        return [p for p in self.nodes if p.startswith(prefix) and p != path]

    def ls(self, path):
        path = self._clean(path)
        if path not in self.nodes:
            return None
        if not self._is_dir(path):
            return [path.rsplit("/", 1)[1]]
        return sorted(p.rsplit("/", 1)[1] for p in self._below(path) if self._parent(p) == path)

    def move(self, source, target):
        source, target = self._clean(source), self._clean(target)
        if source == "/" or source not in self.nodes or target in self.nodes:
            return False
        if not self._is_dir(self._parent(target)) or target.startswith(source + "/"):
            return False
        for path in [source] + self._below(source):
            self.nodes[target + path[len(source):]] = self.nodes.pop(path)
        return True

    def delete(self, path):
        path = self._clean(path)
        if path == "/" or path not in self.nodes:
            return False
        for p in [path] + self._below(path):
            del self.nodes[p]
        return True

    def du(self, path):
        path = self._clean(path)
        if path not in self.nodes:
            return -1
        return sum(len(self.nodes[p] or "") for p in [path] + self._below(path))
