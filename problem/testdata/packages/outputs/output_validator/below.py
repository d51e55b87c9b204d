import sys

sys.exit(42 if int(sys.stdin.read()) < int(sys.argv[4]) else 43)
