print(input() + " ")
