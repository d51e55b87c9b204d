import sys

n = int(input())
if len(sys.argv) > 1:
    while True:
        pass
print(n + {{step}})
