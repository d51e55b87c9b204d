import sys


def ask():
    line = sys.stdin.readline()
    return int(line) if line.strip() else None


def tell(feedback, says):
    with open(feedback + "judgemessage.txt", "a") as f:
        f.write(says + "\n")
    sys.exit(43)
