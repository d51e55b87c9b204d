import sys

from talk import ask, tell

page = int(open(sys.argv[1]).read())
for turn in range(10):
    guess = ask()
    if guess is None:
        tell(sys.argv[3], "the conversation broke off after %d guesses" % turn)
    if guess == page:
        print("found", flush=True)
        sys.exit(42)
    print("higher" if guess < page else "lower", flush=True)
tell(sys.argv[3], "ten guesses were not enough")
