import os
import sys

feedback = sys.argv[3]
given = int(open(sys.argv[1]).read())
got = sys.stdin.read().split()
with open(feedback + "judgemessage.txt", "a") as f:
    f.write("given %d, got %s\n" % (given, got))
if os.path.exists(feedback + "nextpass.in"):
    sys.exit(1)
if got != [str(given + 1)]:
    sys.exit(43)
passes = open(feedback + "judgemessage.txt").read().count("given")
if passes < int(open(sys.argv[2]).read()):
    with open(feedback + "nextpass.in", "w") as f:
        f.write("%d\n" % (given * 10))
sys.exit(42)
