best = 0
for n in map(int, input().split()):
    best = max(best, n)
print(best)
