import sys

word = sys.stdin.read().strip()
if not word.isdigit() or int(word) > 10:
    sys.exit(43)
with open(sys.argv[3] + "score.txt", "w") as f:
    f.write(word + "\n")
sys.exit(42)
