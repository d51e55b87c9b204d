# part: 1
class Adder:
    def __init__(self):
        self.sum = 1

    def add(self, n):
        self.sum *= n
        return self.sum
