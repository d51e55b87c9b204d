import sys

n = int(input())
while sys.argv[1:]:
    pass
print(n + {{step}})
