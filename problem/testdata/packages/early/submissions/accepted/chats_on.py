print("right", flush=True)
input()
for n in range(100000):
    print(n)
