print("wrong", flush=True)
while True:
    pass
