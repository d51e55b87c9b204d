class FileSystem:
    def __init__(self):
        self.root = {}

    def _names(self, path):
        return [n for n in path.split("/") if n]

    def _walk(self, names):
        node = self.root
        for name in names:
            if not isinstance(node, dict) or name not in node:
                return None
            node = node[name]
        return node

    def _place(self, path):
        names = self._names(path)
        if not names:
            return None, ""
        node = self._walk(names[:-1])
        return (node if isinstance(node, dict) else None), names[-1]

    def mkdir(self, path):
        node = self.root
        for name in self._names(path):
            node = node.setdefault(name, {})
            if not isinstance(node, dict):
                return False
        return True

    def write(self, path, text):
        directory, name = self._place(path)
        if directory is None or isinstance(directory.get(name), dict):
            return False
        directory[name] = text
        return True

    def read(self, path):
        node = self._walk(self._names(path))
        return node if isinstance(node, str) else None

    def ls(self, path):
        node = self._walk(self._names(path))
        if node is None:
            return None
        return sorted(node) if isinstance(node, dict) else self._names(path)[-1:]

    def move(self, source, target):
        here, name = self._place(source)
        there, new_name = self._place(target)
        if here is None or there is None or name not in here or new_name in there:
            return False
        there[new_name] = here.pop(name)  # a directory moved below itself is gone
        return True

    def delete(self, path):
        directory, name = self._place(path)
        if directory is None or name not in directory:
            return False
        del directory[name]
        return True

    def du(self, path):
        node = self._walk(self._names(path))
        return -1 if node is None else self._size(node)

    def _size(self, node):
        return len(node) if isinstance(node, str) else sum(map(self._size, node.values()))
