import sys
import time

word = sys.stdin.readline().strip()
if word == "right":
    print("thanks", flush=True)
    sys.exit(42)
if word == "talk":
    # The submission has left, and nobody reads this.
    for line in range(200000):
        print("still talking", line)
    sys.exit(42)
if word == "ponder":
    # Longer than anybody waits for a validator that only waits itself.
    while time.process_time() < 0.4:
        pass
sys.exit(43)
