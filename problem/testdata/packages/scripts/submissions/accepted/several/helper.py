def plus_one(n):
    return n + 1
