while True:
    print("right")
