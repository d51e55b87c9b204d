from given import more

print(int(input()) + {{step}} + more())
