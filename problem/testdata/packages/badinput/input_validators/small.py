import sys

n = int(sys.stdin.read())
if n > 100:
    print("%d is more than 100" % n)
    sys.exit(43)
sys.exit(42)
