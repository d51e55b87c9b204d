import sys

assert sys.argv[4:] == ["most", "30000"], sys.argv
asked = 0
for line in sys.stdin:
    if line.startswith("done"):
        sys.exit(42)
    print("go on " * 20, flush=True)
    asked += 1
    if asked > int(sys.argv[5]):
        sys.exit(43)
sys.exit(43)
