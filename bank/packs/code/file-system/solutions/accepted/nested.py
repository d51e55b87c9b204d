class FileSystem:
    """Directories are dicts, files are strings."""

    def __init__(self):
        self.root = {}

    def _walk(self, names):
        node = self.root
        for name in names:
            if type(node) is not dict or name not in node:
                return None
            node = node[name]
        return node

    @staticmethod
    def _split(path):
        return path.strip("/").split("/") if path.strip("/") else []

    def _place(self, path):
        *directory, name = self._split(path) or [None]
        node = self._walk(directory) if name else None
        return (node, name) if type(node) is dict else (None, None)

    def mkdir(self, path):
        node = self.root
        names = self._split(path)
        for i, name in enumerate(names):
            if type(node.get(name, {})) is not dict:
                return False
            if name not in node:
                break
            node = node[name]
        else:
            return True
        for name in names[i:]:
            node[name] = {}
            node = node[name]
        return True

    def write(self, path, text):
        directory, name = self._place(path)
        if directory is None or type(directory.get(name)) is dict:
            return False
        directory[name] = text
        return True

    def read(self, path):
        node = self._walk(self._split(path))
        return node if type(node) is str else None

    def ls(self, path):
        names = self._split(path)
        node = self._walk(names)
        if node is None:
            return None
        return sorted(node) if type(node) is dict else names[-1:]

    def move(self, source, target):
        here, name = self._place(source)
        there, new_name = self._place(target)
        if here is None or there is None or name not in here or new_name in there:
            return False
        if (target.rstrip("/") + "/").startswith(source.rstrip("/") + "/"):
            return False
        there[new_name] = here.pop(name)
        return True

    def delete(self, path):
        directory, name = self._place(path)
        if directory is None or name not in directory:
            return False
        del directory[name]
        return True

    def du(self, path):
        node = self._walk(self._split(path))
        return -1 if node is None else self._size(node)

    def _size(self, node):
        if type(node) is str:
            return len(node)
        return sum(self._size(child) for child in node.values())
