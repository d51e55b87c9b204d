# Looks at a Python program without running it: its shape, and defects that
# have a rule and a line. It reports only what is wrong in any style.
import ast
import builtins

# Names whose hiding bites sooner or later; "id", "input" and "type" are hidden
# so often on purpose that they are left out.
HIDDEN = {
    "abs", "all", "any", "bool", "bytes", "dict", "enumerate", "filter", "float", "frozenset", "int", "isinstance",
    "iter", "len", "list", "map", "max", "min", "next", "print", "range", "reversed", "set", "sorted", "str", "sum",
    "super", "tuple", "zip",
} & set(dir(builtins))

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
NESTING = (ast.For, ast.AsyncFor, ast.While, ast.If, ast.With, ast.AsyncWith, ast.Try)
MAX_FINDINGS = 20


def look(source):
    try:
        tree = ast.parse(source)
        findings = sorted(set(findings_of(tree)), key=lambda f: (f[2], f[0], f[1]))
        shape = shape_of(tree)
    except (RecursionError, MemoryError, ValueError):
        return {}
    return {
        "findings": [{"rule": r, "name": n[:60], "line": line} for r, n, line in findings[:MAX_FINDINGS]],
        "shape": shape,
        "tests": own_tests(tree),
    }


def own_tests(tree):
    """How many checks of the candidate's own stand in the file: assertions, and
    functions that are named as tests."""
    count = 0
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert) or isinstance(node, FUNCTIONS) and node.name.startswith("test"):
            count += 1
    return count


def shape_of(tree):
    longest, name, line = 0, "", 0
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            length = node.end_lineno - node.lineno + 1
            if length > longest:
                longest, name, line = length, node.name, node.lineno
    return {"longest": longest, "name": name[:60], "line": line, "depth": depth_of(tree)}


def depth_of(tree):
    deepest, stack = 0, [(tree, 0)]
    while stack:
        node, depth = stack.pop()
        deepest = max(deepest, depth)
        for field, child in ast.iter_fields(node):
            for c in child if isinstance(child, list) else [child]:
                if isinstance(c, ast.AST):
                    # "elif" reads as one level, not as one more.
                    chained = isinstance(node, ast.If) and field == "orelse" and isinstance(c, ast.If) and len(child) == 1
                    stack.append((c, depth + (isinstance(c, NESTING) and not chained)))
    return deepest


def findings_of(tree):
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            yield from unused_locals(node)
            for default in node.args.defaults + [d for d in node.args.kw_defaults if d]:
                if isinstance(default, (ast.List, ast.Dict, ast.Set)):
                    yield "mutable-default", node.name, default.lineno
            for arg in node.args.args + node.args.kwonlyargs + node.args.posonlyargs:
                if arg.arg in HIDDEN:
                    yield "hidden-builtin", arg.arg, arg.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id in HIDDEN:
            yield "hidden-builtin", node.id, node.lineno
        elif isinstance(node, ast.ExceptHandler) and swallows(node):
            yield "swallowed-error", "", node.lineno
        elif isinstance(node, ast.Compare):
            for op, right in zip(node.ops, node.comparators):
                if isinstance(op, (ast.Is, ast.IsNot)) and isinstance(right, ast.Constant):
                    if isinstance(right.value, (int, str, float)) and not isinstance(right.value, bool):
                        yield "is-literal", "", node.lineno
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list):
                for before, after in zip(block, block[1:]):
                    if isinstance(before, (ast.Return, ast.Raise, ast.Break, ast.Continue)):
                        yield "unreachable", "", after.lineno
                        break
    yield from unused_imports(tree)


def swallows(handler):
    broad = handler.type is None or isinstance(handler.type, ast.Name) and handler.type.id in ("Exception", "BaseException")
    return broad and all(isinstance(s, ast.Pass) for s in handler.body)


def unused_locals(function):
    """Plain local assignments that nothing in the function ever reads."""
    stored, used = {}, set()
    for node in ast.walk(function):
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            used.update(node.names)
        elif isinstance(node, ast.Name):
            if not isinstance(node.ctx, ast.Store):
                used.add(node.id)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("locals", "eval", "exec"):
            return
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            used.add(node.target.id)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    stored.setdefault(target.id, target.lineno)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            stored.setdefault(node.target.id, node.target.lineno)
    for name, line in stored.items():
        if name not in used and not name.startswith("_"):
            yield "unused-variable", name, line


def unused_imports(tree):
    imported, used = {}, set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                imported.setdefault((alias.asname or alias.name).split(".")[0], node.lineno)
        elif isinstance(node, ast.ImportFrom) and node.module != "__future__":
            for alias in node.names:
                imported.setdefault(alias.asname or alias.name, node.lineno)
        elif isinstance(node, ast.Name):
            used.add(node.id)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            used.update(part for part in node.value.replace("[", " ").replace("]", " ").replace(".", " ").split() if part.isidentifier())
    for name, line in imported.items():
        if name not in used and name != "*":
            yield "unused-import", name, line
