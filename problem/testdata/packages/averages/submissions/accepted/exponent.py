numbers = list(map(float, input().split()))
print("%.9E" % (sum(numbers) / len(numbers)))
