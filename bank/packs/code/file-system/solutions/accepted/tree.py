class Directory:
    __slots__ = ("entries",)

    def __init__(self):
        self.entries: dict[str, "Directory | str"] = {}


class FileSystem:
    def __init__(self):
        self.root = Directory()

    def mkdir(self, path: str) -> bool:
        here = self.root
        for name in parts(path):
            here = here.entries.setdefault(name, Directory())
            if not isinstance(here, Directory):
                return False
        return True

    def write(self, path: str, text: str) -> bool:
        parent, name = self._parent(path)
        if parent is None or isinstance(parent.entries.get(name), Directory):
            return False
        parent.entries[name] = text
        return True

    def read(self, path: str) -> str | None:
        found = self._find(parts(path))
        return found if isinstance(found, str) else None

    def ls(self, path: str) -> list[str] | None:
        names = parts(path)
        found = self._find(names)
        if found is None:
            return None
        return sorted(found.entries) if isinstance(found, Directory) else [names[-1]]

    def move(self, source: str, target: str) -> bool:
        old_parent, old_name = self._parent(source)
        new_parent, new_name = self._parent(target)
        if old_parent is None or new_parent is None:
            return False
        if old_name not in old_parent.entries or new_name in new_parent.entries:
            return False
        if is_inside(parts(target), parts(source)):
            return False
        new_parent.entries[new_name] = old_parent.entries.pop(old_name)
        return True

    def delete(self, path: str) -> bool:
        parent, name = self._parent(path)
        return parent is not None and parent.entries.pop(name, None) is not None

    def du(self, path: str) -> int:
        found = self._find(parts(path))
        if found is None:
            return -1
        total, left = 0, [found]
        while left:
            node = left.pop()
            if isinstance(node, str):
                total += len(node)
            else:
                left.extend(node.entries.values())
        return total

    def _find(self, names):
        here = self.root
        for name in names:
            if not isinstance(here, Directory):
                return None
            here = here.entries.get(name)
            if here is None:
                return None
        return here

    def _parent(self, path):
        """The directory that holds the path's last name, None if there is none."""
        names = parts(path)
        if not names:
            return None, ""
        parent = self._find(names[:-1])
        return (parent if isinstance(parent, Directory) else None), names[-1]


def parts(path):
    return [name for name in path.split("/") if name]


def is_inside(inner, outer):
    return inner[: len(outer)] == outer
