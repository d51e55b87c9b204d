import sys

for word in sys.stdin.read().split():
    float(word)
sys.exit(42)
