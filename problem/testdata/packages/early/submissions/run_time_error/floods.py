# Much at a time: what stops it is the amount, on a slow machine too.
while True:
    print("right\n" * 10000)
