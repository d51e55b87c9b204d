import time

print("wrong", flush=True)
time.sleep(1000)
