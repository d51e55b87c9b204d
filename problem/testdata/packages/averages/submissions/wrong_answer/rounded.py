numbers = list(map(float, input().split()))
print(round(sum(numbers) / len(numbers), 2))
