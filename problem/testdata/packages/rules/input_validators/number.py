import sys

assert "{{step}}" == "3", "constants are put in"
assert sys.argv[1:] in ([], ["4"]), sys.argv
n = int(sys.stdin.read())
extra = int(open("extra.txt").read()) if sys.argv[1:] else 0
sys.exit(42 if n >= 0 and extra >= 0 else 43)
