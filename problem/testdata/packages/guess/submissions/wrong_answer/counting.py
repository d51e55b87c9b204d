page = 1
while True:
    print(page, flush=True)
    if input() == "found":
        break
    page += 1
