import os
import sys

assert os.path.exists("shared.txt")


def more():
    total = sum(map(int, sys.argv[1:]))
    if os.path.exists("extra.txt"):
        total += int(open("extra.txt").read())
    return total
