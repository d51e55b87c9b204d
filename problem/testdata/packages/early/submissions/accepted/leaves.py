print("right", flush=True)
