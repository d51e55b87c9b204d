from helper import plus_one

print(plus_one(int(input())))
