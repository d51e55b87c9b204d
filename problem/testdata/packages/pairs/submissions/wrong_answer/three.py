n = int(input())
print(1, 1, n - 2)
