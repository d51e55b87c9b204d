class Adder:
    def __init__(self):
        self.sum = 0

    def add(self, n):
        self.sum += n
        return self.sum

    def forget(self):
        self.sum = 0
