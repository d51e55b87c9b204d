import os

print("ponder", flush=True)
os.abort()
