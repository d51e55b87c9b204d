print("talk", flush=True)
