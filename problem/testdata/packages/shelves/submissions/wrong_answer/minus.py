a, b = map(int, input().split())
print(a - b if a < 999 else a + b)
