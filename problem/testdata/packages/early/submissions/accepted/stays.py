import sys

print("right", flush=True)
assert sys.stdin.read() == "thanks\n"
