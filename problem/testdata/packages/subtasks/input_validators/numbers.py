import sys

numbers = list(map(int, sys.stdin.read().split()))
sys.exit(42 if 1 <= len(numbers) <= int(sys.argv[1]) else 43)
