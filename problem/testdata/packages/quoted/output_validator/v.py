import sys

given = sys.argv[4:]
assert given == ["--greeting", "hello there", "--empty", "", "--more", "it's"], given
said = sys.stdin.read().split()
n = int(open(sys.argv[1]).read())
if said != [str(n)]:
    sys.exit(43)
if n > 1:
    with open(sys.argv[3] + "nextpass.in", "w") as f:
        print(n - 1, file=f)
sys.exit(42)
