// @EXPECTED_RESULTS@: COMPILER-ERROR
fn main() { twice }
