print("hello", flush=True)
input()
print("done", flush=True)
