import os
import sys

language, entry, feedback, word = sys.argv[1:5]
assert language == "python3" and os.path.exists(entry), sys.argv
if word in open(entry).read():
    with open(feedback + "judgemessage.txt", "w") as f:
        f.write("it uses " + word + "\n")
    sys.exit(43)
sys.exit(42)
