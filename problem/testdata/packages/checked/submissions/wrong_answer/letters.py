input()
print(len(input().replace(" ", "")))
