print(499, flush=True)
input()
