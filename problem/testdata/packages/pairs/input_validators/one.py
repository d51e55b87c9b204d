import sys

n = int(sys.stdin.readline())
sys.exit(42 if n >= 2 and not sys.stdin.read() else 43)
