print(50 if input() == "1" else 25)
