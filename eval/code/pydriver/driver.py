# The driver calls a candidate's Python program, one test a line. It speaks the
# protocol of eval/code/protocol.go on descriptors of its own, so that neither
# print nor input can disturb it.
import builtins
import faulthandler
import io
import json
import math
import os
import signal
import sys
import threading
import time
import types

SOURCE = "solution.py"
FOREIGN = "\x00foreign"
SCALARS = (type(None), bool, int, float, str)


def take_over_descriptors():
    """Moves the protocol away from 0 and 1: input is at its end for the
    program, and what C code writes to 1 goes to the error stream."""
    proto_in = os.fdopen(os.dup(0), "rb")
    proto_out = os.fdopen(os.dup(1), "wb", buffering=0)
    empty, other = os.pipe()
    os.close(other)
    os.dup2(empty, 0)
    os.close(empty)
    os.dup2(2, 1)
    sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), encoding="utf-8")
    return proto_in, proto_out


PROTO_IN, PROTO_OUT = take_over_descriptors()


def send(message):
    data = json.dumps(message, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    view = memoryview(data.encode("ascii") + b"\n")
    while view:
        view = view[PROTO_OUT.write(view):]


class Printed(io.TextIOBase):
    """Takes what the program prints: passed on at once, so that it is kept
    even if the program never returns, and bounded for every test."""

    def __init__(self, name, limit):
        self.name, self.limit, self.left = name, limit, limit

    def writable(self):
        return True

    @property
    def encoding(self):
        return "utf-8"

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("write() argument must be str, not " + type(text).__name__)
        if self.left > 0 and text:
            part = text[: self.left]
            self.left -= len(part)
            send({self.name: part})
        return len(text)


def describe(value):
    """A value that JSON cannot carry, in words."""
    name = type(value).__name__
    article = "an" if name[:1].lower() in "aeiou" else "a"
    return {FOREIGN: article + " " + name}


def plain(value, depth=0):
    """The value as JSON carries it, copied now: a list that the program
    changes later must not change what it returned."""
    kind = type(value)
    if kind is float:
        return value if math.isfinite(value) else {FOREIGN: "the float " + repr(value)}
    if kind is int:
        return value if abs(value) < 10**300 else {FOREIGN: "an integer of more than 300 digits"}
    if kind in SCALARS:
        return value
    if depth > 200:
        return {FOREIGN: "a value nested more than 200 deep"}
    if kind is list or kind is tuple:
        return [plain(v, depth + 1) for v in value]
    if isinstance(value, dict):
        if any(type(k) is not str for k in value):
            return {FOREIGN: "a dict whose keys are not all strings"}
        return {k: plain(v, depth + 1) for k, v in value.items()}
    if isinstance(value, (list, tuple)) or kind.__name__ == "deque":
        return [plain(v, depth + 1) for v in value]
    return describe(value)


def peak_kb():
    try:
        with open("/proc/self/status", "rb") as f:
            for line in f:
                if line.startswith(b"VmHWM:"):
                    return int(line.split()[1])
    except (OSError, ValueError):
        pass
    return 0


def reset_peak():
    try:
        with open("/proc/self/clear_refs", "wb") as f:
            f.write(b"5")
    except OSError:
        pass


def line_of(error):
    """The last line of the candidate's own file that the error passed."""
    line, function = 0, ""
    if isinstance(error, SyntaxError) and error.filename == SOURCE:
        return error.lineno or 0, ""
    frame = error.__traceback__
    while frame is not None:
        code = frame.tb_frame.f_code
        if code.co_filename == SOURCE:
            line, function = frame.tb_lineno, code.co_name
        frame = frame.tb_next
    return line, function


def failure(error):
    kind = type(error).__name__
    try:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
    except BaseException:  # its own __str__ may fail too
        text = ""
    line, function = line_of(error)
    return {"kind": kind, "text": str(text)[:500], "line": line, "function": function}


class Missing(Exception):
    """The program lacks what the question calls."""


class Program:
    def __init__(self, config, source):
        self.style, self.entry = config["style"], config["entry"]
        self.code = compile(source, SOURCE, "exec", dont_inherit=True)

    def load(self):
        """Runs the file anew: every test gets fresh globals."""
        module = types.ModuleType("solution")
        module.__dict__.update(__file__=SOURCE, __builtins__=builtins)
        sys.modules["solution"] = module  # dataclasses look their module up there
        exec(self.code, module.__dict__)
        return module.__dict__

    def entry_of(self, names):
        target = names.get(self.entry)
        if self.style == "class":
            if not isinstance(target, type):
                raise Missing("The program defines no class " + self.entry + ".")
        elif not callable(target):
            raise Missing("The program defines no function " + self.entry + ".")
        return target


def run_function(program, test, clock, spent):
    target = program.entry_of(program.load())
    args = test["args"]
    send({"begin": test["test"]})
    arm(test)
    start = clock()
    try:
        result = target(*args)
    finally:
        spent[0] = clock() - start
        disarm()
    return plain(result)


def run_calls(program, test, methods, results, clock, spent):
    target = program.entry_of(program.load())
    names = [methods.get(c[0], c[0]) for c in test["calls"]]
    calls = test["calls"]
    send({"begin": test["test"]})
    arm(test)
    try:
        bound, made = {}, None
        for name, call in zip(names, calls):
            args = call[1:]
            if call[0] == "init":
                start = clock()
                try:
                    made = target(*args)
                finally:
                    spent[0] += clock() - start
                bound = {}
                results.append(None)
                continue
            method = bound.get(name)
            if method is None:
                method = getattr(made, name, None)
                if not callable(method):
                    raise Missing(program.entry + " has no method " + name + ".")
                bound[name] = method
            start = clock()
            try:
                result = method(*args)
            finally:
                spent[0] += clock() - start
            results.append(result if type(result) in (bool, str, type(None)) else plain(result))
    finally:
        disarm()


def arm(test):
    """Ends the process when the test has used up its processor time. The
    signal's own default does it, which no program can catch by accident, after
    the place where it stood was written to the error stream."""
    signal.setitimer(signal.ITIMER_PROF, test["cpu"] / 1000.0)


def disarm():
    signal.setitimer(signal.ITIMER_PROF, 0)


def run(program, test, config, out, err):
    results, spent = [], [0.0]
    out.left = err.left = out.limit
    reset_peak()
    sys.setrecursionlimit(config["recursion"])
    clock, error = time.perf_counter, None
    cpu = time.process_time()
    try:
        if program.style == "class":
            run_calls(program, test, config["methods"], results, clock, spent)
        else:
            results = [run_function(program, test, clock, spent)]
    except Missing as e:
        error = {"kind": "missing", "text": str(e), "line": 0, "function": ""}
    except BaseException as e:  # SystemExit and MemoryError are answers too
        error = failure(e)
    cpu = time.process_time() - cpu
    sys.stdout, sys.stderr = out, err
    send({"ran": test["test"], "millis": spent[0] * 1000, "cpu": cpu * 1000, "kb": peak_kb()})
    done = {"done": test["test"], "results": results, "stale": threading.active_count() > 1}
    if error is not None:
        done["error"] = error
    send(done)


def look_at(source):
    # Isolated mode keeps this directory off the import path, as it should: the
    # program must not find the driver's files.
    names = {"__name__": "look"}
    with open("look.py", "rb") as f:
        exec(compile(f.read(), "look.py", "exec", dont_inherit=True), names)
    return names["look"](source)


def main():
    config = json.loads(PROTO_IN.readline())
    out, err = Printed("out", config["printed"]), Printed("err", config["printed"])
    sys.stdout, sys.stderr = out, err
    faulthandler.register(signal.SIGPROF, file=2, all_threads=False, chain=True)
    ready = {"ready": True, "version": "Python " + sys.version.split()[0]}
    program = None
    try:
        with open(SOURCE, "rb") as f:
            source = f.read()
        program = Program(config, source)
        if config["look"]:
            ready.update(look_at(source.decode("utf-8")))
        sys.setrecursionlimit(config["recursion"])
        program.entry_of(program.load())
    except Missing as e:
        ready = {"ready": False, "error": {"kind": "missing", "text": str(e), "line": 0, "function": ""}}
    except BaseException as e:
        ready = {"ready": False, "error": failure(e)}
    sys.stdout, sys.stderr = out, err
    send(ready)
    if not ready["ready"]:
        return
    while True:
        line = PROTO_IN.readline()
        if not line:
            return
        run(program, json.loads(line), config, out, err)


main()
# Threads that the program left behind must not keep the process alive.
os._exit(0)
