n = int(input())
if n > 100:
    raise SystemExit(1)
print(n + 1)
