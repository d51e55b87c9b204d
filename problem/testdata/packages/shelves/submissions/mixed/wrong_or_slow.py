# What the @EXPECTED_RESULTS@: tag says counts, once it says something.
# @EXPECTED_RESULTS@: WRONG-ANSWER, TIMELIMIT
print(5)
