import sys

lines = [line.split() for line in sys.stdin]
scores = [float(score) for verdict, score in lines if verdict == "AC"]
if not scores:
    print("WA 0")
elif sys.argv[1:] == ["most"]:
    print("AC", max(scores))
else:
    print("AC", sum(scores))
