hoard = bytearray(200 << 20)
print(len(hoard))
