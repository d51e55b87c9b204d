import sys

source, answer, feedback = sys.argv[1:4]
wanted = int(open(source).read())
assert feedback.endswith("/") and open(answer).read() == "any\n"
words = sys.stdin.read().split()


def wrong(says):
    with open(feedback + "judgemessage.txt", "w") as f:
        f.write(says + "\n")
    with open(feedback + "teammessage.txt", "w") as f:
        f.write("Look at the sum.\n")
    sys.exit(43)


if len(words) != 2:
    wrong("%d words instead of two" % len(words))
if "positive" in sys.argv[4:] and min(map(int, words)) < 1:
    wrong("a number below 1")
if sum(map(int, words)) != wanted:
    wrong("the sum is %d, not %d" % (sum(map(int, words)), wanted))
sys.exit(42)
