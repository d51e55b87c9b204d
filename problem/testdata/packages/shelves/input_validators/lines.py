import re
import sys

line = sys.stdin.readline()
assert re.fullmatch(r"(0|[1-9][0-9]{0,8}) (0|[1-9][0-9]{0,8})\n", line), "two numbers, please"
assert sys.stdin.read() == "", "one line, please"
sys.exit(42)
