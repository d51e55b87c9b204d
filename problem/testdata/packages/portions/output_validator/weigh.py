import sys

print(open(sys.argv[1]).read(), flush=True)
word = sys.stdin.readline().strip()
if not word.isdigit() or int(word) > 100:
    sys.exit(43)
with open(sys.argv[3] + "score_multiplier.txt", "w") as f:
    f.write("%.2f\n" % (int(word) / 100))
sys.exit(42)
